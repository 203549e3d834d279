"""Dates as sources give them: a year, a month, a day, a school term, sometimes only roughly."""

import calendar
import re
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, Self

UNDECIDED = "ej beslutat"

ROUGHLY = re.compile(r"^ca\.?\s+")
DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
MONTH = re.compile(r"^(\d{4})-(\d{2})$")
YEAR = re.compile(r"^(\d{4})$")
TERM = re.compile(r"^(vt|ht)-(?:20)?(\d{2})$")
CENTURY = 2000

# What all that can be read looks like, to those who cannot read it.
FORM = "{undecided}|(?:{roughly})?(?:{day}|{month}|{year}|{term})".format(
    undecided=UNDECIDED,
    roughly=ROUGHLY.pattern.strip("^"),
    day=DAY.pattern.strip("^$"),
    month=MONTH.pattern.strip("^$"),
    year=YEAR.pattern.strip("^$"),
    term=TERM.pattern.strip("^$"),
)


class Precision(StrEnum):
    """How much of a date the source tells."""

    DAY = "day"
    MONTH = "month"
    TERM = "term"
    YEAR = "year"
    UNDECIDED = "undecided"


class PartialDate(NamedTuple):
    """A span of days known by its precision.

    A school year's terms are 1 January to 30 June (vt) and 1 July to 31 December (ht).
    An undecided date spans all time: it is a value in its own right, not a lack of one.
    """

    earliest: date
    latest: date
    precision: Precision
    roughly: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2018`, `2018-01`, `2018-01-15`, `ht-18`, any of them after `ca`, or `ej beslutat`.

        Raises ValueError where the text has another form or names a day that does not exist.
        """
        if text == UNDECIDED:
            return cls(date.min, date.max, Precision.UNDECIDED)
        rest = ROUGHLY.sub("", text)
        return cls(*_span(rest), roughly=rest != text)

    @property
    def decided(self) -> bool:
        """Whether there is a date at all yet."""
        return self.precision is not Precision.UNDECIDED

    @property
    def exact(self) -> str:
        """The date as an editor writes it, but for whether it is rough."""
        match self.precision:
            case Precision.UNDECIDED:
                return UNDECIDED
            case Precision.DAY:
                return self.earliest.isoformat()
            case Precision.MONTH:
                return f"{self.earliest:%Y-%m}"
            case Precision.TERM:
                return f"{'vt' if self.earliest.month == 1 else 'ht'}-{self.earliest:%y}"
            case Precision.YEAR:
                return f"{self.earliest:%Y}"

    def __str__(self) -> str:
        return ("ca " if self.roughly else "") + self.exact


@lru_cache(maxsize=4096)  # many records share their dates
def _span(text: str) -> tuple[date, date, Precision]:
    if found := DAY.match(text):
        day = date(*map(int, found.groups()))
        return day, day, Precision.DAY
    if found := MONTH.match(text):
        year, month = map(int, found.groups())
        first = date(year, month, 1)
        return first, first.replace(day=calendar.monthrange(year, month)[1]), Precision.MONTH
    if found := YEAR.match(text):
        year = int(found[1])
        return date(year, 1, 1), date(year, 12, 31), Precision.YEAR
    if found := TERM.match(text):
        year = CENTURY + int(found[2])
        if found[1] == "vt":
            return date(year, 1, 1), date(year, 6, 30), Precision.TERM
        return date(year, 7, 1), date(year, 12, 31), Precision.TERM
    raise ValueError(text)
