"""What many tests stand on: a small site of a test's own, the whole catalogue, and a browser."""

import fcntl
import os
import re
from collections.abc import Callable, Iterator
from datetime import datetime

import exports_text
import pytest
import sites
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from sites import ROOT, Site

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
)

# A slow machine is no fault of the page.
expect.set_options(timeout=30_000)

REVIEWED = re.compile(r"^reviewed: (.+)$", re.MULTILINE)

SmallSite = Callable[..., Site]


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """Build a site from a text of records, pages and settings: see `sites.project`."""

    def build(records: str = "", pages: str = "", settings: str = "", **environment: str) -> Site:
        root = sites.project(tmp_path_factory.mktemp("project"), records, pages, settings)
        return sites.build(root, root / "site", **environment)

    return build


@pytest.fixture(scope="session")
def full_site(small_site: SmallSite) -> Site:
    """A site of records that have every field of the model."""
    return small_site(exports_text.FULL, SKOLSATSNINGAR_SEARCH="0")


@pytest.fixture(scope="session")
def last_review() -> str:
    """The last day that someone read a record of the catalogue through: it is right on that day, always."""
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "data" / "initiatives").glob("*.yml"))
    day = max(day for text in texts for day in REVIEWED.findall(text))
    return str(int(datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp()))


@pytest.fixture(scope="session")
def catalogue_site(tmp_path_factory: pytest.TempPathFactory, last_review: str) -> Site:
    """The whole catalogue, built once for all processes that run tests."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    out = shared / "catalogue"
    with (shared / "catalogue.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not out.exists():
            sites.build(ROOT, out, SOURCE_DATE_EPOCH=last_review)
    return Site(out)


@pytest.fixture(scope="session")
def catalogue_address(catalogue_site: Site) -> Iterator[str]:
    """Where the whole catalogue can be read."""
    with sites.served(catalogue_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium: the one that CHROMIUM names, or the one that `make browser` noted."""
    noted = ROOT / ".venv" / "chromium"
    executable = os.environ.get("CHROMIUM") or noted.read_text(encoding="utf-8").strip()
    with sync_playwright() as playwright:
        # With scroll bars that take room, as on most desks: what is as wide as the window is too wide then.
        chromium = playwright.chromium.launch(
            executable_path=executable, args=ARGUMENTS, ignore_default_args=["--hide-scrollbars"]
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that keeps what pages leave with it; one of the tests sees to it that they leave nothing."""
    with browser.new_context(locale="sv-SE") as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """An empty page in it."""
    with context.new_page() as page:
        yield page
