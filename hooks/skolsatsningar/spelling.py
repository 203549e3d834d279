"""Words that no dictionary knows, told as warnings. Hunspell is asked where it is installed."""

import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

from skolsatsningar import prose
from skolsatsningar.problem import Problem, Severity
from skolsatsningar.yaml_text import Document, Location, Plain

HUNSPELL = "hunspell"
DICTIONARY = "sv_SE"
# Words that the editors know to be right, one a line.
OWN_WORDS = "words.txt"
# Their texts are in another language.
TRANSLATIONS = "translations"
# `& mistag 2 0: misstag, mistak`: a word with what may have been meant.
GUESS = re.compile(r"^& (\S+) \d+ \d+: ([^,\n]+)", re.MULTILINE)
MOST_GUESSES = 50
CLOSE = 0.8
# What a record is called.
NAMES = ("title", "name", "official_name", "aliases")

Unknown = Mapping[str, str | None]


class NoDictionaryError(Exception):
    """Hunspell or its Swedish dictionary is not installed."""


def check(
    documents: Iterable[Document],
    own: Iterable[str],
    keys: frozenset[str],
    look_up: Callable[[set[str]], Unknown],
) -> Iterator[Problem]:
    """Tell of every word in the texts under `keys` that neither `own` nor `look_up` knows, once a file.

    What records are called is known as well. `look_up` returns the words of a set that it does not know,
    each with what may have been meant.
    """
    places: dict[str, list[tuple[Document, Location]]] = defaultdict(list)
    known = {word.casefold() for word in own}
    for document in documents:
        known |= {word.casefold() for name in _names(document) for word in prose.WORD.findall(name)}
        for word, location in _words(document, keys):
            places[word].append((document, location))
    known |= {f"{word}s" for word in known}
    unknown = look_up({word for word in places if word.casefold() not in known})
    for word, meant in unknown.items():
        for document, location in places[word]:
            values = {"found": word, "suggestion": meant}
            problem = document.problem(location, "stavning", values, word=word)
            yield replace(problem, severity=Severity.WARNING)


def own_words(data: Path) -> list[str]:
    """The words of the project's own list in the data folder, if it has one. A line with `#` is a comment."""
    path = data / OWN_WORDS
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def hunspell(words: set[str]) -> Unknown:
    """The words that hunspell's Swedish dictionary does not know. Raises NoDictionaryError without it."""
    if not shutil.which(HUNSPELL):
        raise NoDictionaryError
    unknown = sorted(_hunspell("-l", words).split())
    # To guess at one word takes as long as to look up ten thousand. `^`: what follows is text and no command.
    guessed = _hunspell("-a", [f"^{word}" for word in unknown[:MOST_GUESSES]])
    meant = {found[1]: found[2] for found in GUESS.finditer(guessed)}
    return {word: _close(word, meant.get(word)) for word in unknown}


def _hunspell(mode: str, words: Iterable[str]) -> str:
    done = subprocess.run(  # noqa: S603  # our own words
        [HUNSPELL, mode, "-d", DICTIONARY, "-i", "utf-8"],  # wherever the system has it
        input="".join(f"{word}\n" for word in words),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise NoDictionaryError
    return done.stdout


def _close(word: str, meant: str | None) -> str | None:
    """A guess, if it is a slip of the pen away rather than another word."""
    return meant if meant and SequenceMatcher(None, word, meant).ratio() > CLOSE else None


def _names(document: Document) -> Iterator[str]:
    for key in NAMES:
        value = document.data.get(key, "")
        yield from (value,) if isinstance(value, str) else (name for name in value if isinstance(name, str))


def _words(document: Document, keys: frozenset[str]) -> Iterator[tuple[str, Location]]:
    """Yield every word of a document's texts, the first time that it stands there.

    Names are left out as far as they can be told: words in capitals, and words with a capital that no
    sentence begins with.
    """
    seen = set()
    for location, text in _texts(document.data, (), keys):
        for sentence in prose.sentences(text):
            for index, found in enumerate(prose.WORD.finditer(sentence)):
                word = found[0]
                name = any(letter.isupper() for letter in (word[1:] if index == 0 else word))
                part = sentence[: found.start()].endswith("-")  # of 13-åringar
                if not (name or part) and word not in seen and len(word) > 1:
                    seen.add(word)
                    yield word, location


def _texts(data: Plain, location: Location, keys: frozenset[str]) -> Iterator[tuple[Location, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, str) and key in keys:
                yield (*location, key), value
            elif key != TRANSLATIONS:
                yield from _texts(value, (*location, key), keys)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*location, index), keys)
