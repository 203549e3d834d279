"""What has a day in an initiative: its start, its end, the last day to join, its next review."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from skolsatsningar.entry import Entry
from skolsatsningar.partial_date import PartialDate, Precision
from skolsatsningar.rules import REVIEW_EVERY


class Kind(StrEnum):
    """What it is that happens. The words are those of addresses and data."""

    START = "start"
    END = "end"
    DEADLINE = "deadline"
    REVIEW = "review"


class Moment(NamedTuple):
    """Something that happens in an initiative, as precisely as it is known."""

    kind: Kind
    when: PartialDate
    entry: Entry


class News(NamedTuple):
    """An initiative as it was last changed, or something that has happened in it.

    `day` is when that was told: no clock is asked. `place` tells several of one initiative apart for life.
    """

    day: date
    entry: Entry
    place: str = ""
    when: PartialDate | None = None
    text: str = ""


def review(entry: Entry) -> Moment:
    """When an initiative has to be reviewed again."""
    return Moment(Kind.REVIEW, _review(entry.reviewed), entry)


@cache  # many records were reviewed on the same day
def _review(reviewed: date) -> PartialDate:
    due = review_due(reviewed)
    return PartialDate(due, due, Precision.DAY)


def review_due(reviewed: date) -> date:
    """The last day that a record need not be read through again."""
    return reviewed + REVIEW_EVERY


def news(entry: Entry) -> Iterator[News]:
    """Yield what there is to tell of an initiative.

    It was changed when its source was, or when it was reviewed, whichever came last. Of what happened in it
    only the month may be known: then it is told on the last day of it, or when the record was reviewed, if
    that was before. It stood there by then.
    """
    changed = entry.reviewed
    seen: dict[str, int] = {}
    for when, text in entry.updates:
        if not when.decided:
            continue
        written = when.exact
        seen[written] = number = seen.get(written, 0) + 1
        place = f"{written}-{number}" if number > 1 else written
        yield News(min(when.latest, entry.reviewed), entry, place, when, text)
    dated = entry.cited.dated
    if dated and dated.precision is Precision.DAY and dated.latest > changed:
        changed = dated.latest
    yield News(changed, entry)


def latest(entries: Iterable[Entry]) -> list[News]:
    """What there is to tell of initiatives, the newest first."""
    told = [item for entry in entries for item in news(entry)]
    return sorted(told, key=lambda item: (-item.day.toordinal(), item.entry.id, item.place))


def span(when: PartialDate) -> tuple[date, date] | None:
    """The days that a calendar shows, the last of them included: a day or a month, never a guess."""
    if when.roughly or when.precision not in {Precision.DAY, Precision.MONTH}:
        return None
    return when.earliest, when.latest


def nearest(entries: Iterable[Entry], today: date, back: timedelta) -> list[Moment]:
    """What calendars can show, from `back` before a day on: what comes, soonest first, then what was.

    A review is due until it is done, however long that takes.
    """
    first = today - back
    found: list[Moment] = []
    for entry in entries:
        for kind, when in ((Kind.START, entry.start), (Kind.END, entry.end), (Kind.DEADLINE, entry.deadline)):
            if when and when.latest >= first and span(when):
                found.append(Moment(kind, when, entry))
        found.append(review(entry))
    return sorted(found, key=lambda moment: _distance(moment, today))


def _distance(moment: Moment, today: date) -> tuple[bool, int, str, Kind]:
    days = (moment.when.latest - today).days
    return (days < 0, abs(days), moment.entry.id, moment.kind)
