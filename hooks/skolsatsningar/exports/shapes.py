"""The shapes that a record's values have as data: how a value is put, and how that is described.

A shape follows from the type of a field, so that what is written and what its JSON Schema says cannot part.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, Protocol, TypeAlias

from skolsatsningar.partial_date import PartialDate, Precision
from skolsatsningar.quantity import Quantity

Json: TypeAlias = dict[str, Any]

# EDTF's numbers for the two terms of a year: half-years that are part of no other calendar.
SPRING, AUTUMN = 40, 41
# What a JSON Schema calls a shape that stands in many places.
DATE, REFERENCE = "Date", "Reference"


class Known(Protocol):
    """What must be known besides a value itself. `people` is whether people's names may go out."""

    people: bool

    def reference(self, folder: str, record_id: str) -> Json:
        """Return a record that is referred to, as data."""


class Shape(Protocol):
    """How values of a type are put as data. None is never given to it: what is not known is null."""

    def form(self, value: Any, known: Known) -> Any:  # noqa: ANN401  # of any type, to any JSON
        """Return a value as JSON has it."""

    def schema(self) -> Json:
        """Return the JSON Schema of what `form` returns."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it stands. `format` is JSON Schema's word for its kind, `pattern` what it looks like."""

    format: str = ""
    pattern: str = ""

    def form(self, value: Any, _known: Known) -> Any:  # noqa: ANN401  # likewise
        """The text."""
        return value

    def schema(self) -> Json:
        """A string."""
        more = {"format": self.format, "pattern": self.pattern}
        return {"type": "string", **{key: said for key, said in more.items() if said}}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a closed vocabulary."""

    words: type[StrEnum]

    def form(self, value: Any, _known: Known) -> Any:  # noqa: ANN401  # likewise
        """The word itself: it is a text."""
        return value

    def schema(self) -> Json:
        """One of the words."""
        return {"type": "string", "enum": [word.value for word in self.words]}


@dataclass(frozen=True, slots=True)
class Choice:
    """A word of a vocabulary, one of which says that it is not decided yet. That is told by itself."""

    words: type[StrEnum]
    undecided: StrEnum

    def form(self, value: Any, _known: Known) -> Any:  # noqa: ANN401  # likewise
        """Whether it is decided, and the word if it is."""
        decided = value is not self.undecided
        return {"decided": decided, "word": value.value if decided else None}

    def schema(self) -> Json:
        """Both, the word null where it is not decided."""
        words = [word.value for word in self.words if word is not self.undecided]
        return obj({"decided": {"type": "boolean"}, "word": {"enum": [*words, None]}})


@dataclass(frozen=True, slots=True)
class Day:
    """A day that is known."""

    def form(self, value: date, _known: Known) -> str:
        """As ISO 8601 writes it."""
        return value.isoformat()

    def schema(self) -> Json:
        """A date."""
        return {"type": "string", "format": "date"}


@dataclass(frozen=True, slots=True)
class Date:
    """A date as precisely as its source gives it, or that it is not decided yet."""

    def form(self, value: PartialDate, _known: Known) -> Json:
        """Whether it is decided, as it is written, by EDTF, its precision, and the first and last day."""
        return dated(value)

    def schema(self) -> Json:
        """A reference to `DATE`."""
        return reference_to(DATE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number, and whether the source gives it only roughly."""

    def form(self, value: Quantity, _known: Known) -> Json:
        """A whole number where it is one."""
        exact = value.value
        whole = int(exact)
        return {"value": whole if whole == exact else float(exact), "roughly": value.roughly}

    def schema(self) -> Json:
        """Both."""
        return obj({"value": {"type": "number", "minimum": 0}, "roughly": {"type": "boolean"}})


@dataclass(frozen=True, slots=True)
class Reference:
    """Another record: its id, its one proper name and the address of its page."""

    folder: str

    def form(self, value: str, known: Known) -> Json:
        """What the id leads to."""
        return known.reference(self.folder, value)

    def schema(self) -> Json:
        """A reference to `REFERENCE`."""
        return reference_to(REFERENCE)


@dataclass(frozen=True, slots=True)
class Many:
    """Any number of values, in the record's own order."""

    each: Shape

    def form(self, value: Any, known: Known) -> Any:  # noqa: ANN401  # likewise
        """A list, which may be empty."""
        if not value:
            return []
        put = self.each.form
        return [put(one, known) for one in value]

    def schema(self) -> Json:
        """A list."""
        return {"type": "array", "items": self.each.schema()}


@dataclass(frozen=True, slots=True)
class ByLanguage:
    """A value for each of some languages."""

    each: Shape

    def form(self, value: Mapping[str, Any], known: Known) -> Json:
        """The values by their languages' BCP 47 tags."""
        return {language: self.each.form(one, known) for language, one in value.items()}

    def schema(self) -> Json:
        """An object whose keys are not known beforehand."""
        return {"type": "object", "additionalProperties": self.each.schema()}


@dataclass(frozen=True, slots=True)
class Maybe:
    """A value that the source may leave out. Null then, so that every key is always there."""

    inner: Shape

    def form(self, value: Any, known: Known) -> Any:  # noqa: ANN401  # likewise
        """The value, or null."""
        return None if value is None else self.inner.form(value, known)

    def schema(self) -> Json:
        """What the value is, or null."""
        return or_null(self.inner.schema())


@dataclass(frozen=True, slots=True)
class Flag:
    """Whether something is so."""

    def form(self, value: Any, _known: Known) -> Any:  # noqa: ANN401  # likewise
        """True or false."""
        return value

    def schema(self) -> Json:
        """A truth value."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Fields:
    """An object that has been put together already, of values in these shapes."""

    shapes: Mapping[str, Shape]

    def form(self, value: Any, _known: Known) -> Any:  # noqa: ANN401  # likewise
        """The object."""
        return value

    def schema(self) -> Json:
        """What it has."""
        return obj({name: shape.schema() for name, shape in self.shapes.items()})


def as_it_is(shape: Shape) -> bool:
    """Whether a value in this shape is the same in the record and as data, so that nothing need be done."""
    inner = shape.inner if isinstance(shape, Maybe) else shape.each if isinstance(shape, Many) else shape
    return isinstance(inner, Text | Word)


def obj(properties: Json) -> Json:
    """The JSON Schema of an object that has these keys, all of them. It may get more in the same version."""
    return {"type": "object", "required": list(properties), "properties": properties}


def reference_to(name: str) -> Json:
    """What stands for a schema that is described once."""
    return {"$ref": f"#/$defs/{name}"}


def or_null(schema: Json) -> Json:
    """The JSON Schema of what may also be null."""
    return {"anyOf": [schema, {"type": "null"}]}


@lru_cache(maxsize=4096)
def dated(value: PartialDate) -> Json:
    """A date as data. The same dates come again and again: what is returned is not to be changed."""
    decided = value.decided
    return {
        "decided": decided,
        "text": str(value),
        "edtf": _edtf(value) if decided else None,
        "precision": value.precision.value if decided else None,
        "roughly": value.roughly,
        "earliest": value.earliest.isoformat() if decided else None,
        "latest": value.latest.isoformat() if decided else None,
    }


def date_schema() -> Json:
    """The JSON Schema of what `dated` returns."""
    day: Json = or_null({"type": "string", "format": "date"})
    precisions = [word.value for word in Precision if word is not Precision.UNDECIDED]
    return obj(
        {
            "decided": {"type": "boolean"},
            "text": {"type": "string"},
            "edtf": {"type": ["string", "null"]},
            "precision": {"enum": [*precisions, None]},
            "roughly": {"type": "boolean"},
            "earliest": day,
            "latest": day,
        }
    )


def reference_schema() -> Json:
    """The JSON Schema of a record that is referred to."""
    return obj({"id": Text().schema(), "name": Text().schema(), "url": Text("uri").schema()})


def _edtf(value: PartialDate) -> str:
    """A date as Extended Date/Time Format (ISO 8601-2) writes it."""
    written = value.exact
    if value.precision is Precision.TERM:
        term = SPRING if value.earliest.month == 1 else AUTUMN
        written = f"{value.earliest.year}-{term}"
    return f"{written}~" if value.roughly else written
