"""Records as readers meet them in lists."""

from datetime import date

import pytest
from records_text import right

from skolsatsningar import language
from skolsatsningar.listing import Listing, group_of_links, grouped, index, origin
from skolsatsningar.model import Initiative, School
from skolsatsningar.page import Link, Origin
from skolsatsningar.partial_date import PartialDate
from skolsatsningar.vocabulary import Status

INITIATIVE = """\
  title: {title}
  summary: Om {title}.
  municipality: {place}
  areas: [Matematik]
  period: {{end: 2020}}
  sources: [{{title: Källan, published: {published}}}]
  reviewed: {reviewed}
"""
TEXT = f"""\
municipalities/1485-uddevalla.yml:
  name: Uddevalla
  official_name: Uddevalla kommun
municipalities/1980-vasteras.yml:
  name: Västerås
  official_name: Västerås stad
programmes/lyftet.yml:
  name: Lyftet
  sources: [{{title: Om Lyftet}}]
initiatives/1485-a.yml:
{INITIATIVE.format(title="A", place="Uddevalla", published="2017", reviewed="2026-02-01")}\
initiatives/0000-b.yml:
{INITIATIVE.format(title="B", place="nationell", published="ht-19", reviewed="2026-01-01")}\
  programme: Lyftet
"""


@pytest.fixture
def found(tmp_path):
    return right(tmp_path, TEXT).catalogue


@pytest.fixture
def lists(found):
    return Listing(found, language.load())


def titles(groups):
    return {group.title: [card.link.title for card in group.items] for group in groups}


def test_a_way_to_a_record_says_how_many_initiatives_stand_behind_it(found, lists):
    assert lists.link(found.areas["matematik"]) == Link("Matematik", "omraden/matematik/", 3)


def test_a_way_to_an_initiative_says_what_it_is_in_short(found, lists):
    assert lists.link(found.initiatives["1485-a"]) == Link("A", "satsningar/1485-a/", text="Om A.")


def test_a_way_to_a_list_has_the_lists_own_name():
    assert index(language.load(), School) == Link("Skolor", "skolor/")
    assert index(language.load(), Initiative) == Link("Satsningar", "satsningar/")


def test_an_initiative_goes_on_in_its_municipality_by_its_official_name(found, lists):
    assert lists.place(found.initiatives["1485-a"]) == Link("Uddevalla kommun", "kommuner/1485-uddevalla/")


def test_a_national_initiative_goes_on_in_the_whole_country(found, lists):
    assert lists.place(found.initiatives["0000-b"]) == Link("Hela landet", "kommuner/0000-hela-landet/", 1)


def test_the_whole_country_stands_last_among_the_places(lists):
    assert [link.title for link in lists.places()] == ["Uddevalla", "Västerås", "Örebro", "Hela landet"]


def test_without_national_initiatives_the_whole_country_is_no_place(tmp_path):
    lists = Listing(right(tmp_path).catalogue, language.load())
    assert [link.title for link in lists.places()] == ["Örebro"]


def test_a_card_says_where_how_far_and_on_whose_word(found, lists):
    card = lists.card(found.initiatives["1485-a"], ("Pilotskola",))
    assert (card.place, card.status, card.notes) == ("Uddevalla kommun", Status.ENDED, ("Pilotskola",))
    assert card.origin == Origin(found.initiatives["1485-a"].cited, date(2026, 2, 1))


def test_initiatives_by_place_stand_in_the_order_of_the_alphabet_and_national_ones_last(found, lists):
    groups = lists.by_place(found.initiatives.values())
    assert titles(groups) == {"Uddevalla": ["A"], "Örebro": ["Räkna tillsammans"], "Hela landet": ["B"]}
    assert [group.link.url for group in groups] == [
        "kommuner/1485-uddevalla/",
        "kommuner/1880-orebro/",
        "kommuner/0000-hela-landet/",
    ]


def test_initiatives_by_programme_end_with_those_that_have_none(found, lists):
    groups = lists.by_programme(found.initiatives.values())
    assert titles(groups) == {"Lyftet": ["B"], "Utan program": ["A", "Räkna tillsammans"]}


def test_where_no_initiative_has_a_programme_none_is_said_to_lack_one(found, lists):
    assert titles(lists.by_programme([found.initiatives["1485-a"]])) == {"Alla satsningar": ["A"]}


def test_what_a_page_rests_on_is_the_source_dated_last_and_the_latest_review(found):
    resting = origin(found.initiatives.values())
    assert resting.source.dated == PartialDate.parse("2026-03-02")
    assert resting.reviewed == date(2026, 11, 1)


def test_a_page_about_nothing_rests_on_nothing():
    assert origin([]) == Origin(None, None)


def test_a_heading_without_links_is_no_part_of_a_list():
    assert group_of_links("Skolor", ()) == ()


def test_a_group_is_found_by_its_name_in_addresses():
    (group,) = group_of_links("Myndigheter & råd", (Link("SCB", "organisationer/scb/"),))
    assert (group.id, group.count, group.has_cards) == ("myndigheter-rad", 1, False)


def test_what_has_the_same_in_common_stands_together_in_the_order_it_comes():
    assert grouped(["ab", "c", "de"], len) == {2: ["ab", "de"], 1: ["c"]}
