"""Other lexicons that compounds could be taken apart by, each as it comes and counted as ours is."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
from wordfreq import get_frequency_dict

from skolsatsningar import lexicon
from skolsatsningar.compounds import Splitter
from skolsatsningar.lexicon import NOT, WELL
from tools.lexicon import TOLD, Dictionary, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

# Debian's hunspell-sv, and wherever the npm package dictionary-sv has been unpacked.
HUNSPELL = (Path("/usr/share/hunspell/sv_SE.dic"), Path(".cache/bench/dictionary-sv/index.dic"))
# How often in a million a word must be written to count as one, where a list of words has misspellings too.
OFTEN = 1e-6
RULE = re.compile(r"SFX +(\S) +(\S+) +([^\s/]+)/?(\S*) +(\S+)")
SHORTEST = 3
TELLS_NOTHING = {"first": "", "whole": "", "last": "", "like": {}, "apart": {}, "function": "", "forms": {}}


@cache
def simplemma_words() -> Mapping[str, str]:
    """Each form and its word."""
    words: Mapping[str, str] = DefaultDictionaryFactory().get_dictionary("sv")
    return words


@cache
def wordfreq_words() -> Mapping[str, str]:
    """Each word that is written often enough, as its own."""
    return {word: word for word, often in get_frequency_dict("sv").items() if often >= OFTEN}


def plain(words: Mapping[str, str]) -> Callable[[str], tuple[str, ...]]:
    """All words of a list begin and end compounds, with a joining letter or without."""
    known = {word: WELL for word in words if word.islower() and len(word) >= SHORTEST}
    first = (
        known | {word + "s": WELL for word in known} | {word[:-1]: WELL for word in known if word[-1] in "ae"}
    )
    first |= {word[:-1] + letter: WELL for word in known if word[-1] == "a" for letter in "oue"}
    return Splitter(first, lambda part: known.get(part, NOT), lambda _: False).split


def unless_known(words: Mapping[str, str]) -> Callable[[str], tuple[str, ...]]:
    """Likewise, but what stands in the list is one word."""
    split = plain(words)
    return lambda word: (word,) if word in words else split(word)


def counted(words: Mapping[str, str], *, told: bool = True) -> Callable[[str], tuple[str, ...]]:
    """The words counted as ours are. Without what is `told`, words of our choice are left out."""
    said = yaml.safe_load(TOLD.read_text(encoding="utf-8"))
    said |= {} if told else TELLS_NOTHING
    text = "\n".join(lines(Dictionary(words, said), said, set()))
    known = lexicon.read(text)
    return Splitter(known.firsts, cache(known.last), known.knows).split


def _dictionary() -> tuple[str, str]:
    at = next(path for path in HUNSPELL if path.exists())
    return at.read_text(encoding="utf-8"), at.with_suffix(".aff").read_text(encoding="utf-8")


@cache
def hunspell_words() -> tuple[Mapping[str, str], frozenset[str], frozenset[str]]:
    """Each form and its word, what may begin a compound, and what may end one, as hunspell's flags say."""
    forms: dict[str, str] = {}
    first: set[str] = set()
    last: set[str] = set()
    for word, form, flags in _flagged():
        if {"X", "U"} & set(flags):
            first.add(form)
        if "Y" in flags:
            last.add(form)
        if "Z" not in flags:
            forms.setdefault(form, word)
    return forms, frozenset(first), frozenset(last)


def _flagged() -> Iterator[tuple[str, str, str]]:
    """Each word, form and the form's flags."""
    words, rules = _dictionary()
    suffixes: dict[str, list[tuple[str, str, str, re.Pattern[str]]]] = defaultdict(list)
    for line in rules.splitlines():
        if rule := RULE.match(line):
            flag, cut, added, flags, ends = rule.groups(default="")
            suffixes[flag].append((cut.strip("0"), added.strip("0"), flags, re.compile(ends + "$")))
    for line in words.splitlines()[1:]:
        word, _, flags = line.partition("/")
        yield word, word, flags
        for cut, added, new, ends_as in (rule for flag in flags for rule in suffixes.get(flag, ())):
            if ends_as.search(word):
                yield word, word.removesuffix(cut) + added, new or ("Y" if "Y" in flags else "")


def flags() -> Callable[[str], tuple[str, ...]]:
    """By what hunspell's flags say of each word."""
    _, first, last = hunspell_words()
    return Splitter(
        dict.fromkeys(first, WELL), lambda part: WELL if part in last else NOT, lambda _: False
    ).split


def flags_unless_known() -> Callable[[str], tuple[str, ...]]:
    """Likewise, but what stands in its dictionary is one word."""
    forms, split = hunspell_words()[0], flags()
    return lambda word: (word,) if word in forms else split(word)


CANDIDATES: Mapping[str, Callable[[], Callable[[str], tuple[str, ...]]]] = {
    "simplemma, counted, nothing told": lambda: counted(simplemma_words(), told=False),
    "simplemma, any of its words": lambda: plain(simplemma_words()),
    "simplemma, what it lacks by any of its words": lambda: unless_known(simplemma_words()),
    "wordfreq, counted": lambda: counted(wordfreq_words()),
    "wordfreq, any of its words": lambda: plain(wordfreq_words()),
    "wordfreq, what it lacks by any of its words": lambda: unless_known(wordfreq_words()),
    "hunspell-sv, counted": lambda: counted(hunspell_words()[0]),
    "hunspell-sv, by its flags": flags,
    "hunspell-sv, what it lacks by its flags": flags_unless_known,
}
