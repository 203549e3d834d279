"""The files that let a reader follow a part of the catalogue: two feeds and a calendar for each."""

from collections.abc import Mapping, Sequence
from functools import cached_property, partial

from skolsatsningar.beside import ATOM, CALENDAR, JSON, JSON_FEED, TO_FOLLOW
from skolsatsningar.catalogue import Catalogue
from skolsatsningar.exports import calendars, feeds
from skolsatsningar.exports.calendars import Calendars
from skolsatsningar.exports.exporting import Task
from skolsatsningar.exports.feeds import Feeds
from skolsatsningar.exports.files import File
from skolsatsningar.exports.soon_data import soon_file
from skolsatsningar.following_pages import SOON
from skolsatsningar.language import Language
from skolsatsningar.moments import Moment, News, latest, nearest
from skolsatsningar.selections import Selection, dealt, selections
from skolsatsningar.settings import Settings
from skolsatsningar.soon import Due
from skolsatsningar.writing import Writer


class Following:
    """What there is to tell of each part of the catalogue, by the address of its page.

    It is dealt out when it is asked for: no process needs all of it to write the files.
    """

    def __init__(self, catalogue: Catalogue, settings: Settings, words: Language) -> None:
        self._catalogue = catalogue
        self._settings = settings
        self._words = words
        self.selections: Mapping[str, Selection] = selections(catalogue, words, settings.site_name)

    @cached_property
    def news(self) -> Mapping[str, list[News]]:
        """What is new, the newest first."""
        told = latest(self._catalogue.initiatives.values())
        return dealt(told, feeds.LIMIT, self._words)

    @cached_property
    def moments(self) -> Mapping[str, list[Moment]]:
        """What has a day, the nearest first."""
        near = nearest(self._catalogue.initiatives.values(), self._settings.today, calendars.BACK)
        return dealt(near, calendars.LIMIT, self._words)

    @property
    def paths(self) -> frozenset[str]:
        """The files that there are, below the site's root."""
        return frozenset(url + name for url in self.selections for name in TO_FOLLOW)

    def tasks(self, writer: Writer, due: Sequence[Due], last: "Following | None") -> tuple[Task, ...]:
        """What is to be written: the files that are not what they were in `last`, and what is due soon."""
        return (
            partial(self._write_feeds, writer, last),
            partial(self._write_calendars, writer, last),
            partial(self._write_soon, writer, due),
        )

    def _write_feeds(self, writer: Writer, last: "Following | None") -> tuple[File, ...]:
        drawn = Feeds(self._settings, self._words, self._catalogue)
        for url, selection in self.selections.items():
            news = self.news[url]
            if not last or last.news.get(url) != news:
                writer.beside(url, ATOM, drawn.atom(selection, news))
                writer.beside(url, JSON_FEED, drawn.json(selection, news))
        writer.flush()
        return ()

    def _write_calendars(self, writer: Writer, last: "Following | None") -> tuple[File, ...]:
        drawn = Calendars(self._settings, self._words)
        for url, selection in self.selections.items():
            moments = self.moments[url]
            if not last or last.moments.get(url) != moments:
                writer.beside(url, CALENDAR, drawn.calendar(selection, moments))
        writer.flush()
        return ()

    def _write_soon(self, writer: Writer, due: Sequence[Due]) -> tuple[File, ...]:
        writer.beside(f"{SOON}/", JSON, soon_file(due, self._settings.today, self._settings.site_url))
        writer.flush()
        return ()
