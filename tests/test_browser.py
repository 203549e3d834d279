"""The catalogue in a real browser: found, read and used by the people it is for."""

import json
import re
from urllib.parse import quote

import pytest
import sites
from browsing import PHONE, count, hits, walk, way
from playwright.sync_api import expect
from sites import PATH

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.fixture
def site(page, catalogue_address):
    """A reader's way to the catalogue's pages: `site("skolor/")` opens one and waits until it is done."""
    return way(page, catalogue_address)


# Finding an initiative.


def test_a_reader_finds_an_initiative_by_the_search_at_the_head_of_every_page(site):
    page = site("skolor/1880-aby/")
    page.get_by_label("Sök", exact=True).fill("lärarassistenter")
    page.get_by_label("Sök", exact=True).press("Enter")
    expect(page).to_have_url(re.compile(r"/sok/\?q=l%C3%A4rarassistenter$"))
    hits(page).filter(has_text="Lärarassistenter").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lärarassistenter")


def test_a_reader_finds_an_initiative_by_the_search_on_the_first_page(site):
    page = site("")
    page.get_by_label("Sök bland alla satsningar").fill("bryggan")
    page.get_by_role("search", name="Sök i katalogen").get_by_role("button").click()
    hits(page).and_(page.locator("[href*='satsningar/']")).filter(has_text="Bryggan").click()
    expect(page.locator("article")).to_have_attribute("data-initiative", "1880-bryggan")


def test_a_reader_finds_an_initiative_by_its_school(site):
    page = site("")
    page.get_by_role("link", name="Skolor", exact=True).click()
    page.get_by_role("link", name="Odenskolan").click()
    page.get_by_role("link", name="Lärarassistenter").click()
    expect(page.get_by_role("row", name="Odenskolan")).to_contain_text("Fredrik Karlsson")


def test_a_reader_finds_an_initiative_by_its_area(site):
    page = site("")
    page.get_by_role("link", name="Skolnärvaro", exact=True).click()
    page.get_by_role("link", name="Utökad insats för att främja skolnärvaro").click()
    expect(page.locator("article")).to_have_attribute("data-initiative", "1880-framja-skolnarvaro")


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("Katarina Arkehag", "Utbildning i skolledarskap"),
        ("Almbyskolan", "Örebromodellen för kollegialt lärande"),
        ("skolnärvaro", "Utökad insats för att främja skolnärvaro"),
        ("KLÖS", "Örebromodellen för kollegialt lärande"),
        ("hållbarhet kemi", "TekAway"),
    ],
)
def test_an_initiative_is_found_by_a_person_a_school_a_subject_or_a_title(site, query, title):
    page = site(f"sok/?q={query}")
    assert title in hits(page).all_inner_texts()


# The search page.


def test_an_address_with_a_query_can_be_shared(site):
    page = site("sok/?q=matematik")
    assert page.get_by_label("Sök bland alla satsningar").input_value() == "matematik"
    assert re.fullmatch(r"\d+ träffar på ”matematik”", count(page))
    assert hits(page).count() == 10


def test_as_many_hits_can_be_seen_as_are_told_and_no_hit_twice(site):
    page = site("sok/?q=matematik")
    told = int(count(page).split()[0])
    while page.locator("[data-more]").is_visible():
        shown = hits(page).count()
        page.locator("[data-more]").click()
        expect(hits(page).nth(shown)).to_be_visible()
    titles = [link.get_attribute("href") for link in hits(page).all()]
    assert len(set(titles)) == len(titles) == told


def test_several_indexes_are_searched_as_one(site, page, tmp_path, last_review, monkeypatch):
    every = hits(site("sok/?q=elever"))
    told, first = count(page), every.first.inner_text()
    monkeypatch.setattr("skolsatsningar.search.PER_INDEX", 40)
    found = sites.build(sites.ROOT, tmp_path / "site", SOURCE_DATE_EPOCH=last_review)
    assert json.loads(found.html("pagefind/words/about.json"))["indexes"] == 3
    with sites.served(found) as address:
        page.goto(f"{address}sok/?q=elever")
        assert count(page) == told
        assert first in hits(page).all_inner_texts()


def test_a_single_hit_is_told_in_the_singular(site):
    assert count(site("sok/?q=KLÖS")) == "1 träff på ”KLÖS”"


def test_what_is_typed_is_searched_for_without_a_button(site):
    page = site("sok/")
    page.get_by_label("Sök bland alla satsningar").press_sequentially("tekaway")
    expect(page.locator("[data-hit-count]")).to_contain_text("”tekaway”")
    expect(hits(page).first).to_have_text("TekAway")
    expect(page).to_have_url(re.compile(r"\?q=tekaway$"))


def test_what_is_no_longer_asked_for_is_no_longer_shown(site):
    page = site("sok/?q=matematik")
    page.get_by_label("Sök bland alla satsningar").fill("")
    expect(hits(page)).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/sok/$"))
    assert count(page) == ""


def test_back_and_forward_go_from_search_to_search(site):
    page = site("sok/?q=matematik")
    field = page.get_by_label("Sök bland alla satsningar")
    field.fill("tekaway")
    expect(page.locator("[data-hit-count]")).to_contain_text("”tekaway”")
    field.press("Enter")
    page.go_back()
    expect(page.locator("[data-hit-count]")).to_contain_text("”matematik”")
    assert field.input_value() == "matematik"
    page.go_forward()
    expect(page.locator("[data-hit-count]")).to_contain_text("”tekaway”")
    assert field.input_value() == "tekaway"


def test_a_search_without_hits_says_so_and_offers_other_ways(site):
    page = site("sok/?q=xyzzyx")
    assert count(page) == "Inga träffar på ”xyzzyx”."
    page.locator("[data-otherwise]").get_by_role("link", name="Områden").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Områden")


def test_an_index_that_cannot_be_fetched_is_told_and_other_ways_are_offered(site, page):
    page.route("**/pagefind/**", lambda route: route.abort())
    site("sok/?q=matematik")
    assert count(page).startswith("Sökningen kunde inte läsas in.")
    expect(page.locator("[data-otherwise]").get_by_role("link", name="Skolor")).to_be_visible()
    page.unroute_all()
    page.reload()
    assert "träffar" in count(page)


def test_the_status_of_a_search_is_told_to_those_who_do_not_see_it(site):
    expect(site("sok/?q=matematik").get_by_role("status")).to_contain_text("träffar på ”matematik”")


def test_a_hit_shows_text_from_records_as_it_was_written(small_site, page):
    site = small_site("""
        initiatives/1880-rakna.yml:
          ...
          title: Bo & "Lisa" räknar <3
          summary: 5 < 7 & "7" > 5, säger 'alla' och Zebran.
    """)
    with sites.served(site) as address:
        page.goto(f"{address}sok/?q=zebran")
        assert hits(page).all_inner_texts() == ['Bo & "Lisa" räknar <3']
        excerpt = page.locator("[data-excerpt]").inner_text()
    assert "5 < 7 & \"7\" > 5, säger 'alla' och Zebran." in excerpt
    assert page.locator("[data-excerpt] > :not(mark)").count() == 0


def test_a_query_is_text_and_nothing_else(site):
    query = '<img src=x onerror=alert(1)> & "zebra" {count}'
    page = site(f"sok/?q={quote(query)}")
    assert f"”{query}”" in count(page)
    assert page.locator("main img").count() == 0


# Without scripts.


@pytest.fixture
def plain(browser):
    """A phone whose browser runs no scripts."""
    with browser.new_context(java_script_enabled=False, viewport=PHONE) as context:
        yield context.new_page()


def test_without_scripts_the_search_page_offers_other_ways(plain, catalogue_address):
    plain.goto(f"{catalogue_address}sok/?q=matematik")
    expect(plain.locator("noscript p")).to_have_text(
        "Sökningen behöver JavaScript. Utan det kan du bläddra i listorna ovan."
    )
    plain.locator("[data-search]").get_by_role("link", name="Områden").click()
    expect(plain.get_by_role("heading", level=1)).to_contain_text("Områden")


# By keyboard, and on a phone.


def test_on_a_phone_the_menu_opens_and_escape_closes_it_and_gives_focus_back(site, page):
    page.set_viewport_size(PHONE)
    site("")
    button = page.get_by_role("button", name="Meny")
    link = page.get_by_role("link", name="Skolor", exact=True)
    expect(link).to_be_hidden()
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(link).to_be_visible()
    link.focus()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_on_a_phone_what_is_closed_cannot_be_reached_by_tab(site, page):
    page.set_viewport_size(PHONE)
    site("om/")
    stops = [stop["text"] for stop in walk(page, 5)]
    assert stops[:3] == ["Gå till innehållet", "Skolsatsningar", "Meny"]
    assert "Satsningar" not in stops


def test_on_a_desk_there_is_no_button_for_the_menu(site):
    expect(site("").get_by_role("button", name="Meny")).to_be_hidden()


# On paper.


def test_an_initiative_in_print_has_its_facts_and_none_of_what_one_clicks_on(site, page):
    site("satsningar/1880-lararassistenter/")
    page.emulate_media(media="print")
    for gone in (".skip", ".search-box", ".top__toggle", ".menu", ".edit", ".bottom nav"):
        expect(page.locator(gone)).to_be_hidden()
    for kept in ("h1", ".lead", ".facts", "table", ".origin", ".sources"):
        expect(page.locator(kept)).to_be_visible()


# What is not there.


def test_the_page_for_what_is_missing_is_answered_as_missing_and_finds_its_style(page, catalogue_address):
    answer = page.goto(f"{catalogue_address}satsningar/1880-finns/inte/")
    assert answer.status == 404
    assert page.evaluate("getComputedStyle(document.querySelector('.top')).display") == "block"
    page.get_by_role("main").get_by_role("link", name="Satsningar").click()
    expect(page).to_have_url(re.compile(f"{PATH}satsningar/$"))
