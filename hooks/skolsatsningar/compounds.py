"""Compounds taken apart, so that a search finds each of their parts."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from skolsatsningar import lexicon
from skolsatsningar.lexicon import MAYBE, WELL

# No part is shorter than its least, and no compound shorter than two of them.
SHORTEST_FIRST, SHORTEST_LAST = 2, 3
SHORTEST = 6
# What a part costs beyond 1: the fewest parts win, and among as many those that are surest.
UNSURE, GENITIVE = 0.1, 0.2
# Its cost, its cuts, and whether its last part is a sure one.
Way = tuple[float, tuple[int, ...], bool]


@dataclass(frozen=True, slots=True, eq=False)
class Splitter:
    """Takes compounds apart by what is known of their parts.

    `first` and `last` say how well something begins or ends a compound, `whole` what is one word.
    """

    first: Callable[[str], int]
    last: Callable[[str], int]
    whole: Callable[[str], bool]

    def split(self, word: str) -> tuple[str, ...]:
        """The parts of a word in lower case as they stand in it, joined letters with the part before.

        A word that is no compound, or is not known to be one, is its only part.
        """
        if len(word) < SHORTEST or self.whole(word):
            return (word,)
        # The best way to cut what ends at a place.
        ways: dict[int, Way] = {0: (0, (), True)}
        for end in range(SHORTEST_FIRST, len(word) - SHORTEST_LAST + 1):
            found = [way for start in reversed(ways) if (way := self._longer(word, start, end, ways[start]))]
            if found:
                ways[end] = min(found, key=_cost)
        del ways[0]
        ended = [way for start in reversed(ways) if (way := self._ended(word[start:], ways[start]))]
        if not ended:
            return (word,)
        places = (0, *min(ended, key=_cost)[1], len(word))
        return tuple(word[start:end] for start, end in pairwise(places))

    def _longer(self, word: str, start: int, end: int, way: Way) -> Way | None:
        part = word[start:end]
        known = self.first(part)
        if known == WELL:
            return way[0] + 1, (*way[1], end), True
        if known == MAYBE:
            return way[0] + 1 + UNSURE, (*way[1], end), False
        if start and part[-1] == "s" and self.last(part) == WELL == self.last(part[:-1]):
            return way[0] + 1 + GENITIVE, (*way[1], end), False
        return None

    def _ended(self, part: str, way: Way) -> Way | None:
        known = self.last(part)
        if known == WELL:
            return way
        if known == MAYBE and way[2]:
            return way[0] + UNSURE, way[1], True
        return None


def _cost(way: Way) -> float:
    return way[0]


@cache
def splitter(code: str = "sv") -> Splitter:
    """The splitter of a language, by the lexicon that is shipped."""
    words = lexicon.load(code)
    remembered = lru_cache(1 << 16)
    return Splitter(remembered(words.first), remembered(words.last), words.knows)
