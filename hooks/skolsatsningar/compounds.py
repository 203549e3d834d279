"""Compounds taken apart, so that a search finds each of their parts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from skolsatsningar import lexicon
from skolsatsningar.lexicon import MAYBE, NOT, WELL

# No first and no last part is shorter, and no compound.
SHORTEST_FIRST, SHORTEST_LAST, SHORTEST = 2, 3, 6
# Of a word in two parts, neither of which is sure, both are taken for parts if they are so long.
LONG = 5
# What a part costs beyond 1: the fewest parts win, and among as many those that are surest.
UNSURE, GENITIVE = 0.1, 0.2
# A way to cut a word: its cost, its cuts, and whether its last part is a sure one.
Way = tuple[float, tuple[int, ...], bool]


@dataclass(frozen=True, slots=True, eq=False)
class Splitter:
    """Takes compounds apart by what is known of their parts.

    `first` has how well something begins a compound, `last` tells how well it ends one, `whole` what is
    one word.
    """

    first: Mapping[str, int]
    last: Callable[[str], int]
    whole: Callable[[str], bool]

    def split(self, word: str) -> tuple[str, ...]:
        """The parts of a word in lower case as they stand in it, a joining letter with the part before.

        A word that is no compound, or is not known to be one, is its only part.
        """
        if len(word) < SHORTEST or self.whole(word):
            return (word,)
        ways = self._begun(word)
        ended = [way for start in reversed(ways) if start and (way := self._ended(word[start:], ways[start]))]
        if not ended:
            return (word,)
        places = (0, *min(ended, key=_cost)[1], len(word))
        return tuple(word[start:end] for start, end in pairwise(places))

    def _begun(self, word: str) -> dict[int, Way]:
        """The best way to cut all that ends at a place, for each place where it can be cut."""
        first = self.first
        ways: dict[int, Way] = {0: (0, (), True)}
        for end in range(SHORTEST_FIRST, len(word) - SHORTEST_LAST + 1):
            best: Way | None = None
            for start, (cost, cuts, _) in ways.items():
                part = word[start:end]
                known = first.get(part, NOT)
                if known:
                    cost += 1 if known == WELL else 1 + UNSURE  # noqa: PLW2901  # the cost with this part
                elif start and part[-1] == "s" and self.last(part) == WELL == self.last(part[:-1]):
                    cost += 1 + GENITIVE  # noqa: PLW2901  # likewise
                else:
                    continue
                if best is None or cost <= best[0]:
                    best = cost, (*cuts, end), known == WELL
            if best:
                ways[end] = best
        return ways

    def _ended(self, part: str, way: Way) -> Way | None:
        known = self.last(part)
        if known == WELL:
            return way
        sure = way[2] or (len(way[1]) == 1 and min(way[1][0], len(part)) >= LONG)
        return (way[0] + UNSURE, way[1], True) if known == MAYBE and sure else None


def _cost(way: Way) -> float:
    return way[0]


@cache
def splitter(code: str = "sv") -> Splitter:
    """The splitter of a language, by the lexicon that is shipped."""
    words = lexicon.load(code)
    return Splitter(words.firsts, lru_cache(1 << 14)(words.last), words.knows)
