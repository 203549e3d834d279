"""The data folder read: bytes become records, records are checked, and what is right becomes a catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from skolsatsningar import catalogue as cataloguing
from skolsatsningar import records, rules
from skolsatsningar.catalogue import Catalogue
from skolsatsningar.crew import shared_out
from skolsatsningar.model import Initiative
from skolsatsningar.problem import Problem, has_errors
from skolsatsningar.rules import Known
from skolsatsningar.share import Share, Told, Work

# Below this many initiatives a second process costs more than it does.
WORTH_SHARING = 400


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a folder.

    There is a catalogue only where there is no error. `places` is what the work returned of each initiative,
    by id, and `count` how many files there were.
    """

    catalogue: Catalogue | None
    places: Mapping[str, int]
    problems: list[Problem]
    count: int


def read(  # noqa: PLR0913  # each is asked for by some
    data: Path,
    root: Path,
    today: date,
    work: Work | None = None,
    processes: int = 1,
    *,
    pages: frozenset[str] | None = None,
) -> Reading:
    """Read and check every record below `data`.

    Problems name files relative to `root`; all of them are told at once. `work` says what becomes of the
    initiatives that are right, if all that they refer to is, in as many processes as are worth it. `pages`
    are the addresses of the site beside the records, where they are known.
    """
    vocabulary, reads, problems = records.vocabulary(data, root)
    known = Known(today, vocabulary, pages=pages)
    for found in reads:
        problems += rules.check(found, known)
    paths, wrong = records.files(data / Initiative.folder, root)
    # Where something that initiatives refer to is wrong, there will be no site, and nothing to draw from.
    work = None if has_errors(problems) else work
    shares = shared_out(
        lambda number, of: Share(paths[number::of], root, known, work).read(),
        processes if len(paths) >= WORTH_SHARING else 1,
    )
    told = Told.together(shares)
    problems += [*wrong, *told.problems]
    entries = {entry.id: entry for entry in sorted(told.entries, key=lambda entry: entry.path)}
    problems += rules.check_together(entries, replace(known, whole=not problems), root)
    catalogue = None if has_errors(problems) else cataloguing.build(vocabulary, entries)
    return Reading(catalogue, told.places, problems, len(reads) + len(paths))
