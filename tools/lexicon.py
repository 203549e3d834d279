"""Makes `hooks/skolsatsningar/words/sv.txt` of simplemma's Swedish words: `python -m tools.lexicon`.

Which words begin and end compounds is counted. Of all words that begin with *skol*, nine in ten go on with a
word (skolledare, skolval), of those with *mate*, one in thirty: so *skol* is a first part, *mate* is not. A
last part is counted alike, from its end. What falls apart by shorter words is left out, so the lexicon holds
no compounds. wordfreq tells which forms are in use, Snowball which of them a search would not bring together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import snowballstemmer
import yaml
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
from wordfreq import get_frequency_dict

from skolsatsningar.compounds import Splitter
from skolsatsningar.lexicon import MAYBE, NOT, WELL, beginning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from typing import Any

TOLD = Path(__file__).with_name("lexicon_sv.yml")
TARGET = Path(__file__).parents[1] / "hooks" / "skolsatsningar" / "words" / "sv.txt"
HEADER = """\
# Swedish words that are no compounds, and parts that begin compounds. Made by `python -m tools.lexicon`;
# `skolsatsningar/lexicon.py` says how to read it. The words are from simplemma {version}, chosen and put
# together anew. Under the Open Database License 1.0: see LICENSE beside this file.
"""

SHORTEST = 3
# A first part begins at least so many words, and so great a share of the words that begin with its letters.
WELL_FIRST, MAYBE_FIRST, LONG_FIRST = (8, 0.6), (3, 0.4), (2, 0.75)
# A last part likewise. One of three letters stands at the end of so many words that it needs more.
WELL_LAST, WELL_LAST_OF_THREE = (2, 0.25), 0.4
MAYBE_LAST, MAYBE_LAST_OF_THREE, RARE = 0.1, 0.2, 5
# First parts that count when last parts are counted.
COUNTED = (3, 0.3)
# From this length, a word may begin a compound though none is known.
MEDIUM, LONG, LONG_SUFFIXED = 5, 6, 7
# Nouns that take an s when they begin a compound.
TAKES_S = re.compile(r"(?:ing|het|skap|tion|sion|xion|itet|ling|dom|nad|else|tor)$")
STEMMER = snowballstemmer.stemmer("swedish")
VOWELS = set("aeiouyåäö")
ADJECTIVE = ("a", "lig", "isk", "sam", "bar")


@dataclass(slots=True)
class Parts:
    """What begins and ends compounds, and how well: `last` has each form of the words in `words`."""

    first: dict[str, int] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    words: dict[str, int] = field(default_factory=dict)

    def splitter(self) -> Splitter:
        """Takes compounds apart by these parts as they are when it does."""
        return Splitter(self.first, lambda part: self.last.get(part, NOT), _never)


def _never(_: str) -> bool:
    """No word is known to be whole while words are sorted."""
    return False


class Dictionary:
    """Every form of every word, and the names among them."""

    def __init__(self, lemmas: Mapping[str, str], told: Mapping[str, Any]) -> None:
        plain = {
            form: word
            for form, word in lemmas.items()
            if _is_word(form) and _is_word(word) and _begin_alike(form, word)
        }
        self.forms: dict[str, set[str]] = defaultdict(set)
        for form, word in plain.items():
            self.forms[word].add(form)
            self.forms[word].add(word)
        for word in [word for word in self.forms if word.endswith("d") and word + "a" in plain]:
            self.forms[word].add(word + "a")
        for word, others in told["apart"].items():
            self.forms[word] -= (others_own := set(others.split()))
            self.forms[min(others_own, key=len)] = others_own
        for word, others in told["forms"].items():
            self.forms[word] |= {word, *others.split()}
        for new, known in told["like"].items():
            cut = len(beginning({new[::-1], known[::-1]}))
            ending = len(known) - cut
            self.forms[new] = {new[: len(new) - cut] + form[ending:] for form in self.forms[known]}
        self.all = plain.keys() | self.forms.keys()
        self.names = {
            form.lower() for form in lemmas if len(form) >= MEDIUM and form.isalpha() and form.istitle()
        } - self.all

    def is_verb(self, word: str) -> bool:
        """Whether it is an infinitive and no noun."""
        forms, stem = self.forms[word], word[:-1]
        tenses = {word + "de", word + "r", stem + "de", stem + "te", stem + "er"}
        return word.endswith("a") and bool(tenses & forms) and not {word + "n", stem + "or"} & forms


class Counts:
    """How often something begins or ends a word where the rest of it is a word too."""

    def __init__(self, words: Iterable[str], suffixes: set[str]) -> None:
        words = set(words)
        begun: dict[str, int] = defaultdict(int)
        begins: dict[str, int] = defaultdict(int)
        for word in words:
            for place in range(SHORTEST, len(word) - 2):
                begun[word[:place]] += 1
                if word[place:] in words and word[place:] not in suffixes:
                    begins[word[:place]] += 1
        self.first = {part: (count, count / begun[part]) for part, count in begins.items()}
        ended: dict[str, int] = defaultdict(int)
        ends: dict[str, int] = defaultdict(int)
        for word in words:
            for place in range(2, len(word) - 2):
                part = word[place:]
                if part in words:
                    ended[part] += 1
                    ends[part] += _reaches(self.first.get(word[:place], (0, 0.0)), COUNTED)
        self.last = {part: (ends[part], ends[part] / count) for part, count in ended.items()}
        self.ended = ended


class Sorting:
    """The words of a dictionary sorted into parts of compounds."""

    def __init__(self, dictionary: Dictionary, told: Mapping[str, Any]) -> None:
        self.dictionary = dictionary
        self.told = {name: set(words.split()) for name, words in told.items() if isinstance(words, str)}
        self.counts = Counts(dictionary.forms, self.told["suffixes"] | self.told["prefixes"])
        self.like = set(told["like"])
        self.whole = self.told["whole"]

    def first(self) -> dict[str, int]:
        """All that may begin a compound."""
        found: dict[str, int] = {}
        for part, count in self.counts.first.items():
            if _reaches(count, WELL_FIRST):
                found[part] = WELL
            elif _reaches(count, MAYBE_FIRST) or (len(part) >= MEDIUM and _reaches(count, LONG_FIRST)):
                found[part] = MAYBE
        for part, known in self._by_rule():
            found[part] = max(known, found.get(part, NOT))
        for word in self.whole:
            found[_joined(word)] = WELL
        found |= dict.fromkeys(self.told["first"], WELL)
        no = self.told["prefixes"] | self.told["suffixes"] | self.told["no_first"]
        return {
            part: known
            for part, known in found.items()
            if part not in no and part.removesuffix("s") not in no
        }

    def _by_rule(self) -> Iterator[tuple[str, int]]:
        for word in self.dictionary.all:
            if TAKES_S.search(word) and len(word) >= MEDIUM:
                yield word + "s", WELL if len(word) >= LONG_SUFFIXED or word.endswith("tor") else MAYBE
        for word in self.dictionary.forms:
            if word.endswith("are") and len(word) > MEDIUM:
                yield word[:-1], MAYBE
            if len(word) >= LONG and not word.endswith(ADJECTIVE) and not TAKES_S.search(word):
                yield word, MAYBE

    def last(self) -> dict[str, int]:
        """All words that may end a compound, as dictionaries have them."""
        found = {word: self._last(word) for word in self.dictionary.forms}
        for verb in self.dictionary.forms:
            if verb.endswith("era") and len(verb) > MEDIUM and self.dictionary.is_verb(verb):
                found |= {verb[:-1] + ending: MAYBE for ending in ("ad", "at", "ade")}
        found |= dict.fromkeys(self.whole | self.like | self.told["last"], WELL)
        return {word: known for word, known in found.items() if known}

    def _last(self, word: str) -> int:
        if word in self.told["suffixes"] or len(word) < SHORTEST or self.dictionary.is_verb(word):
            return NOT
        count, share = self.counts.last.get(word, (0, 0.0))
        short = len(word) == SHORTEST
        if _reaches((count, share), WELL_LAST) and not (short and share < WELL_LAST_OF_THREE):
            return WELL
        if short:
            return MAYBE if share >= MAYBE_LAST_OF_THREE else NOT
        return MAYBE if share >= MAYBE_LAST or self.counts.ended.get(word, 0) < RARE else NOT

    def parts(self) -> Parts:
        """What begins and ends compounds and is no compound itself."""
        kept = Parts()
        splitter = kept.splitter()
        joined = {_joined(word) for word in self.whole}
        first, last = self.first(), self.last()
        in_order = [(len(part), 0, -known, part, known) for part, known in first.items()]
        in_order += [(len(word), 1, -known, word, known) for word, known in last.items()]
        for _, kind, _, part, known in sorted(in_order):
            if kind:
                if part in self.whole or len(splitter.split(part)) == 1:
                    kept.words[part] = known
                    for form in self.dictionary.forms.get(part, set()) | {part}:
                        if len(form) >= SHORTEST and form not in self.told["suffixes"]:
                            kept.last[form] = max(known, kept.last.get(form, NOT))
            elif part in joined or (len(splitter.split(part)) == 1 and not _two_first(part, kept)):
                kept.first[part] = known
        return kept


def _two_first(part: str, kept: Parts) -> bool:
    return any(
        part[:place] in kept.first
        and (part[place:] in kept.first or (part[-1] == "s" and kept.last.get(part[place:-1]) == WELL))
        for place in range(SHORTEST, len(part) - 2)
    )


def lines(dictionary: Dictionary, told: Mapping[str, Any], used: AbstractSet[str]) -> Iterator[str]:
    """The lexicon, line by line. `used` are forms that are in use."""
    sorting = Sorting(dictionary, told)
    parts = sorting.parts()
    splitter = parts.splitter()
    simple = {
        word
        for word in dictionary.forms
        if word in sorting.whole or dictionary.is_verb(word) or len(splitter.split(word)) == 1
    }
    stems: dict[str, list[str]] = defaultdict(list)
    for word in sorted(simple | parts.words.keys()):
        forms = dictionary.forms.get(word, set()) | {word}
        stem = beginning(forms)
        if word in sorting.told["function"]:
            forms = {form for form in forms if STEMMER.stemWord(form) == STEMMER.stemWord(word)}
        endings = "/".join(
            ",".join(form[len(stem) :] for form in group) for group in _stemmed(word, forms, used)
        )
        stems[stem].append(f"{parts.words.get(word, NOT)}{parts.first.get(word, NOT)}:{endings}")
    kinds: dict[str, list[str]] = defaultdict(list)
    for stem, inflections in stems.items():
        kinds[";".join(inflections)].append(stem)
    for part, known in parts.first.items():
        if part not in simple:
            kinds["first" if known == WELL else "maybe_first"].append(part)
    kinds["whole"] = [name for name in dictionary.names if len(splitter.split(name)) > 1]
    kinds["ending"] = list(sorting.told["suffixes"])
    for kind in sorted(kinds):
        yield f"{kind}\t{' '.join(sorted(kinds[kind]))}"


def _stemmed(word: str, forms: set[str], used: AbstractSet[str]) -> Iterator[list[str]]:
    """The forms of a word by what Snowball makes of them, without those that no one writes now.

    The word itself is first. If it is in use, so are the forms that have another stem.
    """
    groups: dict[str, list[str]] = {}
    for form in (word, *sorted(forms - {word})):
        groups.setdefault(STEMMER.stemWord(form), []).append(form)
    for group in groups.values():
        if word in group or word not in used:
            yield group
        elif written := [form for form in group if form in used or form.removesuffix("s") in used]:
            yield written


def _is_word(text: str) -> bool:
    return text.isalpha() and text.islower() and len(text) > 1


def _begin_alike(form: str, word: str) -> bool:
    """Whether one may be a form of the other: vowels change (ung, yngre); old spelling (hvit) is left out."""
    return form[0] == word[0] or {form[0], word[0]} <= VOWELS


def _reaches(count: tuple[int, float], least: tuple[int, float]) -> bool:
    return count[0] >= least[0] and count[1] >= least[1]


def _joined(word: str) -> str:
    """A word as it begins a compound, where a rule tells."""
    if word.endswith("are"):
        return word[:-1]
    return word + "s" if TAKES_S.search(word) else word


def main() -> None:
    """Write the lexicon."""
    lemmas = DefaultDictionaryFactory().get_dictionary("sv")
    told = yaml.safe_load(TOLD.read_text(encoding="utf-8"))
    text = "\n".join(lines(Dictionary(lemmas, told), told, get_frequency_dict("sv").keys()))
    TARGET.write_text(HEADER.format(version=version("simplemma")) + text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
