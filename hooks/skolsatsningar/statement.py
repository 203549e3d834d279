"""The statement that the law asks for on how accessible the site is, and what it rests on.

It is made from data/accessibility.yml, that people keep, and from data/audit.json, which `make audit` notes.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from skolsatsningar.fields import Day, Line, Prose
from skolsatsningar.model import Part, Record

# It has to be looked over once a year; so long before that, whoever builds the site is told.
LASTS = timedelta(days=365)
NEARLY = timedelta(days=335)


class Conformance(StrEnum):
    """How well the site does what the law asks for, in the law's own three words."""

    FULL = "helt"
    PARTIAL = "delvis"
    NONE = "inte"


class Shortcoming(Part):
    """Something that not everyone can use, what it breaks, and what is done about it."""

    what: Line
    criterion: Line | None = None
    instead: Line | None = None
    plan: Line | None = None


class Statement(Record):
    """What the editors say of the site's accessibility."""

    folder = ""
    address = ""

    status: Conformance
    assessed: Day
    updated: Day
    method: Prose
    shortcomings: tuple[Shortcoming, ...] = ()
    exempt: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A tool of the last test run: what it looked at, how much of it, and how many faults it found."""

    name: str
    tool: str
    version: str
    counts: Mapping[str, int]
    found: int


@dataclass(frozen=True, slots=True)
class Run:
    """The last test run."""

    day: date
    checks: tuple[Check, ...]

    @property
    def found(self) -> int:
        """How many faults it found in all."""
        return sum(check.found for check in self.checks)


def last_run(data: Path) -> Run | None:
    """Read the last test run, or None where none is noted. The file is a program's: it is trusted."""
    path = data / "audit.json"
    if not path.exists():
        return None
    told = json.loads(path.read_text(encoding="utf-8"))
    checks = (
        Check(one["name"], one["tool"], one["version"], one["counts"], one["found"]) for one in told["checks"]
    )
    return Run(date.fromisoformat(told["date"]), tuple(checks))


def ageing(statement: Statement | None, run: Run | None, today: date) -> Iterator[tuple[str, date | None]]:
    """Yield what is missing or nearly a year old, by the name of the sentence that says so, and its day."""
    days = {"statement": statement.updated if statement else None, "run": run.day if run else None}
    for name, day in days.items():
        if day is None:
            yield f"no_{name}", None
        elif today - day >= NEARLY:
            yield f"old_{name}", day
