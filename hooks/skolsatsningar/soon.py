"""What starts, ends, closes or is due for review before long."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from skolsatsningar.entry import Entry
from skolsatsningar.moments import Kind, Moment, review, review_due

# Within so many days.
WINDOWS = (30, 90, 180)


class Due(NamedTuple):
    """A moment that is near: the day it is counted to, how many days are left, and its window."""

    moment: Moment
    day: date
    days: int
    within: int


def soon(entries: Iterable[Entry], today: date) -> list[Due]:
    """What is due within the last of the windows, the nearest first.

    A start is counted to the first day that it may be, and an end to the last, as a status is. What should
    have been reviewed already is due today.
    """
    last = today + timedelta(days=WINDOWS[-1])
    found: list[Due] = []
    for entry in entries:
        start, due = entry.start, review_due(entry.reviewed)
        if start and today <= start.earliest <= last:
            found.append(_due(Moment(Kind.START, start, entry), start.earliest, today))
        for kind, when in ((Kind.END, entry.end), (Kind.DEADLINE, entry.deadline)):
            if when and today <= when.latest <= last:
                found.append(_due(Moment(kind, when, entry), when.latest, today))
        if due <= last:
            found.append(_due(review(entry), max(due, today), today))
    return sorted(found, key=lambda due: (due.day, due.moment.entry.id, due.moment.kind))


def _due(moment: Moment, day: date, today: date) -> Due:
    days = (day - today).days
    return Due(moment, day, days, next(window for window in WINDOWS if days <= window))
