"""The pages that lead to feeds and calendars, and the page of what is due soon."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property, partial
from itertools import chain
from typing import NamedTuple

from skolsatsningar.beside import JSON, beside
from skolsatsningar.catalogue import Catalogue
from skolsatsningar.language import Language
from skolsatsningar.listing import Listing, group_of_links, home, origin
from skolsatsningar.model import Area, Municipality, Named, Programme, School
from skolsatsningar.moments import Kind
from skolsatsningar.page import Group, Link, Page
from skolsatsningar.soon import WINDOWS, Due, soon

ADDRESS, SOON = "bevaka", "snart"
FOLLOWED: tuple[type[Named], ...] = (Area, Municipality, Programme, School)
# Of each kind in each window so many are shown; the file of data has them all.
SHOWN = 20


class Near(NamedTuple):
    """Some of what is due within a window, of one kind: `more` are not shown."""

    kind: Kind
    shown: Sequence[Due]
    more: int


class Window(NamedTuple):
    """What is due within so many days, and no sooner than the window before."""

    days: int
    kinds: Sequence[Near]


class FollowingPages:
    """Makes the lists of what can be followed, of each kind, and the page of what is due soon.

    Where there are no feeds (`followed`), there is nothing to list.
    """

    def __init__(
        self, catalogue: Catalogue, words: Language, lists: Listing, today: date, *, followed: bool
    ) -> None:
        self.followed = followed
        self.catalogue = catalogue
        self.words = words
        self.lists = lists
        self.today = today

    def makers(self) -> Iterator[Callable[[], Page | None]]:
        """Yield what makes each page, or finds that there is none."""
        yield self.soon
        yield from (partial(self._list, kind) for kind in FOLLOWED)

    def ways(self) -> tuple[Link, ...]:
        """The ways to the lists."""
        titles = self.words["following"]["lists"]
        found = ((kind.address, self._groups(kind)) for kind in FOLLOWED)
        return tuple(
            Link(titles[url]["title"], f"{ADDRESS}/{url}/", sum(group.count for group in groups))
            for url, groups in found
            if groups
        )

    @cached_property
    def due(self) -> list[Due]:
        """What is due soon."""
        return soon(self.catalogue.initiatives.values(), self.today)

    def soon(self) -> Page:
        """The page of what is due soon."""
        words, due = self.words["soon"], self.due
        return Page(
            url=f"{SOON}/",
            template="soon.html",
            title=words["title"],
            description=words["description"],
            menu=f"{SOON}/",
            trail=(home(self.words),),
            origin=origin(self.catalogue.initiatives.values()),
            values={"windows": tuple(_window(due, days) for days in WINDOWS), "count": len(due)},
            beside=beside(self.words, JSON),
        )

    def _groups(self, kind: type[Named]) -> tuple[Group, ...]:
        """What can be followed of a kind. Schools stand by municipality."""
        catalogue, lists = self.catalogue, self.lists
        if not self.followed:
            return ()
        if kind is Municipality:
            return self._group("", lists.places())
        if kind is School:
            schools = (
                self._group(place.name, lists.links(catalogue.schools_in.get(place.id, ())))
                for place in catalogue.municipalities.values()
            )
            return tuple(chain.from_iterable(schools))
        return self._group("", lists.links(catalogue.of(kind).values()))

    @staticmethod
    def _group(title: str, links: Iterable[Link]) -> tuple[Group, ...]:
        """Those that some initiative has to do with: there is nothing to follow of the others."""
        return group_of_links(title, tuple(Link(link.title, link.url) for link in links if link.count))

    def _list(self, kind: type[Named]) -> Page | None:
        url, groups = kind.address, self._groups(kind)
        if not groups:
            return None
        words = self.words["following"]["lists"][url]
        way = Link(self.words["following"]["page"], f"{ADDRESS}/")
        return Page(
            url=f"{ADDRESS}/{url}/",
            template="follow_list.html",
            title=words["title"],
            description=words["description"],
            menu=f"{ADDRESS}/",
            trail=(home(self.words), way),
            origin=origin(()),
            groups=groups,
            values={"count": sum(group.count for group in groups)},
        )


def _window(due: Iterable[Due], days: int) -> Window:
    """What is due in a window, by kind."""
    by_kind: dict[Kind, list[Due]] = {kind: [] for kind in Kind}
    for one in due:
        if one.within == days:
            by_kind[one.moment.kind].append(one)
    kinds = (Near(kind, tuple(of[:SHOWN]), len(of[SHOWN:])) for kind, of in by_kind.items() if of)
    return Window(days, tuple(kinds))
