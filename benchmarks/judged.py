"""The judged queries of tests/queries.yml, and what a list of hits is worth against them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from math import log2
from pathlib import Path

import yaml

FILE = Path(__file__).parents[1] / "tests" / "queries.yml"
FIRST = 10
GRADES = {"best": 3, "must": 2, "good": 1}
MUST_COME = 2
"""The grade from which a page counts for recall. A page that may well come counts for nDCG alone."""


@dataclass(frozen=True, slots=True)
class Query:
    """What someone asks for. Pages are addresses in the site, `satsningar/1880-mentorer/`.

    `grades` are the pages that should come and how much each is worth; `never` must not be among the first.
    """

    text: str
    kind: str
    held_out: bool
    grades: Mapping[str, int]
    never: frozenset[str]

    @property
    def must(self) -> frozenset[str]:
        """The pages that must be among the first."""
        return frozenset(page for page, grade in self.grades.items() if grade >= MUST_COME)

    def recall(self, hits: Sequence[str]) -> float | None:
        """The share of those that are, of as many as there is room for. None where there are none."""
        wanted = self.must
        return len(wanted & set(hits[:FIRST])) / min(len(wanted), FIRST) if wanted else None

    def ndcg(self, hits: Sequence[str]) -> float | None:
        """How good the first are, and in how good an order: gain 2^grade - 1, discount log2(rank + 1)."""
        best = _gain(sorted(self.grades.values(), reverse=True))
        return _gain(self.grades.get(page, 0) for page in hits) / best if best else None

    def wrong(self, hits: Sequence[str]) -> bool:
        """Whether a page is among the first that must not be there."""
        return not self.never.isdisjoint(hits[:FIRST])


def read(file: Path = FILE) -> list[Query]:
    """Every query, in the order of the file.

    In each kind the half whose texts have the greater SHA-256 is held out while the search is tuned: a query
    that is added moves one other at most.
    """
    kinds = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [query for kind, items in kinds.items() for query in _of_kind(kind, items)]


def _of_kind(kind: str, items: Sequence[Mapping[str, object]]) -> Iterator[Query]:
    texts = sorted((str(item["query"]) for item in items), key=lambda text: sha256(text.encode()).hexdigest())
    tuned = frozenset(texts[: len(texts) // 2])
    for item in items:
        text = str(item["query"])
        grades = {page: grade for name, grade in GRADES.items() for page in _pages(item, name)}
        yield Query(text, kind, text not in tuned, grades, frozenset(_pages(item, "never")))


def _pages(item: Mapping[str, object], name: str) -> list[str]:
    pages = item.get(name, [])
    if not isinstance(pages, list):
        raise TypeError(item)
    return pages


def _gain(grades: Iterable[int]) -> float:
    return sum(((1 << grade) - 1) / log2(rank + 1) for rank, grade in enumerate(islice(grades, FIRST), 1))
