"""Who publishes the data, as the national data portal is told: a setting, and what it lacks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Self

from skolsatsningar.fields import ORGANISATION_NUMBER

EMAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+")
WORD = re.compile(r"[A-Za-z]+")
# What the catalogue is written without, but would be better with.
WANTED = ("organisation_number", "type", "email", "issued")


@dataclass(frozen=True, slots=True)
class DataPublisher:
    """What a site's owner says in `extra.data_publisher`. What is empty is left out of the catalogue.

    `type` is a word of ADMS' publisher types, `issued` the day that the data was first published.
    """

    name: str = ""
    organisation_number: str = ""
    type: str = ""
    contact: str = ""
    email: str = ""
    issued: date | None = None

    @classmethod
    def of(cls, told: object) -> Self:
        """Read the setting. Raises ValueError with the name of a value that cannot be what it should."""
        values = told if isinstance(told, Mapping) else {}
        names = [field.name for field in fields(cls)]
        if unknown := sorted(str(name) for name in values if name not in names):
            raise ValueError(unknown[0])
        texts = {name: str(values.get(name) or "").strip() for name in names if name != "issued"}
        for name, form in (("organisation_number", ORGANISATION_NUMBER), ("email", EMAIL), ("type", WORD)):
            if texts[name] and not form.fullmatch(texts[name]):
                raise ValueError(name)
        issued = values.get("issued") or None
        if issued and type(issued) is not date:
            raise ValueError("issued")
        return cls(**texts, issued=issued)

    def lacking(self) -> Iterator[str]:
        """Yield the settings that the catalogue would be better with."""
        return (name for name in WANTED if not getattr(self, name))
