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
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

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
    print("| Page | Mark, median | Marks | First view, kB |\n| --- | ---: | --- | ---: |")  # noqa: T201  # what it is for
    program = ("node", str(install.lighthouse()))
    chromium = str(browser.find())
    with served() as address:
        for page in given.pages:
            seen = [marks(program, address + page, ("performance",), chromium) for _ in range(given.rounds)]
            every = [one.by_category["performance"] for one in seen]
            weight = median(one.weight for one in seen) / 1000
            told = ", ".join(map(str, every))
            print(f"| /{page} | {median(every):.0f} | {told} | {weight:.1f} |", flush=True)  # noqa: T201  # what it is for


@dataclass(frozen=True, slots=True)
class Marks:
    """What Lighthouse says of a page: a mark (0 to 100) and the audits not passed, for each category.

    `weight` is the bytes of its first view.
    """

    version: str
    by_category: Mapping[str, int]
    weight: int
    faults: Mapping[str, frozenset[str]]


@contextmanager
def served() -> Iterator[str]:
    """Build the site and serve it. Yields its address."""
    with tempfile.TemporaryDirectory() as folder:
        told = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", f"{folder}/site"]
        subprocess.run(command, cwd=ROOT, env=told, check=True)  # noqa: S603  # our own words
        with host.served(Path(folder) / "site") as address:
            yield address


def marks(program: Sequence[str], address: str, categories: Sequence[str], chromium: str) -> Marks:
    """What Lighthouse says of a page. `program` is the command that starts it."""
    command = [*program, address, "--output=json", "--quiet"]
    command += [f"--only-categories={','.join(categories)}", f"--chrome-flags={FLAGS}"]
    told = os.environ | {"CHROME_PATH": chromium}
    done = subprocess.run(command, env=told, capture_output=True, check=True)  # noqa: S603  # likewise
    found = json.loads(done.stdout)
    return Marks(
        found["lighthouseVersion"],
        {name: round(found["categories"][name]["score"] * 100) for name in categories},
        round(found["audits"]["total-byte-weight"]["numericValue"]),
        {name: _faults(found, name) for name in categories},
    )


def _faults(found: dict[str, Any], category: str) -> frozenset[str]:
    """The audits of a category that count and are not passed."""
    counted = (ref["id"] for ref in found["categories"][category]["auditRefs"] if ref["weight"])
    scores = {name: found["audits"][name]["score"] for name in counted}
    return frozenset(name for name, score in scores.items() if score is not None and score < 1)


if __name__ == "__main__":
    main()
