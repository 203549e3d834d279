"""Records as readers meet them in lists: links, cards, and groups of them."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from operator import attrgetter
from typing import TypeVar

from skolsatsningar.catalogue import Catalogue
from skolsatsningar.entry import Citation, Entry
from skolsatsningar.language import Language
from skolsatsningar.model import NATIONAL, NATIONAL_CODE, Municipality, Named, Record, Source
from skolsatsningar.page import Card, Group, Link, Origin
from skolsatsningar.swedish import slug

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)


class Listing:
    """Makes list items of a catalogue's records, in a language."""

    def __init__(self, catalogue: Catalogue, words: Language) -> None:
        self.catalogue = catalogue
        self.words = words
        self._cards: dict[str, Card] = {}

    def link(self, item: Entry | Named) -> Link:
        """The way to a record's page."""
        if isinstance(item, Entry):
            return Link(item.title, item.url, text=item.summary)
        count = len(self.catalogue.initiatives_of(item))
        return Link(item.name, item.url, count, item.description or "")

    def links(self, items: Iterable[Named]) -> tuple[Link, ...]:
        """The ways to records' pages, in the order given."""
        return tuple(map(self.link, items))

    def place(self, item: Entry) -> Link:
        """Where an initiative goes on."""
        if item.national:
            return self.whole_country()
        place = self.catalogue.municipalities[item.municipality]
        return Link(place.official_name, place.url)

    def whole_country(self) -> Link:
        """The way to what concerns no municipality in particular."""
        return replace(national(self.words), count=len(self.catalogue.national))

    def places(self) -> tuple[Link, ...]:
        """The ways to every municipality and, last, to what is national."""
        municipalities = self.links(self.catalogue.municipalities.values())
        return (*municipalities, self.whole_country()) if self.catalogue.national else municipalities

    def card(self, item: Entry, notes: tuple[str, ...] = ()) -> Card:
        """An initiative as a list shows it. It is the same in every list but for the notes."""
        if item.id not in self._cards:
            place, origin = self.place(item).title, Origin(item.cited, item.reviewed)
            self._cards[item.id] = Card(self.link(item), place, item.status, item.ended_by_calendar, origin)
        card = self._cards[item.id]
        return card._replace(notes=notes) if notes else card

    def cards(self, items: Iterable[Entry]) -> tuple[Card, ...]:
        """Initiatives as a list shows them, in the order given."""
        return tuple(map(self.card, items))

    def group(self, title: str, items: Iterable[Entry], link: Link | None = None) -> Group:
        """Initiatives under a heading."""
        cards = self.cards(items)
        return Group(title, cards, len(cards), link)

    def by_place(self, items: Iterable[Entry]) -> tuple[Group, ...]:
        """Initiatives under their municipalities, those of the whole country last."""
        groups = grouped(items, attrgetter("municipality"))
        places = [place for key, place in self.catalogue.municipalities.items() if key in groups]
        local = tuple(self.group(place.name, groups[place.id], self.link(place)) for place in places)
        whole = self.whole_country()
        return (*local, self.group(whole.title, groups[NATIONAL], whole)) if NATIONAL in groups else local

    def by_programme(self, items: Iterable[Entry]) -> tuple[Group, ...]:
        """Initiatives under their programmes, those without one last."""
        groups = grouped(items, attrgetter("programme"))
        programmes = [item for key, item in self.catalogue.programmes.items() if key in groups]
        named = tuple(self.group(item.name, groups[item.id], self.link(item)) for item in programmes)
        rest = self.words["place"]["no_programme" if named else "all"]
        return (*named, self.group(rest, groups[None])) if None in groups else named


def home(words: Language) -> Link:
    """The way to the start page."""
    return Link(words["menu"]["home"], "")


def index(words: Language, kind: type[Record]) -> Link:
    """The way to the page that lists all records of a kind."""
    return Link(words["indexes"][kind.folder]["title"], f"{kind.address}/")


def national(words: Language) -> Link:
    """The way to what concerns no municipality in particular."""
    name = words["place"]["national"]
    return Link(name, f"{Municipality.address}/{NATIONAL_CODE}-{slug(name)}/")


def group_of_links(title: str, links: tuple[Link, ...]) -> tuple[Group, ...]:
    """Links under a heading, or no group where there are none."""
    return (Group(title, links, len(links)),) if links else ()


def origin(items: Iterable[Entry], sources: Iterable[Source] = ()) -> Origin:
    """What a page about some initiatives, with some sources of its own, rests on."""
    items = tuple(items)
    every = [*map(Citation.of, sources), *(item.cited for item in items)]
    cited = max(every, key=lambda citation: citation.day, default=None)
    return Origin(cited, max((item.reviewed for item in items), default=None))


def grouped(items: Iterable[Item], key: Callable[[Item], Key]) -> dict[Key, list[Item]]:
    """Items by what they have in common, in the order they come."""
    groups: dict[Key, list[Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups
