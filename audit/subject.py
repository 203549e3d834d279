"""The site that is audited: built from the records there are, and served as a host would."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sites
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from benchmarks import host
from tools import browser as browsers

ROOT = Path(__file__).resolve().parents[1]
CHOSEN = ROOT / ".venv" / "chromium"


@dataclass(frozen=True, slots=True)
class Subject:
    """Where the site lies, where it can be read below a path, and where compressed, as phones get it."""

    folder: Path
    address: str
    compressed: str
    chromium: str


@contextmanager
def subject() -> Iterator[Subject]:
    """Build the site with this repository's settings and records, and serve it until the context ends."""
    with tempfile.TemporaryDirectory(prefix="skolsatsningar-") as folder:
        out = Path(folder, "site")
        told = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": sites.SITE_URL}
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(out)]
        subprocess.run(command, cwd=ROOT, env=told, check=True)  # noqa: S603  # our own words
        noted = CHOSEN.read_text(encoding="utf-8").strip() if CHOSEN.exists() else ""
        chromium = os.environ.get("CHROMIUM") or noted or browsers.find() or ""
        with sites.served(sites.Site(out)) as address, host.served(out) as compressed:
            yield Subject(out, address, compressed, chromium)


@contextmanager
def reader(of: Subject) -> Iterator[BrowserContext]:
    """A browser without a history, as the tests start one."""
    with sync_playwright() as playwright:
        chromium: Browser = playwright.chromium.launch(
            executable_path=of.chromium,
            args=["--no-sandbox", "--disable-gpu"],
            ignore_default_args=["--hide-scrollbars"],  # they take room, as on most desks
        )
        with chromium.new_context(locale="sv-SE") as context:
            yield context
        chromium.close()
