"""The catalogue: what can be referred to, every initiative in brief, and the ways between them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar, cast

from skolsatsningar.entry import Entry
from skolsatsningar.model import NATIONAL, Area, Municipality, Named, Organisation, Programme, Record, School
from skolsatsningar.names import Names
from skolsatsningar.records import Vocabulary
from skolsatsningar.swedish import sort_key

Item = TypeVar("Item")
Kind = TypeVar("Kind", bound=Named)
Index = Mapping[str, tuple[Item, ...]]


@dataclass(frozen=True, slots=True)
class Related:
    """The other end of an initiative's relation. `inverse` is whether it is that end which tells of it."""

    relation: str
    inverse: bool
    id: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All records by id, in Swedish order of their names, and who refers to whom."""

    initiatives: Mapping[str, Entry]
    areas: Mapping[str, Area]
    schools: Mapping[str, School]
    municipalities: Mapping[str, Municipality]
    programmes: Mapping[str, Programme]
    organisations: Mapping[str, Organisation]

    referring: Mapping[str, Index[Entry]]
    related: Index[Related]
    schools_in: Index[School]
    parts_of: Index[Organisation]
    successors: Index[School]

    def of(self, kind: type[Kind]) -> Mapping[str, Kind]:
        """Return the records of a kind by id. Of initiatives there are only entries: see `initiatives`."""
        return cast("Mapping[str, Kind]", getattr(self, kind.folder))

    def count(self, kind: type[Record]) -> int:
        """Return how many there are of a kind, initiatives too."""
        return len(getattr(self, kind.folder))

    def initiatives_of(self, record: Named) -> tuple[Entry, ...]:
        """Return the initiatives that refer to a record."""
        return self.referring[record.folder].get(record.id, ())

    @property
    def national(self) -> tuple[Entry, ...]:
        """The initiatives of the whole country."""
        return self.referring[Municipality.folder].get(NATIONAL, ())


def empty() -> Catalogue:
    """The catalogue of no records."""
    return build(Vocabulary({}, Names()), {})


def build(vocabulary: Vocabulary, entries: Mapping[str, Entry]) -> Catalogue:
    """Index records that are known to be right."""
    initiatives = _sorted(entries, lambda item: item.title)
    schools = _sorted(vocabulary.of(School), lambda item: item.name)
    organisations = _sorted(vocabulary.of(Organisation), lambda item: item.name)
    everything = initiatives.values()
    return Catalogue(
        initiatives=initiatives,
        areas=_sorted(vocabulary.of(Area), lambda item: item.name),
        schools=schools,
        municipalities=_sorted(vocabulary.of(Municipality), lambda item: item.name),
        programmes=_sorted(vocabulary.of(Programme), lambda item: item.name),
        organisations=organisations,
        referring=MappingProxyType(
            {
                Area.folder: _index((area, item) for item in everything for area in item.areas),
                School.folder: _index((school.id, item) for item in everything for school in item.schools),
                Municipality.folder: _index((item.municipality, item) for item in everything),
                Programme.folder: _index((item.programme, item) for item in everything if item.programme),
                Organisation.folder: _index(
                    (partner.id, item) for item in everything for partner in item.partners
                ),
            }
        ),
        related=_index(_relations(initiatives)),
        schools_in=_index((school.municipality, school) for school in schools.values()),
        parts_of=_index((item.part_of, item) for item in organisations.values() if item.part_of),
        successors=_index(
            (before.school, school)
            for school in schools.values()
            for before in school.predecessors
            if before.school
        ),
    )


def _sorted(records: Mapping[str, Item], name: Callable[[Item], str]) -> Mapping[str, Item]:
    ordered = sorted(records.items(), key=lambda entry: (sort_key(name(entry[1])), entry[0]))
    return MappingProxyType(dict(ordered))


def _index(pairs: Iterable[tuple[str, Item]]) -> Index[Item]:
    """Gather what shares a key, each once, in the order it comes."""
    found: defaultdict[str, dict[int, Item]] = defaultdict(dict)
    for key, item in pairs:
        found[key][id(item)] = item
    return MappingProxyType({key: tuple(items.values()) for key, items in found.items()})


def _relations(initiatives: Mapping[str, Entry]) -> Iterable[tuple[str, Related]]:
    for item in initiatives.values():
        for relation, other in item.relations:
            end = initiatives[other]
            yield item.id, Related(relation, inverse=False, id=end.id, title=end.title, url=end.url)
            yield other, Related(relation, inverse=True, id=item.id, title=item.title, url=item.url)
