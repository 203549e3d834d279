"""Every kind of page and every state of one, walked by keyboard from the first stop to the last."""

import pytest
from browsing import DESK, KINDS, MISSED, PHONE, STATES, settled, walk

pytestmark = [pytest.mark.browser, pytest.mark.site]

PAGES = {**{name: (url, settled) for name, url in KINDS.items()}, **STATES}
SIZES = [pytest.param(DESK, id="desk"), pytest.param(PHONE, id="phone", marks=pytest.mark.audit)]
# Where a walk begins: wherever one has clicked before, the next stop is the first.
TOP = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  scrollTo(0, 0);
}"""
# More stops than any page has: who has not come around by then is trapped.
MOST = 900


@pytest.fixture(scope="module", params=PAGES.values(), ids=list(PAGES))
def walked(request, context, catalogue_address):
    """A way to walk a page, at the size that the test is about."""

    def take(size):
        with context.new_page() as page:
            url, bring = request.param
            page.set_viewport_size(size)
            page.goto(catalogue_address + url)
            settled(page)
            bring(page)
            page.evaluate(TOP)
            return walk(page, MOST), page.evaluate(MISSED)

    return take


@pytest.mark.parametrize("size", SIZES)
def test_tab_leads_to_all_that_can_be_used_and_every_stop_is_seen(walked, size):
    stops, missed = walked(size)
    assert stops[0]["text"] == "Gå till innehållet"
    assert len(stops) < MOST
    assert missed == []
    assert [stop["text"] for stop in stops if not stop["seen"]] == []
    assert [stop["text"] for stop in stops if not stop["free"]] == []
    assert [(stop["text"], stop["contrast"]) for stop in stops if stop["contrast"] < 3] == []


@pytest.mark.parametrize("url", ["", "satsningar/1880-lararassistenter/", "sok/?q=matematik"])
def test_the_way_back_is_the_way_there(page, catalogue_address, url):
    page.set_viewport_size(DESK)
    page.goto(catalogue_address + url)
    settled(page)
    stops = [stop["text"] for stop in walk(page, MOST)]
    page.evaluate("document.querySelectorAll('[data-visited]').forEach((one) => delete one.dataset.visited)")
    assert [stop["text"] for stop in walk(page, MOST, "Shift+Tab")] == stops[::-1]


def test_on_a_phone_an_open_menu_is_walked_through_and_left_without_losing_the_way(page, catalogue_address):
    page.set_viewport_size(PHONE)
    page.goto(f"{catalogue_address}om/")
    page.locator(".top__toggle").focus()
    page.keyboard.press("Enter")
    menu = ["Start", "Satsningar", "Områden", "Skolor", "Kommuner", "Program", "Organisationer", "Om"]
    stops = walk(page, len(menu) + 3)
    assert [stop["text"] for stop in stops] == ["sok-overst", "Sök", *menu, "Start"]
    assert all(stop["free"] for stop in stops)
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.top__toggle')")


def test_what_is_wrong_in_the_form_is_the_next_thing_one_comes_to(page, catalogue_address):
    url, bring = STATES["form, wrong"]
    page.goto(catalogue_address + url)
    settled(page)
    bring(page)
    assert page.evaluate("document.activeElement.matches('[data-summary]')")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true"
