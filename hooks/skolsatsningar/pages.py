"""Which pages there are, and the values each of them shows. Templates put them into words and boxes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import TypeAlias

from skolsatsningar.beside import JSON, TO_FOLLOW, beside
from skolsatsningar.catalogue import Catalogue
from skolsatsningar.entry import Mention
from skolsatsningar.following_pages import FollowingPages
from skolsatsningar.language import Language
from skolsatsningar.listing import Listing, group_of_links, grouped, home, index, origin
from skolsatsningar.model import (
    RECORDS,
    Area,
    Initiative,
    Municipality,
    Named,
    Organisation,
    Programme,
    Record,
    School,
)
from skolsatsningar.page import Card, Group, Link, Page
from skolsatsningar.paging import dealt
from skolsatsningar.vocabulary import OrganisationKind, Status

# What makes a page, or finds that there is none.
Maker: TypeAlias = Callable[[], Page | None]
LATEST = 6
# Where all records of a kind are listed, by the kind's folder.
ADDRESSES = {kind.folder: kind.address for kind in RECORDS}


class Pages:
    """The pages of a catalogue, in a language: all but the initiatives' own."""

    def __init__(self, catalogue: Catalogue, words: Language, today: date, *, followed: bool = True) -> None:
        self.catalogue = catalogue
        self.words = words
        self.lists = Listing(catalogue, words)
        self.following = FollowingPages(catalogue, words, self.lists, today, followed=followed)

    def all(self) -> Iterator[Page]:
        """Yield every page."""
        return chain.from_iterable(make() for make in self.makers())

    def makers(self) -> Sequence[Callable[[], Iterator[Page]]]:
        """What makes the pages: each makes one, and those that its list goes on to, if any.

        What takes long comes before what does not, so that processes that share them are ready together.
        """
        catalogue = self.catalogue
        return [
            partial(self._dealt, make)
            for make in (
                *self._indexes(),
                *self.following.makers(),
                *((self.whole_country,) if catalogue.national else ()),
                *(partial(self.area, item) for item in catalogue.areas.values()),
                *(partial(self.municipality, item) for item in catalogue.municipalities.values()),
                *(partial(self.programme, item) for item in catalogue.programmes.values()),
                *(partial(self.school, item) for item in catalogue.schools.values()),
                *(partial(self.organisation, item) for item in catalogue.organisations.values()),
            )
        ]

    def _dealt(self, make: Maker) -> Iterator[Page]:
        """A page, its list dealt out on several if it is long. There may be none."""
        page = make()
        return dealt(page, self.words) if page else iter(())

    def redirects(self) -> Iterator[tuple[str, Link]]:
        """Yield every former address of an initiative and where it has gone."""
        for item in self.catalogue.initiatives.values():
            for former in item.former_ids:
                yield f"{Initiative.address}/{former}/", self.lists.link(item)

    # What the hand-written pages show besides their text.

    def start(self) -> Mapping[str, object]:
        """Values of the start page."""
        catalogue = self.catalogue
        cards = sorted(self.lists.cards(catalogue.initiatives.values()), key=_age)
        schools = self.lists.links(catalogue.schools.values())
        return {
            "initiatives": len(cards),
            "areas": self.lists.links(catalogue.areas.values()),
            "municipalities": self.lists.places(),
            "schools": len(schools),
            "largest_schools": tuple(sorted(schools, key=lambda link: -(link.count or 0))[:LATEST]),
            "ongoing": tuple(card for card in cards if card.status is Status.ONGOING)[:LATEST],
            "latest": tuple(cards[:LATEST]),
        }

    # Indexes.

    def _indexes(self) -> Iterator[Maker]:
        """What makes the page that lists all records of a kind, for each kind."""
        catalogue, lists = self.catalogue, self.lists
        listed: Mapping[type[Record], Callable[[], Iterable[Group]]] = {
            Initiative: lambda: lists.by_place(catalogue.initiatives.values()),
            Area: lambda: group_of_links("", lists.links(catalogue.areas.values())),
            School: self._schools,
            Municipality: lambda: group_of_links("", lists.places()),
            Programme: lambda: group_of_links("", lists.links(catalogue.programmes.values())),
            Organisation: self._organisations,
        }
        return (partial(self._index, kind, groups) for kind, groups in listed.items())

    def _schools(self) -> Iterator[Group]:
        """Yield the schools of each municipality."""
        for place in self.catalogue.municipalities.values():
            schools = self.catalogue.schools_in.get(place.id, ())
            yield from group_of_links(place.name, self.lists.links(schools))

    def _organisations(self) -> Iterator[Group]:
        """Yield the organisations of each kind."""
        kinds = grouped(self.catalogue.organisations.values(), attrgetter("kind"))
        for kind in OrganisationKind:
            yield from group_of_links(self.words["kinds"][kind], self.lists.links(kinds.get(kind, ())))

    def _index(self, kind: type[Record], groups: Callable[[], Iterable[Group]]) -> Page:
        words, count = self.words["indexes"][kind.folder], self.catalogue.count(kind)
        return Page(
            url=f"{kind.address}/",
            template="index.html",
            title=words["title"],
            description=words["description"].format(count=count),
            menu=f"{kind.address}/",
            trail=(home(self.words),),
            origin=origin(self.catalogue.initiatives.values()),
            groups=tuple(groups()),
            values={
                "count": count,
                "within": self.words["facets"]["initiative"] if kind is Initiative else "",
                "addresses": ADDRESSES,
            },
        )

    # One page a record that initiatives refer to.

    def area(self, item: Area) -> Page:
        """The page of an area: its initiatives, by place."""
        return self._gathering(item, self.lists.by_place(self.catalogue.initiatives_of(item)))

    def school(self, item: School) -> Page:
        """The page of a school: its names, its initiatives, and the people who answer for them."""
        schools, lists = self.catalogue.schools, self.lists
        place = self._municipality(item)
        former = (old.name for old in item.predecessors)
        cards = tuple(
            lists.card(initiative, _all(self._at_school(m) for m in initiative.schools if m.id == item.id))
            for initiative in self.catalogue.initiatives_of(item)
        )
        return self._gathering(
            item,
            self._initiatives(cards),
            place=place,
            told=(", ".join((*([place.title] if place else ()), *item.school_forms, *former)),),
            predecessors=tuple(
                (lists.link(schools[old.school]) if old.school else None, old) for old in item.predecessors
            ),
            successors=lists.links(self.catalogue.successors.get(item.id, ())),
        )

    def municipality(self, item: Municipality) -> Page:
        """The page of a municipality: its programmes, initiatives and schools."""
        schools = self.lists.links(self.catalogue.schools_in.get(item.id, ()))
        groups = (
            *self.lists.by_programme(self.catalogue.initiatives_of(item)),
            *group_of_links(self.words["gathering"]["schools"], schools),
        )
        words = self.words["gathering"]
        told = (
            f"{words['visit']}: {item.visiting_address}" if item.visiting_address else "",
            f"{words['hours']}: {', '.join(item.opening_hours)}" if item.opening_hours else "",
            ", ".join(figure.counts for figure in item.figures),
        )
        return self._gathering(item, groups, told=told)

    def whole_country(self) -> Page:
        """The page of what concerns no municipality in particular."""
        way = self.lists.whole_country()
        words = self.words["gatherings"]["national"]
        return Page(
            url=way.url,
            template="national.html",
            title=way.title,
            description=words["description"].format(count=way.count),
            menu=f"{Municipality.address}/",
            trail=(home(self.words), index(self.words, Municipality)),
            origin=origin(self.catalogue.national),
            groups=self.lists.by_programme(self.catalogue.national),
            values={"count": way.count},
            text=("", *(initiative.title for initiative in self.catalogue.national)),
            facets={"kind": (self.words["gatherings"][Municipality.folder]["kind"],)},
            beside=beside(self.words, *TO_FOLLOW),
        )

    def programme(self, item: Programme) -> Page:
        """The page of a programme: its initiatives, by the programme's own areas."""
        by_area = grouped(
            self.catalogue.initiatives_of(item), lambda initiative: initiative.programme_area or ""
        )
        areas = [area for area in (*item.areas, "") if area in by_area]
        groups = tuple(self.lists.group(area, by_area[area]) for area in areas)
        return self._gathering(item, groups, place=self._municipality(item))

    def organisation(self, item: Organisation) -> Page:
        """The page of an organisation: what it takes part in, and with what."""
        catalogue, lists = self.catalogue, self.lists
        cards = tuple(
            lists.card(initiative, _all(self._of_partner(m) for m in initiative.partners if m.id == item.id))
            for initiative in catalogue.initiatives_of(item)
        )
        return self._gathering(
            item,
            self._initiatives(cards),
            place=self._municipality(item),
            whole=lists.link(catalogue.organisations[item.part_of]) if item.part_of else None,
            units=lists.links(catalogue.parts_of.get(item.id, ())),
        )

    def _gathering(
        self,
        item: Named,
        groups: tuple[Group, ...],
        place: Link | None = None,
        told: tuple[str, ...] = (),
        **more: object,
    ) -> Page:
        """The page of something that initiatives refer to. `told` is what search finds it by besides."""
        initiatives = self.catalogue.initiatives_of(item)
        words = self.words["gatherings"][item.folder]
        where = place.title if place else self.words["place"]["national"]
        return Page(
            url=item.url,
            template=f"{type(item).__name__.lower()}.html",
            title=item.name,
            description=words["description"].format(name=item.name, count=len(initiatives), place=where),
            menu=f"{item.address}/",
            trail=(home(self.words), index(self.words, type(item))),
            origin=origin(initiatives, getattr(item, "sources", ())),
            record=item.path,
            groups=groups,
            values={"record": item, "count": len(initiatives), "place": place, **more},
            text=(
                " ".join(filter(None, (item.description, ", ".join(item.aliases)))),
                *told,
                *(person.in_short for person in getattr(item, "contacts", ())),
                *(initiative.title for initiative in initiatives),
                *(note for group in groups for card in group.cards for note in card.notes),
            ),
            facets={"kind": (words["kind"],), "municipality": (place.title,) if place else ()},
            beside=beside(self.words, *self._beside(item, len(initiatives))),
        )

    # Parts that pages share.

    @staticmethod
    def _beside(item: Named, count: int) -> tuple[str, ...]:
        """The files beside the page of something that so many initiatives refer to."""
        followed = count and not isinstance(item, Organisation)
        return (*TO_FOLLOW, JSON) if followed else (JSON,)

    def _initiatives(self, cards: tuple[Card, ...]) -> tuple[Group, ...]:
        return (Group(self.words["gathering"]["initiatives"], cards, len(cards)),) if cards else ()

    def _at_school(self, mention: Mention) -> tuple[str, ...]:
        return (*mention.people, mention.note) if mention.note else mention.people

    def _of_partner(self, mention: Mention) -> tuple[str, ...]:
        word: str = self.words["part"][mention.part].capitalize()
        return (f"{word}: {mention.note}" if mention.note else word,)

    def _municipality(self, item: School | Programme | Organisation) -> Link | None:
        return (
            self.lists.link(self.catalogue.municipalities[item.municipality]) if item.municipality else None
        )


def _all(notes: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(chain.from_iterable(notes))


def _age(card: Card) -> tuple[int, int]:
    """What sorts cards by the latest source first, and by the latest review among equals."""
    day = card.origin.source.day.toordinal() if card.origin.source else 0
    return (-day, -(card.origin.reviewed or date.min).toordinal())
