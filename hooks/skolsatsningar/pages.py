"""Which pages there are, and the values each of them shows. Templates put them into words and boxes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from operator import attrgetter

from skolsatsningar.catalogue import Catalogue
from skolsatsningar.language import Language
from skolsatsningar.listing import Listing, group_of_links, grouped, origin, source_day
from skolsatsningar.model import (
    Area,
    Contact,
    Initiative,
    Municipality,
    Named,
    Organisation,
    Participant,
    Partner,
    Programme,
    Record,
    School,
)
from skolsatsningar.page import Card, Group, Link, Page
from skolsatsningar.paging import dealt
from skolsatsningar.vocabulary import OrganisationKind, Status

# What a source says is going on is told as such for two years; after that a reader is told its age as well.
STALE_AFTER_DAYS = 2 * 365
LATEST = 6


class Pages:
    """Every page of a catalogue on a day, in a language."""

    def __init__(self, catalogue: Catalogue, words: Language, today: date) -> None:
        self.catalogue = catalogue
        self.words = words
        self.today = today
        self.lists = Listing(catalogue, words, today)

    def all(self) -> Iterator[Page]:
        """Yield every page that is made from records, long lists dealt out on several."""
        for page in self._whole():
            yield from dealt(page, self.words)

    def _whole(self) -> Iterator[Page]:
        catalogue = self.catalogue
        yield from self.indexes()
        yield from map(self.initiative, catalogue.initiatives.values())
        yield from map(self.area, catalogue.areas.values())
        yield from map(self.school, catalogue.schools.values())
        yield from map(self.municipality, catalogue.municipalities.values())
        yield from map(self.programme, catalogue.programmes.values())
        yield from map(self.organisation, catalogue.organisations.values())
        if catalogue.national:
            yield self.whole_country()

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

    def indexes(self) -> Iterator[Page]:
        """Yield the page that lists all records of a kind, for each kind."""
        catalogue, lists = self.catalogue, self.lists
        initiatives = catalogue.initiatives.values()
        yield self._index(Initiative, lists.by_place(initiatives), len(initiatives))
        yield self._index(
            Area, group_of_links("", lists.links(catalogue.areas.values())), len(catalogue.areas)
        )
        schools = (
            group_of_links(place.name, lists.links(catalogue.schools_in.get(place.id, ())))
            for place in catalogue.municipalities.values()
        )
        yield self._index(School, chain.from_iterable(schools), len(catalogue.schools))
        yield self._index(Municipality, group_of_links("", lists.places()), len(catalogue.municipalities))
        programmes = lists.links(catalogue.programmes.values())
        yield self._index(Programme, group_of_links("", programmes), len(programmes))
        kinds = grouped(catalogue.organisations.values(), attrgetter("kind"))
        organisations = (
            group_of_links(self.words["kinds"][kind], lists.links(kinds.get(kind, ())))
            for kind in OrganisationKind
        )
        yield self._index(Organisation, chain.from_iterable(organisations), len(catalogue.organisations))

    def _index(self, kind: type[Record], groups: Iterable[Group], count: int) -> Page:
        words = self.words["indexes"][kind.folder]
        return Page(
            url=f"{kind.address}/",
            template="index.html",
            title=words["title"],
            description=words["description"].format(count=count),
            menu=f"{kind.address}/",
            trail=(self.lists.home(),),
            origin=origin(self.catalogue.initiatives.values()),
            groups=tuple(groups),
            values={"count": count},
        )

    # One page a record.

    def initiative(self, item: Initiative) -> Page:
        """The page of an initiative."""
        catalogue = self.catalogue
        place = self.lists.place(item)
        programme = catalogue.programmes[item.programme] if item.programme else None
        areas = tuple(self.lists.link(catalogue.areas[area]) for area in item.areas)
        schools = tuple((self.lists.link(catalogue.schools[part.school]), part) for part in item.schools)
        return Page(
            url=item.url,
            template="initiative.html",
            title=item.title,
            description=item.summary,
            menu=f"{Initiative.address}/",
            trail=(self.lists.home(), self.lists.index(Initiative)),
            origin=origin([item]),
            record=item.path,
            values={
                "initiative": item,
                "place": place,
                "areas": areas,
                "programme": self.lists.link(programme) if programme else None,
                "schools": schools,
                "partners": tuple(
                    (self.lists.link(catalogue.organisations[p.organisation]), p) for p in item.partners
                ),
                "contacts": self._contacts(item),
                "responsible": sum(bool(part.contacts) for part in item.schools),
                "status": item.status_on(self.today),
                "stale": self._stale(item),
                "related": self._related(item),
            },
            text=self._initiative_text(item),
            facets={
                "kind": (self.words["facets"]["initiative"],),
                "municipality": (place.title,),
                "area": tuple(link.title for link in areas),
                "school": tuple(link.title for link, _ in schools),
                "status": (item.status_on(self.today),),
            },
        )

    def area(self, item: Area) -> Page:
        """The page of an area: its initiatives, by place."""
        return self._gathering(item, self.lists.by_place(self.catalogue.initiatives_of(item)))

    def school(self, item: School) -> Page:
        """The page of a school: its names, its initiatives, and the people who answer for them."""
        schools, lists = self.catalogue.schools, self.lists
        cards = tuple(
            lists.card(initiative, self._part_of_school(part))
            for initiative in self.catalogue.initiatives_of(item)
            for part in initiative.schools
            if part.school == item.id
        )
        return self._gathering(
            item,
            self._initiatives(cards),
            place=self._municipality(item),
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
        return self._gathering(item, groups)

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
            trail=(self.lists.home(), self.lists.index(Municipality)),
            origin=origin(self.catalogue.national),
            groups=self.lists.by_programme(self.catalogue.national),
            values={"count": way.count},
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
            lists.card(initiative, self._part_of_partner(part))
            for initiative in catalogue.initiatives_of(item)
            for part in initiative.partners
            if part.organisation == item.id
        )
        return self._gathering(
            item,
            self._initiatives(cards),
            place=self._municipality(item),
            whole=lists.link(catalogue.organisations[item.part_of]) if item.part_of else None,
            units=lists.links(catalogue.parts_of.get(item.id, ())),
        )

    def _gathering(
        self, item: Named, groups: tuple[Group, ...], place: Link | None = None, **more: object
    ) -> Page:
        """The page of something that initiatives refer to."""
        initiatives = self.catalogue.initiatives_of(item)
        words = self.words["gatherings"][item.folder]
        where = place.title if place else self.words["place"]["national"]
        return Page(
            url=item.url,
            template=f"{type(item).__name__.lower()}.html",
            title=item.name,
            description=words["description"].format(name=item.name, count=len(initiatives), place=where),
            menu=f"{item.address}/",
            trail=(self.lists.home(), self.lists.index(type(item))),
            origin=origin(initiatives, getattr(item, "sources", ())),
            record=item.path,
            groups=groups,
            values={"record": item, "count": len(initiatives), "place": place, **more},
            text=(item.description or "", *item.aliases, *(initiative.title for initiative in initiatives)),
            facets={"kind": (words["kind"],), "municipality": (place.title,) if place else ()},
        )

    # Parts that pages share.

    def _initiatives(self, cards: tuple[Card, ...]) -> tuple[Group, ...]:
        return (Group(self.words["gathering"]["initiatives"], cards, len(cards)),) if cards else ()

    def _part_of_school(self, part: Participant) -> tuple[str, ...]:
        """Who answers for an initiative at a school, and what is to be said of the school's part."""
        people = (f"{p.role}: {p.name}" if p.name else p.role for p in part.contacts)
        return (*people, *((part.note,) if part.note else ()))

    def _part_of_partner(self, part: Partner) -> tuple[str, ...]:
        word = self.words["part"][part.part].capitalize()
        return (f"{word}: {part.note}" if part.note else word,)

    def _municipality(self, item: School | Programme | Organisation) -> Link | None:
        return (
            self.lists.link(self.catalogue.municipalities[item.municipality]) if item.municipality else None
        )

    def _contacts(self, item: Initiative) -> tuple[Contact, ...]:
        """Whom to call: the initiative's own contacts or, where it has none, the municipality's."""
        if item.contacts or item.national or any(part.contacts for part in item.schools):
            return item.contacts
        return self.catalogue.municipalities[item.municipality].contacts

    def _initiative_text(self, item: Initiative) -> tuple[str, ...]:
        """Everything a reader may know an initiative by, the most telling first."""
        catalogue = self.catalogue
        areas = [catalogue.areas[area] for area in item.areas]
        schools = [catalogue.schools[part.school] for part in item.schools]
        partners = [catalogue.organisations[part.organisation] for part in item.partners]
        named = [catalogue.programmes[item.programme]] if item.programme else []
        people = [*item.contacts, *(contact for part in item.schools for contact in part.contacts)]
        prose = (
            item.plain,
            item.background,
            item.purpose,
            item.activities,
            item.expected_effects,
            item.results,
        )
        return (
            item.summary,
            *(part for part in prose if part),
            *(" ".join((record.name, *record.aliases)) for record in (*areas, *schools, *partners, *named)),
            *(f"{person.name}, {person.role}" if person.name else person.role for person in people),
            *(resource.title for resource in (*item.documents, *item.films, *item.links)),
            *(question.text for question in item.undecided),
        )

    def _related(self, item: Initiative) -> Mapping[str, tuple[Link, ...]]:
        words = self.words["relations"]
        groups: defaultdict[str, list[Link]] = defaultdict(list)
        for related in self.catalogue.related.get(item.id, ()):
            name = words[related.relation]["from" if related.inverse else "to"]
            link = self.lists.link(related.initiative)
            if link not in groups[name]:
                groups[name].append(link)
        return {name: tuple(links) for name, links in groups.items()}

    def _stale(self, item: Initiative) -> bool:
        """Whether a reader must be told that what is said may no longer be so."""
        dated = item.latest_source.dated
        return dated is None or (self.today - dated.latest).days > STALE_AFTER_DAYS


def _age(card: Card) -> tuple[int, int]:
    """What sorts cards by the latest source first, and by the latest review among equals."""
    source = card.origin.source
    day = source_day(source).toordinal() if source else 0
    return (-day, -(card.origin.reviewed or date.min).toordinal())
