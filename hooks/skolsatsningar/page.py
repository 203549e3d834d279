"""A page before it is drawn, and the parts that pages are put together from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from skolsatsningar.model import Initiative, Source
from skolsatsningar.swedish import slug
from skolsatsningar.vocabulary import Status


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
