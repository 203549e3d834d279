"""Forms of one word that a search would not know for one: *bok* and *böcker*, *får* and *fick*."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from skolsatsningar import compounds, lexicon
from skolsatsningar.lexicon import Inflection


def other_forms(words: Collection[str], code: str = "sv") -> Mapping[str, tuple[str, ...]]:
    """For each form of these words that someone may search for: which of these words to search for besides.

    Given are those that it would not find: words that neither Snowball brings to the same stem nor begin with
    that stem. Of words with one stem, the shortest is given. Of compounds, the last part is inflected. Words
    are in lower case; a genitive is looked up only if it is among them.
    """
    splitter, known = compounds.splitter(code), lexicon.load(code)
    found: dict[str, set[str]] = defaultdict(set)
    seen: set[tuple[str, int]] = set()
    for word in words:
        *before, last = splitter.split(word)
        for stem, inflection in known.readings(last):
            whole = "".join(before) + stem
            if len(inflection.groups) > 1 and (whole, id(inflection)) not in seen:
                seen.add((whole, id(inflection)))
                for form, other in _pairs(whole, inflection, words):
                    found[form].add(other)
    return {form: tuple(sorted(others)) for form, others in sorted(found.items())}


def _pairs(stem: str, inflection: Inflection, words: Collection[str]) -> Iterator[tuple[str, str]]:
    groups = [[stem + ending for ending in group] for group in inflection.groups]
    standing = [min(here, key=len) for group in groups if (here := [form for form in group if form in words])]
    for group in groups:
        begun = lexicon.beginning(group)
        for other in standing:
            if not other.startswith(begun):
                for form in group:
                    if form in words or not form.endswith("s"):
                        yield form, other
