"""The editors' file of synonyms, read and checked.

A row under `one_way` says what readers may write, and what records say. In a row under `both_ways` all words
mean the same. Words are parted by commas on either side of the colon.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, product
from pathlib import Path

from skolsatsningar import records
from skolsatsningar.personal_number import personal_numbers
from skolsatsningar.problem import Problem
from skolsatsningar.records import SYNONYMS
from skolsatsningar.swedish import fold
from skolsatsningar.synonyms import Synonyms, same
from skolsatsningar.yaml_text import Document, Location, Plain

ONE_WAY, BOTH_WAYS = "one_way", "both_ways"
SECTIONS = (ONE_WAY, BOTH_WAYS)
# What can be searched for: words of letters and digits, and the first half of one, as in *studie- och*.
SEARCHABLE = re.compile(r"[^\W_]+(?:[-–][^\W_]+|-?\s+[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or several, as an editor wrote them, and where."""

    text: str
    location: Location
    at_key: bool


@dataclass(slots=True)
class _File:
    """A file on its way to pairs of what a reader may write and what records say, with their places."""

    document: Document
    pairs: dict[tuple[str, str], tuple[Word, Word]] = field(default_factory=dict)

    def read(self) -> Iterator[Problem]:
        """Take all pairs, and yield what is wrong with the others."""
        for index in personal_numbers(self.document.text):
            yield self.document.problem_at(index, "personnummer")
        for section, rows in self.document.data.items():
            if section not in SECTIONS:
                yield self._stranger(section, rows)
            elif rows == "":
                yield self.document.problem((section,), "tomt-varde", {"key": section})
            elif not isinstance(rows, dict):
                yield self.document.problem((section,), "synonym-rader", {"key": section})
            else:
                yield from self._section(section, rows)

    def _stranger(self, key: str, value: Plain) -> Problem:
        """What to say of a key where a section begins: a row without its indent, or no section there is."""
        meant = next(iter(difflib.get_close_matches(key, SECTIONS, n=1)), None)
        if meant or not isinstance(value, str):
            values = {"key": key, "suggestion": meant, "keys": SECTIONS}
            return self.document.problem((key,), "okand-nyckel", values, at_key=True)
        return self.document.problem((key,), "synonym-rader", {"key": ONE_WAY}, at_key=True)

    def _section(self, section: str, rows: dict[str, Plain]) -> Iterator[Problem]:
        for key, value in rows.items():
            location = (section, key)
            if not isinstance(value, str) or value == "":
                code = "tomt-varde" if value == "" else "inte-text"
                yield self.document.problem(location, code, {"key": key})
                continue
            written, meant = _words(key, location, at_key=True), _words(value, location, at_key=False)
            wrong = [problem for word in (*written, *meant) for problem in self._word(word)]
            yield from wrong
            if not wrong:
                yield from self._row(section, written, meant)

    def _word(self, word: Word) -> Iterator[Problem]:
        if not word.text:
            yield self._problem(word, "synonym-tomt")
        elif not SEARCHABLE.fullmatch(word.text):
            yield self._problem(word, "synonym-tecken")

    def _row(self, section: str, written: list[Word], meant: list[Word]) -> Iterator[Problem]:
        mutual = section == BOTH_WAYS
        for one, other in combinations((*written, *meant), 2) if mutual else product(written, meant):
            problem = self._wrong(one, other)
            if problem:
                yield problem
                continue
            self.pairs[_folded(one, other)] = one, other
            if mutual:
                self.pairs[_folded(other, one)] = other, one

    def _wrong(self, one: Word, other: Word) -> Problem | None:
        """Why one word cannot lead to the other, if it cannot."""
        if same(one.text, other.text):
            return self._problem(other, "synonym-till-sig", other=one.text)
        for pair, code in ((one, other), "synonym-dubbel"), ((other, one), "synonym-at-bada-hall"):
            if first := self.pairs.get(_folded(*pair)):
                line = self._problem(first[0], code).line
                return self._problem(one, code, other=other.text, line=line)
        return None

    def _problem(self, word: Word, code: str, **values: object) -> Problem:
        told = {"found": word.text} | values
        return self.document.problem(word.location, code, told, at_key=word.at_key, word=word.text)


def read(data: Path, root: Path) -> tuple[Synonyms, list[Problem]]:
    """Read the synonyms of a data folder, if it has any, and tell what is wrong with them.

    Problems name the file relative to `root`. What is right is read even if something else is wrong.
    """
    path = data / SYNONYMS
    if path.is_symlink():
        return Synonyms(), [Problem(records.relative(path, root), 1, 1, "symbolisk-lank")]
    if not path.exists():
        return Synonyms(), []
    document, problems = records.document(path, root)
    if document is None:
        return Synonyms(), problems
    file = _File(document)
    problems = list(file.read())
    return Synonyms.of((one.text, other.text) for one, other in file.pairs.values()), problems


def _folded(one: Word, other: Word) -> tuple[str, str]:
    return fold(one.text), fold(other.text)


def _words(text: str, location: Location, *, at_key: bool) -> list[Word]:
    """The words between the commas of a text."""
    return [Word(" ".join(word.split()), location, at_key) for word in text.split(",")]
