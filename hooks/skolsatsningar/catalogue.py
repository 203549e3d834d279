"""The catalogue: every record, frozen, with the ways between them indexed once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from skolsatsningar.model import (
    NATIONAL,
    Area,
    Initiative,
    Municipality,
    Named,
    Organisation,
    Programme,
    Relations,
    School,
)
from skolsatsningar.records import Records
from skolsatsningar.swedish import sort_key

Item = TypeVar("Item")
Index = Mapping[str, tuple[Item, ...]]


@dataclass(frozen=True, slots=True)
class Related:
    """An initiative at the other end of a relation. `inverse` is whether it is that one which tells of it."""

    relation: str
    inverse: bool
    initiative: Initiative


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All records by id, initiatives by title, and who refers to whom."""

    initiatives: Mapping[str, Initiative]
    areas: Mapping[str, Area]
    schools: Mapping[str, School]
    municipalities: Mapping[str, Municipality]
    programmes: Mapping[str, Programme]
    organisations: Mapping[str, Organisation]

    referring: Mapping[str, Index[Initiative]]
    related: Index[Related]
    schools_in: Index[School]
    programmes_in: Index[Programme]
    parts_of: Index[Organisation]
    successors: Index[School]

    def initiatives_of(self, record: Named) -> tuple[Initiative, ...]:
        """Return the initiatives that refer to a record."""
        return self.referring[record.folder].get(record.id, ())

    @property
    def national(self) -> tuple[Initiative, ...]:
        """The initiatives of the whole country."""
        return self.referring[Municipality.folder].get(NATIONAL, ())


def build(records: Records) -> Catalogue:
    """Index records that are known to be right."""
    initiatives = _sorted(records.of(Initiative), lambda item: item.title)
    schools = _sorted(records.of(School), lambda item: item.name)
    programmes = _sorted(records.of(Programme), lambda item: item.name)
    organisations = _sorted(records.of(Organisation), lambda item: item.name)
    all_initiatives = initiatives.values()
    return Catalogue(
        initiatives=initiatives,
        areas=_sorted(records.of(Area), lambda item: item.name),
        schools=schools,
        municipalities=_sorted(records.of(Municipality), lambda item: item.name),
        programmes=programmes,
        organisations=organisations,
        referring=MappingProxyType(
            {
                Area.folder: _index((area, item) for item in all_initiatives for area in item.areas),
                School.folder: _index(
                    (part.school, item) for item in all_initiatives for part in item.schools
                ),
                Municipality.folder: _index((item.municipality, item) for item in all_initiatives),
                Programme.folder: _index(
                    (item.programme, item) for item in all_initiatives if item.programme
                ),
                Organisation.folder: _index(
                    (part.organisation, item) for item in all_initiatives for part in item.partners
                ),
            }
        ),
        related=_index(_relations(initiatives)),
        schools_in=_index((school.municipality, school) for school in schools.values()),
        programmes_in=_index((item.municipality, item) for item in programmes.values() if item.municipality),
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


def _relations(initiatives: Mapping[str, Initiative]) -> Iterable[tuple[str, Related]]:
    for item in initiatives.values():
        for relation in Relations.model_fields:
            for other in getattr(item.relations, relation):
                yield item.id, Related(relation, inverse=False, initiative=initiatives[other])
                yield other, Related(relation, inverse=True, initiative=item)
