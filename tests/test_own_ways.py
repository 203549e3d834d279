"""Every kind of page as a reader has asked to see it: in colours of their own, without motion, on paper."""

import re

import pytest
from browsing import DESK, KINDS, STATES, settled, walk

pytestmark = [pytest.mark.browser, pytest.mark.site]

PAGES = {**{name: (url, settled) for name, url in KINDS.items()}, **STATES}
CONTROLS = "button, .button, input:not([type=checkbox]), select, textarea"
# A control without an edge of its own.
EDGELESS = f"""() => [...document.querySelectorAll({CONTROLS!r})]
  .filter((element) => element.checkVisibility())
  .filter((element) => {{
    const style = getComputedStyle(element);
    return ["Top", "Right", "Bottom", "Left"].some((side) => style[`border${{side}}Style`] === "none"
      || parseFloat(style[`border${{side}}Width`]) < 1);
  }})
  .map((element) => element.outerHTML.slice(0, 120))"""
MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  return style.animationName !== "none" || style.scrollBehavior !== "auto"
    || style.transitionDuration.split(",").some((time) => parseFloat(time) > 0);
}).map((element) => element.outerHTML.slice(0, 120))"""
# What no one can use on paper.
CHROME = (
    ".skip, .search-box, .top__toggle, .menu, .trail, .hero__search, .turns, .edit, .by-form, [data-more], "
    ".finder__tools, .hits__order, .beside, .cite, .bottom nav"
)
WHOLE = ".card, .tile, .facts, .figure, .contact, tr, .note"
ADDRESS = """(link) => getComputedStyle(link, "::after").content"""


@pytest.fixture(scope="module")
def contrasting(browser):
    """A desk with colours of its own."""
    with browser.new_context(forced_colors="active", color_scheme="dark", viewport=DESK) as context:
        yield context.new_page()


def brought(page, address, name):
    url, bring = PAGES[name]
    page.goto(address + url)
    settled(page)
    bring(page)
    return page


@pytest.mark.parametrize("name", PAGES)
def test_in_a_readers_own_colours_every_control_has_an_edge(contrasting, catalogue_address, name):
    assert brought(contrasting, catalogue_address, name).evaluate(EDGELESS) == []


@pytest.mark.parametrize("name", ["start", "initiative with schools", "search, hits", "form, wrong"])
def test_in_a_readers_own_colours_every_stop_is_seen(contrasting, catalogue_address, name):
    stops = walk(brought(contrasting, catalogue_address, name), 60)
    assert [stop["text"] for stop in stops if not stop["seen"] or stop["contrast"] < 3] == []


def test_in_a_readers_own_colours_the_menu_shows_where_one_is(contrasting, catalogue_address):
    page = brought(contrasting, catalogue_address, "initiatives")
    edge = "(link) => getComputedStyle(link).borderBottomColor"
    here = page.locator(".menu [aria-current]").evaluate(edge)
    others = page.locator(".menu a:not([aria-current])").evaluate_all(f"(links) => links.map({edge})")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert set(others) == {ground}
    assert here != ground


def test_in_a_readers_own_colours_what_is_wrong_is_told_in_words(contrasting, catalogue_address):
    page = brought(contrasting, catalogue_address, "form, wrong")
    for field in page.locator("[aria-invalid=true]").all():
        about = field.get_attribute("aria-describedby").split()
        assert any(page.locator(f"#{id_}.wrong").is_visible() for id_ in about)


@pytest.fixture(scope="module")
def still(browser):
    with browser.new_context(reduced_motion="reduce", viewport=DESK) as context:
        yield context.new_page()


@pytest.mark.parametrize("name", ["start", "initiative with schools", "search, hits", "form, whole"])
def test_for_those_who_ask_for_it_nothing_moves(still, catalogue_address, name):
    assert brought(still, catalogue_address, name).evaluate(MOVING) == []


@pytest.fixture(scope="module")
def paper(browser):
    with browser.new_context(locale="sv-SE") as context:
        page = context.new_page()
        page.emulate_media(media="print")
        yield page


@pytest.mark.parametrize("name", KINDS)
def test_on_paper_there_is_nothing_to_click_on_and_nothing_is_cut_in_two(paper, catalogue_address, name):
    page = brought(paper, catalogue_address, name)
    shown = "(all) => all.filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 80))"
    assert page.locator(CHROME).evaluate_all(shown) == []
    breaks = "(all) => all.map((one) => getComputedStyle(one).breakInside)"
    assert set(page.locator(WHOLE).evaluate_all(breaks)) <= {"avoid"}


def test_on_paper_a_link_tells_where_it_leads_if_that_is_elsewhere(paper, catalogue_address):
    page = brought(paper, catalogue_address, "organisation")
    for link in page.locator("main a:visible").all():
        href, shown = link.get_attribute("href"), link.evaluate(ADDRESS)
        assert shown in ([f'" ({href})"'] if href.startswith("http") else ["none", '""'])


def test_on_paper_a_page_tells_its_own_address(paper, catalogue_address):
    page = brought(paper, catalogue_address, "school")
    assert page.locator(".on-paper").inner_text().endswith("/a/b/skolor/1880-nikolaiskolan/")


def test_an_initiative_is_printed_on_two_sheets(paper, catalogue_address):
    pdf = brought(paper, catalogue_address, "initiative with schools").pdf(format="A4")
    assert len(re.findall(rb"/Type /Page\b", pdf)) <= 2
