"""Long lists are dealt out on pages."""

import pytest

from skolsatsningar import language
from skolsatsningar.page import Group, Link, Origin, Page
from skolsatsningar.paging import PER_PAGE, dealt

WORDS = language.load()


def links(first, last):
    return tuple(Link(str(number), f"skolor/{number}/") for number in range(first, last + 1))


def page(*groups):
    return Page(
        url="skolor/",
        template="index.html",
        title="Skolor",
        description="Alla skolor.",
        menu="skolor/",
        trail=(),
        origin=Origin(None, None),
        values={},
        groups=tuple(Group(title, items, len(items)) for title, items in groups),
        text=("Alla skolor.",),
    )


def shown(pages):
    return [{group.title: [link.title for link in group.items] for group in page.groups} for page in pages]


def ways(page):
    return [way and way.title for way in page.turn.ways]


def test_a_short_list_is_one_page_as_it_was():
    short = page(("A", links(1, 3)))
    assert list(dealt(short, WORDS, 3)) == [short]


def test_a_page_without_a_list_is_one_page_as_it_was():
    assert list(dealt(page(), WORDS, 3)) == [page()]


def test_a_long_list_goes_on_in_its_order_and_no_page_holds_too_much():
    pages = dealt(page(("A", links(1, 2)), ("B", links(3, 7)), ("C", links(8, 8))), WORDS, 3)
    assert shown(pages) == [
        {"A": ["1", "2"], "B": ["3"]},
        {"B": ["4", "5", "6"]},
        {"B": ["7"], "C": ["8"]},
    ]


def test_a_heading_says_how_much_stands_under_it_on_all_pages():
    pages = dealt(page(("A", links(1, 7))), WORDS, 3)
    assert [page.groups[0].count for page in pages] == [7, 7, 7]


def test_the_first_page_keeps_its_address_and_the_others_stand_below_it():
    pages = list(dealt(page(("A", links(1, 7))), WORDS, 3))
    assert [page.url for page in pages] == ["skolor/", "skolor/sida-2/", "skolor/sida-3/"]
    assert [page.title for page in pages] == ["Skolor", "Skolor, sida 2", "Skolor, sida 3"]
    assert {page.menu for page in pages} == {"skolor/"}


def test_only_the_first_page_has_a_text_for_search():
    assert [page.text for page in dealt(page(("A", links(1, 7))), WORDS, 3)] == [("Alla skolor.",), (), ()]


def test_a_page_leads_to_the_one_before_and_the_one_after():
    pages = list(dealt(page(("A", links(1, 9))), WORDS, 3))
    around = [(page.turn.previous, page.turn.next) for page in pages]
    assert around == [
        (None, Link("2", "skolor/sida-2/")),
        (Link("1", "skolor/"), Link("3", "skolor/sida-3/")),
        (Link("2", "skolor/sida-2/"), None),
    ]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (1, ["1", "2", "3", None, "20"]),
        (4, ["1", "2", "3", "4", "5", "6", None, "20"]),
        (10, ["1", None, "8", "9", "10", "11", "12", None, "20"]),
        (20, ["1", None, "18", "19", "20"]),
    ],
)
def test_a_page_leads_to_the_first_the_last_and_those_near_it(number, told):
    pages = list(dealt(page(("A", links(1, 20))), WORDS, 1))
    assert ways(pages[number - 1]) == told


MANY = "".join(
    f"""
    schools/1880-skola-{number}.yml:
      name: Skola {number}
      municipality: Örebro
    """
    for number in range(1, PER_PAGE + 2)
)


@pytest.fixture(scope="module")
def site(small_site):
    return small_site(MANY)


def test_in_a_built_site_every_school_stands_on_one_of_the_pages_of_the_list(site):
    first, second = (site.page(url).texts(".tile a") for url in ("skolor/", "skolor/sida-2/"))
    assert len(first) == PER_PAGE
    assert second == [f"Skola {PER_PAGE}", f"Skola {PER_PAGE + 1}"]


def test_in_a_built_site_a_turned_page_says_which_it_is_and_leads_back(site):
    turned = site.page("skolor/sida-2/")
    assert turned.text("title") == "Skolor, sida 2 – Skolsatsningar"
    assert turned.one(".turns [aria-current=page]").attributes["aria-label"] == "Sida 2"
    assert site.ways("skolor/sida-2/", ".turns a") == {
        "Föregående": "skolor/",
        "1": "skolor/",
        "2": "skolor/sida-2/",
    }


def test_in_a_built_site_a_record_tells_its_facts_once_and_its_name_on_every_page(site):
    first, second = (site.page(f"kommuner/1880-orebro/{turned}") for turned in ("", "sida-2/"))
    assert first.facts() == ["Kommunkod"]
    assert second.facts() == []
    assert (first.text("h1"), second.text("h1")) == ("Örebro", "Örebro, sida 2")
    assert second.texts("h2") == [f"Skolor och förskolor {PER_PAGE + 2}"]


def test_in_a_built_site_a_list_that_is_not_long_has_no_pages_to_turn(site):
    assert site.page("omraden/").all(".turns") == []
