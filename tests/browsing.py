"""The catalogue's pages as tests with a browser visit them."""

from playwright.sync_api import Page, expect

PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 800}

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
    "follow": "bevaka/",
    "municipalities to follow": "bevaka/kommuner/",
    "soon": "snart/",
    "about": "om/",
    "how to edit": "redigera/",
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


def walk(page: Page, most: int) -> list[dict[str, str | bool]]:
    """Where Tab leads, from the top of the page and at most once around it."""
    stops = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if not stop or stop["again"]:
            break
        stops.append(stop)
    return stops


STOP = """() => {
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
  };
}"""
