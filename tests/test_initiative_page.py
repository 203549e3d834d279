"""What an initiative's page shows, before it is drawn."""

from datetime import date

import pytest
from records_text import record, right
from sites import said
from small_data import TODAY

from skolsatsningar import language
from skolsatsningar.initiative_page import InitiativePages, relations
from skolsatsningar.model import Initiative
from skolsatsningar.vocabulary import Status


@pytest.fixture
def pages(tmp_path):
    """The pages of the initiatives of BASE with some records on top, by id."""

    def build(text="", today=TODAY):
        found = right(tmp_path, text)
        make = InitiativePages(found.vocabulary, language.load(), today)
        return {item.id: make.page(item) for item in found.of(Initiative).values()}

    return build


def test_whom_to_call_is_who_the_initiative_says(pages):
    (contact,) = pages()["1880-rakna"].values["contacts"]
    assert contact.name == "Anna Andersson"


CALL = """\
municipalities/1880-orebro.yml:
  name: Örebro
  official_name: Örebro kommun
  contacts: [{role: Växel}]
"""


@pytest.mark.parametrize(
    ("keys", "called"),
    [
        ({}, ["Växel"]),
        ({"schools": "[{school: Almby skola}]"}, ["Växel"]),
        ({"schools": "[{school: Almby skola, contacts: [{role: Ansvarig}]}]"}, []),
        ({"municipality": "nationell"}, []),
    ],
    ids=["no one is named", "no one at its schools", "someone at its schools", "national"],
)
def test_where_the_initiative_names_no_one_the_municipality_is_called_if_it_is_theirs(pages, keys, called):
    code = "0000" if keys.get("municipality") else "1880"
    found = pages(CALL + record("ny", **keys))[f"{code}-ny"]
    assert [contact.role for contact in found.values["contacts"]] == called


@pytest.mark.parametrize(
    ("published", "stale"),
    [("2026-03-02", False), ("2024-11-20", False), ("2024-11-19", True), ("2024", False), ("2023", True)],
)
def test_after_two_years_a_reader_is_told_how_old_the_facts_are(pages, published, stale):
    found = pages(record("ny", sources=f"[{{title: Källan, published: {published}}}]"))
    assert found["1880-ny"].values["stale"] is stale


def test_of_the_age_of_an_undated_source_a_reader_is_always_told(pages):
    assert pages(record("ny"))["1880-ny"].values["stale"] is True


@pytest.mark.parametrize(
    ("today", "status"),
    [
        (date(2026, 11, 20), Status.PLANNED),
        (date(2027, 1, 1), Status.ONGOING),
        (date(2028, 6, 30), Status.ONGOING),
        (date(2028, 7, 1), Status.ENDED),
    ],
)
def test_an_initiative_comes_further_as_time_goes(pages, today, status):
    found = pages(record("ny", period="{start: vt-27, end: vt-28}"), today)
    assert found["1880-ny"].values["status"] is status


def test_a_relation_told_from_both_ends_is_shown_once_at_each(tmp_path):
    text = record("ett", relations="{works_with: [1880-tva]}") + record(
        "tva", relations="{works_with: [1880-ett]}"
    )
    related = right(tmp_path, text).catalogue.related
    for name, other in (("1880-ett", "Tva"), ("1880-tva", "Ett")):
        ways = relations(related[name], language.load())
        assert {how: [link.title for link in links] for how, links in ways.items()} == {
            "Samarbetar med": [other]
        }


def test_the_number_of_responsible_people_counts_the_schools_that_have_one(pages):
    schools = "[{school: Almby skola, contacts: [{role: Ansvarig}, {role: Rektor}]}]"
    assert pages(record("ny", schools=schools))["1880-ny"].values["responsible"] == 1


def test_the_last_day_to_join_is_shown_where_it_is_told_how(small_site):
    site = small_site("initiatives/1880-rakna.yml:\n  ...\n  participation: {deadline: ca 2027-03}\n")
    assert "Sista dag att anmäla sig: omkring mars 2027" in said(
        site.page("satsningar/1880-rakna/").section("Så kan man delta")
    )
