"""Where the time of a build goes: the share of each part, in one process, pages only."""

import argparse
import os
import pstats
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.generate import Generator

ROOT = Path(__file__).parents[1]
# What a function's file or name tells of the part that it belongs to. The first that fits is used.
PARTS = (
    ("Jinja2 and MarkupSafe", ("jinja2", "markupsafe", "overrides/")),
    ("PyYAML", ("_compose", "yaml/", "resolve")),
    ("pydantic", ("pydantic", "validate_python")),
    ("cmark", ("cmark",)),
    ("files and folders", ("posix.", "io.", "_io", "pathlib", "os.py")),
    ("Babel", ("babel",)),
    ("the engine itself", ("skolsatsningar/",)),
)
OTHER = "all else: Python's own functions, imports, MkDocs"


def main() -> None:
    """Profile a build of so many records, and print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int, nargs="?", default=10_000)
    size = parser.parse_args().size
    with tempfile.TemporaryDirectory() as folder:
        data, stats = Path(folder, "data"), Path(folder, "stats")
        Generator(size, data).write()
        environment = {
            "SKOLSATSNINGAR_DATA": str(data),
            "SKOLSATSNINGAR_PROCESSES": "1",
            "SKOLSATSNINGAR_SEARCH": "0",
            "SKOLSATSNINGAR_EXPORTS": "0",
            "NO_MKDOCS_2_WARNING": "1",
        }
        command = [sys.executable, "-m", "cProfile", "-o", str(stats), "-m", "benchmarks.one_build"]
        command += [str(Path(folder, "site"))]
        subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=True)  # noqa: S603  # our own words
        for part, share in shares(pstats.Stats(str(stats))).most_common():
            print(f"{share:6.1%}  {part}")  # noqa: T201  # what it is for


def shares(stats: pstats.Stats) -> Counter[str]:
    """The share of all time that was spent in each part itself, not in what it called."""
    spent: Counter[str] = Counter()
    for (file, _, name), (_, _, own, *_) in stats.stats.items():  # type: ignore[attr-defined]  # typeshed leaves it out
        spent[part_of(f"{file}:{name}")] += own
    return Counter({part: own / spent.total() for part, own in spent.items()})


def part_of(function: str) -> str:
    """The part that a function belongs to."""
    return next((part for part, signs in PARTS if any(sign in function for sign in signs)), OTHER)


if __name__ == "__main__":
    main()
