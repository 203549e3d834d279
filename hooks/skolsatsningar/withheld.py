"""Persons whom the catalogue does not name: taken out of every record before anything else reads it.

A person is known by what an editor wrote in data/withheld.yml: a name, an address for e-mail, a number.
Contacts that have any of them keep their role. Wherever else one stands, an editor has to find other words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from skolsatsningar import yaml_writing
from skolsatsningar.fields import Line
from skolsatsningar.model import Record
from skolsatsningar.problem import Problem
from skolsatsningar.yaml_text import Document, Location, Plain

# What tells who a contact is; the role and the unit do not.
PERSONAL = ("name", "phone", "email")
# What may stand between the words of a name: a line that is folded, or signs of Markdown.
BETWEEN = r"[\s*_]+"


class Withholding(Record):
    """The file that says whom the catalogue does not name."""

    folder = ""
    address = ""

    names: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Withheld:
    """The names that may stand nowhere."""

    names: tuple[str, ...] = ()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = (BETWEEN.join(map(re.escape, name.split())) for name in self.names)
        return re.compile(rf"\b(?:{'|'.join(names)})", re.IGNORECASE)

    def stand_in(self, text: str) -> bool:
        """Whether any of them stands in a text."""
        return bool(self.names) and self._pattern.search(text) is not None

    def out_of(self, document: Document) -> tuple[Document, list[Problem]]:
        """A document without them, and what is wrong where they stand in anything but a contact.

        Its bytes are written anew, without comments: they are published.
        """
        if not self.stand_in(document.text):
            return document, []
        data = {key: self._without(value) for key, value in document.data.items()}
        raw = yaml_writing.written(data).encode()
        problems = [
            document.problem(location, "undantaget-namn")
            for location, text in _texts(data)
            if self.stand_in(text)
        ]
        return replace(document, data=data, raw=raw), problems

    def _without(self, value: Plain) -> Plain:
        if isinstance(value, list):
            return [self._without(item) for item in value]
        if isinstance(value, dict):
            personal = {key for key in PERSONAL if key in value} if "role" in value else set()
            meant = any(self.stand_in(str(value[key])) for key in personal)
            return {k: self._without(v) for k, v in value.items() if not (meant and k in personal)}
        return value


NO_ONE = Withheld()


def _texts(value: Plain, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Every text of a document, and every key that is one, with the way to it."""
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield location, key
            yield from _texts(inner, (*location, key))
    else:
        for index, inner in enumerate(value):
            yield from _texts(inner, (*location, index))
