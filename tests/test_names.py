"""Every name of a record leads to it."""

import pytest
from records_text import initiative

from skolsatsningar import names
from skolsatsningar.names import Names
from skolsatsningar.yaml_text import Document


def collect(*records):
    """The names of (folder, id, data), and the problems with them as code, path and values."""
    documents = [(folder, name, Document(f"{folder}/{name}.yml", "", data)) for folder, name, data in records]
    found, problems = names.collect(documents)
    return found, [(problem.code, problem.path, problem.values) for problem in problems]


SCHOOL = ("schools", "1880-almby-skola", {"name": "Almby skola", "aliases": ["Almbyskolan", "Almby F–9"]})
MUNICIPALITY = ("municipalities", "1880-orebro", {"name": "Örebro", "official_name": "Örebro kommun"})


@pytest.mark.parametrize(
    "name",
    ["1880-almby-skola", "Almby skola", "almby  SKOLA", "Almbyskolan", "Almby F-9", "Almby\u00a0F—9"],
)
def test_a_record_is_found_by_its_id_its_name_and_its_aliases_in_any_spelling(name):
    found, problems = collect(SCHOOL)
    assert problems == []
    assert found.resolve("schools", name) == "1880-almby-skola"


@pytest.mark.parametrize("name", ["1880-orebro", "1880", "Örebro", "Örebro kommun"])
def test_a_municipality_is_found_by_its_code_and_its_official_name_too(name):
    assert collect(MUNICIPALITY)[0].resolve("municipalities", name) == "1880-orebro"


def test_an_initiative_is_found_by_its_id_alone():
    found, _ = collect()
    found.add("initiatives", ["1880-rakna"])
    assert found.resolve("initiatives", "1880-rakna") == "1880-rakna"
    assert found.suggest("initiatives", "1880-räkna") == "1880-rakna"
    assert found.resolve("initiatives", "Räkna") is None


@pytest.mark.parametrize("spelling", ["nationell", "Nationell"])
def test_the_whole_country_needs_no_record(spelling):
    assert collect()[0].resolve("municipalities", spelling) == "nationell"


def test_a_name_belongs_to_one_kind():
    found, problems = collect(SCHOOL, ("areas", "almby", {"name": "Almby skola"}))
    assert problems == []
    assert found.resolve("areas", "Almby skola") == "almby"
    assert found.resolve("organisations", "Almby skola") is None


def test_letters_with_rings_and_dots_are_other_letters():
    found, problems = collect(
        ("municipalities", "0305-habo", {"name": "Håbo"}), ("municipalities", "0643-habo", {"name": "Habo"})
    )
    assert problems == []
    assert found.resolve("municipalities", "Håbo") == "0305-habo"
    assert found.resolve("municipalities", "Habo") == "0643-habo"


def test_a_name_that_two_records_claim_stays_with_the_first_and_is_a_problem_of_the_second():
    found, problems = collect(
        SCHOOL, ("schools", "1880-b", {"name": "ALMBYSKOLAN", "aliases": ["1880-almby-skola"]})
    )
    owner = "schools/1880-almby-skola.yml"
    assert problems == [
        ("namn-upptaget", "schools/1880-b.yml", {"name": "ALMBYSKOLAN", "owner": owner}),
        ("namn-upptaget", "schools/1880-b.yml", {"name": "1880-almby-skola", "owner": owner}),
    ]
    assert found.resolve("schools", "Almbyskolan") == "1880-almby-skola"


def test_a_record_may_repeat_its_own_name():
    _, problems = collect(("areas", "matematik", {"name": "Matematik", "aliases": ["matematik"]}))
    assert problems == []


@pytest.mark.parametrize(
    "data", [{}, {"name": ["a"]}, {"name": {"a": "b"}}, {"aliases": "a"}, {"aliases": [["a"], {"b": "c"}]}]
)
def test_a_record_that_is_wrong_has_at_least_its_id(data):
    found, problems = collect(("areas", "matematik", data))
    assert problems == []
    assert found.resolve("areas", "matematik") == "matematik"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Almbyskola", "Almbyskolan"),
        ("almby  skolor", "Almby skola"),
        ("Almby F-8", "Almby F–9"),
        ("1880-almby-skolan", "1880-almby-skola"),
        ("Kristinaskolan i Boden", None),
        ("", None),
    ],
)
def test_what_was_probably_meant_is_told_as_it_is_written_in_the_record(written, meant):
    assert collect(SCHOOL)[0].suggest("schools", written) == meant


def test_there_is_nothing_to_suggest_of_a_kind_without_records():
    assert Names().suggest("schools", "Almby") is None


@pytest.mark.parametrize("school", ["1880-almby-skola", "Almby skola", "Almbyskolan", "ALMBYSKOLAN"])
def test_an_initiative_refers_to_a_school_by_any_name_and_gets_its_id(school, tmp_path):
    assert initiative(tmp_path, f"schools: [{{school: {school}}}]").schools[0].school == "1880-almby-skola"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Vivalaskolan", "Vivallaskolan"),
        ("Nivallaskolan", "Vivallaskolan"),
        ("Vivalla", "Vivallaskolan"),
        ("Oxhagsskolan", None),
        ("Skolan", None),
    ],
)
def test_two_schools_are_not_alike_for_both_being_schools(written, meant):
    found, _ = collect(
        ("schools", "1880-vivallaskolan", {"name": "Vivallaskolan"}),
        ("schools", "1880-hannaskolan", {"name": "Hannaskolan"}),
    )
    assert found.suggest("schools", written) == meant
