"""The records, declared once. Parsing, rules and pages all follow from these classes."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Annotated, ClassVar, get_args, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, PlainValidator

from skolsatsningar.fields import (
    Amount,
    AreaRef,
    Day,
    Email,
    Grades,
    InitiativeRef,
    LevelWord,
    Line,
    MunicipalityRef,
    OrganisationKindWord,
    OrganisationNumber,
    OrganisationRef,
    PartnerPartWord,
    Phone,
    ProgrammeAreaName,
    ProgrammeRef,
    Prose,
    SchoolFormWord,
    SchoolKindWord,
    SchoolRef,
    Slug,
    StatusWord,
    Summary,
    TargetGroupWord,
    UnitCode,
    Url,
    When,
)
from skolsatsningar.partial_date import PartialDate
from skolsatsningar.vocabulary import SchoolKind, Status

# What stands in `municipality` for an initiative of the whole country, and at the start of its file's name.
NATIONAL = "nationell"
NATIONAL_CODE = "0000"


class Part(BaseModel):
    """Anything that stands inside a record."""

    # A part is only validated inside a record, which is ready for it when this file has been read.
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


class Contact(Part):
    """Whom to turn to. A person is named only together with a role."""

    role: Line
    name: Line | None = None
    unit: Line | None = None
    phone: Phone | None = None
    email: Email | None = None

    @property
    def in_short(self) -> str:
        """Who it is: name and role, or the role alone."""
        return f"{self.name}, {self.role}" if self.name else self.role


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
    """How to join: the way, by when, the terms and the forms."""

    how: Prose | None = None
    deadline: When | None = None
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

    model_config = ConfigDict(defer_build=False)

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
    programme_area: ProgrammeAreaName | None = None
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
    translations: dict[Slug, Translation] = Field(default_factory=dict)
    former_ids: tuple[Slug, ...] = ()

    @property
    def national(self) -> bool:
        """Whether the initiative is the whole country's rather than one municipality's."""
        return self.municipality == NATIONAL

    def status_on(self, today: date) -> Status:
        """The status that the record states or, where it states none, that the period gives on a day.

        What has no start yet is planned; what has no end yet goes on.
        """
        start, end = self.period.start, self.period.end
        if self.status:
            return self.status
        if start and (not start.decided or start.earliest > today):
            return Status.PLANNED
        if end and end.decided and end.latest < today:
            return Status.ENDED
        return Status.ONGOING if start or self.period.words else Status.UNKNOWN

    def ended_by_calendar(self, today: date) -> bool:
        """Whether it is the calendar that says it has ended, rather than the record."""
        return self.status is None and self.status_on(today) is Status.ENDED

    @property
    def latest_source(self) -> Source:
        """The source that was dated last: the one that the record was last brought up to date by."""
        if len(self.sources) == 1:  # as most have
            return self.sources[0]
        return max(self.sources, key=lambda source: source.dated.latest if source.dated else date.min)


NAMED: tuple[type[Named], ...] = (Area, Municipality, Organisation, Programme, School)
RECORDS: tuple[type[Record], ...] = (*NAMED, Initiative)


def prose_of(record: Part) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the texts in Markdown of a record or a part of it, and the way to each."""
    for name in _prose_fields(type(record)):
        text = getattr(record, name)
        if text:
            yield (name,), text
    if isinstance(record, Initiative) and record.participation:
        for location, text in prose_of(record.participation):
            yield ("participation", *location), text


@cache
def _prose_fields(kind: type[Part]) -> tuple[str, ...]:
    return tuple(_fields_of(kind, Prose))


def _fields_of(kind: type[Part], *types: object) -> Iterator[str]:
    hints = get_type_hints(kind, include_extras=True)
    return (name for name in kind.model_fields if {hints[name], *get_args(hints[name])} & set(types))


# The keys of running text, in Markdown or not, wherever they stand.
WITH_TEXT: tuple[type[Part], ...] = (*RECORDS, Participation)
TEXT_KEYS = frozenset(name for kind in WITH_TEXT for name in _fields_of(kind, Prose, Summary))
