"""The data folder read: bytes become records, records are checked, and what is right becomes a catalogue."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from skolsatsningar import catalogue as cataloguing
from skolsatsningar import records, rules
from skolsatsningar.catalogue import Catalogue
from skolsatsningar.crew import Crew
from skolsatsningar.model import Initiative
from skolsatsningar.names import Names
from skolsatsningar.problem import Problem, has_errors
from skolsatsningar.records import Vocabulary
from skolsatsningar.rules import Known
from skolsatsningar.share import Work


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a folder.

    There is a catalogue only where there is no error. The crew stands ready to draw the initiatives' pages,
    and must be dismissed. `count` is how many records could be read as text.
    """

    catalogue: Catalogue | None
    crew: Crew
    problems: list[Problem]
    count: int


def read(data: Path, root: Path, today: date, work: Work | None = None, processes: int = 1) -> Reading:
    """Read and check every record below `data`.

    Problems name files relative to `root`; all of them are told at once. `work` says what becomes of the
    initiatives, in as many processes as are worth it.
    """
    vocabulary, reads, problems = records.vocabulary(data, root)
    known = Known(today, vocabulary)
    for found in reads:
        problems += rules.check(found, known)
    paths, wrong = records.files(data / Initiative.folder, root)
    crew = Crew(paths, root, known, work, processes)
    told = crew.read()
    problems += [*wrong, *told.problems]
    entries = {entry.id: entry for entry in sorted(told.entries, key=lambda entry: entry.path)}
    problems += rules.check_together(entries, replace(known, whole=not problems), root)
    catalogue = None if has_errors(problems) else cataloguing.build(vocabulary, entries)
    return Reading(catalogue, crew, problems, len(reads) + len(paths))


def blank(root: Path, today: date) -> tuple[Catalogue, Crew]:
    """The catalogue of an empty folder."""
    vocabulary = Vocabulary({}, Names())
    crew = Crew([], root, Known(today, vocabulary), None, 1)
    return cataloguing.build(vocabulary, {}), crew
