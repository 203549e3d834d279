"""Every kind of page for those who need larger text: nothing is cut off, and nothing scrolls sideways."""

import pytest
from browsing import DESK, KINDS, PHONE, STATES, settled

pytestmark = [pytest.mark.browser, pytest.mark.site]

# A desk of 1280 by 1024 at 400 %.
FOUR_TIMES = {"width": 320, "height": 256}
TWICE = "html { font-size: 250% !important; }"  # Material's own is 125 %
# WCAG 1.4.12, word for word.
SPACED = """* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important; }"""
WAYS = {
    "400 %": ("", FOUR_TIMES),
    "200 % text": (TWICE, DESK),
    "spaced": (SPACED, DESK),
    "spaced on a phone": (SPACED, PHONE),
}
PAGES = {**{name: (url, settled) for name, url in KINDS.items()}, **STATES}

# What is cut off: text beyond its own box, where that hides what does not fit, or beyond the window.
CUT = """() => {
  const drawn = (element) => element.checkVisibility() && !element.closest(".hidden, .skip");
  const scrolls = (element) => element.closest("pre, textarea, select");
  const cut = [...document.body.querySelectorAll("*")].filter((element) => {
    if (!drawn(element) || scrolls(element) || element.closest("svg")) return false;
    const style = getComputedStyle(element);
    const hides = [style.overflowX, style.overflowY].some((way) => way !== "visible")
      || element.matches("button, .button");
    return hides && !element.matches("input") && (element.scrollWidth > element.clientWidth + 1
      || element.scrollHeight > element.clientHeight + 1) && element.clientWidth > 0;
  });
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const beyond = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !drawn(element) || scrolls(element)) continue;
    range.selectNodeContents(walker.currentNode);
    const box = range.getBoundingClientRect();
    if (box.right > document.documentElement.clientWidth + 1 || box.left < -1) beyond.push(element);
  }
  return [...cut, ...beyond].map((element) => element.outerHTML.slice(0, 160));
}"""


@pytest.fixture(scope="module", params=PAGES.values(), ids=list(PAGES))
def visited(request, context, catalogue_address):
    with context.new_page() as page:
        url, bring = request.param
        page.set_viewport_size(DESK)
        page.goto(catalogue_address + url)
        settled(page)
        if request.param != STATES["menu, open"]:
            bring(page)
        yield page, bring


# A reader's own style, which no policy of the site's is asked about.
STYLED = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [sheet];
}"""


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_cut_off_and_nothing_scrolls_sideways(visited, way):
    page, bring = visited
    style, size = WAYS[way]
    page.set_viewport_size(size)
    if bring is STATES["menu, open"][1]:
        bring(page)
    page.evaluate(STYLED, style)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    cut = page.evaluate(CUT)
    page.evaluate(STYLED, "")
    assert (wide, cut) == (0, [])
