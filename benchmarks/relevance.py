"""How well four search engines answer the judged queries of tests/queries.yml.

    PYTHONPATH=hooks .venv/bin/python -m benchmarks.relevance
    PYTHONPATH=hooks .venv/bin/python -m benchmarks.relevance --site /tmp/site --only-ours --misses

Builds the site, gives its pages to each of the others, and asks all of them in a browser. Prints a table in
Markdown, by kind, for the half of the queries that the search is tuned with and for the half held out.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import mean

from benchmarks import engines, host, judged, peers
from benchmarks.engines import Engine
from benchmarks.judged import FIRST, Query

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "relevance.md"
HALVES = {"tuning": False, "held out": True}

Hits = dict[str, dict[str, list[str]]]
"""What came, by engine and query."""

# What is told of some queries and what came for each: a share, or None where it says nothing.
Measure = Callable[[Query, list[str]], float | None]
MEASURES: dict[str, Measure] = {
    f"Recall@{FIRST}": Query.recall,
    f"nDCG@{FIRST}": Query.ndcg,
    "No hit": lambda query, hits: float(not hits) if query.grades else None,
    "A page that must not come": lambda query, hits: float(query.wrong(hits)) if query.never else None,
}


def main() -> None:
    """Ask, and print what was found."""
    given = arguments()
    queries = judged.read()
    with tempfile.TemporaryDirectory() as folder, built(given.site, Path(folder) / "site") as site:
        out = Path(folder) / "peers"
        if not given.only_ours:
            peers.write(site, out)
        hits = asked(queries, site, out if not given.only_ours else None)
    told = "\n".join(tables(queries, hits))
    print(told)  # noqa: T201  # what it is for
    if given.misses:
        print("\n".join(misses(queries, hits["Skolsatsningar"], held_out=given.held_out)))  # noqa: T201  # likewise
    if given.write:
        RESULTS.write_text(f"{told}\n", encoding="utf-8")


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--site", type=Path, help="a site that is built already")
    add("--only-ours", action="store_true", help="leave the others out")
    add("--misses", action="store_true", help="show each query for tuning that ours answers below 1.0")
    add("--held-out", action="store_true", help="with --misses: those held out too")
    add("--write", action="store_true", help=f"write the tables to {RESULTS.relative_to(ROOT)}")
    return parser.parse_args()


@contextmanager
def built(given: Path | None, out: Path) -> Iterator[Path]:
    """The site that was given, or one built from this catalogue."""
    if not given:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(out)]
        told = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
        subprocess.run(command, cwd=ROOT, env=told, check=True)  # noqa: S603  # our own words
    yield given or out


def asked(queries: Sequence[Query], site: Path, others: Path | None) -> Hits:
    """What every engine finds for every query."""
    with host.served(site) as ours, host.served(others or site) as rest, engines.chromium() as chromium:
        found = engines.all_of(chromium, ours, rest)
        return {engine.name: answers(engine, queries) for engine in (found if others else found[:1])}


def answers(engine: Engine, queries: Sequence[Query]) -> dict[str, list[str]]:
    """What one engine finds for every query."""
    return {query.text: engine.hits(query.text) for query in queries}


def tables(queries: Sequence[Query], hits: Hits) -> Iterator[str]:
    """A table for each measure, in Markdown: a row for each kind, two columns for each engine."""
    kinds = list(dict.fromkeys(query.kind for query in queries))
    heads = [f"{name}, {half}" for name in hits for half in HALVES]
    for title, measure in MEASURES.items():
        yield f"### {title}\n"
        yield f"| Kind | Queries | {' | '.join(heads)} |"
        yield f"| --- | ---: |{' ---: |' * len(heads)}"
        for kind in [*kinds, "all"]:
            asked_for = [query for query in queries if kind in (query.kind, "all")]
            cells = [
                share(asked_for, found, measure, held_out=held_out)
                for found in hits.values()
                for held_out in HALVES.values()
            ]
            yield f"| {kind} | {len(asked_for)} | {' | '.join(cells)} |"
        yield ""


def share(queries: Sequence[Query], hits: dict[str, list[str]], measure: Measure, *, held_out: bool) -> str:
    """The mean of a measure over a half."""
    marks = [measure(query, hits[query.text]) for query in queries if query.held_out is held_out]
    told = [mark for mark in marks if mark is not None]
    return f"{mean(told):.2f}" if told else "–"


def misses(queries: Sequence[Query], hits: dict[str, list[str]], *, held_out: bool) -> Iterator[str]:
    """Each query that is not answered as well as it could be, with what came and what did not."""
    for query in queries:
        found = hits[query.text][:FIRST]
        recall, ndcg, wrong = query.recall(found), query.ndcg(found), query.wrong(found)
        right = recall in (None, 1) and (ndcg is None or ndcg > 1 - 1e-9) and not wrong
        if right or (query.held_out and not held_out):
            continue
        marks = " ".join(
            f"{name} {mark:.2f}" for name, mark in (("recall", recall), ("nDCG", ndcg)) if mark is not None
        )
        yield f"\n{query.kind}: {query.text!r} {marks}"
        for page in found:
            yield f"  {'never' if page in query.never else query.grades.get(page, '-'):>5} {page}"
        for page in query.grades:
            if page not in found:
                yield f"  ({query.grades[page]})  {page} did not come"


if __name__ == "__main__":
    main()
