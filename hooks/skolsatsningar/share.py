"""The initiatives that one process reads and draws.

Reading keeps of each its entry, which every process gets to know, and the record itself packed: as plain
data it is a tenth of the size of the model, and the model is made again when the page is drawn.
"""

import marshal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from skolsatsningar import records, rules
from skolsatsningar.catalogue import Related
from skolsatsningar.entry import Entry
from skolsatsningar.model import Initiative
from skolsatsningar.problem import Problem
from skolsatsningar.records import Read
from skolsatsningar.rules import Known
from skolsatsningar.shell import Shell


@dataclass(frozen=True, slots=True)
class Told:
    """What a share tells of itself once it has been read."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Drawing:
    """What it takes to draw an initiative's page besides itself, known once all have been read."""

    shell: Shell
    out: Path
    related: Mapping[str, tuple[Related, ...]]


class Work(Protocol):
    """What becomes of each initiative of a share."""

    def take(self, initiative: Initiative, known: Known) -> None:
        """Take note of an initiative that is right, as soon as it has been read."""

    def draw(self, initiative: Initiative, known: Known, drawing: Drawing) -> None:
        """Draw its page."""


class Share:
    """Some of the initiatives of a catalogue."""

    def __init__(self, paths: Sequence[Path], root: Path, known: Known, work: Work | None) -> None:
        self._paths = paths
        self._root = root
        self._known = known
        self._work = work
        self._packed: dict[str, tuple[str, bytes]] = {}

    def read(self) -> Told:
        """Read and check every initiative."""
        told = Told()
        for path in self._paths:
            initiative = self._read(path, told)
            if initiative and self._work:
                self._work.take(initiative, self._known)
        return told

    def draw(self, drawing: Drawing) -> None:
        """Draw the page of every initiative."""
        if self._work is None:
            return
        names = self._known.vocabulary.names
        for record_id, (path, packed) in self._packed.items():
            data = marshal.loads(packed)  # noqa: S302  # packed by ourselves
            self._work.draw(records.model(Initiative, record_id, path, data, names), self._known, drawing)

    def _read(self, path: Path, told: Told) -> Initiative | None:
        document, problems = records.document(path, self._root)
        told.problems.extend(problems)
        if document is None:
            return None
        initiative, problems = records.parse(Initiative, path.stem, document, self._known.vocabulary.names)
        told.problems.extend(p for p in problems if p.code not in self._known.vocabulary.unread)
        if initiative is None:
            return None
        told.problems.extend(rules.check(Read(initiative, document), self._known))
        told.entries.append(Entry.of(initiative, self._known.today))
        self._packed[initiative.id] = (initiative.path, marshal.dumps(document.data))
        return initiative
