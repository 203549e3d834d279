"""A folder becomes records, and everything wrong with it is told at once."""

import os
from time import process_time

import pytest
from records_text import codes, initiative, read, read_folder, right, told
from small_data import BASE, files, write

from skolsatsningar.model import RECORDS, Area, Initiative, School
from skolsatsningar.names import Names

RAKNA = "initiatives/1880-rakna.yml"


def test_every_record_is_found_by_its_kind_and_id(tmp_path):
    found = right(tmp_path)
    assert {kind.folder: list(found.of(kind)) for kind in RECORDS} == {
        "areas": ["matematik"],
        "initiatives": ["1880-rakna"],
        "municipalities": ["1880-orebro"],
        "organisations": [],
        "programmes": [],
        "schools": ["1880-almby-skola"],
    }


def test_every_record_knows_its_file_as_problems_call_it(tmp_path):
    found = right(tmp_path)
    paths = sorted(record.path for kind in RECORDS for record in found.of(kind).values())
    assert paths == [f"data/{path}" for path in sorted(files(BASE))]


def test_a_folder_outside_the_root_keeps_its_own_path(tmp_path):
    data = write(tmp_path / "poster", BASE)
    found, _ = read_folder(data, tmp_path / "annan")
    assert found.of(Initiative)["1880-rakna"].path == (data / RAKNA).as_posix()


def test_an_empty_folder_has_no_records_and_no_problems(tmp_path):
    found, problems = read_folder(tmp_path, tmp_path)
    assert problems == []
    assert all(found.of(kind) == {} for kind in RECORDS)


def test_notes_and_hidden_files_are_no_records(tmp_path):
    right(
        tmp_path,
        """
        areas/README.md:
          Områden.
        areas/.DS_Store.x:
          skräp
        synonyms.yml:
          one_way:
            matte: matematik
        schema/initiative.yml:
          title: En mall
        schema/initiative.json:
          {}
        LICENSE.md:
          CC0
        """,
    )


@pytest.mark.parametrize("name", ["a.yaml", "a.json", "matematik.yml.bak", "a.YML"])
def test_a_file_of_another_kind_among_records_is_told(name, tmp_path):
    assert told(tmp_path, f"areas/{name}:\n  name: A\n") == [("fel-filslag", f"data/areas/{name}:1:1")]


def test_a_folder_that_is_called_like_a_record_is_told(tmp_path):
    (tmp_path / "data/areas/sprak.yml").mkdir(parents=True)
    assert codes(tmp_path, "") == ["fel-filslag"]


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("1880-Räkna.yml", "1880-rakna.yml"),
        ("1880_rakna.yml", "1880-rakna.yml"),
        ("1880-rakna-.yml", "1880-rakna.yml"),
        ("1880-ra\u0308kna.yml", "1880-rakna.yml"),
        ("1880 räkna (kopia).yml", "1880-rakna-kopia.yml"),
    ],
)
def test_a_file_name_that_cannot_be_an_address_is_told_with_a_better_one(name, better, tmp_path):
    write(tmp_path / "data", BASE)
    (tmp_path / "data/initiatives" / name).write_text("title: A\n")
    _, problems = read(tmp_path)
    assert [(problem.code, problem.values) for problem in problems] == [("filnamn", {"name": better})]


@pytest.mark.parametrize("folder", ["initiative", "satsningar", "Areas"])
def test_a_folder_that_no_one_reads_is_told(folder, tmp_path):
    assert told(tmp_path, f"{folder}/1880-a.yml:\n  title: A\n") == [("okand-mapp", f"data/{folder}:1:1")]


def test_all_problems_of_all_files_are_told_in_one_run_in_the_order_of_places(tmp_path):
    assert told(
        tmp_path,
        """
        areas/sprak.yml:
          name: Språk: ett område
        initiatives/1880-b.yml:
          titel: B
          summary: <b>B</b>
          municipality: Örebo
          areas: [Matematik, Matte, Slöjd]
          period: {start: 2018-13, slut: 2019}
          schools: [{school: Almbyskolan, contacts: [{tel: 1}]}]
          reviewed: igår
        schools/1880-b.yml:
          name: Almbyskolan
          municipality: Örebro
          kind: skolan
        """,
    ) == [
        ("kolon-i-text", "data/areas/sprak.yml:1:12"),
        ("okand-nyckel", "data/initiatives/1880-b.yml:1:1"),
        ("saknas", "data/initiatives/1880-b.yml:1:1"),
        ("html", "data/initiatives/1880-b.yml:2:10"),
        ("okand-kommun", "data/initiatives/1880-b.yml:3:15"),
        ("datum", "data/initiatives/1880-b.yml:5:17"),
        ("okand-nyckel", "data/initiatives/1880-b.yml:5:26"),
        ("saknas", "data/initiatives/1880-b.yml:6:44"),
        ("okand-nyckel", "data/initiatives/1880-b.yml:6:45"),
        ("dag", "data/initiatives/1880-b.yml:7:11"),
        ("namn-upptaget", "data/schools/1880-b.yml:1:7"),
        ("okant-ord", "data/schools/1880-b.yml:3:7"),
    ]


def test_the_same_folder_gives_the_same_problems_in_whatever_order_it_is_read(tmp_path):
    text = f"{RAKNA}:\n  ...\n  areas: [A, B, C]\n  schools: [{{school: D}}, {{school: E}}]\n"
    assert told(tmp_path, text) == told(tmp_path, text)


@pytest.mark.parametrize(
    ("broken", "silent"),
    [
        ("municipalities/1880-orebro.yml:\n  name: a: b\n", "okand-kommun"),
        ("schools/1880-almby-skola.yml:\n  name: 'a\n", "okand-skola"),
        ("areas/matematik.yml:\n  - a\n", "okant-omrade"),
        ("areas/matematik.yaml:\n  name: Matematik\n", "okant-omrade"),
    ],
)
def test_a_name_is_not_told_unknown_while_a_record_of_its_kind_cannot_be_read(broken, silent, tmp_path):
    change = f"{RAKNA}:\n  ...\n  areas: [Matematik]\n  title: <b>\n"
    told_of = codes(tmp_path, broken + change)
    assert silent not in told_of
    assert "html" in told_of
    assert len(told_of) == 2


def test_a_record_that_can_be_read_is_referred_to_even_if_it_is_wrong(tmp_path):
    assert codes(tmp_path, "areas/matematik.yml:\n  ...\n  x: y\n") == ["okand-nyckel"]


def test_a_wrong_record_is_left_out_and_there_is_no_catalogue(tmp_path):
    found, _ = read(tmp_path, "areas/sprak.yml:\n  name: Språk\n  x: y\n")
    assert list(found.of(Area)) == ["matematik"]
    assert found.catalogue is None


@pytest.mark.parametrize("key", ["id", "path"])
def test_a_record_cannot_say_what_its_file_says(key, tmp_path):
    assert told(tmp_path, f"{RAKNA}:\n  ...\n  {key}: a\n") == [("egen-nyckel", f"data/{RAKNA}:19:1")]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        # A misspelt key is one problem, not an unknown and a missing one.
        ("sources: [{titel: A}]", ["okand-nyckel"]),
        ("sources: [{titel: A, title: B}]", ["okand-nyckel"]),
        ("sources: [{xyz: A}]", ["saknas", "okand-nyckel"]),
        # A list is not too short for what stands in it being wrong.
        ("sources: [A]", ["inte-grupp"]),
        ("areas: [Slöjd]", ["okant-omrade"]),
        ("areas: []", ["tom-lista"]),
        # Nothing is nothing, whatever should have stood there.
        ("areas:", ["tomt-varde"]),
        ("period:", ["tomt-varde"]),
        ("reviewed:", ["tomt-varde"]),
        ("status: ''", ["tomt-varde"]),
        ("grades: ' '", ["arskurser"]),
        ("contacts: [{role: }]", ["tomt-varde"]),
        ("schools:\n    -", ["tomt-varde"]),
        ("translations:", ["tomt-varde"]),
        # A value of another shape.
        ("title: [A]", ["inte-text"]),
        ("title: {a: b}", ["inte-text"]),
        ("status: [pågår]", ["inte-text"]),
        ("reviewed: {a: b}", ["inte-text"]),
        ("municipality: [Örebro]", ["inte-text"]),
        ("areas: Matematik", ["inte-lista"]),
        ("areas: {a: b}", ["inte-lista"]),
        ("period: 2018", ["inte-grupp"]),
        ("period: [2018]", ["inte-grupp"]),
        ("schools: [Almbyskolan]", ["inte-grupp"]),
        ("translations: en", ["inte-sprak"]),
        ("translations: {en: Title}", ["inte-grupp"]),
        ("translations: {en-GB: {title: A, summary: B}}", ["id"]),
        ("levels: [lärare, kock]", ["okant-ord"]),
    ],
)
def test_what_is_wrong_is_told_once_and_by_its_own_sentence(keys, expected, tmp_path):
    assert codes(tmp_path, f"{RAKNA}:\n  ...\n  {keys}\n") == expected


@pytest.mark.parametrize(
    ("keys", "suggestion", "allowed"),
    [
        ("school_form: [grundskola]", "school_forms", None),
        ("kontacts: []", "contacts", None),
        ("contacts: [{role: A, tel: B}]", None, ["role", "name", "unit", "phone", "email"]),
        ("period: {slut: 2018}", None, ["start", "end", "words"]),
        ("participation: {forms: [{title: A, lank: B}]}", None, ["title", "published_by", "format", "url"]),
        ("translations: {en: {title: A, summary: B, titel: C}}", "title", ["title", "summary"]),
    ],
)
def test_an_unknown_key_is_told_with_the_keys_of_its_own_place(keys, suggestion, allowed, tmp_path):
    _, (problem,) = read(tmp_path, f"{RAKNA}:\n  ...\n  {keys}\n")
    assert problem.code == "okand-nyckel"
    assert problem.values["suggestion"] == suggestion
    assert allowed in (None, problem.values["keys"])


def test_an_unknown_word_is_told_with_the_vocabulary_and_the_word_that_was_meant(tmp_path):
    _, (problem,) = read(tmp_path, f"{RAKNA}:\n  ...\n  status: Pågående\n")
    assert problem.values == {
        "key": "status",
        "found": "pågående",
        "words": ["planerad", "pågår", "avslutad", "okänd"],
        "suggestion": "pågår",
    }


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("purpose: |\n    Vi räknar.\n    Se <b>här</b>.\n", 21, 6),
        ("purpose: >-\n    Vi räknar.\n    Se [här](javascript:a).\n", 21, 12),
        ("purpose: Född 19800101-1234.\n", 19, 15),
        ("contacts: [{role: A, name: B}, {role: C <i>}]\n", 15, 41),
    ],
)
def test_what_may_harm_is_told_at_its_own_word(text, line, column, tmp_path):
    ((_, place),) = told(tmp_path, f"{RAKNA}:\n  ...\n  {text}")
    assert place == f"data/{RAKNA}:{line}:{column}"


def test_a_value_may_be_written_in_any_yaml_that_says_it(tmp_path):
    record = initiative(tmp_path, 'title: "Räkna: nr #1"\nareas: [ matematik ]\npurpose: |\n  a\n\n  b')
    assert (record.title, record.areas, record.purpose) == ("Räkna: nr #1", ("matematik",), "a\n\nb")


def test_line_endings_and_letters_of_other_systems_are_read_alike(tmp_path):
    data = write(tmp_path / "data", BASE)
    for path in data.glob("*/*.yml"):
        decomposed = path.read_text(encoding="utf-8").replace("Ö", "O\u0308").replace("ä", "a\u0308")
        path.write_bytes(b"\xef\xbb\xbf" + decomposed.replace("\n", "\r\n").encode())
    found, problems = read_folder(data, tmp_path)
    assert problems == []
    assert found.of(Initiative)["1880-rakna"].title == "Räkna tillsammans"
    assert found.of(School)["1880-almby-skola"].municipality == "1880-orebro"


def test_a_file_with_hundreds_of_problems_has_every_one_of_them_told(tmp_path):
    unknown = "".join(f"    - område {number}\n" for number in range(500))
    assert len(codes(tmp_path, f"{RAKNA}:\n  ...\n  areas:\n{unknown}")) == 500


def test_a_file_whose_name_cannot_be_printed_is_told_of_in_one_line_that_can(tmp_path):
    write(tmp_path / "data", BASE)
    for name in (b"r\xe5kna.yml", b"a\nb.yml", b"a\x1b[31m.yml"):
        (tmp_path / "data" / "areas" / os.fsdecode(name)).write_bytes(b"")
    _, problems = read_folder(tmp_path / "data", tmp_path)
    assert {problem.code for problem in problems} == {"filnamn"}
    assert all(problem.path.isprintable() for problem in problems)


def test_a_folder_that_is_a_link_is_not_followed(tmp_path):
    write(tmp_path / "data", BASE)
    (tmp_path / "data" / "programmes").symlink_to(tmp_path / "data" / "areas")
    assert codes(tmp_path, "") == ["symbolisk-lank"]


def test_hundreds_of_unknown_names_among_thousands_are_told_within_a_second():
    schools = [
        f"{first}{last}skolan {number}" for first in "ABCD" for last in "efgh" for number in range(200)
    ]
    names = Names(spellings={"schools": schools})
    began = process_time()
    told = [names.suggest("schools", f"Bgskolan {number}x") for number in range(200)]
    assert process_time() - began < 1
    assert told[17] == "Bgskolan 17"
