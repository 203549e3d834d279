"""What is known of a language: which words begin or end compounds, and which are forms of one word.

The file is made by `python -m tools.lexicon`. A line is a kind, a tab and words. `first` and `maybe_first`
begin compounds only, `whole` are names, `ending` is what never ends a compound though a word is spelled so.
Any other kind is the inflections of the stems that follow: `21:a,an/or` says that words inflected so end
compounds WELL (2), and that the word itself, stem and first ending, is MAYBE (1) the beginning of one. A stem
that is inflected in several ways has them one after the other, with a semicolon between. A stroke parts the
endings that Snowball's stemmer tells apart: a search for one of them does not find the other.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

# How well a word takes a place in a compound.
NOT, MAYBE, WELL = range(3)
FIRST = {"first": WELL, "maybe_first": MAYBE}


class Inflection(NamedTuple):
    """How a word is inflected: its first ending makes the word that dictionaries have."""

    as_last: int
    as_first: int
    groups: tuple[tuple[str, ...], ...]
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Words that are no compounds, by stem, and what begins compounds."""

    stems: dict[str, tuple[Inflection, ...]]
    firsts: dict[str, int]
    plain: dict[str, frozenset[str]]
    endings: frozenset[str]
    longest: int

    def readings(self, word: str) -> Iterator[tuple[str, Inflection]]:
        """Each word that this may be a form of, as its stem and how it is inflected, longest stem first."""
        for end in range(len(word), max(0, len(word) - self.longest) - 1, -1):
            if word[end:] in self.endings and (inflections := self.stems.get(word[:end])):
                for inflection in inflections:
                    if word[end:] in inflection.endings:
                        yield word[:end], inflection

    def knows(self, word: str) -> bool:
        """Whether this is a form of a word that is no compound."""
        return word in self.plain["whole"] or any(True for _ in self.readings(word))

    def last(self, part: str) -> int:
        """How well it ends a compound."""
        if part in self.plain["ending"]:
            return NOT
        return max((inflection.as_last for _, inflection in self.readings(part)), default=NOT)


def beginning(words: Collection[str]) -> str:
    """What all of these begin with."""
    low, high = min(words), max(words)
    return next((low[:place] for place, letter in enumerate(low) if high[place : place + 1] != letter), low)


@cache
def load(code: str = "sv") -> Lexicon:
    """The lexicon of a language that is shipped with the product."""
    return read((files("skolsatsningar") / "words" / f"{code}.txt").read_text(encoding="utf-8"))


def read(text: str) -> Lexicon:
    """A lexicon as `tools/lexicon.py` writes it. Lines that begin with # are about it."""
    stems: dict[str, tuple[Inflection, ...]] = {}
    firsts: dict[str, int] = {}
    plain: dict[str, frozenset[str]] = {"whole": frozenset(), "ending": frozenset()}
    endings: set[str] = set()
    for line in text.splitlines():
        kind, _, rest = line.partition("\t")
        words = rest.split(" ")
        if kind in FIRST:
            firsts.update(dict.fromkeys(words, FIRST[kind]))
        elif kind in plain:
            plain[kind] = frozenset(words)
        elif kind[:1].isdigit():
            inflections = tuple(map(_inflection, kind.split(";")))
            stems.update(dict.fromkeys(words, inflections))
            for inflection in inflections:
                endings.update(inflection.endings)
                if inflection.as_first:
                    firsts.update(
                        dict.fromkeys((stem + inflection.endings[0] for stem in words), inflection.as_first)
                    )
    return Lexicon(stems, firsts, plain, frozenset(endings), max(map(len, endings), default=0))


@cache
def _inflection(text: str) -> Inflection:
    levels, _, endings = text.partition(":")
    groups = tuple(tuple(group.split(",")) for group in endings.split("/"))
    return Inflection(int(levels[0]), int(levels[1]), groups, tuple(chain.from_iterable(groups)))
