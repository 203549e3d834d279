"""Words that readers write and records do not, put into texts for search where records' own words stand."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from skolsatsningar.declension import forms

# What begins a word that is there to be found and not to be shown.
HIDDEN = "`"
# A part of a text that is one word or joined to one: *7-9*, and *studie-* of *studie- och yrkesvägledning*.
WORD = re.compile(r"[^\W_]+(?:[-–][^\W_]+)*-?")
SPACED = re.compile(rf"\s+{WORD.pattern}")
ONE_WORD = re.compile(r"[^\W_]+")
# What may stand before a word without a space.
OPENING = ("", "(", "[", "”", "’", '"', "'")


class Phrase(NamedTuple):
    """Words that follow each other, each in any of its forms, and the hidden words that come after them."""

    words: tuple[frozenset[str], ...]
    hidden: tuple[str, ...]

    def end(self, text: str, start: int) -> int:
        """Where it ends, if it begins there in a text in lower case, or 0."""
        for index, word in enumerate(self.words):
            found = (SPACED if index else WORD).match(text, start)
            if not found or found[0].strip().replace("–", "-") not in word:
                return 0
            start = found.end()
        return start


class Start(NamedTuple):
    """The first word of a phrase, in a form, and what the second begins with in all of its forms."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Synonyms:
    """What readers may write for what records say. Made by `of`; it is plain data, which processes can share.

    `_words` has the hidden words of each form of a word, and `_phrases` the phrases by each form of their
    first word. `_starts` has how phrases start, by what a text with one then has between two spaces.
    """

    _words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _phrases: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)
    _starts: Mapping[str, tuple[Start, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> "Synonyms":
        """Make them of pairs: what a reader may write, and what records say, in its dictionary form."""
        meanings: dict[str, list[str]] = defaultdict(list)
        for written, meaning in pairs:
            meanings[meaning] += (word.rstrip("-") for word in split(written.lower()))
        words: dict[str, list[str]] = defaultdict(list)
        phrases: dict[str, list[Phrase]] = defaultdict(list)
        for meaning, hidden in meanings.items():
            parts = tuple(map(forms, split(meaning)))
            for form in sorted(parts[0]):
                if ONE_WORD.fullmatch(meaning):
                    words[form] += hidden
                else:
                    phrases[form].append(Phrase(parts, tuple(dict.fromkeys(hidden))))
        return cls(
            {form: tuple(dict.fromkeys(hidden)) for form, hidden in words.items()},
            {form: tuple(found) for form, found in phrases.items()},
            {sign + start: starts for start, starts in _starts(phrases) for sign in OPENING},
        )

    def of_word(self, word: str) -> tuple[str, ...]:
        """Return the hidden words for a word in any form and case, without their sign."""
        return self._words.get(word.lower(), ())

    def with_phrases(self, text: str) -> str:
        """Return a text with the hidden words for its phrases, each with its sign, after the phrases."""
        hidden: dict[int, dict[str, None]] = defaultdict(dict)
        low = text.lower()
        # A few letters of other languages become two.
        for end, phrase in self._found(low if len(low) == len(text) else text):
            hidden[end].update(dict.fromkeys(phrase.hidden))
        done, parts = 0, []
        for end in sorted(hidden):
            parts += [text[done:end], *(f" {HIDDEN}{word}" for word in hidden[end])]
            done = end
        return "".join([*parts, text[done:]])

    def words(self) -> frozenset[str]:
        """Return every word that a reader may write, in lower case. Of several in a row each is one."""
        ours = (hidden for found in self._words.values() for hidden in found)
        theirs = (hidden for found in self._phrases.values() for phrase in found for hidden in phrase.hidden)
        return frozenset((*ours, *theirs))

    def _found(self, low: str) -> Iterator[tuple[int, Phrase]]:
        """Yield every phrase of a text in lower case, and where it ends."""
        for first in self._firsts(low):
            start = low.find(first)
            while start >= 0:
                if not (start and low[start - 1].isalnum()):
                    for phrase in self._phrases[first.replace("–", "-")]:
                        if end := phrase.end(low, start):
                            yield end, phrase
                start = low.find(first, start + 1)

    def _firsts(self, low: str) -> Iterable[str]:
        """What a text has of first words of phrases that may go on as theirs do. Few have any."""
        between = low.split()
        if self._starts.keys().isdisjoint(between):
            return ()
        pairs = zip(between, [*between[1:], ""], strict=True)
        likely = [(self._starts[one], second) for one, second in pairs if one in self._starts]
        return dict.fromkeys(
            start.first for starts, second in likely for start in starts if second.startswith(start.second)
        )


def split(words: str) -> list[str]:
    """Return the words of what a reader or a record says, as they are looked for."""
    return [word.replace("–", "-") for word in WORD.findall(words)]


def same(one: str, other: str) -> bool:
    """Whether one is a form of the other, so that search finds it anyhow."""
    ours, theirs = split(one), split(other)
    return len(ours) == len(theirs) and all(
        forms(our) & {their.lower()} or forms(their) & {our.lower()}
        for our, their in zip(ours, theirs, strict=True)
    )


def _starts(phrases: Mapping[str, Iterable[Phrase]]) -> Iterator[tuple[str, tuple[Start, ...]]]:
    for form, found in phrases.items():
        for first in _dashed(form):
            seconds = (_beginning(words[1]) if words[1:] else "" for words, _ in found)
            yield first, tuple(Start(first, second) for second in dict.fromkeys(seconds))


def _beginning(word: Iterable[str]) -> str:
    """What all forms of a word begin with. Those that come first and last in order have no more in common."""
    dashed = [one for form in word for one in _dashed(form)]
    alike = takewhile(lambda letters: letters[0] == letters[1], zip(min(dashed), max(dashed), strict=False))
    return "".join(letter for letter, _ in alike)


def _dashed(form: str) -> tuple[str, ...]:
    """A form with either dash, as texts have it."""
    return (form, form.replace("-", "–")) if "-" in form else (form,)
