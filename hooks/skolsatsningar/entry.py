"""What the rest of the catalogue knows of an initiative: enough for every list that names it.

The initiative itself is put away once its page has been drawn. Named tuples, because every entry is sent from
one process to another, and a tuple is packed and unpacked three times as fast as a dataclass.
"""

from datetime import date
from typing import NamedTuple, Self, TypeAlias

from skolsatsningar import prose
from skolsatsningar.model import NATIONAL, Initiative, Record, Relations, Source, prose_of
from skolsatsningar.partial_date import PartialDate
from skolsatsningar.vocabulary import PartnerPart, Status
from skolsatsningar.yaml_text import Location

# A place in a record's text, and the address within the site that a link there leads to.
Link: TypeAlias = tuple[Location, str]

RELATIONS = tuple(Relations.model_fields)


class Citation(NamedTuple):
    """A source as pages cite it."""

    title: str
    publisher: str | None
    url: str | None
    dated: PartialDate | None

    @classmethod
    def of(cls, source: Source) -> Self:
        """The citation of a source."""
        return cls(source.title, source.publisher, source.url, source.dated)

    @property
    def day(self) -> date:
        """The last day that the source may be from; the first of all days where it gives none."""
        return self.dated.latest if self.dated else date.min


class Mention(NamedTuple):
    """A school or an organisation that an initiative names: who answers for it there, or what it does."""

    id: str
    people: tuple[str, ...] = ()
    part: PartnerPart | None = None
    note: str | None = None


class Entry(NamedTuple):
    """An initiative in brief, as it stands on a day. Ids of other records, never their names."""

    id: str
    path: str
    url: str
    title: str
    summary: str
    municipality: str
    areas: tuple[str, ...]
    programme: str | None
    programme_area: str | None
    status: Status
    ended_by_calendar: bool
    cited: Citation
    reviewed: date
    start: PartialDate | None
    end: PartialDate | None
    deadline: PartialDate | None
    updates: tuple[tuple[PartialDate, str], ...]
    schools: tuple[Mention, ...]
    partners: tuple[Mention, ...]
    relations: tuple[tuple[str, str], ...]
    former_ids: tuple[str, ...]
    links: tuple[Link, ...]

    @classmethod
    def of(cls, item: Initiative, today: date) -> Self:
        """The entry of an initiative."""
        return cls(
            id=item.id,
            path=item.path,
            url=item.url,
            title=item.title,
            summary=item.summary,
            municipality=item.municipality,
            areas=item.areas,
            programme=item.programme,
            programme_area=item.programme_area,
            status=item.status_on(today),
            ended_by_calendar=item.ended_by_calendar(today),
            cited=Citation.of(item.latest_source),
            reviewed=item.reviewed,
            start=item.period.start,
            end=item.period.end,
            deadline=item.participation.deadline if item.participation else None,
            updates=tuple((update.date, update.text) for update in item.updates),
            schools=tuple(
                Mention(
                    part.school,
                    tuple(f"{p.role}: {p.name}" if p.name else p.role for p in part.contacts),
                    note=part.note,
                )
                for part in item.schools
            ),
            partners=tuple(Mention(p.organisation, part=p.part, note=p.note) for p in item.partners),
            relations=tuple((name, other) for name in RELATIONS for other in getattr(item.relations, name)),
            former_ids=item.former_ids,
            links=links_of(item),
        )

    @property
    def national(self) -> bool:
        """Whether the initiative is the whole country's rather than one municipality's."""
        return self.municipality == NATIONAL

    @property
    def first_id(self) -> str:
        """The id that it had first. Feeds and calendars know it by that for life."""
        return self.former_ids[0] if self.former_ids else self.id


def links_of(record: Record) -> tuple[Link, ...]:
    """The links within the site that the texts of a record hold."""
    return tuple(
        (location, reference.address)
        for location, text in prose_of(record)
        for reference in prose.references(text)
        if not reference.scheme and not reference.address.startswith("//")
    )
