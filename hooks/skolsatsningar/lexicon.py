"""What is known of the words of a language: which may begin or end a compound, and which are forms of one word.

The file is made by `python -m tools.lexicon`. A line is a kind, a tab and words. `first`, `maybe_first` and `whole`
are just that, `ending` is what never ends a compound though a word is spelled so. Any other kind is the inflections of the stems that follow: `HF:a,an,or` says with H how well words
inflected so end a compound, and with F how well the word itself, stem and first ending, begins one (0 not, 1 maybe,
2 well). A stem that is inflected in several ways has them one after the other, with a semicolon between.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# How well a word takes a place in a compound.
NOT, MAYBE, WELL = range(3)


@dataclass(frozen=True, slots=True)
class Inflection:
    """How a word is inflected: its first ending makes the word that dictionaries have."""

    as_last: int
    as_first: int
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Words that are no compounds, by stem, and parts that only stand first in compounds."""

    stems: dict[str, tuple[Inflection, ...]]
    firsts: dict[str, int]
    names: frozenset[str]
    endings: frozenset[str]
    longest: int

    def readings(self, word: str) -> Iterator[tuple[str, Inflection]]:
        """Each word that this may be a form of, as its stem and how it is inflected."""
        for end in range(len(word), max(-1, len(word) - self.longest - 1), -1):
            for inflection in self.stems.get(word[:end], ()):
                if word[end:] in inflection.endings:
                    yield word[:end], inflection

    def knows(self, word: str) -> bool:
        """Whether this is a form of a word that is no compound."""
        return word in self.names or any(True for _ in self.readings(word))

    def first(self, part: str) -> int:
        """How well it begins a compound."""
        known = self.firsts.get(part, NOT)
        if known == WELL:
            return known
        return max(
            (i.as_first for stem, i in self.readings(part) if stem + i.endings[0] == part), default=known
        )

    def last(self, part: str) -> int:
        """How well it ends a compound."""
        if part in self.endings:
            return NOT
        return max((inflection.as_last for _, inflection in self.readings(part)), default=NOT)


@cache
def load(code: str = "sv") -> Lexicon:
    """The lexicon of a language that is shipped with the product."""
    return read((files("skolsatsningar") / "words" / f"{code}.txt").read_text(encoding="utf-8"))


def read(text: str) -> Lexicon:
    """A lexicon as `tools/lexicon.py` writes it. Lines that begin with # are about it."""
    stems: dict[str, tuple[Inflection, ...]] = {}
    firsts: dict[str, int] = {}
    plain: dict[str, frozenset[str]] = {}
    longest = 0
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        kind, _, words = line.partition("\t")
        if kind in ("whole", "ending"):
            plain[kind] = frozenset(words.split(" "))
        elif kind == "first":
            firsts.update(dict.fromkeys(words.split(" "), WELL))
        elif kind == "maybe_first":
            firsts.update(dict.fromkeys(words.split(" "), MAYBE))
        else:
            inflections = tuple(map(_inflection, kind.split(";")))
            longest = max(longest, *(len(ending) for i in inflections for ending in i.endings))
            stems.update(dict.fromkeys(words.split(" "), inflections))
    return Lexicon(stems, firsts, plain["whole"], plain["ending"], longest)


def _inflection(text: str) -> Inflection:
    levels, _, endings = text.partition(":")
    return Inflection(int(levels[0]), int(levels[1]), tuple(endings.split(",")))
