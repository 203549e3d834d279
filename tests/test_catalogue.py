"""Records indexed once: who refers to whom, in the order of a Swedish reader."""

from dataclasses import FrozenInstanceError

import pytest
from records_text import right

from skolsatsningar.catalogue import Related

INITIATIVE = """\
  summary: Lärare räknar.
  municipality: {municipality}
  areas: [{areas}]
  period: {{words: Pågår}}
  sources: [{{title: Källan}}]
  reviewed: 2026-11-01
"""

TEXT = f"""\
areas/sprak.yml:
  name: Språk
areas/idrott.yml:
  name: Idrott
areas/idearbete.yml:
  name: Idéarbete
areas/amnen.yml:
  name: Ämnen
areas/ovrigt.yml:
  name: Övrigt
areas/arskurser.yml:
  name: Årskurser
municipalities/1980-vasteras.yml:
  name: Västerås
  official_name: Västerås stad
municipalities/1715-surahammar.yml:
  name: Surahammar
  official_name: Surahammars kommun
schools/1880-almby-skola.yml:
  name: Almby skola
  municipality: Örebro
  predecessors:
    - {{name: Sörbyskolan, school: 1880-sorbyskolan}}
    - {{name: En äldre skola}}
schools/1880-sorbyskolan.yml:
  name: Sörbyskolan
  municipality: Örebro
schools/1880-angens-skola.yml:
  name: Ängens skola
  municipality: Örebro
programmes/topp.yml:
  name: Topp 25
  municipality: Örebro
  sources: [{{title: A}}]
programmes/lyft.yml:
  name: Lyft
  sources: [{{title: A}}]
organisations/universitetet.yml:
  name: Örebro universitet
  kind: lärosäte
organisations/institutet.yml:
  name: Institutet
  kind: forskningsinstitut
  part_of: Örebro universitet
initiatives/0000-lyftet.yml:
  title: Åtgärder
{INITIATIVE.format(municipality="nationell", areas="Språk")}
initiatives/1880-b.yml:
  title: Öppna rum
{INITIATIVE.format(municipality="Örebro", areas="Språk, Matematik, Ämnen")}
  programme: Topp 25
  schools: [{{school: 1880-almby-skola}}, {{school: Ängens skola}}]
  partners:
    - {{organisation: Örebro universitet, part: forskning}}
    - {{organisation: Örebro universitet, part: stöd}}
  relations: {{part_of: [0000-lyftet], works_with: [1980-c]}}
initiatives/1980-c.yml:
  title: Analys
{INITIATIVE.format(municipality="Västerås", areas="Idrott, Idéarbete, Övrigt, Årskurser")}
  programme: Topp 25
  schools: [{{school: Ängens skola}}]
  relations: {{works_with: [1880-b]}}
initiatives/1880-rakna.yml:
  title: Räkna tillsammans
{INITIATIVE.format(municipality="Örebro", areas="Matematik")}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return right(tmp_path_factory.mktemp("catalogue"), TEXT).catalogue


def ids(records):
    return [record.id for record in records]


@pytest.mark.parametrize(
    ("kind", "name", "order"),
    [
        ("initiatives", "title", ["Analys", "Räkna tillsammans", "Åtgärder", "Öppna rum"]),
        ("areas", "name", ["Idéarbete", "Idrott", "Matematik", "Språk", "Årskurser", "Ämnen", "Övrigt"]),
        ("schools", "name", ["Almby skola", "Sörbyskolan", "Ängens skola"]),
        ("municipalities", "name", ["Surahammar", "Västerås", "Örebro"]),
        ("programmes", "name", ["Lyft", "Topp 25"]),
        ("organisations", "name", ["Institutet", "Örebro universitet"]),
    ],
)
def test_records_stand_in_swedish_order(made, kind, name, order):
    records = getattr(made, kind)
    assert [getattr(record, name) for record in records.values()] == order
    assert all(key == record.id for key, record in records.items())


@pytest.mark.parametrize(
    ("kind", "name", "initiatives"),
    [
        ("areas", "matematik", ["1880-rakna", "1880-b"]),
        ("areas", "sprak", ["0000-lyftet", "1880-b"]),
        ("schools", "1880-angens-skola", ["1980-c", "1880-b"]),
        ("schools", "1880-sorbyskolan", []),
        ("municipalities", "1880-orebro", ["1880-rakna", "1880-b"]),
        ("municipalities", "1715-surahammar", []),
        ("programmes", "topp", ["1980-c", "1880-b"]),
        ("programmes", "lyft", []),
        ("organisations", "universitetet", ["1880-b"]),
        ("organisations", "institutet", []),
    ],
)
def test_initiatives_are_found_from_what_they_refer_to_each_once_by_title(made, kind, name, initiatives):
    assert ids(made.initiatives_of(getattr(made, kind)[name])) == initiatives


def test_the_whole_country_has_its_own_initiatives(made):
    assert ids(made.national) == ["0000-lyftet"]


def test_a_relation_is_found_from_both_ends(made):
    country, opened = made.initiatives["0000-lyftet"], made.initiatives["1880-b"]
    assert made.related["0000-lyftet"] == (
        Related("part_of", inverse=True, id=opened.id, title=opened.title, url=opened.url),
    )
    assert (
        Related("part_of", inverse=False, id=country.id, title=country.title, url=country.url)
        in made.related["1880-b"]
    )


def test_a_relation_that_both_ends_tell_of_is_found_from_both(made):
    others = [related.id for related in made.related["1980-c"]]
    assert set(others) == {"1880-b"}
    assert {related.inverse for related in made.related["1980-c"]} == {True, False}


def test_an_initiative_without_relations_is_not_in_the_index(made):
    assert "1880-rakna" not in made.related


def test_schools_are_found_from_their_municipality_and_from_what_they_were_before(made):
    assert ids(made.schools_in["1880-orebro"]) == [
        "1880-almby-skola",
        "1880-sorbyskolan",
        "1880-angens-skola",
    ]
    assert {name: ids(schools) for name, schools in made.successors.items()} == {
        "1880-sorbyskolan": ["1880-almby-skola"]
    }


def test_parts_of_organisations_are_found(made):
    assert {name: ids(items) for name, items in made.parts_of.items()} == {"universitetet": ["institutet"]}


def test_records_of_one_name_stand_in_the_order_of_their_ids(tmp_path):
    keys = INITIATIVE.format(municipality="Örebro", areas="Matematik")
    text = "".join(f"initiatives/1880-{name}.yml:\n  title: Lika\n{keys}" for name in "cab")
    made = right(tmp_path, text).catalogue
    assert list(made.initiatives) == ["1880-a", "1880-b", "1880-c", "1880-rakna"]


def test_a_catalogue_cannot_be_changed(made):
    with pytest.raises(FrozenInstanceError):
        made.initiatives = {}
    for name in made.__dataclass_fields__:
        with pytest.raises(TypeError):
            getattr(made, name)["x"] = ()
    for index in made.referring.values():
        with pytest.raises(TypeError):
            index["x"] = ()
