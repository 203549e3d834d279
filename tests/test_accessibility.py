"""Every kind of page, for everyone: by keyboard, on the smallest phone, in the dark, without scripts."""

from dataclasses import dataclass

import pytest
from browsing import DESK, KINDS, PHONE, found_by_axe, settled, walk
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.site]

KEPT = "async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]"


@dataclass
class Visit:
    """A page that someone has come to, what it asked for and what went wrong in it."""

    page: Page
    asked: list[str]
    wrong: list[str]


@pytest.fixture(scope="module", params=KINDS.values(), ids=list(KINDS))
def visit(context, catalogue_address, request):
    with context.new_page() as page:
        asked, wrong = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(catalogue_address + request.param)
        settled(page)
        yield Visit(page, asked, wrong)


@pytest.fixture(scope="module")
def plain(browser):
    """A phone whose browser runs no scripts."""
    with browser.new_context(java_script_enabled=False, viewport=PHONE) as context:
        yield context.new_page()


def test_a_page_asks_no_one_else_for_anything_and_keeps_nothing(visit, catalogue_address):
    assert visit.asked
    assert [address for address in visit.asked if not address.startswith(catalogue_address)] == []
    assert visit.wrong == []
    assert visit.page.context.cookies() == []
    assert visit.page.evaluate(KEPT) == [0, 0, 0]


def test_every_stop_on_the_way_through_a_page_can_be_seen(visit):
    visit.page.set_viewport_size(DESK)
    stops = walk(visit.page, 25)
    assert stops[0]["text"] == "Gå till innehållet"
    assert len(stops) > 10
    assert [stop["text"] for stop in stops if not stop["seen"]] == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_page_is_never_wider_than_the_window(visit, size):
    visit.page.set_viewport_size(size)
    assert (
        visit.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        <= 0
    )


def test_axe_finds_nothing_against_a_page_light_and_narrow_or_dark_and_wide(visit):
    assert found_by_axe(visit.page, ("light", PHONE), ("dark", DESK)) == []


@pytest.mark.parametrize(
    "url", ["", "satsningar/1880-lararassistenter/", "skolor/", "redigera/", "redigera/falt/"]
)
def test_axe_finds_nothing_against_a_page_dark_and_narrow_or_light_and_wide(page, catalogue_address, url):
    page.goto(catalogue_address + url)
    assert found_by_axe(page, ("dark", PHONE), ("light", DESK)) == []


@pytest.mark.parametrize("url", KINDS.values(), ids=list(KINDS))
def test_without_scripts_a_page_can_be_read_and_its_menu_reached(plain, catalogue_address, url):
    plain.goto(catalogue_address + url)
    expect(plain.get_by_role("heading", level=1)).to_be_visible()
    expect(
        plain.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Skolor")
    ).to_be_visible()
    expect(plain.locator("#sok-overst")).to_be_visible()


@pytest.mark.parametrize("url", ["", "satsningar/1880-tekaway/", "sok/", "finns-inte/"])
def test_the_first_stop_leads_past_the_menu(page, catalogue_address, url):
    page.goto(catalogue_address + url)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Gå till innehållet")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
