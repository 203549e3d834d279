"""The initiatives that one process reads, each from its bytes to its page. Only entries are kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, Self

from skolsatsningar import records, rules
from skolsatsningar.entry import Entry
from skolsatsningar.model import Initiative
from skolsatsningar.problem import Problem
from skolsatsningar.records import Read
from skolsatsningar.rules import Known


class Work(Protocol):
    """What becomes of an initiative that is right, as soon as it has been read."""

    def take(self, initiative: Initiative, known: Known) -> int:
        """Draw it, say. Returns where in its page, in bytes, its relations belong: they are not known yet."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a share tells of itself once it has been read. `places` is what the work returned, by id."""

    entries: list[Entry] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def together(cls, shares: Iterable[Self]) -> Self:
        """What several shares tell."""
        told = cls()
        for share in shares:
            told.entries.extend(share.entries)
            told.places.update(share.places)
            told.problems.extend(share.problems)
        return told


@dataclass(frozen=True, slots=True)
class Share:
    """Some of the initiatives of a catalogue."""

    paths: Sequence[Path]
    root: Path
    known: Known
    work: Work | None

    def read(self) -> Told:
        """Read and check every initiative, and do with it what is to be done."""
        told = Told()
        for path in self.paths:
            initiative, problems = self._read(path)
            told.problems.extend(p for p in problems if p.code not in self.known.vocabulary.unread)
            if initiative is None:
                continue
            told.entries.append(Entry.of(initiative, self.known.today))
            if self.work:
                told.places[initiative.id] = self.work.take(initiative, self.known)
        return told

    def _read(self, path: Path) -> tuple[Initiative | None, list[Problem]]:
        document, problems = records.document(path, self.root)
        if document is None:
            return None, problems
        initiative, problems = records.parse(Initiative, path.stem, document, self.known.vocabulary.names)
        if initiative is None:
            return None, problems
        return initiative, [*problems, *rules.check(Read(initiative, document), self.known)]
