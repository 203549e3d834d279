"""The data folder read: bytes become records, records are checked, and what is right becomes a catalogue."""

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from operator import attrgetter
from pathlib import Path

from skolsatsningar import catalogue as cataloguing
from skolsatsningar import data_folder, records, rules, synonym_file
from skolsatsningar.catalogue import Catalogue
from skolsatsningar.crew import Turns, shared_out
from skolsatsningar.model import Initiative
from skolsatsningar.names import Names
from skolsatsningar.problem import Problem, has_errors
from skolsatsningar.progress import Tell, silent
from skolsatsningar.records import WORTH_SHARING, Vocabulary
from skolsatsningar.rules import Known
from skolsatsningar.share import Share, Taken, Work
from skolsatsningar.statement import Statement

# A process reads so many initiatives in its turn.
PER_TURN = 32


@dataclass(frozen=True, slots=True)
class Background:
    """All that is known before the initiatives are read, and what is wrong with it.

    `count` is its files'. `statement` is what is said of the site's accessibility.
    """

    known: Known
    problems: tuple[Problem, ...]
    count: int
    root: Path
    statement: Statement | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a folder: of each initiative by its id, and of all together.

    There is a catalogue only where there is no error.
    """

    background: Background
    taken: Mapping[str, Taken]
    catalogue: Catalogue | None
    problems: list[Problem]

    @property
    def count(self) -> int:
        """How many files there were."""
        return self.background.count + len(self.taken)


def read(  # noqa: PLR0913  # each is asked for by some
    data: Path,
    root: Path,
    today: date,
    work: Work | None = None,
    processes: int = 1,
    *,
    pages: frozenset[str] | None = None,
    proofread: bool = False,
    tell: Tell = silent,
) -> Reading:
    """Read and check every record below `data`.

    Problems name files relative to `root`; all of them are told at once. `work` says what becomes of the
    initiatives that are right, if all that they refer to is, in as many processes as are worth it. `pages`
    are the addresses of the site beside the records, where they are known. To `proofread` takes a tenth of
    the time, and a build does without. The first process tells of progress for all of them.
    """
    paths, wrong = records.files(data / Initiative.folder, root)
    ids = [path.stem for path in paths]
    withheld, unfit = data_folder.withheld(data, root)
    statement, unsound = data_folder.statement(data, root)
    synonyms, untrue = synonym_file.read(data, root)
    vocabulary, reads, problems = records.vocabulary(data, root, ids, processes, withheld)
    problems += unfit + unsound + untrue
    known = Known(today, vocabulary, pages=pages, proofread=proofread, synonyms=synonyms)
    for found in reads:
        problems += rules.check(found, known)
    background = Background(known, (*problems, *wrong), len(reads), root, statement)
    # Where something that initiatives refer to is wrong, there will be no site, and nothing to draw from.
    work = None if has_errors(problems) else work

    def share(number: int, of: int) -> dict[str, Taken]:
        def told(done: int) -> None:
            tell("initiatives", done * of, len(paths))

        mine = (starts[turn] for turn in turns.below(len(starts)))
        some = chain.from_iterable(paths[start : start + PER_TURN] for start in mine)
        return Share(some, root, known, work, None if number else told).read()

    starts = range(0, len(paths), PER_TURN)
    with closing(Turns()) as turns:
        crew = processes if len(paths) >= WORTH_SHARING else 1
        shares = shared_out(share, crew, work.rest if work else None)
    taken = {stem: one for share in shares for stem, one in share.items()}
    return _together(background, {stem: taken[stem] for stem in ids})


def again(last: Reading, changed: Iterable[Path], work: Work) -> Reading:
    """Read some initiatives again, when nothing else has changed since the last reading."""
    background = last.background
    fresh = Share(tuple(changed), background.root, background.known, work).read()
    return _together(background, {**last.taken, **fresh})


def _together(background: Background, taken: Mapping[str, Taken]) -> Reading:
    """Look at all records as one."""
    known = background.known
    problems = [*background.problems, *(problem for one in taken.values() for problem in one.problems)]
    good = sorted((one.entry for one in taken.values() if one.entry), key=attrgetter("path"))
    entries = {entry.id: entry for entry in good}
    problems += rules.check_together(entries, replace(known, whole=not problems), background.root)
    catalogue = None if has_errors(problems) else cataloguing.build(known.vocabulary, entries)
    return Reading(background, taken, catalogue, problems)


def nothing(root: Path, today: date) -> Reading:
    """What comes of reading no records."""
    known = Known(today, Vocabulary({}, Names()))
    return Reading(Background(known, (), 0, root), {}, cataloguing.build(known.vocabulary, {}), [])
