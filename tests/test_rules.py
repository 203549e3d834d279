"""What must hold between records, and what is told where it does not.

Every rule has its sentence and its place in `broken/`; here is where each of them draws its line.
"""

import inspect
from datetime import date, timedelta

import pytest
from records_text import codes, read, right, told
from small_data import BASE, TODAY, write

from skolsatsningar import reading, rules
from skolsatsningar.problem import Severity, has_errors


def initiative(name, keys=""):
    """A file with an initiative, some of its keys as given."""
    return f"""\
initiatives/{name}.yml:
  title: {name}
  summary: Lärare räknar.
  municipality: {"nationell" if name.startswith("0000") else "Örebro"}
  areas: [Matematik]
  period: {{words: Pågår}}
  sources: [{{title: Källan}}]
  reviewed: 2026-11-01
{"".join(f"  {line}{chr(10)}" for line in keys.split(chr(10)) if line)}"""


def change(keys):
    """BASE's initiative with some of its keys as given."""
    return f"initiatives/1880-rakna.yml:\n  ...\n  {keys}\n"


def test_a_file_is_named_by_the_code_of_its_municipality_or_of_the_country(tmp_path):
    right(tmp_path, initiative("0000-lyftet") + initiative("1880-b"))


@pytest.mark.parametrize("name", ["1980-b", "18800-b", "b-1880", "188-b"])
def test_a_file_with_the_code_of_another_municipality_is_told(name, tmp_path):
    assert codes(tmp_path, initiative(name)) == ["filnamn-kommun"]


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("1980-b", "1880-b.yml"),
        ("b", "1880-b.yml"),
        ("18800-b", "1880-18800-b.yml"),
        ("b-1980-c", "1880-b-1980-c.yml"),
    ],
)
def test_a_wrong_file_name_is_told_with_the_right_one(name, better, tmp_path):
    _, (problem,) = read(tmp_path, initiative(name))
    assert problem.values == {"name": better}


HABO = "  name: Håbo\n  official_name: Håbo kommun\n"


def test_a_municipality_is_named_by_its_code_and_its_name(tmp_path):
    right(tmp_path, f"municipalities/0305-habo.yml:\n{HABO}")


@pytest.mark.parametrize("name", ["habo", "305-habo", "03050-habo", "0305-haabo", "0305-habo-kommun", "0305"])
def test_a_municipality_with_another_file_name_is_told(name, tmp_path):
    assert codes(tmp_path, f"municipalities/{name}.yml:\n{HABO}") == ["filnamn-kommunpost"]


@pytest.mark.parametrize(
    "record",
    [
        "schools/0000-a.yml:\n  name: A\n",
        "programmes/a.yml:\n  name: A\n  sources: [{title: A}]\n",
        "organisations/a.yml:\n  name: A\n  kind: myndighet\n",
    ],
)
def test_nothing_but_an_initiative_is_national(record, tmp_path):
    assert codes(tmp_path, f"{record}  municipality: nationell\n") == ["kommun-nationell"]


@pytest.mark.parametrize(
    ("start", "end", "right_way_round"),
    [
        ("2018", "2018", True),
        ("2018-06-01", "2018", True),
        ("ht-18", "2018-07-01", True),
        ("ca 2018", "2019", True),
        ("2019", "ej beslutat", True),
        ("ej beslutat", "2018", True),
        ("2019", "2018", False),
        ("ht-18", "vt-18", False),
        ("2018-07-01", "2018-06-30", False),
        ("ht-18", "2018-06", False),
    ],
)
def test_a_period_that_cannot_but_end_before_it_starts_is_told(start, end, right_way_round, tmp_path):
    expected = [] if right_way_round else ["slut-fore-start"]
    assert codes(tmp_path, change(f"period: {{start: {start}, end: {end}}}")) == expected


PROGRAMMES = """\
programmes/topp.yml:
  name: Topp
  areas: [Område 1 – Mål]
  sources: [{title: A}]
programmes/helt.yml:
  name: Helt
  sources: [{title: A}]
"""


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("programme: Topp", []),
        ("programme: Topp\n  programme_area: Område 1 – Mål", []),
        ("programme: Topp\n  programme_area: OMRÅDE 1 - mål", []),
        ("programme: Topp\n  programme_area: Område 2", ["okant-delomrade"]),
        ("programme: Helt\n  programme_area: Område 1 – Mål", ["delomrade-utan-program"]),
        ("programme_area: Område 1 – Mål", ["delomrade-utan-program"]),
    ],
)
def test_an_area_within_a_programme_is_one_of_its_own(keys, expected, tmp_path):
    assert codes(tmp_path, PROGRAMMES + change(keys)) == expected


def chain(relation, *names):
    """Initiatives that each have a relation to the next."""
    pairs = zip(names, [*names[1:], None], strict=True)
    return "".join(initiative(name, f"relations: {{{relation}: [{to}]}}" if to else "") for name, to in pairs)


@pytest.mark.parametrize("relation", ["part_of", "follows", "inspired_by"])
@pytest.mark.parametrize("length", [2, 3, 40])
def test_a_ring_of_relations_is_told_once(relation, length, tmp_path):
    names = [f"1880-{number:02}" for number in range(length)]
    assert codes(tmp_path, chain(relation, *names)) == []
    closed = initiative(names[-1], f"relations: {{{relation}: [{names[0]}]}}")
    assert codes(tmp_path, chain(relation, *names) + closed) == ["relation-i-ring"]


def test_a_ring_is_told_at_the_link_that_closes_it(tmp_path):
    closed = initiative("1880-c", "relations:\n  follows:\n    - 1880-x\n    - 1880-a")
    text = initiative("1880-x") + chain("follows", "1880-a", "1880-b", "1880-c") + closed
    assert told(tmp_path, text) == [("relation-i-ring", "data/initiatives/1880-c.yml:11:7")]


def test_two_ways_to_one_initiative_are_no_ring(tmp_path):
    right(
        tmp_path,
        initiative("1880-d")
        + initiative("1880-b", "relations: {follows: [1880-d]}")
        + initiative("1880-c", "relations: {follows: [1880-d]}")
        + initiative("1880-a", "relations: {follows: [1880-b, 1880-c, 1880-d]}"),
    )


def test_relations_of_different_kinds_make_no_ring(tmp_path):
    right(
        tmp_path,
        initiative("1880-a", "relations: {follows: [1880-b]}")
        + initiative("1880-b", "relations: {inspired_by: [1880-a]}"),
    )


def test_two_initiatives_may_both_tell_that_they_work_together(tmp_path):
    right(
        tmp_path,
        initiative("1880-a", "relations: {works_with: [1880-b]}")
        + initiative("1880-b", "relations: {works_with: [1880-a]}"),
    )


@pytest.mark.parametrize("relation", ["part_of", "follows", "inspired_by", "works_with"])
def test_an_initiative_has_no_relation_to_itself(relation, tmp_path):
    text = initiative("1880-a") + initiative("1880-b", f"relations: {{{relation}: [1880-a, 1880-b]}}")
    assert codes(tmp_path, text) == ["relation-till-sig"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("1880-gammal", "1880-aldre", []),
        ("1880-gammal", "1880-gammal", ["adress-upptagen"]),
        ("1880-b", "1880-aldre", ["adress-upptagen"]),
        ("1880-a", "1880-aldre", ["adress-upptagen"]),
    ],
)
def test_an_address_leads_to_one_initiative(first, second, expected, tmp_path):
    text = initiative("1880-a", f"former_ids: [{first}]") + initiative("1880-b", f"former_ids: [{second}]")
    assert codes(tmp_path, text) == expected


def test_an_area_without_initiatives_is_a_warning(tmp_path):
    _, (problem,) = read(tmp_path, "areas/sprak.yml:\n  name: Språk\n")
    assert (problem.code, problem.severity) == ("tomt-omrade", Severity.WARNING)


def test_an_area_is_not_called_unused_while_an_initiative_cannot_be_read(tmp_path):
    text = "areas/sprak.yml:\n  name: Språk\n" + initiative("1880-b", "areas: [Språk]\nx: y")
    assert codes(tmp_path, text) == ["dubbel-nyckel"]


@pytest.mark.parametrize(
    ("status", "end", "expected"),
    [
        ("pågår", "2026-11-19", ["period-passerad"]),
        ("planerad", "vt-26", ["period-passerad"]),
        ("pågår", "2026-11-20", []),
        ("pågår", "2026", []),
        ("pågår", "ej beslutat", []),
        ("avslutad", "2020", []),
        ("okänd", "2020", []),
    ],
)
def test_what_has_ended_is_not_said_to_go_on(status, end, expected, tmp_path):
    text = change(f"status: {status}\n  period: {{start: 2018, end: {end}}}")
    assert codes(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("days_ago", "expected"),
    [
        (-1, [("granskad-i-framtiden", Severity.ERROR)]),
        (0, []),
        (365, []),
        (366, [("ogranskad", Severity.WARNING)]),
    ],
)
def test_a_record_is_read_through_within_a_year(days_ago, expected, tmp_path):
    _, problems = read(tmp_path, change(f"reviewed: {TODAY - timedelta(days_ago)}"))
    assert [(problem.code, problem.severity) for problem in problems] == expected


def test_warnings_do_not_stop_a_build_and_errors_do(tmp_path):
    _, warnings = read(tmp_path, change("reviewed: 2020-01-01"))
    _, errors = read(tmp_path, change("reviewed: 2030-01-01"))
    assert not has_errors(warnings)
    assert has_errors(errors)


def test_the_rules_know_no_day_but_the_one_they_are_given(tmp_path):
    _, late = read(tmp_path, today=date(2030, 1, 1))
    _, early = read(tmp_path, today=date(2020, 1, 1))
    assert [problem.code for problem in late] == ["ogranskad"]
    assert [problem.code for problem in early] == ["granskad-i-framtiden"]


def test_every_rule_that_is_written_is_tried():
    written = [
        value for name, value in inspect.getmembers(rules, inspect.isgeneratorfunction) if name[0] != "_"
    ]
    assert set(written) == {
        *rules.RECORD_RULES,
        *rules.LANGUAGE_RULES,
        *rules.SHARED_RULES,
        rules.check,
        rules.check_together,
    }


def test_the_area_within_a_programme_is_called_what_the_programme_calls_it(tmp_path):
    found = right(tmp_path, PROGRAMMES + change("programme: topp\n  programme_area: område 1 - mål"))
    assert found.initiatives["1880-rakna"].programme_area == "Område 1 – Mål"


@pytest.mark.parametrize(
    ("length", "expected"), [(350, []), (351, ["lang-sammanfattning"]), (701, ["for-langt"])]
)
def test_a_summary_has_a_length_that_fits_and_one_that_it_must_not_have(length, expected, tmp_path):
    assert codes(tmp_path, change(f"summary: {'å' * length}")) == expected


LINKS = """\
programmes/topp.yml:
  name: Topp
  sources: [{title: A}]
initiatives/1880-ny.yml:
  title: Ny
  summary: Lärare räknar.
  municipality: Örebro
  areas: [Matematik]
  period: {words: Pågår}
  sources: [{title: Källan}]
  reviewed: 2026-11-01
  former_ids: [1880-gammal]
"""


@pytest.mark.parametrize(
    ("address", "lost"),
    [
        ("../1880-ny/", False),
        ("../1880-ny/#syfte", False),
        ("../1880-ny", False),
        ("../1880-ny/index.html", False),
        ("../1880-gammal/", False),
        ("#syfte", False),
        ("/", False),
        ("../", False),
        ("../sida-2/", False),
        ("../../omraden/", False),
        ("/program/topp/?a=b", False),
        ("https://orebro.se/satsningar/x/", False),
        ("//orebro.se/satsningar/x/", False),
        ("mailto:a@orebro.se", False),
        ("/om/", False),
        ("/data/satsningar.csv", False),
        ("../../om/", False),
        ("../1880-nej/", True),
        ("1880-ny/", True),
        ("/satsningar/nej/", True),
        ("/skolor/almbyskolan/", True),
        ("/omm/", True),
    ],
)
def test_a_link_within_the_site_leads_to_a_page_that_is_there(address, lost, tmp_path):
    data = write(write(tmp_path / "data", BASE), LINKS + change(f"purpose: Se [här]({address})."))
    found = reading.read(data, tmp_path, TODAY, pages=frozenset({"om/"}), proofread=True)
    assert [problem.code for problem in found.problems] == ["dod-lank"] * lost


def test_a_link_to_a_page_beside_the_records_is_let_be_where_those_are_not_known(tmp_path):
    assert codes(tmp_path, change("purpose: Se [här](/omm/) eller [där](/satsningar/nej/).")) == ["dod-lank"]
