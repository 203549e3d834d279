"""What a field of a record may hold: text, read and checked once, at the border.

Every value arrives as text. A type that cannot read it raises an error whose type is the code of a
sentence in the language file.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Protocol, TypeVar, cast
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from skolsatsningar.partial_date import PartialDate, Precision
from skolsatsningar.quantity import Quantity
from skolsatsningar.swedish import is_slug
from skolsatsningar.vocabulary import (
    Level,
    OrganisationKind,
    PartnerPart,
    SchoolForm,
    SchoolKind,
    Status,
    TargetGroup,
)

HTML = re.compile(r"<[a-zA-Z/!?][^\s>]*>?")
SCRIPT_LINK = re.compile(r"\](?:\(|:)\s*<?((?:javascript|vbscript|data)\s*:)", re.IGNORECASE)
DIGITS = re.compile(r"\d{4}")
PERSONAL_NUMBER = re.compile(r"\b(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|[6-9]\d)[-+]?\d{4}\b")
SCHOOL_UNIT_CODE = re.compile(r"\d{8}")
ORGANISATION_NUMBER = re.compile(r"\d{6}-?\d{4}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
PHONE = re.compile(r"\+?[0-9][0-9 ()-]{4,20}")
GRADE_RANGE = re.compile(r"([F1-9])(?:-([F1-9]))?")
GRADES = "F123456789"

# What tells of a name that leads nowhere, by the kind of record it is looked for among.
NOWHERE = {
    "areas": "okant-omrade",
    "schools": "okand-skola",
    "municipalities": "okand-kommun",
    "programmes": "okant-program",
    "organisations": "okand-organisation",
    "initiatives": "okand-satsning",
}

Value = TypeVar("Value")


class Resolver(Protocol):
    """What gives a record's id for any of its names. Validation gets one as its context."""

    def resolve(self, kind: str, name: str) -> str | None:
        """Return the id of the record of this kind that the name belongs to, or None."""

    def suggest(self, kind: str, name: str) -> str | None:
        """Return the name that was probably meant, or None."""


def fail(code: str, **values: object) -> PydanticCustomError:
    """The error that a sentence of the language file tells, with the values it names."""
    return PydanticCustomError(code, "", values)


def _harmless(text: str) -> str:
    # A look for one letter costs a tenth of a pattern, and nearly every text has none of them.
    if "<" in text and (found := HTML.search(text)):
        raise fail("html", found=found[0])
    if ":" in text and (found := SCRIPT_LINK.search(text)):
        raise fail("farlig-lank", found=found[1])
    if DIGITS.search(text) and (found := PERSONAL_NUMBER.search(text)):
        raise fail("personnummer", found=found[0])
    return text


def _read(parse: Callable[[str], Value], code: str) -> Callable[[Any], Value]:
    """A validator that reads text with `parse` and calls a ValueError by its code."""

    def read(value: Any) -> Value:  # noqa: ANN401  # whatever stands in the file
        if not isinstance(value, str):
            raise fail("inte-text")
        try:
            return parse(value.strip())
        except ValueError:
            raise fail(code, found=value) from None

    return read


def _shaped(pattern: re.Pattern[str]) -> Callable[[str], str]:
    def shaped(text: str) -> str:
        if not pattern.fullmatch(text):
            raise ValueError(text)
        return text

    return shaped


def _web_address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or re.search(r"[\s<>\"]", text):
        raise ValueError(text)
    return text


def _grades(text: str) -> tuple[str, ...]:
    found = GRADE_RANGE.fullmatch(text.replace("–", "-").upper())
    if not found:
        raise ValueError(text)
    first, last = GRADES.index(found[1]), GRADES.index(found[2] or found[1])
    if first > last:
        raise ValueError(text)
    return tuple(GRADES[first : last + 1])


def _day(text: str) -> date:
    parsed = PartialDate.parse(text)
    if parsed.precision is not Precision.DAY or parsed.roughly:
        raise ValueError(text)
    return parsed.earliest


def _slug(text: str) -> str:
    if not is_slug(text):
        raise ValueError(text)
    return text


@dataclass(frozen=True, slots=True)
class Reference(AfterValidator):
    """A name or id of a record of a kind, replaced by its id."""

    kind: str


def _reference(kind: str) -> Reference:

    def resolve(name: str, info: ValidationInfo) -> str:
        resolver = cast("Resolver", info.context)
        found = resolver.resolve(kind, name)
        if found is None:
            raise fail(NOWHERE[kind], found=name, suggestion=resolver.suggest(kind, name))
        return found

    return Reference(resolve, kind)


def _one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text else text


def _lower(value: object) -> object:
    return value.strip().casefold() if isinstance(value, str) else value


Line = Annotated[
    str, Field(min_length=1, max_length=250), AfterValidator(_harmless), AfterValidator(_one_line)
]
Summary = Annotated[
    str, Field(min_length=1, max_length=350), AfterValidator(_harmless), AfterValidator(_one_line)
]
Prose = Annotated[str, Field(min_length=1, max_length=20_000), AfterValidator(_harmless)]
When = Annotated[PartialDate, PlainValidator(_read(PartialDate.parse, "datum"))]
Day = Annotated[date, PlainValidator(_read(_day, "dag"))]
Amount = Annotated[Quantity, PlainValidator(_read(Quantity.parse, "tal"))]
Grades = Annotated[tuple[str, ...], PlainValidator(_read(_grades, "arskurser"))]
Url = Annotated[str, PlainValidator(_read(_web_address, "webbadress"))]
Email = Annotated[str, PlainValidator(_read(_shaped(EMAIL), "e-post"))]
Phone = Annotated[str, PlainValidator(_read(_shaped(PHONE), "telefon"))]
UnitCode = Annotated[str, PlainValidator(_read(_shaped(SCHOOL_UNIT_CODE), "skolenhetskod"))]
OrganisationNumber = Annotated[
    str, PlainValidator(_read(_shaped(ORGANISATION_NUMBER), "organisationsnummer"))
]
Slug = Annotated[str, PlainValidator(_read(_slug, "id"))]

AreaRef = Annotated[str, _reference("areas")]
SchoolRef = Annotated[str, _reference("schools")]
MunicipalityRef = Annotated[str, _reference("municipalities")]
ProgrammeRef = Annotated[str, _reference("programmes")]
OrganisationRef = Annotated[str, _reference("organisations")]
InitiativeRef = Annotated[str, _reference("initiatives")]

StatusWord = Annotated[Status, BeforeValidator(_lower)]
SchoolFormWord = Annotated[SchoolForm, BeforeValidator(_lower)]
TargetGroupWord = Annotated[TargetGroup, BeforeValidator(_lower)]
LevelWord = Annotated[Level, BeforeValidator(_lower)]
PartnerPartWord = Annotated[PartnerPart, BeforeValidator(_lower)]
SchoolKindWord = Annotated[SchoolKind, BeforeValidator(_lower)]
OrganisationKindWord = Annotated[OrganisationKind, BeforeValidator(_lower)]
