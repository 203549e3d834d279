"""The records, declared once. Parsing, rules, pages and exports all follow from these classes.

Every value arrives as text. A field's type reads it; what it cannot read becomes a problem whose code
is the error's type. Labels and help of the fields stand in the language files, under the same names.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, ClassVar, Protocol, TypeVar, cast
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationInfo,
)
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

# What stands in `municipality` for an initiative of the whole country, and at the start of its file's name.
NATIONAL = "nationell"
NATIONAL_CODE = "0000"

HTML = re.compile(r"<[a-zA-Z/!?]")
SCRIPT_LINK = re.compile(r"(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
PERSONAL_NUMBER = re.compile(r"\b(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|[6-9]\d)[-+]?\d{4}\b")
SCHOOL_UNIT_CODE = re.compile(r"\d{8}")
ORGANISATION_NUMBER = re.compile(r"\d{6}-?\d{4}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
PHONE = re.compile(r"\+?[0-9][0-9 ()-]{4,20}")
GRADE_RANGE = re.compile(r"([F1-9])(?:-([F1-9]))?")
GRADES = "F123456789"

Value = TypeVar("Value")


class Resolver(Protocol):
    """What gives a record's id for any of its names. Validation gets one as its context."""

    def resolve(self, kind: str, name: str) -> str | None:
        """Return the id of the record of this kind that the name belongs to, or None."""

    def suggest(self, kind: str, name: str) -> str | None:
        """Return the name that was probably meant, or None."""


def _fail(code: str, **values: object) -> PydanticCustomError:
    return PydanticCustomError(code, "", values)


def _harmless(text: str) -> str:
    if found := HTML.search(text):
        raise _fail("html", found=found[0])
    if found := SCRIPT_LINK.search(text):
        raise _fail("farlig-lank", found=found[0])
    if PERSONAL_NUMBER.search(text):
        raise _fail("personnummer")
    return text


def _read(parse: Callable[[str], Value], code: str) -> Callable[[Any], Value]:
    """A validator that reads text with `parse` and calls a ValueError by its code."""

    def read(value: Any) -> Value:  # noqa: ANN401  # whatever stands in the file
        if not isinstance(value, str):
            raise _fail("inte-text")
        try:
            return parse(value.strip())
        except ValueError:
            raise _fail(code, found=value) from None

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


def _reference(kind: str, code: str) -> AfterValidator:
    """A name or id of another record, replaced by its id. `code` tells of one that leads nowhere."""

    def resolve(name: str, info: ValidationInfo) -> str:
        resolver = cast("Resolver", info.context)
        found = resolver.resolve(kind, name)
        if found is None:
            raise _fail(code, found=name, suggestion=resolver.suggest(kind, name))
        return found

    return AfterValidator(resolve)


def _lower(value: object) -> object:
    return value.strip().casefold() if isinstance(value, str) else value


Line = Annotated[str, Field(min_length=1, max_length=250), AfterValidator(_harmless)]
Summary = Annotated[str, Field(min_length=1, max_length=350), AfterValidator(_harmless)]
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

AreaRef = Annotated[str, _reference("areas", "okant-omrade")]
SchoolRef = Annotated[str, _reference("schools", "okand-skola")]
MunicipalityRef = Annotated[str, _reference("municipalities", "okand-kommun")]
ProgrammeRef = Annotated[str, _reference("programmes", "okant-program")]
OrganisationRef = Annotated[str, _reference("organisations", "okand-organisation")]
InitiativeRef = Annotated[str, _reference("initiatives", "okand-satsning")]

StatusWord = Annotated[Status, BeforeValidator(_lower)]
SchoolFormWord = Annotated[SchoolForm, BeforeValidator(_lower)]
TargetGroupWord = Annotated[TargetGroup, BeforeValidator(_lower)]
LevelWord = Annotated[Level, BeforeValidator(_lower)]
PartnerPartWord = Annotated[PartnerPart, BeforeValidator(_lower)]
SchoolKindWord = Annotated[SchoolKind, BeforeValidator(_lower)]
OrganisationKindWord = Annotated[OrganisationKind, BeforeValidator(_lower)]


class Part(BaseModel):
    """Anything that stands inside a record."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Contact(Part):
    """Whom to turn to. A person is named only together with a role."""

    role: Line
    name: Line | None = None
    unit: Line | None = None
    phone: Phone | None = None
    email: Email | None = None


class Participant(Part):
    """A school that takes part, with its own contacts."""

    school: SchoolRef
    contacts: tuple[Contact, ...] = ()
    note: Line | None = None


class Partner(Part):
    """An organisation that takes part, and with what."""

    organisation: OrganisationRef
    part: PartnerPartWord
    note: Line | None = None


class Figure(Part):
    """A number, what it counts and when it was true."""

    value: Amount
    of: Amount | None = None
    counts: Line
    as_of: When | None = None


class Resource(Part):
    """A document, film or page, known at least by its title and, better, by where it was published."""

    title: Line
    published_by: Line | None = None
    format: Line | None = None
    url: Url | None = None


class Participation(Part):
    """How to join: the way, the terms and the forms."""

    how: Prose | None = None
    terms: Prose | None = None
    forms: tuple[Resource, ...] = ()


class Source(Part):
    """Where the facts come from."""

    title: Line
    publisher: Line | None = None
    url: Url | None = None
    published: When | None = None
    updated: When | None = None

    @property
    def dated(self) -> PartialDate | None:
        """The latest date that the source gives of itself."""
        return self.updated or self.published


class Update(Part):
    """Something that happened in the initiative."""

    date: When
    text: Line


class Period(Part):
    """From when to when, and the source's own words for it."""

    start: When | None = None
    end: When | None = None
    words: Line | None = None


class Relations(Part):
    """How an initiative hangs together with others. Each is shown from both ends."""

    part_of: tuple[InitiativeRef, ...] = ()
    follows: tuple[InitiativeRef, ...] = ()
    inspired_by: tuple[InitiativeRef, ...] = ()
    works_with: tuple[InitiativeRef, ...] = ()


class OpenQuestion(Part):
    """What is not decided yet. That is a fact of its own, not a lack of one."""

    about: Line
    text: Line


class Translation(Part):
    """An initiative's title and summary in another language."""

    title: Line
    summary: Summary


class Predecessor(Part):
    """What a school was, or was part of, before."""

    name: Line
    school: SchoolRef | None = None
    until: When | None = None


class Record(Part):
    """A file. Its id is the file's name without the ending, and its last part of the address."""

    folder: ClassVar[str]
    address: ClassVar[str]

    id: Annotated[str, PlainValidator(str)]
    path: Annotated[str, PlainValidator(str)]

    @property
    def url(self) -> str:
        """The address below the site's root."""
        return f"{self.address}/{self.id}/"


class Named(Record):
    """A record that initiatives refer to, by id, name or any alias."""

    name: Line
    aliases: tuple[Line, ...] = ()
    description: Prose | None = None


class Area(Named):
    """A subject that initiatives work on."""

    folder = "areas"
    address = "omraden"


class Municipality(Named):
    """A municipality. Its file is called <kommunkod>-<name>.yml."""

    folder = "municipalities"
    address = "kommuner"

    official_name: Line
    organisation_number: OrganisationNumber | None = None
    contacts: tuple[Contact, ...] = ()
    visiting_address: Line | None = None
    opening_hours: tuple[Line, ...] = ()
    figures: tuple[Figure, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def code(self) -> str:
        """The four digits of the kommunkod."""
        return self.id[:4]


class School(Named):
    """A school, a preschool or a group of preschools."""

    folder = "schools"
    address = "skolor"

    municipality: MunicipalityRef
    kind: SchoolKindWord = SchoolKind.SCHOOL
    school_forms: tuple[SchoolFormWord, ...] = ()
    unit_code: UnitCode | None = None
    predecessors: tuple[Predecessor, ...] = ()


class Programme(Named):
    """A programme that gathers initiatives, in areas of its own if it has them."""

    folder = "programmes"
    address = "program"

    municipality: MunicipalityRef | None = None
    areas: tuple[Line, ...] = ()
    sources: tuple[Source, ...] = Field(min_length=1)


class Organisation(Named):
    """A body that initiatives work with."""

    folder = "organisations"
    address = "organisationer"

    kind: OrganisationKindWord
    municipality: MunicipalityRef | None = None
    part_of: OrganisationRef | None = None
    organisation_number: OrganisationNumber | None = None
    url_of_site: Url | None = None


class Initiative(Record):
    """An initiative: what this catalogue is for."""

    folder = "initiatives"
    address = "satsningar"

    title: Line
    summary: Summary
    plain: Prose | None = None
    municipality: MunicipalityRef
    areas: tuple[AreaRef, ...] = Field(min_length=1)
    programme: ProgrammeRef | None = None
    programme_area: Line | None = None
    status: StatusWord | None = None
    period: Period
    school_forms: tuple[SchoolFormWord, ...] = ()
    grades: Grades = ()
    target_groups: tuple[TargetGroupWord, ...] = ()
    levels: tuple[LevelWord, ...] = ()
    schools: tuple[Participant, ...] = ()
    contacts: tuple[Contact, ...] = ()
    background: Prose | None = None
    purpose: Prose | None = None
    activities: Prose | None = None
    expected_effects: Prose | None = None
    results: Prose | None = None
    figures: tuple[Figure, ...] = ()
    partners: tuple[Partner, ...] = ()
    undecided: tuple[OpenQuestion, ...] = ()
    documents: tuple[Resource, ...] = ()
    films: tuple[Resource, ...] = ()
    links: tuple[Resource, ...] = ()
    participation: Participation | None = None
    relations: Relations = Relations()
    updates: tuple[Update, ...] = ()
    sources: tuple[Source, ...] = Field(min_length=1)
    reviewed: Day
    translations: dict[Slug, Translation] = {}
    former_ids: tuple[Slug, ...] = ()

    @property
    def national(self) -> bool:
        """Whether the initiative is the whole country's rather than one municipality's."""
        return self.municipality == NATIONAL

    def status_on(self, today: date) -> Status:
        """The status that the record states or, where it states none, that the period gives on a day."""
        start, end = self.period.start, self.period.end
        if self.status:
            return self.status
        if start and start.decided and start.earliest > today:
            return Status.PLANNED
        if end and end.decided and end.latest < today:
            return Status.ENDED
        return Status.ONGOING if start or self.period.words else Status.UNKNOWN

    @property
    def latest_source(self) -> Source:
        """The source that was dated last: the one that the record was last brought up to date by."""
        return max(self.sources, key=lambda source: source.dated.latest if source.dated else date.min)


RECORDS: tuple[type[Record], ...] = (Area, Municipality, Organisation, Programme, School, Initiative)
