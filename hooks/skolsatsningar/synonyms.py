"""Words that readers write and records do not, put into texts for search where records' own words stand."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from typing import NamedTuple

from skolsatsningar.declension import forms

# What begins a word that is there to be found and not to be shown.
HIDDEN = "`"
# A part of a text that is one word or joined to one: *7-9*, and *studie-* of *studie- och yrkesvägledning*.
WORD = re.compile(r"[^\W_]+(?:[-–][^\W_]+)*-?")
ONE_WORD = re.compile(r"[^\W_]+")
# What may stand before a word without a space.
OPENING = ("", "(", "[", "”", "’", '"', "'")


class Phrase(NamedTuple):
    """Words that follow each other, each in any of its forms, and the hidden words that come after them."""

    words: tuple[frozenset[str], ...]
    hidden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Synonyms:
    """What readers may write for what records say. Made by `of`; it is plain data, which processes can share.

    `_words` has the hidden words of each form of a word, and `_phrases` the phrases by each form of their
    first word. `_starts` has what a text with a phrase has in it, by what it then has between two spaces.
    """

    _words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _phrases: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)
    _starts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

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
        if not self._may_have_phrases(text):
            return text
        hidden: dict[int, dict[str, None]] = defaultdict(dict)
        for end, phrase in self._found(text):
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

    def _may_have_phrases(self, text: str) -> bool:
        """Whether to look at every word, which takes many times as long as this."""
        between = text.lower().split()
        first = self._starts.keys() & between
        whole = " ".join(between) if first else ""
        return any(start in whole for one in first for start in self._starts[one])

    def _found(self, text: str) -> Iterator[tuple[int, Phrase]]:
        """Yield every phrase of a text, and where it ends."""
        matches = list(WORD.finditer(text))
        words = [match[0].lower().replace("–", "-") for match in matches]
        for index, word in enumerate(words):
            for phrase in self._phrases.get(word, ()):
                last = index + len(phrase.words) - 1
                if last < len(words) and all(map(_is_form, words[index:], phrase.words)):
                    run = pairwise(matches[index : last + 1])
                    if all(text[one.end() : two.start()].isspace() for one, two in run):
                        yield matches[last].end(), phrase


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


def _is_form(word: str, known: frozenset[str]) -> bool:
    return word in known


def _starts(phrases: Mapping[str, Iterable[Phrase]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what a phrase's first word may look like, and with it what all forms of the second begin with."""
    for form, found in phrases.items():
        for start in _dashed(form):
            seconds = (_beginning(words[1]) if words[1:] else "" for words, _ in found)
            yield start, tuple({f"{start} {second}".rstrip(): None for second in seconds})


def _beginning(word: Iterable[str]) -> str:
    """What all forms of a word begin with. Those that come first and last in order have no more in common."""
    dashed = [one for form in word for one in _dashed(form)]
    alike = takewhile(lambda letters: letters[0] == letters[1], zip(min(dashed), max(dashed), strict=False))
    return "".join(letter for letter, _ in alike)


def _dashed(form: str) -> tuple[str, ...]:
    """A form with either dash, as texts have it."""
    return (form, form.replace("-", "–")) if "-" in form else (form,)
