"""Which pages there are and what they show, before they are drawn."""

from datetime import date

import pytest
from records_text import right
from small_data import TODAY

from skolsatsningar import catalogue, language
from skolsatsningar.page import Link
from skolsatsningar.pages import Pages
from skolsatsningar.vocabulary import Status

ALL = """
    organisations/skolverket.yml:
      name: Skolverket
      kind: myndighet
    programmes/lyftet.yml:
      name: Lyftet
      areas: [Ett, Två, Tre]
      sources: [{title: Om Lyftet, published: 2024}]
"""


@pytest.fixture
def pages(tmp_path):
    """The pages of BASE with some records on top."""

    def build(text="", today=TODAY):
        return Pages(catalogue.build(right(tmp_path, text)), language.load(), today)

    return build


def page(pages, url):
    (found,) = (page for page in pages.all() if page.url == url)
    return found


def initiative(name, **keys):
    told = {
        "title": name.capitalize(),
        "summary": "En satsning.",
        "municipality": "Örebro",
        "areas": "[Matematik]",
        "period": "{words: Just nu}",
        "sources": "[{title: Källan}]",
        "reviewed": "2026-11-01",
    }
    lines = "".join(f"  {key}: {value}\n" for key, value in (told | keys).items())
    code = {"Örebro": "1880", "nationell": "0000"}[keys.get("municipality", "Örebro")]
    return f"initiatives/{code}-{name}.yml:\n{lines}"


def dedented(text):
    return "".join(f"{line.removeprefix('    ')}\n" for line in text.strip("\n").split("\n"))


def test_there_is_a_page_for_every_record_and_a_list_of_every_kind(pages):
    assert sorted(page.url for page in pages(ALL).all()) == [
        "kommuner/",
        "kommuner/1880-orebro/",
        "omraden/",
        "omraden/matematik/",
        "organisationer/",
        "organisationer/skolverket/",
        "program/",
        "program/lyftet/",
        "satsningar/",
        "satsningar/1880-rakna/",
        "skolor/",
        "skolor/1880-almby-skola/",
    ]


def test_the_whole_country_has_a_page_where_there_is_something_national(pages):
    national = page(pages(initiative("landet", municipality="nationell")), "kommuner/0000-hela-landet/")
    assert [card.link.title for card in national.groups[0].items] == ["Landet"]
    assert national.record is None


def test_no_two_pages_share_an_address(pages):
    urls = [page.url for page in pages(ALL + "\n").all()]
    assert len(set(urls)) == len(urls)


def test_a_page_knows_the_way_back_to_the_root(pages):
    assert page(pages(), "skolor/").root == "../"
    assert page(pages(), "skolor/1880-almby-skola/").root == "../../"


# An initiative.


def test_whom_to_call_is_who_the_initiative_says(pages):
    (contact,) = page(pages(), "satsningar/1880-rakna/").values["contacts"]
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
    found = page(pages(CALL + initiative("ny", **keys)), f"satsningar/{code}-ny/")
    assert [contact.role for contact in found.values["contacts"]] == called


@pytest.mark.parametrize(
    ("published", "stale"),
    [("2026-03-02", False), ("2024-11-20", False), ("2024-11-19", True), ("2024", False), ("2023", True)],
)
def test_after_two_years_a_reader_is_told_how_old_the_facts_are(pages, published, stale):
    found = pages(initiative("ny", sources=f"[{{title: Källan, published: {published}}}]"))
    assert page(found, "satsningar/1880-ny/").values["stale"] is stale


def test_of_the_age_of_an_undated_source_a_reader_is_always_told(pages):
    assert page(pages(initiative("ny")), "satsningar/1880-ny/").values["stale"] is True


@pytest.mark.parametrize(
    ("today", "status"),
    [
        (date(2026, 11, 20), Status.PLANNED),
        (date(2027, 1, 1), Status.ONGOING),
        (date(2028, 6, 30), Status.ONGOING),
        (date(2028, 7, 1), Status.ENDED),
    ],
)
def test_an_initiative_comes_further_as_time_goes(tmp_path, today, status):
    records = right(tmp_path, initiative("ny", period="{start: vt-27, end: vt-28}"))
    found = Pages(catalogue.build(records), language.load(), today)
    assert page(found, "satsningar/1880-ny/").values["status"] is status


def test_a_relation_told_from_both_ends_is_shown_once_at_each(pages):
    both = pages(
        initiative("ett", relations="{works_with: [1880-tva]}")
        + initiative("tva", relations="{works_with: [1880-ett]}")
    )
    for url, other in (("satsningar/1880-ett/", "Tva"), ("satsningar/1880-tva/", "Ett")):
        related = page(both, url).values["related"]
        assert {name: [link.title for link in links] for name, links in related.items()} == {
            "Samarbetar med": [other]
        }


def test_the_number_of_responsible_people_counts_the_schools_that_have_one(pages):
    schools = "[{school: Almby skola, contacts: [{role: Ansvarig}, {role: Rektor}]}]"
    assert page(pages(initiative("ny", schools=schools)), "satsningar/1880-ny/").values["responsible"] == 1


# What initiatives refer to.


def test_a_school_shows_its_part_in_each_initiative(pages):
    schools = "[{school: Almbyskolan, note: Pilotskola, contacts: [{role: Ansvarig, name: Bo Berg}]}]"
    (group,) = page(pages(initiative("ny", schools=schools)), "skolor/1880-almby-skola/").groups
    assert {card.link.title: card.notes for card in group.items} == {
        "Ny": ("Ansvarig: Bo Berg", "Pilotskola"),
        "Räkna tillsammans": (),
    }


def test_an_organisation_shows_its_part_in_each_initiative(pages):
    found = pages(
        dedented(ALL)
        + initiative("ny", partners="[{organisation: Skolverket, part: stöd, note: Ger råd.}]")
        + initiative("gammal", partners="[{organisation: Skolverket, part: finansiering}]")
    )
    (group,) = page(found, "organisationer/skolverket/").groups
    assert {card.link.title: card.notes for card in group.items} == {
        "Gammal": ("Finansierar",),
        "Ny": ("Ger stöd: Ger råd.",),
    }


def test_a_programme_shows_its_initiatives_in_the_order_of_its_own_areas_and_the_rest_last(pages):
    found = pages(
        dedented(ALL)
        + initiative("a", programme="Lyftet", programme_area="Tre")
        + initiative("b", programme="Lyftet", programme_area="Ett")
        + initiative("c", programme="Lyftet")
    )
    groups = page(found, "program/lyftet/").groups
    assert [[card.link.title for card in group.items] for group in groups] == [["B"], ["A"], ["C"]]


def test_a_programme_rests_on_its_own_sources_too(pages):
    assert page(pages(ALL), "program/lyftet/").origin.source.title == "Om Lyftet"


def test_a_page_about_a_school_says_where_it_is_and_how_much_it_takes_part_in(pages):
    assert page(pages(), "skolor/1880-almby-skola/").description == (
        "Satsningar som Almby skola i Örebro deltar i. Katalogen har 1."
    )


def test_a_school_is_found_by_its_other_names_and_by_its_initiatives(pages):
    assert page(pages(), "skolor/1880-almby-skola/").text == ("", "Almbyskolan", "Räkna tillsammans")


# The start page.


def test_the_start_page_shows_what_goes_on_and_what_was_changed_last_newest_first(pages):
    start = pages(
        initiative("gammal", sources="[{title: Källan, published: 2018}]")
        + initiative("odaterad")
        + initiative("slut", period="{end: 2020}", sources="[{title: Källan, published: 2025}]")
    ).start()
    assert [card.link.title for card in start["latest"]] == [
        "Räkna tillsammans",
        "Slut",
        "Gammal",
        "Odaterad",
    ]
    assert [card.link.title for card in start["ongoing"]] == ["Räkna tillsammans", "Gammal", "Odaterad"]


def test_the_start_page_shows_a_few_and_says_how_many_there_are(pages):
    start = pages("".join(initiative(f"nr-{number}") for number in range(9))).start()
    assert (len(start["latest"]), len(start["ongoing"]), start["initiatives"]) == (6, 6, 10)


def test_the_start_page_shows_the_schools_that_take_part_in_most(pages):
    start = pages(
        "schools/1880-a.yml:\n  name: A\n  municipality: Örebro\n"
        + initiative("ny", schools="[{school: Almby skola}]")
    ).start()
    assert [(link.title, link.count) for link in start["largest_schools"]] == [("Almby skola", 2), ("A", 0)]


def test_a_former_address_leads_to_the_initiative_that_had_it(pages):
    found = pages(initiative("ny", former_ids="[1880-gammal, 1880-aldre]"))
    way = Link("Ny", "satsningar/1880-ny/", text="En satsning.")
    assert list(found.redirects()) == [("satsningar/1880-gammal/", way), ("satsningar/1880-aldre/", way)]
