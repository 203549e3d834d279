"""What a page is on a phone: Lighthouse's mark for it, and what its first view weighs.

    PYTHONPATH=hooks .venv/bin/python -m benchmarks.phone satsningar/1880-mentorer/

Builds the site, serves it compressed as a host would, and lets Lighthouse load the page as a slow phone does,
five times. Node and a Chromium are needed.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks import host, install
from tools import browser

ROOT = Path(__file__).parents[1]
FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"


def main() -> None:
    """Measure the pages named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "pages", nargs="*", default=["", "satsningar/1880-mentorer/", "omraden/matematik/", "sok/"]
    )
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    print("| Page | Mark, median | Marks | First view, kB |\n| --- | ---: | --- | ---: |")  # noqa: T201
    with served() as address:
        for page in given.pages:
            seen = [lighthouse(address + page) for _ in range(given.rounds)]
            marks = [mark for mark, _ in seen]
            weight = median(weight for _, weight in seen) / 1000
            told = ", ".join(map(str, marks))
            print(f"| /{page} | {median(marks):.0f} | {told} | {weight:.1f} |", flush=True)  # noqa: T201  # what it is for


@contextmanager
def served() -> Iterator[str]:
    """Build the site and serve it. Yields its address."""
    with tempfile.TemporaryDirectory() as folder:
        told = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", f"{folder}/site"]
        subprocess.run(command, cwd=ROOT, env=told, check=True)  # noqa: S603  # our own words
        with host.served(Path(folder) / "site") as address:
            yield address


def lighthouse(address: str) -> tuple[int, int]:
    """Lighthouse's mark for a page (0 to 100) and the bytes of its first view."""
    command = ["node", str(install.lighthouse()), address, "--output=json", "--quiet"]
    command += ["--only-categories=performance", f"--chrome-flags={FLAGS}"]
    told = os.environ | {"CHROME_PATH": str(browser.find())}
    done = subprocess.run(command, env=told, capture_output=True, check=True)  # noqa: S603  # likewise
    found = json.loads(done.stdout)
    weight = found["audits"]["total-byte-weight"]["numericValue"]
    return round(found["categories"]["performance"]["score"] * 100), round(weight)


if __name__ == "__main__":
    main()
