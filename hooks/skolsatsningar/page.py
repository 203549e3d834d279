"""A page before it is drawn, and the parts that pages are put together from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from skolsatsningar.beside import Beside
from skolsatsningar.entry import Citation
from skolsatsningar.swedish import slug
from skolsatsningar.vocabulary import Status


class PageError(Exception):
    """What an editor has to mend in a page, or between two, in a sentence of their own language."""


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

    source: Citation | None
    reviewed: date | None

    @property
    def day(self) -> date | None:
        """The day that is told of the page's facts: the source's or, where it gives none, the review's."""
        return self.source.dated.latest if self.source and self.source.dated else self.reviewed


class Card(NamedTuple):
    """An initiative in a list. `notes` are what the list itself has to tell of it."""

    link: Link
    place: str
    status: Status
    ended_by_calendar: bool
    origin: Origin
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A part of a list under a heading of its own. `count` is of the whole part, on all its pages."""

    title: str
    items: tuple[Card, ...] | tuple[Link, ...]
    count: int
    link: Link | None = None

    @property
    def id(self) -> str:
        """What the heading is called in addresses."""
        return slug(self.title)

    @property
    def cards(self) -> tuple[Card, ...]:
        """The items, if they are cards."""
        return tuple(item for item in self.items if isinstance(item, Card))

    @property
    def has_cards(self) -> bool:
        """Whether the items are cards rather than links."""
        return isinstance(self.items[0], Card)


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a page stands among those that share a list. Pages count from 1.

    `ways` lead to the first, the last and those near it, in order; None stands where some are left out.
    """

    number: int = 1
    ways: tuple[Link | None, ...] = ()
    previous: Link | None = None
    next: Link | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site, before it is drawn.

    `url` is its address below the root ('' or ending in '/'), `menu` the address of its item in the menu,
    `template` a file in overrides/catalogue/ that gets `values`. `groups` is the list it shows and `turn`
    where it stands if the list goes on, on other pages. `record` is the file that the page shows, `text`
    what search finds it by (Markdown, a paragraph each) and `facets` what search tells of it. `beside` are
    the files in other forms that lie beside it.
    """

    url: str
    template: str
    title: str
    description: str
    menu: str
    trail: tuple[Link, ...]
    origin: Origin
    values: Mapping[str, object]
    groups: tuple[Group, ...] = ()
    turn: Turn = Turn()
    record: str | None = None
    text: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    beside: tuple[Beside, ...] = ()

    @property
    def root(self) -> str:
        """The way from the page to the site's root."""
        return "../" * self.url.count("/")
