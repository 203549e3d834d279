"""The page of an initiative, made from its record and the names of what it refers to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from skolsatsningar.beside import FORMS, beside
from skolsatsningar.catalogue import Related
from skolsatsningar.entry import Citation
from skolsatsningar.language import Language
from skolsatsningar.listing import home, index, national
from skolsatsningar.model import (
    Area,
    Contact,
    Initiative,
    Municipality,
    Named,
    Organisation,
    Programme,
    School,
)
from skolsatsningar.page import Link, Origin, Page
from skolsatsningar.records import Vocabulary

# What a source says is going on is told as such for two years; after that a reader is told its age as well.
STALE_AFTER_DAYS = 2 * 365


@dataclass(frozen=True, slots=True)
class InitiativePages:
    """Makes the pages of initiatives, on a day, in a language."""

    vocabulary: Vocabulary
    words: Language
    today: date
    # The ways to what initiatives refer to: the same few are asked for again and again.
    _links: dict[tuple[type[Named], str], Link] = field(default_factory=dict)

    def page(self, item: Initiative) -> Page:
        """The page of an initiative. Its relations are not known until all have been read."""
        place = self._place(item)
        areas = tuple(self._link(Area, area) for area in item.areas)
        schools = tuple((self._link(School, part.school), part) for part in item.schools)
        partners = tuple((self._link(Organisation, part.organisation), part) for part in item.partners)
        cited = Citation.of(item.latest_source)
        status = item.status_on(self.today)
        return Page(
            url=item.url,
            template="initiative.html",
            title=item.title,
            description=item.summary,
            menu=f"{Initiative.address}/",
            trail=(home(self.words), index(self.words, Initiative)),
            origin=Origin(cited, item.reviewed),
            record=item.path,
            values={
                "initiative": item,
                "place": place,
                "areas": areas,
                "programme": self._link(Programme, item.programme) if item.programme else None,
                "schools": schools,
                "partners": partners,
                "contacts": self._contacts(item),
                "responsible": sum(bool(part.contacts) for part in item.schools),
                "status": status,
                "ended_by_calendar": item.ended_by_calendar(self.today),
                "stale": (self.today - cited.day).days > STALE_AFTER_DAYS,
            },
            facets={
                "kind": (self.words["facets"]["initiative"],),
                "municipality": (self._municipality(item),),
                "area": tuple(link.title for link in areas),
                "school_form": item.school_forms,
                "school": tuple(link.title for link, _ in schools),
                "programme": (self._link(Programme, item.programme).title,) if item.programme else (),
                "status": (status,),
                "year": _year(item),
                "target_group": item.target_groups,
            },
            beside=beside(self.words, *FORMS),
        )

    def text(self, item: Initiative) -> tuple[str, ...]:
        """Everything a reader may know an initiative by, the most telling first. Markdown, a part each."""
        vocabulary = self.vocabulary
        prose = (
            item.plain,
            item.background,
            item.purpose,
            item.activities,
            item.expected_effects,
            item.results,
        )
        named: list[Named] = [
            *([] if item.national else [vocabulary.of(Municipality)[item.municipality]]),
            *(vocabulary.of(Area)[area] for area in item.areas),
            *(vocabulary.of(School)[part.school] for part in item.schools),
            *(vocabulary.of(Organisation)[part.organisation] for part in item.partners),
            *([vocabulary.of(Programme)[item.programme]] if item.programme else []),
        ]
        people = [*item.contacts, *(contact for part in item.schools for contact in part.contacts)]
        return (
            item.summary,
            *(part for part in prose if part),
            *(", ".join((record.name, *record.aliases)) for record in named),
            ", ".join((*item.school_forms, *item.target_groups)),
            *(person.in_short for person in people),
            *(resource.title for resource in (*item.documents, *item.films, *item.links)),
            *(question.text for question in item.undecided),
        )

    def _link(self, kind: type[Named], record_id: str) -> Link:
        if (kind, record_id) not in self._links:
            record = self.vocabulary.of(kind)[record_id]
            self._links[kind, record_id] = Link(record.name, record.url)
        return self._links[kind, record_id]

    def _municipality(self, item: Initiative) -> str:
        """The name that hits are narrowed down by: the same as of other pages about the place."""
        return (
            national(self.words).title
            if item.national
            else self.vocabulary.of(Municipality)[item.municipality].name
        )

    def _place(self, item: Initiative) -> Link:
        if item.national:
            return national(self.words)
        place = self.vocabulary.of(Municipality)[item.municipality]
        return Link(place.official_name, place.url)

    def _contacts(self, item: Initiative) -> tuple[Contact, ...]:
        """Whom to call: the initiative's own contacts or, where it has none, the municipality's."""
        if item.contacts or item.national or any(part.contacts for part in item.schools):
            return item.contacts
        municipality: Municipality = self.vocabulary.of(Municipality)[item.municipality]
        return municipality.contacts


def _year(item: Initiative) -> tuple[str, ...]:
    """The year it started, where that is known."""
    start = item.period.start
    return (str(start.earliest.year),) if start and start.decided else ()


def relations(related: Sequence[Related], words: Language) -> Mapping[str, tuple[Link, ...]]:
    """The ways to what an initiative hangs together with, by how each relation reads from its end."""
    groups: dict[str, dict[str, Link]] = {}
    for other in related:
        name = words["relations"][other.relation]["from" if other.inverse else "to"]
        groups.setdefault(name, {})[other.id] = Link(other.title, other.url)
    return {name: tuple(links.values()) for name, links in groups.items()}
