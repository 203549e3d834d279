"""Which pages there are and what they show, before they are drawn."""

import pytest
from records_text import record, right
from small_data import TODAY

from skolsatsningar import language
from skolsatsningar.page import Link
from skolsatsningar.pages import Pages

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

    def build(text=""):
        return Pages(right(tmp_path, text).catalogue, language.load(), TODAY)

    return build


def page(pages, url):
    (found,) = (page for page in pages.all() if page.url == url)
    return found


def dedented(text):
    return "".join(f"{line.removeprefix('    ')}\n" for line in text.strip("\n").split("\n"))


def test_there_is_a_page_for_all_that_initiatives_refer_to_and_a_list_of_every_kind(pages):
    assert sorted(page.url for page in pages(ALL).all()) == [
        "bevaka/kommuner/",
        "bevaka/omraden/",
        "bevaka/skolor/",
        "kommuner/",
        "kommuner/1880-orebro/",
        "omraden/",
        "omraden/matematik/",
        "organisationer/",
        "organisationer/skolverket/",
        "program/",
        "program/lyftet/",
        "satsningar/",
        "skolor/",
        "skolor/1880-almby-skola/",
        "snart/",
    ]


def test_the_whole_country_has_a_page_where_there_is_something_national(pages):
    national = page(pages(record("landet", municipality="nationell")), "kommuner/0000-hela-landet/")
    assert [card.link.title for card in national.groups[0].items] == ["Landet"]
    assert national.record is None


def test_no_two_pages_share_an_address(pages):
    urls = [page.url for page in pages(ALL + "\n").all()]
    assert len(set(urls)) == len(urls)


def test_a_page_knows_the_way_back_to_the_root(pages):
    assert page(pages(), "skolor/").root == "../"
    assert page(pages(), "skolor/1880-almby-skola/").root == "../../"


# What initiatives refer to.


def test_a_school_shows_its_part_in_each_initiative(pages):
    schools = "[{school: Almbyskolan, note: Pilotskola, contacts: [{role: Ansvarig, name: Bo Berg}]}]"
    (group,) = page(pages(record("ny", schools=schools)), "skolor/1880-almby-skola/").groups
    assert {card.link.title: card.notes for card in group.items} == {
        "Ny": ("Ansvarig: Bo Berg", "Pilotskola"),
        "Räkna tillsammans": (),
    }


def test_an_organisation_shows_its_part_in_each_initiative(pages):
    found = pages(
        dedented(ALL)
        + record("ny", partners="[{organisation: Skolverket, part: stöd, note: Ger råd.}]")
        + record("gammal", partners="[{organisation: Skolverket, part: finansiering}]")
    )
    (group,) = page(found, "organisationer/skolverket/").groups
    assert {card.link.title: card.notes for card in group.items} == {
        "Gammal": ("Finansierar",),
        "Ny": ("Ger stöd: Ger råd.",),
    }


def test_an_initiative_stands_once_in_a_list_whatever_it_does_there(pages):
    partners = "[{organisation: Skolverket, part: stöd}, {organisation: Skolverket, part: forskning}]"
    schools = "[{school: Almby skola, note: Ett}, {school: Almbyskolan, note: Två}]"
    found = pages(dedented(ALL) + record("ny", partners=partners, schools=schools))
    (group,) = page(found, "organisationer/skolverket/").groups
    assert [card.notes for card in group.items] == [("Ger stöd", "Forskar")]
    (group,) = page(found, "skolor/1880-almby-skola/").groups
    assert {card.link.title: card.notes for card in group.items}["Ny"] == ("Ett", "Två")


def test_a_programme_shows_its_initiatives_in_the_order_of_its_own_areas_and_the_rest_last(pages):
    found = pages(
        dedented(ALL)
        + record("a", programme="Lyftet", programme_area="Tre")
        + record("b", programme="Lyftet", programme_area="Ett")
        + record("c", programme="Lyftet")
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
    assert page(pages(), "skolor/1880-almby-skola/").text == (
        "Almbyskolan",
        "Örebro",
        "Räkna tillsammans",
    )


# The start page.


def test_the_start_page_shows_what_goes_on_and_what_was_changed_last_newest_first(pages):
    start = pages(
        record("gammal", sources="[{title: Källan, published: 2018}]")
        + record("odaterad")
        + record("slut", period="{end: 2020}", sources="[{title: Källan, published: 2025}]")
    ).start()
    assert [card.link.title for card in start["latest"]] == [
        "Räkna tillsammans",
        "Slut",
        "Gammal",
        "Odaterad",
    ]
    assert [card.link.title for card in start["ongoing"]] == ["Räkna tillsammans", "Gammal", "Odaterad"]


def test_the_start_page_shows_a_few_and_says_how_many_there_are(pages):
    start = pages("".join(record(f"nr-{number}") for number in range(9))).start()
    assert (len(start["latest"]), len(start["ongoing"]), start["initiatives"]) == (6, 6, 10)


def test_the_start_page_shows_the_schools_that_take_part_in_most(pages):
    start = pages(
        "schools/1880-a.yml:\n  name: A\n  municipality: Örebro\n"
        + record("ny", schools="[{school: Almby skola}]")
    ).start()
    assert [(link.title, link.count) for link in start["largest_schools"]] == [("Almby skola", 2), ("A", 0)]


def test_a_former_address_leads_to_the_initiative_that_had_it(pages):
    found = pages(record("ny", former_ids="[1880-gammal, 1880-aldre]"))
    way = Link("Ny", "satsningar/1880-ny/", text="En satsning.")
    assert list(found.redirects()) == [("satsningar/1880-gammal/", way), ("satsningar/1880-aldre/", way)]
