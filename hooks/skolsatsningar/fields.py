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

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetJsonSchemaHandler,
    PlainValidator,
    ValidationInfo,
)
from pydantic_core import CoreSchema, PydanticCustomError

from skolsatsningar import partial_date, prose, quantity, swedish
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
SAFE_SCHEMES = {"", "http", "https", "mailto", "tel"}
MAX_URL = 2000
# Sources are from the school's own time. Another year has a digit too few, too many or in the wrong place.
FIRST_YEAR = 1842
LAST_YEAR = 2099
PROGRAMMES = "programmes"
MAX_SLUG = 100
SCHOOL_UNIT_CODE = re.compile(r"\d{8}")
ORGANISATION_NUMBER = re.compile(r"\d{6}-?\d{4}")
EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,200}\.[^@\s.]{2,60}")
PHONE = re.compile(r"\+?[0-9][0-9 ()-]{4,20}")
GRADE_RANGE = re.compile(r"([F1-9])(?:-([F1-9]))?")
GRADES = "F123456789"

# What tells of a name that leads nowhere, by the kind of record it is looked for among.
NOWHERE = {
    "areas": "okant-omrade",
    "schools": "okand-skola",
    "municipalities": "okand-kommun",
    PROGRAMMES: "okant-program",
    "organisations": "okand-organisation",
    "initiatives": "okand-satsning",
}

# How a web address and grades look, to those who cannot read them. What is read is checked by more than this.
WEB_ADDRESS = r"[hH][tT][tT][pP][sS]?://[^\s<>\"]+"
GRADES_ALIKE = "|".join(
    f"[{grade}{grade.lower()}](?:[-–][{GRADES[number:]}{GRADES[number:].lower()}])?"
    for number, grade in enumerate(GRADES)
)

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Form:
    """How a value is written, for those who must know it beforehand: a schema, a form, a guide.

    Says nothing to what validates. `input` names the sort of value in the language file, `problem` the code
    of the sentence about one that cannot be read, `pattern` what all that can be read looks like, `folder`
    the records that it is a name of. Where a value may be written so that YAML takes it for a whole number,
    `numbers` are the least and the greatest of them.
    """

    input: str
    problem: str = "inte-text"
    pattern: str = ""
    numbers: tuple[int, int] | None = None
    folder: str = ""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Add itself to what pydantic says of the type."""
        told = {"input": self.input, "problem": self.problem, "numbers": self.numbers, "folder": self.folder}
        return handler(schema) | told | ({"pattern": f"^(?:{self.pattern})$"} if self.pattern else {})


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
    if "](" in text or "]:" in text:
        _harmless_references(text)
    return text


def _harmless_references(text: str) -> None:
    """Refuse what a reader's browser would run or would fetch from elsewhere."""
    for reference in prose.references(text):
        if reference.scheme not in SAFE_SCHEMES:
            raise fail("farlig-lank", found=f"{reference.scheme}:")
        if reference.picture:
            raise fail("bild", found="![")


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
    web = parts.scheme in {"http", "https"} and parts.hostname and len(text) <= MAX_URL
    if not web or re.search(r"[\s<>\"]", text):
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
    if not is_slug(text) or len(text) > MAX_SLUG:
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


def _programme_area(name: str, info: ValidationInfo) -> str:
    """The name of a programme's area as the programme writes it. A rule tells of one it does not have."""
    resolver = cast("Resolver", info.context)
    return resolver.resolve(f"{PROGRAMMES}/{info.data.get('programme')}", name) or name


def _likely(when: PartialDate) -> PartialDate:
    if when.decided:
        _likely_day(when.earliest)
    return when


def _likely_day(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise fail("orimligt-ar", year=f"{day.year:04}", first=FIRST_YEAR, last=LAST_YEAR)
    return day


def _one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text else text


def _lower(value: object) -> object:
    return value.strip().casefold() if isinstance(value, str) else value


Line = Annotated[
    str,
    Field(min_length=1, max_length=250),
    AfterValidator(_harmless),
    AfterValidator(_one_line),
    Form("line"),
]
Summary = Annotated[
    str,
    Field(min_length=1, max_length=700),
    AfterValidator(_harmless),
    AfterValidator(_one_line),
    Form("summary"),
]
Prose = Annotated[str, Field(min_length=1, max_length=20_000), AfterValidator(_harmless), Form("prose")]
When = Annotated[
    PartialDate,
    PlainValidator(_read(PartialDate.parse, "datum")),
    AfterValidator(_likely),
    Form("date", "datum", partial_date.FORM, (FIRST_YEAR, LAST_YEAR)),
]
Day = Annotated[
    date,
    PlainValidator(_read(_day, "dag")),
    AfterValidator(_likely_day),
    Form("day", "dag", r"\d{4}-\d{2}-\d{2}"),
]
Amount = Annotated[
    Quantity,
    PlainValidator(_read(Quantity.parse, "tal")),
    Form("number", "tal", quantity.FORM.pattern.strip("^$"), (0, 10**15)),
]
Grades = Annotated[
    tuple[str, ...],
    PlainValidator(_read(_grades, "arskurser")),
    Form("grades", "arskurser", GRADES_ALIKE, (1, 9)),
]
Url = Annotated[
    str, PlainValidator(_read(_web_address, "webbadress")), Form("url", "webbadress", WEB_ADDRESS)
]
Email = Annotated[
    str, PlainValidator(_read(_shaped(EMAIL), "e-post")), Form("email", "e-post", EMAIL.pattern)
]
Phone = Annotated[
    str,
    PlainValidator(_read(_shaped(PHONE), "telefon")),
    Form("phone", "telefon", PHONE.pattern, (0, 10**21)),
]
UnitCode = Annotated[
    str,
    PlainValidator(_read(_shaped(SCHOOL_UNIT_CODE), "skolenhetskod")),
    Form("unit_code", "skolenhetskod", SCHOOL_UNIT_CODE.pattern, (10**6, 10**8 - 1)),
]
OrganisationNumber = Annotated[
    str,
    PlainValidator(_read(_shaped(ORGANISATION_NUMBER), "organisationsnummer")),
    Form("organisation_number", "organisationsnummer", ORGANISATION_NUMBER.pattern, (10**9, 10**10 - 1)),
]
Slug = Annotated[
    str, PlainValidator(_read(_slug, "id")), Form("slug", "id", swedish.SLUG.pattern, (0, 10**15))
]

ProgrammeAreaName = Annotated[Line, AfterValidator(_programme_area)]

AreaRef = Annotated[str, _reference("areas"), Form("reference", folder="areas")]
SchoolRef = Annotated[str, _reference("schools"), Form("reference", folder="schools")]
MunicipalityRef = Annotated[str, _reference("municipalities"), Form("reference", folder="municipalities")]
ProgrammeRef = Annotated[str, _reference("programmes"), Form("reference", folder="programmes")]
OrganisationRef = Annotated[str, _reference("organisations"), Form("reference", folder="organisations")]
InitiativeRef = Annotated[str, _reference("initiatives"), Form("reference", folder="initiatives")]

StatusWord = Annotated[Status, BeforeValidator(_lower)]
SchoolFormWord = Annotated[SchoolForm, BeforeValidator(_lower)]
TargetGroupWord = Annotated[TargetGroup, BeforeValidator(_lower)]
LevelWord = Annotated[Level, BeforeValidator(_lower)]
PartnerPartWord = Annotated[PartnerPart, BeforeValidator(_lower)]
SchoolKindWord = Annotated[SchoolKind, BeforeValidator(_lower)]
OrganisationKindWord = Annotated[OrganisationKind, BeforeValidator(_lower)]
