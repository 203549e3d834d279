"""Records as readers meet them in lists: links, cards, and groups of them."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import TypeVar

from skolsatsningar.catalogue import Catalogue
from skolsatsningar.language import Language
from skolsatsningar.model import NATIONAL, NATIONAL_CODE, Initiative, Municipality, Named, Record, Source
from skolsatsningar.page import Card, Group, Link, Origin
from skolsatsningar.swedish import slug

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Listing:
    """Makes list items of a catalogue's records, in a language, as they stand on a day."""

    catalogue: Catalogue
    words: Language
    today: date

    def home(self) -> Link:
        """The way to the start page."""
        return Link(self.words["menu"]["home"], "")

    def index(self, kind: type[Record]) -> Link:
        """The way to the page that lists all records of a kind."""
        return Link(self.words["indexes"][kind.folder]["title"], f"{kind.address}/")

    def link(self, item: Initiative | Named) -> Link:
        """The way to a record's page."""
        if isinstance(item, Initiative):
            return Link(item.title, item.url, text=item.summary)
        count = len(self.catalogue.initiatives_of(item))
        return Link(item.name, item.url, count, item.description or "")

    def links(self, items: Iterable[Named]) -> tuple[Link, ...]:
        """The ways to records' pages, in the order given."""
        return tuple(map(self.link, items))

    def place(self, item: Initiative) -> Link:
        """Where an initiative goes on."""
        if item.national:
            return self.whole_country()
        place = self.catalogue.municipalities[item.municipality]
        return Link(place.official_name, place.url)

    def whole_country(self) -> Link:
        """The way to what concerns no municipality in particular."""
        name = self.words["place"]["national"]
        return Link(
            name, f"{Municipality.address}/{NATIONAL_CODE}-{slug(name)}/", len(self.catalogue.national)
        )

    def places(self) -> tuple[Link, ...]:
        """The ways to every municipality and, last, to what is national."""
        municipalities = self.links(self.catalogue.municipalities.values())
        return (*municipalities, self.whole_country()) if self.catalogue.national else municipalities

    def card(self, item: Initiative, notes: tuple[str, ...] = ()) -> Card:
        """An initiative as a list shows it."""
        place = self.place(item).title
        return Card(self.link(item), place, item.status_on(self.today), origin([item]), notes)

    def cards(self, items: Iterable[Initiative]) -> tuple[Card, ...]:
        """Initiatives as a list shows them, in the order given."""
        return tuple(map(self.card, items))

    def group(self, title: str, items: Iterable[Initiative], link: Link | None = None) -> Group:
        """Initiatives under a heading."""
        cards = self.cards(items)
        return Group(title, cards, len(cards), link)

    def by_place(self, items: Iterable[Initiative]) -> tuple[Group, ...]:
        """Initiatives under their municipalities, those of the whole country last."""
        groups = grouped(items, attrgetter("municipality"))
        places = [place for key, place in self.catalogue.municipalities.items() if key in groups]
        local = tuple(self.group(place.name, groups[place.id], self.link(place)) for place in places)
        whole = self.whole_country()
        return (*local, self.group(whole.title, groups[NATIONAL], whole)) if NATIONAL in groups else local

    def by_programme(self, items: Iterable[Initiative]) -> tuple[Group, ...]:
        """Initiatives under their programmes, those without one last."""
        groups = grouped(items, attrgetter("programme"))
        programmes = [item for key, item in self.catalogue.programmes.items() if key in groups]
        named = tuple(self.group(item.name, groups[item.id], self.link(item)) for item in programmes)
        rest = self.words["place"]["no_programme" if named else "all"]
        return (*named, self.group(rest, groups[None])) if None in groups else named


def group_of_links(title: str, links: tuple[Link, ...]) -> tuple[Group, ...]:
    """Links under a heading, or no group where there are none."""
    return (Group(title, links, len(links)),) if links else ()


def origin(items: Iterable[Initiative], sources: Iterable[Source] = ()) -> Origin:
    """What a page about some initiatives, with some sources of its own, rests on."""
    items = tuple(items)
    every = [*sources, *(item.latest_source for item in items)]
    source = max(every, key=source_day, default=None)
    return Origin(source, max((item.reviewed for item in items), default=None))


def source_day(source: Source) -> date:
    """The last day that a source may be from; the first of all days where it gives none."""
    return source.dated.latest if source.dated else date.min


def grouped(items: Iterable[Item], key: Callable[[Item], Key]) -> dict[Key, list[Item]]:
    """Items by what they have in common, in the order they come."""
    groups: dict[Key, list[Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups
