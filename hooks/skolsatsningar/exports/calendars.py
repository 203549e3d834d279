"""Moments as calendars that other programs subscribe to: iCalendar (RFC 5545)."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from urllib.parse import urlsplit

from skolsatsningar.beside import CALENDAR
from skolsatsningar.fragments import when
from skolsatsningar.language import Language
from skolsatsningar.moments import Kind, Moment, span
from skolsatsningar.partial_date import PartialDate, Precision
from skolsatsningar.selections import Selection
from skolsatsningar.settings import Settings

LIMIT = 500
BACK = timedelta(days=365)
DAY = timedelta(days=1)
# So many bytes a line may have, its end not counted.
LINE = 75
# The first two bits of a byte in UTF-8, and what they are within a letter.
TWO_BITS, WITHIN = 0b1100_0000, 0b1000_0000
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
BEGIN, END = b"BEGIN:VEVENT\r\n", b"TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"


class Calendars:
    """Draws calendars. A moment is drawn the first time it is asked for: it stands in several."""

    def __init__(self, settings: Settings, words: Language) -> None:
        self._site = settings.site_url
        place = urlsplit(settings.site_url)
        self._here = f"{place.netloc}{place.path}".rstrip("/") or settings.site_name
        self._words = words
        self._notes: dict[tuple[Kind, PartialDate], str] = {}
        self._drawn: dict[tuple[str, Kind], bytes] = {}
        # What is the same in every calendar.
        product = f"PRODID:-//Skolsatsningar//Skolsatsningar//{words.code.upper()}"
        self._begin = lines(("BEGIN:VCALENDAR", "VERSION:2.0", product, "CALSCALE:GREGORIAN"))
        self._end = lines(("REFRESH-INTERVAL;VALUE=DURATION:P1D", "X-PUBLISHED-TTL:P1D"))

    def calendar(self, selection: Selection, moments: Sequence[Moment]) -> bytes:
        """The calendar of a selection's moments, each of them a day or a month."""
        name = text(self._words["following"]["calendar"].format(title=selection.title))
        page = address(self._site + selection.url)
        own = lines(
            (
                f"NAME:{name}",
                f"X-WR-CALNAME:{name}",
                f"URL:{page}",
                f"SOURCE;VALUE=URI:{page}{CALENDAR}",
            )
        )
        events = [self._event(moment) for moment in moments]
        return b"".join((self._begin, own, self._end, *events, b"END:VCALENDAR\r\n"))

    def _event(self, moment: Moment) -> bytes:
        key = (moment.entry.id, moment.kind)
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = self._drawn[key] = self._draw(moment)
        return drawn

    def _draw(self, moment: Moment) -> bytes:
        kind, known, entry = moment
        days = span(known)
        if days is None:
            raise ValueError(known)
        titles = self._words["following"]["in_month" if known.precision is Precision.MONTH else "on_day"]
        shown = when(known, self._words)
        note = self._note(kind, known)
        summary = "" if kind is Kind.REVIEW else f"\\n\\n{text(entry.summary)}"
        own = (
            # A record that is renamed keeps its place in the calendars that have it already.
            f"UID:{entry.first_id}-{kind}@{self._here}",
            f"SUMMARY:{text(titles[kind].format(title=entry.title, when=shown))}",
            f"DESCRIPTION:{note}{summary}",
            f"URL:{address(self._site + entry.url)}",
        )
        return b"".join((BEGIN, _told(entry.reviewed), _days(*days), lines(own), END))

    def _note(self, kind: Kind, known: PartialDate) -> str:
        """What is said of a moment. Those of a kind on a day have it in common."""
        if (kind, known) not in self._notes:
            told = self._words["following"]
            note = told["only_month"] if known.precision is Precision.MONTH else told["moments"][kind]
            self._notes[kind, known] = text(note.format(when=when(known, self._words)))
        return self._notes[kind, known]


def text(value: str) -> str:
    """A text as RFC 5545 writes it: what means something is escaped, what no line can hold is left out."""
    if not value.isprintable():
        value = CONTROL.sub("", value)
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def address(value: str) -> str:
    """An address on its line."""
    return CONTROL.sub("", value).replace("\n", "")


def lines(properties: Sequence[str]) -> bytes:
    """Lines with the ends that RFC 5545 asks for, long ones folded between two letters."""
    return b"".join(map(_folded, properties))


def _folded(line: str) -> bytes:
    raw = line.encode()
    if len(raw) <= LINE:
        return raw + b"\r\n"
    parts = []
    start, room = 0, LINE
    while len(raw) - start > room:
        end = start + room
        while raw[end] & TWO_BITS == WITHIN:
            end -= 1
        parts.append(raw[start:end])
        start, room = end, LINE - 1  # the space that a line goes on with counts
    return b"\r\n ".join((*parts, raw[start:])) + b"\r\n"


@cache  # many moments share their days
def _told(day: date) -> bytes:
    """When it was told, and changed."""
    return f"DTSTAMP:{_day(day)}T000000Z\r\nLAST-MODIFIED:{_day(day)}T000000Z\r\n".encode()


@cache
def _days(first: date, last: date) -> bytes:
    """The days of an event, the last of them included."""
    return f"DTSTART;VALUE=DATE:{_day(first)}\r\nDTEND;VALUE=DATE:{_day(last + DAY)}\r\n".encode()


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")
