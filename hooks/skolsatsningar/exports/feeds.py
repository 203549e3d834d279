"""News as feeds: Atom (RFC 4287) and JSON Feed 1.1, drawn from the same items."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

import orjson
from markupsafe import _escape_inner as _escaped  # type: ignore[attr-defined]  # escape() without the Markup

from skolsatsningar.beside import ATOM, JSON_FEED, TYPES
from skolsatsningar.catalogue import Catalogue
from skolsatsningar.fragments import when
from skolsatsningar.language import Language
from skolsatsningar.model import Initiative
from skolsatsningar.moments import News
from skolsatsningar.selections import Selection
from skolsatsningar.settings import Settings

LIMIT = 50
JSON_FEED_VERSION = "https://jsonfeed.org/version/1.1"
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
# What XML 1.0 has no way to write.
UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Feeds:
    """Draws feeds. An item is drawn the first time it is asked for: it stands in half a dozen feeds."""

    def __init__(self, settings: Settings, words: Language, catalogue: Catalogue) -> None:
        self._site = settings.site_url
        self._author = settings.owner or settings.site_name
        self._words = words
        self._areas = {area.id: area.name for area in catalogue.areas.values()}
        self._drawn: dict[tuple[str, str], tuple[bytes, bytes]] = {}

    def atom(self, selection: Selection, items: Sequence[News]) -> bytes:
        """The Atom feed of a selection's news, of which there is at least one.

        All letters but those of ASCII are written as numbers: it is read right even where a host says that
        XML is something else than UTF-8.
        """
        page, own = self._site + selection.url, self._site + selection.url + ATOM
        told = self._words["following"]
        feed = (
            '<?xml version="1.0" encoding="utf-8"?>\n'
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{self._words.code}">\n'
            f"<id>{xml(own)}</id>\n<title>{xml(selection.title)}</title>\n"
            f"<subtitle>{xml(told['subtitle'])}</subtitle>\n"
            f"<updated>{instant(items[0].day)}</updated>\n"
            f"<author><name>{xml(self._author)}</name></author>\n"
            f'<link rel="self" type="{TYPES[ATOM]}" href="{xml(own)}"/>\n'
            f'<link rel="alternate" type="text/html" hreflang="{self._words.code}" href="{xml(page)}"/>\n'
            f'<link rel="license" href="{LICENCE}"/>\n'
            f"<rights>{xml(told['rights'])}</rights>\n"
        )
        return b"".join((_ascii(feed), *(self._item(item)[0] for item in items), b"</feed>\n"))

    def json(self, selection: Selection, items: Sequence[News]) -> bytes:
        """The JSON Feed of a selection's news."""
        head = {
            "version": JSON_FEED_VERSION,
            "title": selection.title,
            "home_page_url": self._site + selection.url,
            "feed_url": self._site + selection.url + JSON_FEED,
            "description": self._words["following"]["subtitle"],
            "language": self._words.code,
            "authors": [{"name": self._author}],
        }
        entries = b",\n".join(self._item(item)[1] for item in items)
        return b"".join((orjson.dumps(head)[:-1], b',"items":[\n', entries, b"\n]}\n"))

    def _item(self, item: News) -> tuple[bytes, bytes]:
        key = (item.entry.id, item.place)
        if key not in self._drawn:
            self._drawn[key] = self._draw(item)
        return self._drawn[key]

    def _draw(self, item: News) -> tuple[bytes, bytes]:
        """An item of an Atom feed and the same item of a JSON Feed."""
        entry = item.entry
        # A record that is renamed stays the same to who follows it.
        lasting = f"{self._site}{Initiative.address}/{entry.first_id}/" + (item.place and f"#{item.place}")
        title, text = entry.title, entry.summary
        if item.when:
            told = when(item.when, self._words)
            title = self._words["following"]["update"].format(title=title, when=told)
            text = item.text
        areas = [self._areas[area] for area in entry.areas]
        url, day = self._site + entry.url, instant(item.day)
        tags = "".join([f'<category term="{_escaped(area)}"/>' for area in areas])
        atom = (
            f"<entry>\n<id>{_escaped(lasting)}</id>\n<title>{_escaped(title)}</title>\n"
            f"<updated>{day}</updated>\n"
            f'<link rel="alternate" type="text/html" href="{_escaped(url)}"/>\n'
            f"<summary>{_escaped(text)}</summary>\n{tags}\n</entry>\n"
        )
        return _ascii(atom), orjson.dumps(self._json_item(lasting, url, title, text, day, areas))

    @staticmethod
    def _json_item(  # noqa: PLR0913, PLR0917  # what an item is made of
        lasting: str, url: str, title: str, text: str, day: str, areas: Sequence[str]
    ) -> Mapping[str, object]:
        return {
            "id": lasting,
            "url": url,
            "title": title,
            "content_text": text,
            "date_modified": day,
            "tags": areas,
        }


def xml(text: str) -> str:
    """A text as XML, in an element or an attribute. What XML cannot hold is left out: no record has it."""
    return str(_escaped(UNWRITABLE.sub("", text)))


def _ascii(text: str) -> bytes:
    return text.encode("ascii", "xmlcharrefreplace")


def instant(day: date) -> str:
    """The beginning of a day as RFC 3339 writes it."""
    return f"{day.isoformat()}T00:00:00Z"
