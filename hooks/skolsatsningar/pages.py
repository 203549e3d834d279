"""Which pages there are, and the values each of them shows. Templates put them into words and boxes."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import TypeVar

from skolsatsningar.catalogue import Catalogue
from skolsatsningar.language import Language
from skolsatsningar.model import (
    NATIONAL,
    Area,
    Contact,
    Initiative,
    Municipality,
    Named,
    Organisation,
    Programme,
    Record,
    School,
    Source,
)
from skolsatsningar.swedish import slug
from skolsatsningar.vocabulary import Status

Item = TypeVar("Item")

# What a source says is going on is told as such for two years; after that a reader is told its age as well.
STALE_AFTER_DAYS = 2 * 365
LATEST = 6


@dataclass(frozen=True, slots=True)
class Link:
    """A way to a page: what it is called and its address below the site's root."""

    title: str
    url: str
    count: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a page's facts rest on: the source that was dated last, and the last time someone read them."""

    source: Source | None
    reviewed: date | None


@dataclass(frozen=True, slots=True)
class Card:
    """An initiative in a list."""

    link: Link
    place: str
    areas: tuple[Link, ...]
    status: Status
    origin: Origin
    initiative: Initiative


@dataclass(frozen=True, slots=True)
class Group:
    """A part of a list under a heading of its own."""

    title: str
    items: tuple[Card, ...] | tuple[Link, ...]
    link: Link | None = None

    @property
    def id(self) -> str:
        """What the heading is called in addresses."""
        return slug(self.title)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site, before it is drawn.

    `url` is its address below the root ('' or ending in '/'), `menu` the address of its item in the menu,
    `template` a file in overrides/catalogue/ that gets `values`. `record` is the file that the page shows,
    `text` what search finds it by (Markdown, a paragraph each) and `facets` what search tells of it.
    """

    url: str
    template: str
    title: str
    description: str
    menu: str
    trail: tuple[Link, ...]
    origin: Origin
    values: Mapping[str, object]
    record: str | None = None
    text: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def root(self) -> str:
        """The way from the page to the site's root."""
        return "../" * self.url.count("/")


@dataclass(frozen=True, slots=True)
class Pages:
    """Every page of a catalogue on a day, in a language."""

    catalogue: Catalogue
    words: Language
    today: date

    def all(self) -> Iterator[Page]:
        """Yield every page that is made from records."""
        catalogue = self.catalogue
        yield from self.indexes()
        yield from map(self.initiative, catalogue.initiatives.values())
        yield from map(self.area, catalogue.areas.values())
        yield from map(self.school, catalogue.schools.values())
        yield from map(self.municipality, catalogue.municipalities.values())
        yield from map(self.programme, catalogue.programmes.values())
        yield from map(self.organisation, catalogue.organisations.values())

    def redirects(self) -> Iterator[tuple[str, Link]]:
        """Yield every former address of an initiative and where it has gone."""
        for item in self.catalogue.initiatives.values():
            for former in item.former_ids:
                yield f"{Initiative.address}/{former}/", self._link(item)

    # What the hand-written pages show besides their text.

    def start(self) -> Mapping[str, object]:
        """Values of the start page."""
        catalogue = self.catalogue
        cards = [self._card(item) for item in catalogue.initiatives.values()]
        dated = sorted(cards, key=_age)
        return {
            "initiatives": len(cards),
            "areas": self._named(catalogue.areas, catalogue.in_area),
            "municipalities": self._municipalities(),
            "schools": len(catalogue.schools),
            "largest_schools": self._largest(catalogue.schools, catalogue.at_school),
            "ongoing": tuple(card for card in dated if card.status is Status.ONGOING)[:LATEST],
            "latest": tuple(dated[:LATEST]),
        }

    # Indexes.

    def indexes(self) -> Iterator[Page]:
        """Yield the page that lists all records of a kind, for each kind."""
        catalogue = self.catalogue
        yield self._index(
            Initiative, self._by_place(catalogue.initiatives.values()), len(catalogue.initiatives)
        )
        areas = self._named(catalogue.areas, catalogue.in_area)
        yield self._index(Area, (Group("", areas),), len(areas))
        schools = tuple(
            Group(
                place.name, self._named(_by_id(catalogue.schools_in.get(place.id, ())), catalogue.at_school)
            )
            for place in catalogue.municipalities.values()
        )
        yield self._index(School, schools, len(catalogue.schools))
        places = self._municipalities()
        yield self._index(Municipality, (Group("", places),), len(catalogue.municipalities))
        programmes = self._named(catalogue.programmes, catalogue.in_programme)
        yield self._index(Programme, (Group("", programmes),), len(programmes))
        kinds = _grouped(catalogue.organisations.values(), attrgetter("kind"))
        organisations = tuple(
            Group(self.words["kinds"][kind], self._named(_by_id(items), catalogue.with_organisation))
            for kind, items in sorted(kinds.items())
        )
        yield self._index(Organisation, organisations, len(catalogue.organisations))

    def _index(self, kind: type[Record], groups: tuple[Group, ...], count: int) -> Page:
        words = self.words["indexes"][kind.folder]
        return Page(
            url=f"{kind.address}/",
            template="index.html",
            title=words["title"],
            description=words["description"].format(count=count),
            menu=f"{kind.address}/",
            trail=(self.home(),),
            origin=self._origin(self.catalogue.initiatives.values()),
            values={
                "groups": tuple(group for group in groups if group.items),
                "count": count,
                "unit": words["unit"],
                "kind": kind.folder,
            },
        )

    # One page a record.

    def initiative(self, item: Initiative) -> Page:
        """The page of an initiative."""
        catalogue = self.catalogue
        place = self._place(item)
        programme = catalogue.programmes[item.programme] if item.programme else None
        areas = tuple(self._link(catalogue.areas[area]) for area in item.areas)
        schools = tuple((self._link(catalogue.schools[part.school]), part) for part in item.schools)
        return Page(
            url=item.url,
            template="initiative.html",
            title=item.title,
            description=item.summary,
            menu=f"{Initiative.address}/",
            trail=(self.home(), self._index_link(Initiative)),
            origin=self._origin([item]),
            record=item.path,
            values={
                "initiative": item,
                "place": place,
                "areas": areas,
                "programme": self._link(programme) if programme else None,
                "schools": schools,
                "partners": tuple(
                    (self._link(catalogue.organisations[p.organisation]), p) for p in item.partners
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
        initiatives = self.catalogue.in_area.get(item.id, ())
        return self._gathering(item, "area", initiatives, self._by_place(initiatives))

    def school(self, item: School) -> Page:
        """The page of a school: its names, its initiatives, and the people who answer for them."""
        catalogue = self.catalogue
        initiatives = catalogue.at_school.get(item.id, ())
        parts = tuple(
            (self._card(initiative), part)
            for initiative in initiatives
            for part in initiative.schools
            if part.school == item.id
        )
        place = self._link(catalogue.municipalities[item.municipality])
        before = tuple(
            (self._link(catalogue.schools[old.school]) if old.school else None, old)
            for old in item.predecessors
        )
        after = tuple(self._link(school) for school in catalogue.successors.get(item.id, ()))
        more = {"items": parts, "place": place, "predecessors": before, "successors": after}
        return self._gathering(item, "school", initiatives, (), more, place)

    def municipality(self, item: Municipality) -> Page:
        """The page of a municipality: its programmes, initiatives and schools."""
        catalogue = self.catalogue
        initiatives = catalogue.in_municipality.get(item.id, ())
        schools = self._named(_by_id(catalogue.schools_in.get(item.id, ())), catalogue.at_school)
        return self._gathering(
            item, "municipality", initiatives, self._by_programme(initiatives), {"schools": schools}
        )

    def programme(self, item: Programme) -> Page:
        """The page of a programme: its initiatives, by the programme's own areas."""
        initiatives = self.catalogue.in_programme.get(item.id, ())
        by_area = _grouped(initiatives, lambda initiative: initiative.programme_area or "")
        groups = tuple(
            Group(area, self._cards(by_area[area])) for area in (*item.areas, "") if by_area.get(area)
        )
        place = self._link(self.catalogue.municipalities[item.municipality]) if item.municipality else None
        return self._gathering(item, "programme", initiatives, groups, {"place": place}, place)

    def organisation(self, item: Organisation) -> Page:
        """The page of an organisation: what it takes part in, and with what."""
        catalogue = self.catalogue
        initiatives = catalogue.with_organisation.get(item.id, ())
        parts = tuple(
            (self._card(initiative), part)
            for initiative in initiatives
            for part in initiative.partners
            if part.organisation == item.id
        )
        whole = self._link(catalogue.organisations[item.part_of]) if item.part_of else None
        units = tuple(map(self._link, catalogue.parts_of.get(item.id, ())))
        place = self._link(catalogue.municipalities[item.municipality]) if item.municipality else None
        more = {"items": parts, "whole": whole, "units": units, "place": place}
        return self._gathering(item, "organisation", initiatives, (), more, place)

    def _gathering(  # noqa: PLR0913, PLR0917  # the parts that pages of referred-to records differ in
        self,
        item: Named,
        template: str,
        initiatives: Iterable[Initiative],
        groups: tuple[Group, ...],
        more: Mapping[str, object] | None = None,
        place: Link | None = None,
    ) -> Page:
        """The page of something that initiatives refer to."""
        initiatives = tuple(initiatives)
        words = self.words["gatherings"][item.folder]
        where = place.title if place else self.words["place"]["national"]
        return Page(
            url=item.url,
            template=f"{template}.html",
            title=item.name,
            description=words["description"].format(name=item.name, count=len(initiatives), place=where),
            menu=f"{item.address}/",
            trail=(self.home(), self._index_link(type(item))),
            origin=self._origin(initiatives, getattr(item, "sources", ())),
            record=item.path,
            values={"record": item, "count": len(initiatives), "groups": groups, **(more or {})},
            text=(
                item.description or "",
                *item.aliases,
                *(card.title for card in map(self._link, initiatives)),
            ),
            facets={
                "kind": (words["kind"],),
                "municipality": (place.title,) if place else (),
                "area": (),
            },
        )

    # Parts that pages share.

    def home(self) -> Link:
        """The way to the start page."""
        return Link(self.words["menu"]["home"], "")

    def _index_link(self, kind: type[Record]) -> Link:
        return Link(self.words["indexes"][kind.folder]["title"], f"{kind.address}/")

    def _link(self, item: Initiative | Named) -> Link:
        if isinstance(item, Initiative):
            return Link(item.title, item.url, text=item.summary)
        return Link(item.name, item.url, text=item.description or "")

    def _place(self, item: Initiative) -> Link:
        if item.municipality == NATIONAL:
            return self._whole_country()
        place = self.catalogue.municipalities[item.municipality]
        return Link(place.official_name, place.url)

    def _whole_country(self, count: int | None = None) -> Link:
        name = self.words["place"]["national"]
        return Link(name, f"{Initiative.address}/#{slug(name)}", count)

    def _card(self, item: Initiative) -> Card:
        return Card(
            link=self._link(item),
            place=self._place(item).title,
            areas=tuple(self._link(self.catalogue.areas[area]) for area in item.areas),
            status=item.status_on(self.today),
            origin=self._origin([item]),
            initiative=item,
        )

    def _cards(self, items: Iterable[Initiative]) -> tuple[Card, ...]:
        return tuple(map(self._card, items))

    def _named(
        self, items: Mapping[str, Named], index: Mapping[str, tuple[Initiative, ...]]
    ) -> tuple[Link, ...]:
        return tuple(
            Link(item.name, item.url, len(index.get(item.id, ())), item.description or "")
            for item in items.values()
        )

    def _largest(
        self, items: Mapping[str, Named], index: Mapping[str, tuple[Initiative, ...]]
    ) -> tuple[Link, ...]:
        links = self._named(items, index)
        return tuple(sorted(links, key=lambda link: -(link.count or 0))[:LATEST])

    def _municipalities(self) -> tuple[Link, ...]:
        catalogue = self.catalogue
        national = len(catalogue.in_municipality.get(NATIONAL, ()))
        whole = Link(self.words["place"]["national"], f"{Initiative.address}/#{NATIONAL}", national)
        return (
            *self._named(catalogue.municipalities, catalogue.in_municipality),
            *((whole,) if national else ()),
        )

    def _by_place(self, items: Iterable[Initiative]) -> tuple[Group, ...]:
        groups = _grouped(items, attrgetter("municipality"))
        places = [place for place in (*self.catalogue.municipalities, NATIONAL) if place in groups]
        return tuple(self._place_group(place, groups[place]) for place in places)

    def _place_group(self, place: str, items: list[Initiative]) -> Group:
        if place == NATIONAL:
            return Group(self.words["place"]["national"], self._cards(items))
        municipality = self.catalogue.municipalities[place]
        return Group(municipality.name, self._cards(items), self._link(municipality))

    def _by_programme(self, items: Iterable[Initiative]) -> tuple[Group, ...]:
        groups = _grouped(items, attrgetter("programme"))
        programmes = (self.catalogue.programmes[key] for key in self.catalogue.programmes if key in groups)
        named = tuple(Group(p.name, self._cards(groups[p.id]), self._link(p)) for p in programmes)
        rest = groups.get(None, [])
        return (*named, Group(self.words["place"]["no_programme"], self._cards(rest))) if rest else named

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
            link = self._link(related.initiative)
            if link not in groups[name]:
                groups[name].append(link)
        return {name: tuple(links) for name, links in groups.items()}

    def _origin(self, items: Iterable[Initiative], sources: Iterable[Source] = ()) -> Origin:
        items = tuple(items)
        every = [*sources, *(item.latest_source for item in items)]
        source = max(every, key=_source_age, default=None)
        return Origin(source, max((item.reviewed for item in items), default=None))

    def _stale(self, item: Initiative) -> bool:
        dated = item.latest_source.dated
        return dated is not None and (self.today - dated.latest).days > STALE_AFTER_DAYS


def _source_age(source: Source) -> date:
    return source.dated.latest if source.dated else date.min


def _age(card: Card) -> tuple[int, int]:
    """What sorts cards by the latest source first, and by the latest review among equals."""
    source = card.origin.source
    return (-_source_age(source).toordinal() if source else 0, -card.initiative.reviewed.toordinal())


def _grouped(items: Iterable[Item], key: Callable[[Item], Hashable]) -> dict[Hashable, list[Item]]:
    groups: dict[Hashable, list[Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def _by_id(items: Iterable[Named]) -> Mapping[str, Named]:
    return {item.id: item for item in items}
