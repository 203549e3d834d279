"""Find the Chromium that the tests drive, or install one, and note it in .venv/chromium.

    .venv/bin/python -m tools.browser

CHROMIUM=/path names one; no other is then tried. A candidate counts only when Playwright has started it:
on Ubuntu `chromium` may be a stub that asks for a snap.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Error, sync_playwright

from tools import apt

if TYPE_CHECKING:
    from collections.abc import Iterator

CHOSEN = Path(".venv/chromium")
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
BUNDLES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
PATIENCE = 60_000
"""Milliseconds a browser has to start in."""


def main() -> None:
    """Choose a browser and note it; does nothing when the one noted is still there."""
    named = os.environ.get("CHROMIUM")
    noted = CHOSEN.read_text(encoding="utf-8").strip() if CHOSEN.exists() else ""
    if noted and shutil.which(noted) and named in (None, "", noted):
        return
    make_ready()
    if named and not starts(named):
        sys.exit(f"CHROMIUM={named} is not a Chromium or Chrome that runs headless on this machine.")
    CHOSEN.write_text(f"{named or find() or install()}\n", encoding="utf-8")


def make_ready() -> None:
    """See to it that Playwright itself starts: its Node needs a library that a bare Debian lacks."""
    if not (
        runs("playwright", "--version") or (apt.install("libatomic1") and runs("playwright", "--version"))
    ):
        sys.exit("Playwright does not start; install the library named above (Debian, Ubuntu: `libatomic1`).")


def find() -> str | None:
    """Return the first browser of this machine that starts."""
    return next((candidate for candidate in candidates() if starts(candidate)), None)


def candidates() -> Iterator[str]:
    """Yield where browsers may be: on PATH, among the applications of macOS, in Playwright's own store."""
    yield from filter(None, map(shutil.which, COMMANDS))
    yield from filter(shutil.which, BUNDLES)
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    yield from filter(shutil.which, [own])


def starts(executable: str) -> bool:
    """Start a browser as the tests do, with a profile of its own, and open an empty page in it."""
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=executable, timeout=PATIENCE)
            browser.new_page().goto("about:blank", timeout=PATIENCE)
            browser.close()
        except Error:
            return False
    return True


def install() -> str:
    """Install a browser and return where it is; ends the program when none can be had."""
    found = (install_package() and find()) or (install_download() and find())
    if not found:
        sys.exit(
            "The tests need a Chromium or Chrome that runs headless, and none could be found or installed. "
            "Install one (Debian: `apt-get install chromium`; Ubuntu, macOS and others: Google Chrome), "
            "or say where it is: CHROMIUM=/path/to/chrome make test"
        )
    return found


def install_package() -> bool:
    """Install Debian's own. Ubuntu's package is a snap, which does not start without a desktop session."""
    return distribution() == "debian" and apt.install("chromium", "fonts-liberation")


def install_download() -> bool:
    """Let Playwright download one, and the libraries it needs where that may be done."""
    sys.stderr.write("Downloading Chromium with Playwright ...\n")
    options = ["--no-shell", *(["--with-deps"] if apt.may() else [])]
    return runs("playwright", "install", *options, "chromium")


def runs(module: str, *arguments: str) -> bool:
    """Run a Python module and tell whether it went well; what it complains of is shown."""
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0  # noqa: S603  # our own words


def distribution() -> str:
    """Return the name that a Linux distribution gives itself, as `debian`; empty on other systems."""
    try:
        return platform.freedesktop_os_release()["ID"]
    except OSError:
        return ""


if __name__ == "__main__":
    main()
