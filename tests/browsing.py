"""The catalogue's pages as tests with a browser visit them."""

from collections.abc import Callable
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, ViewportSize, expect

PHONE: ViewportSize = {"width": 320, "height": 640}
TABLET: ViewportSize = {"width": 768, "height": 1024}
DESK: ViewportSize = {"width": 1280, "height": 800}

# Every kind of page, the fullest of each.
KINDS = {
    "start": "",
    "initiative with schools": "satsningar/1880-lararassistenter/",
    "initiative with what is not decided": "satsningar/1485-samverkan-for-basta-skola/",
    "initiative with documents and forms": "satsningar/0000-styrning-och-ledning-matematik/",
    "initiative with figures": "satsningar/0000-matematik-pisa-2015/",
    "area": "omraden/matematik/",
    "school": "skolor/1880-nikolaiskolan/",
    "municipality": "kommuner/1980-vasteras/",
    "whole country": "kommuner/0000-hela-landet/",
    "programme": "program/1880-topp-25-2025/",
    "organisation": "organisationer/kompassen/",
    "initiatives": "satsningar/",
    "areas": "omraden/",
    "schools": "skolor/",
    "municipalities": "kommuner/",
    "programmes": "program/",
    "organisations": "organisationer/",
    "search, empty": "sok/",
    "search, hits": "sok/?q=matematik",
    "search, no hits": "sok/?q=xyzzyx",
    "search, another word was meant": "sok/?q=matemtik",
    "search, another word is offered": "sok/?q=hora",
    "search, a compound taken apart": "sok/?q=elevfr%C3%A5nvaro",
    "search, narrowed down": "sok/?q=matematik&omrade=Matematik&omrade=Ledarskap&lage=avslutad",
    "search, narrowed down to nothing": "sok/?q=tekaway&kommun=V%C3%A4ster%C3%A5s",
    "initiatives, narrowed down": "satsningar/?omrade=Matematik&ordning=datum",
    "follow": "bevaka/",
    "municipalities to follow": "bevaka/kommuner/",
    "soon": "snart/",
    "about": "om/",
    "statement on accessibility": "tillganglighet/",
    "personal data": "personuppgifter/",
    "how to edit": "redigera/",
    "every field": "redigera/falt/",
    "every error": "redigera/fel/",
    "form, empty": "redigera/ny/",
    "form, opened": "redigera/ny/?post=1880-lararassistenter",
    "missing": "finns-inte/",
}


def settled(page: Page) -> None:
    """Wait until no search is under way, and the form can be filled in."""
    if page.locator("[data-form]").count():
        expect(page.locator("[data-form]")).to_have_attribute("data-ready", "")
    if page.locator("[data-search]").count():
        expect(page.locator("[data-search]")).to_have_attribute("aria-busy", "false")


def way(page: Page, address: str) -> Callable[[str], Page]:
    """A reader's way to a site: `way("skolor/")` opens a page of it and waits until it is done."""

    def visit(url: str) -> Page:
        page.goto(address + url)
        settled(page)
        return page

    return visit


def hits(page: Page) -> Locator:
    """The hits of the search that has been made, each its link."""
    settled(page)
    return page.locator("[data-hit]")


def count(page: Page) -> str:
    """What is said of how many there are."""
    settled(page)
    return page.locator("[data-hit-count]").inner_text()


def _open_menu(page: Page) -> None:
    button = page.locator(".top__toggle")
    if button.is_visible() and button.get_attribute("aria-expanded") == "false":
        button.click()


def _more_hits(page: Page) -> None:
    before = page.locator("[data-hit]").count()
    page.locator("[data-more]").click()
    expect(page.locator("[data-hit]").nth(before)).to_be_visible()


def _lose_index(page: Page) -> None:
    page.route("**/pagefind/**", lambda route: route.abort())
    page.reload()
    settled(page)


def _wrong_form(page: Page) -> None:
    page.locator("[data-record] button[type=submit]").click()
    expect(page.locator("[data-summary]")).to_be_visible()


def _whole_form(page: Page) -> None:
    """Open all that is folded, and ask for one of everything that there may be several of."""
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    page.evaluate("document.querySelectorAll('[data-add]').forEach((button) => button.click())")


def _done_form(page: Page) -> None:
    page.locator("[data-record] button[type=submit]").click()
    expect(page.locator("[data-done]")).to_be_visible()


# What a page can be brought to, and how.
STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "first stop": ("", lambda page: page.keyboard.press("Tab")),
    "menu, open": ("satsningar/", _open_menu),
    "search, more hits": ("sok/?q=matematik", _more_hits),
    "search, no index": ("sok/?q=matematik", _lose_index),
    "form, wrong": ("redigera/ny/", _wrong_form),
    "form, whole": ("redigera/ny/", _whole_form),
    "form, done": ("redigera/ny/?post=1880-lararassistenter", _done_form),
}


# Colours that are on their way from light to dark are no one's colours. Some rules axe leaves off until it is
# asked for them: one of WCAG 2.2, and those that it calls experimental.
AXE = """async () => {
  await Promise.all(document.getAnimations().map((animation) => animation.finished));
  const more = axe.getRules().filter((rule) => rule.tags.includes("experimental")).map((rule) => rule.ruleId);
  const rules = Object.fromEntries(["target-size", ...more].map((name) => [name, { enabled: true }]));
  return (await axe.run({ resultTypes: ["violations"], rules })).violations;
}"""


def against(page: Page, *looks: tuple[str, ViewportSize]) -> list[tuple[object, ...]]:
    """All that axe has against a page in some colour schemes and sizes."""
    page.evaluate(Axe().axe_script)
    found: list[tuple[object, ...]] = []
    for scheme, size in looks:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_viewport_size(size)
        found += [
            (scheme, size["width"], violation["id"], node["html"], node["failureSummary"])
            for violation in page.evaluate(AXE)
            for node in violation["nodes"]
        ]
    return found


def walk(page: Page, most: int, key: str = "Tab") -> list[dict[str, Any]]:
    """Where Tab, or another key, leads, at most once around the page."""
    stops = []
    for _ in range(most):
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if not stop or stop["again"]:
            break
        stops.append(stop)
    return stops


STOP = r"""() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const again = element.dataset.visited === "1";
  element.dataset.visited = "1";
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    text: element.textContent.trim() || element.id,
    again,
    seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
      && box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight,
    free: uncovered(element),
    contrast: ringContrast(element, style),
  };

  // Whether some point of it lies under nothing else (WCAG 2.4.11).
  function uncovered(element) {
    const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y]));
    return [...element.getClientRects()].some((part) => points.some(([across, down]) => {
      const [x, y] = [part.left + part.width * across, part.top + part.height * down];
      const top = x > 0 && x < innerWidth && y > 0 && y < innerHeight && document.elementFromPoint(x, y);
      return top && (element.contains(top) || top.closest("label")?.control === element);
    }));
  }

  // How well the better part of the ring, dark or light, stands out from what lies behind it (WCAG 1.4.11).
  function ringContrast(element, style) {
    let behind = element.parentElement;
    while (behind.parentElement && getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)") {
      behind = behind.parentElement;
    }
    const ground = light(getComputedStyle(behind).backgroundColor);
    const shadow = style.boxShadow.match(/rgba?\([^)]*\)/);
    return Math.max(...[style.outlineColor, ...(shadow || [])].map((colour) => ratio(light(colour), ground)));
  }

  function light(colour) {
    const [r, g, b] = colour.match(/[\d.]+/g).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function ratio(one, other) {
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }
}"""

# Every element that Tab should lead to and has not: what is drawn and not disabled.
MISSED = """() => [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])")]
  .filter((element) => element.dataset.visited !== "1" && !element.disabled && element.checkVisibility()
    && element.tabIndex >= 0)
  .map((element) => element.outerHTML.slice(0, 120))"""
