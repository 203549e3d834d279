"""Four search engines in a browser, asked alike."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

from tools import browser

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
PATIENCE = 60_000
SETTLED = '[data-search][aria-busy="false"]'

# Each gives how many hits there are, and the addresses of ten at least below the site's root, the best first.

MATERIAL = """async (query) => {
  const ask = (message) => new Promise((answer) => {
    worker.onmessage = (event) => answer(event.data);
    worker.postMessage(message);
  });
  globalThis.worker ??= new Worker("material/assets/javascripts/workers/search.js");
  if (!globalThis.ready) {
    const index = await (await fetch("material/search/search_index.json")).json();
    await ask({ type: 0, data: { ...index, options: { suggest: false } } });
    globalThis.ready = true;
  }
  const { data } = await ask({ type: 2, data: query });
  return { count: data.items.length, hits: data.items.map(([first]) => first.location.split("#")[0]) };
}"""

PAGEFIND = """async (query) => {
  globalThis.engine ??= await import(new URL("pagefind/pagefind/pagefind.js", document.baseURI));
  const { results } = await engine.search(query);
  const found = await Promise.all(results.slice(0, 10).map((hit) => hit.data()));
  const root = new URL("pagefind/", document.baseURI).pathname;
  const hits = found.map((hit) => hit.url.replace(root, "").replace(/^\\//, ""));
  return { count: results.length, hits };
}"""

MINISEARCH = """async (query) => {
  if (!globalThis.engine) {
    await new Promise((done) => {
      const script = document.createElement("script");
      script.src = "minisearch/minisearch.js";
      script.onload = done;
      document.head.append(script);
    });
    const index = await (await fetch("minisearch/index.json")).text();
    globalThis.engine = MiniSearch.loadJSON(index, { fields: ["title", "text"], storeFields: ["title"] });
  }
  const found = engine.search(query, { prefix: true, fuzzy: 0.2, boost: { title: 2 } });
  return { count: found.length, hits: found.map((hit) => hit.id) };
}"""

OURS = """() => [...document.querySelectorAll("[data-hit]")].map((link) => link.href)"""


@dataclass(frozen=True, slots=True)
class Engine:
    """A search engine with a name. `hits` gives the addresses of at least the first ten, the best first."""

    name: str
    hits: Callable[[str], list[str]]


def peer(name: str, script: str, page: Page, address: str) -> Engine:
    """A peer, driven by a script on an empty page."""
    page.goto(address)

    def hits(query: str) -> list[str]:
        found: list[str] = page.evaluate(script, query)["hits"]
        return found

    return Engine(name, hits)


def ours(page: Page, address: str) -> Engine:
    """Our own search page as a reader sees it."""

    def hits(query: str) -> list[str]:
        page.goto(f"{address}sok/?q={quote(query)}")
        page.wait_for_selector(SETTLED, state="attached", timeout=PATIENCE)
        return [
            link.removeprefix(address).partition("?")[0].partition("#")[0] for link in page.evaluate(OURS)
        ]

    return Engine("Skolsatsningar", hits)


def all_of(chromium: Browser, site: str, peers: str) -> list[Engine]:
    """All four, by the address of our site and that of the peers."""
    return [
        ours(chromium.new_page(), site),
        peer("Material", MATERIAL, chromium.new_page(), peers),
        peer("Pagefind", PAGEFIND, chromium.new_page(), peers),
        peer("MiniSearch", MINISEARCH, chromium.new_page(), peers),
    ]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    noted = Path(__file__).parents[1] / browser.CHOSEN
    found = noted.read_text(encoding="utf-8").strip() if noted.exists() else browser.find()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield started
        started.close()
