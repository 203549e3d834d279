"""News as feeds: Atom (RFC 4287) and JSON Feed 1.1, drawn from the same items."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

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
        self._author = author = settings.owner or settings.site_name
        self._words = words
        self._areas = {area.id: area.name for area in catalogue.areas.values()}
        self._tags = {area: f'<category term="{xml(name)}"/>' for area, name in self._areas.items()}
        self._drawn: dict[tuple[str, str], tuple[bytes, bytes]] = {}
        # What is the same in every feed.
        told = words["following"]
        self._about = f"<author><name>{xml(author)}</name></author>\n"
        self._subtitle = f"<subtitle>{xml(told['subtitle'])}</subtitle>\n"
        self._rights = f'<link rel="license" href="{LICENCE}"/>\n<rights>{xml(told["rights"])}</rights>\n'

    def both(self, selection: Selection, items: Sequence[News]) -> tuple[bytes, bytes]:
        """The Atom feed of a selection's news, of which there is at least one, and the same as a JSON Feed.

        In the former all letters but those of ASCII are written as numbers: it is read right even where a
        host says that XML is something else than UTF-8.
        """
        drawn = [self._item(item) for item in items]
        atom = (_ascii(self._atom_head(selection, items[0].day)), *(item for item, _ in drawn), b"</feed>\n")
        head = orjson.dumps(self._json_head(selection))[:-1]
        entries = b",\n".join([item for _, item in drawn])
        return b"".join(atom), b"".join((head, b',"items":[\n', entries, b"\n]}\n"))

    def _atom_head(self, selection: Selection, changed: date) -> str:
        page = xml(self._site + selection.url)
        own = f"{page}{ATOM}"
        return (
            '<?xml version="1.0" encoding="utf-8"?>\n'
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{self._words.code}">\n'
            f"<id>{own}</id>\n<title>{xml(selection.title)}</title>\n"
            f"{self._subtitle}"
            f"<updated>{instant(changed)}</updated>\n"
            f"{self._about}"
            f'<link rel="self" type="{TYPES[ATOM]}" href="{own}"/>\n'
            f'<link rel="alternate" type="text/html" hreflang="{self._words.code}" href="{page}"/>\n'
            f"{self._rights}"
        )

    def _json_head(self, selection: Selection) -> Mapping[str, object]:
        return {
            "version": JSON_FEED_VERSION,
            "title": selection.title,
            "home_page_url": self._site + selection.url,
            "feed_url": self._site + selection.url + JSON_FEED,
            "description": self._words["following"]["subtitle"],
            "language": self._words.code,
            "authors": [{"name": self._author}],
        }

    def _item(self, item: News) -> tuple[bytes, bytes]:
        key = (item.entry.id, item.place)
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = self._drawn[key] = self._draw(item)
        return drawn

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
        url, day = self._site + entry.url, instant(item.day)
        atom = (
            f"<entry>\n<id>{_escaped(lasting)}</id>\n<title>{_escaped(title)}</title>\n"
            f"<updated>{day}</updated>\n"
            f'<link rel="alternate" type="text/html" href="{_escaped(url)}"/>\n'
            f"<summary>{_escaped(text)}</summary>\n{''.join([self._tags[area] for area in entry.areas])}\n"
            "</entry>\n"
        )
        json = {
            "id": lasting,
            "url": url,
            "title": title,
            "content_text": text,
            "date_modified": day,
            "tags": [self._areas[area] for area in entry.areas],
        }
        return _ascii(atom), orjson.dumps(json)


def xml(text: str) -> str:
    """A text as XML, in an element or an attribute. What XML cannot hold is left out: no record has it."""
    return str(_escaped(UNWRITABLE.sub("", text)))


def _ascii(text: str) -> bytes:
    return text.encode("ascii", "xmlcharrefreplace")


@cache  # many items share their days
def instant(day: date) -> str:
    """The beginning of a day as RFC 3339 writes it."""
    return f"{day.isoformat()}T00:00:00Z"
