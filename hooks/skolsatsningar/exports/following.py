"""The files that let a reader follow a part of the catalogue: two feeds and a calendar for each."""

from collections.abc import Mapping
from functools import cached_property

from skolsatsningar.beside import ATOM, CALENDAR, JSON, JSON_FEED, TO_FOLLOW
from skolsatsningar.catalogue import Catalogue
from skolsatsningar.exports import calendars, feeds
from skolsatsningar.exports.calendars import Calendars
from skolsatsningar.exports.feeds import Feeds
from skolsatsningar.exports.files import File
from skolsatsningar.exports.soon_data import soon_file
from skolsatsningar.following_pages import SOON, FollowingPages
from skolsatsningar.language import Language
from skolsatsningar.moments import Moment, News, latest, nearest
from skolsatsningar.selections import Selection, addresses, dealt, selections
from skolsatsningar.settings import Settings
from skolsatsningar.writing import Writer


class Following:
    """What there is to tell of each part of the catalogue, by the address of its page.

    It is dealt out when it is asked for, by the process that writes the files.
    """

    def __init__(self, catalogue: Catalogue, settings: Settings, words: Language) -> None:
        self._catalogue = catalogue
        self._settings = settings
        self._words = words

    @cached_property
    def selections(self) -> Mapping[str, Selection]:
        """The parts that can be followed."""
        return selections(self._catalogue, self._words, self._settings.site_name)

    @cached_property
    def news(self) -> Mapping[str, list[News]]:
        """What is new, the newest first."""
        return dealt(latest(self._catalogue.initiatives.values()), feeds.LIMIT, self._belonging)

    @cached_property
    def moments(self) -> Mapping[str, list[Moment]]:
        """What has a day, the nearest first."""
        near = nearest(self._catalogue.initiatives.values(), self._settings.today, calendars.BACK)
        return dealt(near, calendars.LIMIT, self._belonging)

    @cached_property
    def _belonging(self) -> Mapping[str, tuple[str, ...]]:
        return addresses(self._catalogue, self._words)

    @property
    def paths(self) -> frozenset[str]:
        """The files that there are, below the site's root."""
        return frozenset(url + name for url in self.selections for name in TO_FOLLOW)

    def write(self, writer: Writer, pages: FollowingPages, last: "Following | None") -> tuple[File, ...]:
        """Write the files that are not what they were in `last`, and what is due soon. No index has them."""
        drawn = Feeds(self._settings, self._words, self._catalogue)
        dated = Calendars(self._settings, self._words)
        for url, selection in self.selections.items():
            news, moments = self.news[url], self.moments[url]
            if not last or last.news.get(url) != news:
                atom, json = drawn.both(selection, news)
                writer.beside(url, ATOM, atom)
                writer.beside(url, JSON_FEED, json)
            if not last or last.moments.get(url) != moments:
                writer.beside(url, CALENDAR, dated.calendar(selection, moments))
        writer.beside(f"{SOON}/", JSON, soon_file(pages.due, self._settings.today, self._settings.site_url))
        writer.flush()
        return ()
