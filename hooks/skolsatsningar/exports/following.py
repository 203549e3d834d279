"""The files that let a reader follow a part of the catalogue: two feeds and a calendar for each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple, Self

from skolsatsningar.beside import ATOM, CALENDAR, JSON_FEED, TO_FOLLOW
from skolsatsningar.catalogue import Catalogue
from skolsatsningar.exports import calendars, feeds
from skolsatsningar.exports.calendars import Calendars
from skolsatsningar.exports.feeds import Feeds
from skolsatsningar.language import Language
from skolsatsningar.moments import Moment, News, latest, nearest
from skolsatsningar.selections import Selection, dealt, selections
from skolsatsningar.settings import Settings


class File(NamedTuple):
    """A file beside the page at `url`."""

    url: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Following:
    """What there is to tell of each part of the catalogue, by the address of its page."""

    selections: Mapping[str, Selection]
    news: Mapping[str, list[News]]
    moments: Mapping[str, list[Moment]]

    @classmethod
    def of(cls, catalogue: Catalogue, settings: Settings, words: Language) -> Self:
        """Deal out what is told of all initiatives."""
        entries = catalogue.initiatives.values()
        near = nearest(entries, settings.today, calendars.BACK)
        return cls(
            selections(catalogue, words, settings.site_name),
            dealt(latest(entries), feeds.LIMIT, words),
            dealt(near, calendars.LIMIT, words),
        )

    @property
    def paths(self) -> frozenset[str]:
        """The files that there are, below the site's root."""
        return frozenset(url + name for url in self.selections for name in TO_FOLLOW)

    def files(  # noqa: PLR0913, PLR0917  # what they are made from
        self,
        settings: Settings,
        words: Language,
        catalogue: Catalogue,
        last: Self | None,
        number: int,
        of: int,
    ) -> Iterator[File]:
        """Yield the files of one selection in `of` where they are not what they were."""
        drawn, dated = Feeds(settings, words, catalogue), Calendars(settings, words)
        for url, selection in islice(self.selections.items(), number, None, of):
            news, moments = self.news[url], self.moments[url]
            if not last or last.news.get(url) != news:
                yield File(url, ATOM, drawn.atom(selection, news))
                yield File(url, JSON_FEED, drawn.json(selection, news))
            if not last or last.moments.get(url) != moments:
                yield File(url, CALENDAR, dated.calendar(selection, moments))
