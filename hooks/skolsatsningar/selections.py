"""The parts of the catalogue that a reader may follow: all of it, or what has to do with a record."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import partial
from typing import NamedTuple, Protocol, TypeVar

from skolsatsningar.catalogue import Catalogue
from skolsatsningar.entry import Entry
from skolsatsningar.language import Language
from skolsatsningar.listing import national
from skolsatsningar.model import Area, Municipality, Programme, School


class Selection(NamedTuple):
    """A part of the catalogue: what it is called, and the address of its page below the site's root."""

    title: str
    url: str


class OfInitiative(Protocol):
    """Anything that is told of an initiative."""

    @property
    def entry(self) -> Entry:
        """The initiative."""


Item = TypeVar("Item", bound=OfInitiative)


def selections(catalogue: Catalogue, words: Language, site: str) -> dict[str, Selection]:
    """What can be followed and has an initiative, by its address. The whole is called as the site is."""
    found = [Selection(site, "")] if catalogue.initiatives else []
    title = partial(words["following"]["title"].format, site=site)
    for records in (catalogue.areas, catalogue.municipalities, catalogue.programmes, catalogue.schools):
        followed = (record for record in records.values() if catalogue.initiatives_of(record))
        found += [Selection(title(name=record.name), record.url) for record in followed]
    if catalogue.national:
        place = national(words)
        found.append(Selection(title(name=place.title), place.url))
    return {selection.url: selection for selection in found}


def addresses(catalogue: Catalogue, words: Language) -> Mapping[str, tuple[str, ...]]:
    """The selections that each initiative belongs to, by its id."""
    country = national(words).url
    areas, municipalities, schools, programmes = (
        {record.id: record.url for record in catalogue.of(kind).values()}
        for kind in (Area, Municipality, School, Programme)
    )

    def belonging(entry: Entry) -> tuple[str, ...]:
        """Each once."""
        found = ["", country if entry.national else municipalities[entry.municipality]]
        found += [areas[area] for area in entry.areas]
        found += [schools[school.id] for school in entry.schools]
        if entry.programme:
            found.append(programmes[entry.programme])
        return tuple(dict.fromkeys(found))

    return {entry.id: belonging(entry) for entry in catalogue.initiatives.values()}


def dealt(
    items: Iterable[Item], limit: int, belonging: Mapping[str, tuple[str, ...]]
) -> Mapping[str, list[Item]]:
    """Of each selection's items the first, `limit` at most, by the selection's address.

    `belonging` are the selections of each initiative.
    """
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        for url in belonging[item.entry.id]:
            chosen = found[url]
            if len(chosen) < limit:
                chosen.append(item)
    return found
