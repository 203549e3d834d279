"""The initiatives that one process reads, each from its bytes to its page. Only entries are kept."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from skolsatsningar import records, rules
from skolsatsningar.crew import Rest
from skolsatsningar.entry import Entry
from skolsatsningar.model import Initiative
from skolsatsningar.problem import Problem
from skolsatsningar.records import Read
from skolsatsningar.rules import Known

# The clock is asked this seldom.
TELL_EVERY = 20


class Work(Protocol):
    """What becomes of an initiative that is right, as soon as it has been read."""

    @property
    def rest(self) -> Rest | None:
        """What other processes may do of it when they have told what they read."""

    def take(self, initiative: Initiative, raw: bytes, known: Known) -> int:
        """Draw it, say. `raw` is its file. Returns where in its page, in bytes, its relations belong.

        They are not known yet.
        """

    def end(self) -> None:
        """Let no more come."""


class Taken(NamedTuple):
    """What came of one file: no entry where it is wrong. `place` is what the work returned."""

    entry: Entry | None
    place: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """Some of the initiatives of a catalogue. `tell` is told now and then how many of them are done."""

    paths: Iterable[Path]
    root: Path
    known: Known
    work: Work | None
    tell: Callable[[int], None] | None = None

    def read(self) -> dict[str, Taken]:
        """Read and check every initiative, do with it what is to be done, and tell of each by its id."""
        taken = {}
        for done, path in enumerate(self.paths):
            taken[path.stem] = self._take(path)
            if self.tell and not done % TELL_EVERY:
                self.tell(done)
        if self.work:
            self.work.end()
        return taken

    def _take(self, path: Path) -> Taken:
        initiative, raw, problems = self._read(path)
        told = tuple(problem for problem in problems if problem.code not in self.known.vocabulary.unread)
        if initiative is None:
            return Taken(None, 0, told)
        place = self.work.take(initiative, raw, self.known) if self.work else 0
        return Taken(Entry.of(initiative, self.known.today), place, told)

    def _read(self, path: Path) -> tuple[Initiative | None, bytes, list[Problem]]:
        document, problems = records.document(path, self.root, self.known.vocabulary.withheld)
        if document is None or problems:
            return None, b"", problems
        initiative, problems = records.parse(Initiative, path.stem, document, self.known.vocabulary.names)
        if initiative is None:
            return None, b"", problems
        found = rules.check(Read(initiative, document), self.known)
        return initiative, document.raw, [*problems, *found]
