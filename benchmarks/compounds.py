"""How well compounds are taken apart, and forms of a word brought together, beside other lexicons.

    PYTHONPATH=hooks .venv/bin/python -m benchmarks.compounds            # all lexicons, two minutes
    PYTHONPATH=hooks .venv/bin/python -m benchmarks.compounds --ours     # the one that is shipped
    PYTHONPATH=hooks .venv/bin/python -m benchmarks.compounds --ours --wrong

`--wrong` lists what was split wrongly, in the half that may be looked at only.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import snowballstemmer

from skolsatsningar import compounds
from skolsatsningar.word_forms import other_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TESTS = Path(__file__).parents[1] / "tests"
HALVES = ("looked at", "set aside")
HEAD = """\
| Lexicon | Half | Whole words left whole | Places found | Splits right | To load, s | A word, µs |
| --- | --- | ---: | ---: | ---: | ---: | ---: |"""


@dataclass(frozen=True, slots=True)
class Compound:
    """A compound as it was judged: places where it must be split, and where it may."""

    word: str
    must: frozenset[int]
    may: frozenset[int]


@dataclass(frozen=True, slots=True)
class Figures:
    """How well words were split, as shares of 1, and `wrong`, those that were not, as they were split.

    `left` is of the whole words those left whole, `found` of the places that must be split those that were,
    `right` of the splits made in compounds those at such a place.
    """

    left: float
    found: float
    right: float
    wrong: tuple[str, ...]


def _lines(name: str) -> Iterator[str]:
    for line in (TESTS / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def half(word: str) -> int:
    """0 for words that may be looked at while tuning, 1 for those set aside."""
    return crc32(word.encode()) % 2


def judged(which: int) -> tuple[list[Compound], list[str]]:
    """The compounds and the whole words of a half."""
    found = [_compound(line) for line in _lines("compounds.tsv")]
    whole = [word for line in _lines("whole_words.txt") for word in line.split()]
    return [it for it in found if half(it.word) == which], [word for word in whole if half(word) == which]


def _compound(text: str) -> Compound:
    places: dict[str, set[int]] = {"|": set(), "~": set()}
    at = 0
    for letter in text:
        if letter in places:
            places[letter].add(at)
        else:
            at += 1
    return Compound(text.replace("|", "").replace("~", ""), frozenset(places["|"]), frozenset(places["~"]))


def measure(split: Callable[[str], tuple[str, ...]], which: int) -> Figures:
    """How well a half is split."""
    found, whole = judged(which)
    wrong = [word for word in whole if len(split(word)) > 1]
    left = 1 - len(wrong) / len(whole)
    made = right = must = hit = 0
    for it in found:
        places = set(accumulate(len(part) for part in split(it.word)[:-1]))
        counted = places - it.may
        made, right = made + len(counted), right + len(counted & it.must)
        must, hit = must + len(it.must), hit + len(places & it.must)
        if counted != it.must:
            wrong.append(it.word)
    return Figures(
        left, hit / must, right / made if made else 1.0, tuple("|".join(split(word)) for word in wrong)
    )


def forms() -> tuple[float, list[str], list[str]]:
    """The share of forms that Snowball alone finds, those missed with `other_forms`, those wrongly led to."""
    stem = snowballstemmer.stemmer("swedish").stemWord
    rows = [tuple(part.split() for part in line.split("\t")) for line in _lines("word_forms.tsv")]
    pairs = [(word, other) for (word,), others, _ in rows for other in others]
    other = other_forms({word for row in rows for part in row for word in part})
    apart = [(a, b) for a, b in pairs if not b.startswith(stem(a)) and stem(a) != stem(b)]
    missed = [f"{a} {b}" for a, b in apart if not any(stem(c) == stem(b) for c in other.get(a, ()))]
    wrong = [f"{a} {b}" for (a,), _, others in rows for b in others if b in other.get(a, ())]
    return 1 - len(apart) / len(pairs), missed, wrong


def row(name: str, make: Callable[[], Callable[[str], tuple[str, ...]]]) -> str:
    """The figures of a lexicon as a row for each half."""
    begun = time.process_time()
    split = make()
    loaded = time.process_time() - begun
    words = {word for which in (0, 1) for word in [it.word for it in judged(which)[0]] + judged(which)[1]}
    begun = time.process_time()
    for word in words:
        split(word)
    each = (time.process_time() - begun) / len(words) * 1e6
    cost = f"{loaded:.2f} | {each:.0f}"
    of = [measure(split, which) for which in (0, 1)]
    return "\n".join(
        f"| {name} | {said} | {got.left:.3f} | {got.found:.3f} | {got.right:.3f} | {cost} |"
        for said, got in zip(HALVES, of, strict=True)
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--ours", action="store_true")
    told: Any = parser.parse_args()
    said = [HEAD, row("shipped", lambda: compounds.splitter().split)]
    if not told.ours:
        from benchmarks import lexicons  # noqa: PLC0415  # needs packages that only the comparison needs

        said += [row(name, make) for name, make in lexicons.CANDIDATES.items()]
    if told.wrong:
        said += measure(compounds.splitter().split, 0).wrong
    alone, missed, wrong = forms()
    said.append(f"\nForms: Snowball alone finds {alone:.3f}. Missed: {missed}. Wrong: {wrong}.")
    sys.stdout.write("\n".join(said) + "\n")


if __name__ == "__main__":
    main()
