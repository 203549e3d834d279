"""The first five source pages against the built pages: nothing that they tell is lost on the way."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from sites import Document, Site, said

from skolsatsningar.swedish import fold

pytestmark = pytest.mark.site

FACTS = yaml.safe_load(Path(__file__).with_name("source_facts.yml").read_text(encoding="utf-8"))
INITIATIVES: dict[str, dict[str, Any]] = FACTS["initiatives"]
SCHOOLS = [(place, school) for place, schools in FACTS["schools"].items() for school in schools]
PEOPLE = [person for people in FACTS["people"].values() for person in people]


def having(*keys: str) -> pytest.MarkDecorator:
    """Each initiative of which the sources tell this."""
    return pytest.mark.parametrize(
        "initiative", [name for name, facts in INITIATIVES.items() if set(keys) & set(facts)]
    )


@pytest.fixture
def facts(initiative: str) -> dict[str, Any]:
    return INITIATIVES[initiative]


@pytest.fixture
def shown(catalogue_site: Site, initiative: str) -> Document:
    return catalogue_site.page(f"satsningar/{initiative}/")


def lacking(facts: list[str], text: str) -> list[str]:
    """The facts that a text does not tell. `a|b` is told by either."""
    text = fold(text)
    return [fact for fact in facts if not any(fold(words) in text for words in fact.split("|"))]


def told(page: Document, *headings: str) -> str:
    """What stands in the sections under some headings."""
    return " ".join(said(section) for heading in headings for section in page.sections(heading))


# Every initiative.


@having("title")
def test_an_initiative_has_its_name(shown, facts):
    assert shown.text("h1") == facts["title"]


@having("place")
def test_an_initiative_stands_where_it_goes_on(shown, facts):
    assert facts["place"] in said(shown.fact("Var"))


@having("programme")
def test_an_initiative_names_its_programme_and_the_area_within_it(shown, facts):
    where = said(shown.fact("Var"))
    assert f"Program: {facts['programme']}" in where
    assert facts.get("programme_area", "") in where


@having("status")
def test_an_initiative_has_come_as_far_as_its_source_says(shown, facts):
    assert said(shown.fact("Läge")).startswith(facts["status"])


@having("when")
def test_an_initiative_began_when_its_source_says(shown, facts):
    assert said(shown.fact("När")).startswith(facts["when"])


@having("sources")
def test_an_initiative_names_its_sources_with_their_dates(shown, facts):
    assert shown.texts(".sources li") == [FACTS["sources"][source] for source in facts["sources"]]


@having("contacts")
def test_an_initiative_names_whom_to_ask_with_their_part_in_it(shown, facts):
    people = shown.fact("Kontakt").css(".contact")
    parts = {said(one.css_first(".contact__name")): said(one.css_first(".contact__role")) for one in people}
    assert parts == facts["contacts"]


@having("schools")
def test_every_school_stands_in_a_row_with_the_person_who_answers_for_it(shown, facts):
    rows = {said(row.css_first("th")): said(row.css_first("td")) for row in shown.all("tbody tr")}
    assert rows == facts["schools"]


@having("taking_part")
def test_the_schools_that_take_part_are_named_and_lead_to_their_pages(shown, facts):
    assert not lacking(facts["taking_part"], told(shown, "Skolor som deltar"))
    assert not lacking(facts["taking_part"], said(shown.fact("Var")))


@having("partners")
def test_the_partners_are_named_with_their_parts(shown, facts):
    assert not lacking(facts["partners"], told(shown, "De som medverkar"))


@having("figures")
def test_the_figures_stand_with_what_they_count(shown, facts):
    figures = shown.texts(".figure")
    assert [fact for fact in facts["figures"] if not any(fact in figure for figure in figures)] == []


@having("read_more")
def test_documents_films_and_pages_stand_under_their_titles(shown, facts):
    assert not lacking(facts["read_more"], told(shown, "Läs mer"))


@having("undecided")
def test_what_is_not_decided_is_told_as_such(shown, facts):
    assert not lacking(facts["undecided"], told(shown, "Inte beslutat än"))


@having("takes_part_by")
def test_how_to_join_is_told_with_terms_and_forms(shown, facts):
    assert not lacking(facts["takes_part_by"], told(shown, "Så kan man delta"))


@having("results")
def test_what_came_of_it_is_told_as_results(shown, facts):
    assert not lacking(facts["results"], told(shown, "Resultat"))


@having("related")
def test_relations_are_shown_from_this_end(shown, facts):
    related = shown.section("Hör ihop med")
    terms = map(said, related.css("dt"))
    ways = ([said(link) for link in found.css("a")] for found in related.css("dd"))
    assert dict(zip(terms, ways, strict=True)) == facts["related"]


@having("says", "also")
def test_nothing_else_that_the_source_tells_is_lost(shown, facts):
    assert lacking([*facts["says"], *facts.get("also", ())], shown.text("article")) == []


def test_every_initiative_of_the_sources_is_there(catalogue_site):
    assert len(INITIATIVES) == 30
    assert {f"satsningar/{name}/" for name in INITIATIVES} <= set(catalogue_site.urls)


def test_sources_without_a_date_are_said_to_have_none(catalogue_site):
    footer = catalogue_site.page("satsningar/1980-forstelarare/").text(".origin")
    assert "Källan är odaterad: Projekt och utvecklingsarbete, Västerås stad." in footer


@pytest.mark.parametrize(
    ("initiative", "day"),
    [
        ("1880-tekaway", "12 mars 2019"),
        ("0000-styrning-och-ledning-matematik", "27 maj 2019"),
        ("1485-samverkan-for-basta-skola", "23 april 2018"),
    ],
)
def test_a_page_says_when_its_facts_were_last_brought_up_to_date(shown, day):
    assert f"Uppgifterna uppdaterades senast {day}" in shown.text(".origin")


def test_what_happened_stands_with_its_date(catalogue_site):
    uddevalla = catalogue_site.page("satsningar/1485-samverkan-for-basta-skola/")
    nearness = catalogue_site.page("satsningar/1880-framja-skolnarvaro/")
    assert uddevalla.texts(".updates dt") == ["Januari 2018", "Vårterminen 2018", "Maj 2018"]
    assert nearness.texts(".updates dt") == ["Höstterminen 2018"]


# People.


@pytest.mark.parametrize("person", PEOPLE)
def test_everyone_whom_a_source_names_is_named(catalogue_site, person):
    assert any(person in page.texts(".contact__name") for page in catalogue_site.pages.values())


def test_the_facts_hold_everyone_whom_the_sources_name():
    responsible = [person for facts in INITIATIVES.values() for person in facts.get("schools", {}).values()]
    told = " ".join([*responsible, str(INITIATIVES), str(FACTS["municipalities"])])
    assert len(set(PEOPLE)) == len(PEOPLE) == 36
    assert [person for person in PEOPLE if person not in told] == []


def test_one_person_answers_for_four_of_the_initiatives(catalogue_site):
    pages = [catalogue_site.page(f"satsningar/{name}/") for name in INITIATIVES]
    assert sum("Anders Trumberg" in page.texts(".contact__name") for page in pages) == 4


# Schools.


@pytest.mark.parametrize(("place", "school"), SCHOOLS)
def test_every_school_that_a_source_names_has_a_page_that_the_index_leads_to(catalogue_site, place, school):
    page = catalogue_site.page(catalogue_site.ways("skolor/", ".tile a")[school])
    assert page.text("h1") == school
    assert said(page.fact("Kommun")) == place


@pytest.mark.parametrize(
    ("school", "alias"),
    [
        (name, alias)
        for names in FACTS["schools"].values()
        for name, others in names.items()
        for alias in others
    ],
)
def test_a_school_by_another_name_is_the_same_school(catalogue_site, school, alias):
    ways = catalogue_site.ways("skolor/", ".tile a")
    assert alias in said(catalogue_site.page(ways[school]).fact("Kallas även"))
    assert alias not in ways


@pytest.mark.parametrize(
    ("school", "person", "initiative"),
    [
        (school, person, facts["title"])
        for facts in INITIATIVES.values()
        for school, person in facts.get("schools", {}).items()
    ],
)
def test_a_school_names_who_answers_for_its_initiative_there(catalogue_site, school, person, initiative):
    page = catalogue_site.page(catalogue_site.ways("skolor/", ".tile a")[school])
    (card,) = (said(card) for card in page.all(".card") if said(card.css_first("h3")) == initiative)
    assert f"Ansvarig: {person}" in card


def test_a_school_that_became_another_leads_to_it_and_back(catalogue_site):
    ways = catalogue_site.ways("skolor/", ".tile a")
    old, new = (catalogue_site.page(ways[name]) for name in ("Vivallaskolan", "Nikolaiskolan"))
    assert said(new.fact("Hette eller hörde till tidigare")) == "Vivallaskolan 7–9 till höstterminen 2018"
    assert said(old.fact("Har delvis blivit")) == "Nikolaiskolan"
    assert catalogue_site.ways(ways["Nikolaiskolan"], ".fact a")["Vivallaskolan 7–9"] == ways["Vivallaskolan"]
    assert catalogue_site.ways(ways["Vivallaskolan"], ".fact a")["Nikolaiskolan"] == ways["Nikolaiskolan"]


# Organisations, municipalities and programmes.


@pytest.mark.parametrize(("organisation", "words"), FACTS["organisations"].items())
def test_every_body_that_a_source_names_has_a_page(catalogue_site, organisation, words):
    page = catalogue_site.page(catalogue_site.ways("organisationer/", ".tile a")[organisation])
    assert page.text("h1") == organisation
    assert not lacking(words, page.text("article"))


def test_a_unit_and_what_it_belongs_to_lead_to_each_other(catalogue_site):
    unit = catalogue_site.page("organisationer/kompassen/")
    whole = catalogue_site.page("organisationer/centralt-skolstod/")
    assert said(unit.fact("Del av")) == "Centralt skolstöd"
    assert said(whole.fact("Verksamheter")) == "Kompassen"


def test_a_unit_shows_what_it_takes_part_in(catalogue_site):
    cards = catalogue_site.ways("organisationer/kompassen/", ".card a")
    assert cards == {
        "Bryggan": "satsningar/1880-bryggan/",
        "Utökad insats för att främja skolnärvaro": "satsningar/1880-framja-skolnarvaro/",
    }


@pytest.mark.parametrize(("municipality", "facts"), FACTS["municipalities"].items())
def test_a_municipality_has_its_people_its_addresses_and_its_figures(catalogue_site, municipality, facts):
    page = catalogue_site.page(f"kommuner/{municipality}/")
    assert page.text("h1") == facts["title"]
    assert lacking(facts["says"], page.text("article")) == []
    assert page.texts(".figure") == facts.get("figures", [])


@pytest.mark.parametrize(("programme", "facts"), FACTS["programmes"].items())
def test_a_programme_gathers_its_initiatives(catalogue_site, programme, facts):
    page = catalogue_site.page(f"program/{programme}/")
    wanted = facts.get("initiatives") or [title for titles in facts["areas"].values() for title in titles]
    assert page.text("h1") == facts["title"]
    assert page.texts(".card__title") == wanted


def test_a_programme_shows_its_initiatives_in_its_own_areas(catalogue_site):
    groups = catalogue_site.page("program/1880-topp-25-2025/").all("section.group:has(.card)")
    areas = {
        group.css_first("h2").text(deep=False).strip(): [said(title) for title in group.css(".card__title")]
        for group in groups
    }
    assert areas == FACTS["programmes"]["1880-topp-25-2025"]["areas"]


@pytest.mark.parametrize(("programme", "facts"), FACTS["programmes"].items())
def test_a_programme_tells_what_it_is_for_and_who_said_so(catalogue_site, programme, facts):
    page = catalogue_site.page(f"program/{programme}/")
    assert lacking(facts["says"], page.text("article")) == []
    assert page.texts(".sources li") == [FACTS["sources"][source] for source in facts["sources"]]
