"""What hits can be narrowed down and put in order by, in one file that a browser fetches when it is asked to.

Pagefind has filters and orders of its own, but they cost each first search a third more to fetch. The file is
JSON: `facets` has, by name, its `values` and for each page the numbers of those it has; `dates` has the dates
that occur, in order, and `date` the number of each page's; `title` has the pages' places in alphabetical
order. Pages stand in the order of what Pagefind calls them, which is known when its index is made.
`fragments` has what it calls them, by the folder of their index: asked for all pages, Pagefind would fetch
its whole index.
"""

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import orjson

from skolsatsningar import bundle
from skolsatsningar.crew import shared_out
from skolsatsningar.marks import unmarked
from skolsatsningar.swedish import sort_key

# The facets, in the order they are shown.
FACETS = (
    "area",
    "municipality",
    "school_form",
    "school",
    "programme",
    "status",
    "year",
    "target_group",
    "kind",
)
DATE = "date"
FILE = "facets.json"


def write(index: Path, processes: int = 1) -> None:
    """Write the file beside Pagefind's own.

    `index` is its folder; other indexes lie in folders below it.
    """
    paths = sorted(index.rglob("*.pf_fragment"), key=attrgetter("stem"))
    shares = shared_out(lambda number, of: list(map(_page, paths[number::of])), processes)
    pages = [shares[at % len(shares)][at // len(shares)] for at in range(len(paths))]
    dates, date = _column(page.filters.get(DATE, ()) for page in pages)
    facets = {name: _column(page.filters.get(name, ()) for page in pages) for name in FACETS}
    fragments: dict[str, list[str]] = {}
    for path in paths:
        folder = path.parents[1].relative_to(index).as_posix()
        fragments.setdefault("" if folder == "." else f"{folder}/", []).append(path.stem)
    columns = {
        "fragments": fragments,
        "facets": {name: {"values": values, "pages": of} for name, (values, of) in facets.items()},
        "dates": dates,
        "date": date,
        "title": _places([sort_key(unmarked(page.title)) for page in pages]),
    }
    (index / FILE).write_bytes(orjson.dumps(columns))


class _Page(NamedTuple):
    title: str
    filters: Mapping[str, Sequence[str]]


def _page(path: Path) -> _Page:
    """What Pagefind keeps of a page, for a hit to show."""
    kept = orjson.loads(bundle.unpacked(path))
    return _Page(kept["meta"].get("title", ""), kept["filters"])


def _column(pages: Iterable[Sequence[str]]) -> tuple[list[str], list[int | list[int]]]:
    """The values that occur, in order, and the numbers of each page's: one bare, else in a list."""
    rows = list(pages)
    values = sorted({value for row in rows for value in row})
    number = {value: index for index, value in enumerate(values)}
    return values, [number[row[0]] if len(row) == 1 else [number[value] for value in row] for row in rows]


def _places(keys: Sequence[str]) -> list[int]:
    """Where each would stand if they were in order. Equal ones share a place."""
    place = {key: index for index, key in enumerate(sorted(set(keys)))}
    return [place[key] for key in keys]
