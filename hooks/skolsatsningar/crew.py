"""A catalogue's initiatives shared out among processes.

Each process reads its share, tells the first one what other pages must know of it, and draws its own
pages. With one process the same happens in it alone.
"""

import multiprocessing
import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar, cast

from skolsatsningar.rules import Known
from skolsatsningar.share import Drawing, Share, Told, Work

# Below this many initiatives a second process costs more than it does.
WORTH_SHARING = 400
# The first process also draws every page that is not an initiative's, and waits for nobody meanwhile.
SHARE_OF_THE_FIRST = 0.42

Item = TypeVar("Item")


class Crew:
    """One process and, where it is worth it, its mates."""

    def __init__(
        self, paths: Sequence[Path], root: Path, known: Known, work: Work | None, processes: int
    ) -> None:
        parts = _parts(paths, processes if len(paths) >= WORTH_SHARING else 1)
        self._own, *others = [Share(part, root, known, work) for part in parts]
        self._mates = [_Mate(share) for share in others]

    def read(self) -> Told:
        """Read everything, and put together what all have to tell."""
        told = self._own.read()
        for mate in self._mates:
            theirs = mate.told()
            told.entries.extend(theirs.entries)
            told.problems.extend(theirs.problems)
        return told

    def start(self, drawing: Drawing) -> None:
        """Set the mates to draw their shares."""
        for mate in self._mates:
            mate.start(drawing)

    def finish(self, drawing: Drawing) -> None:
        """Draw the own share, and wait for the mates. What went wrong with one of them is raised here."""
        self._own.draw(drawing)
        for mate in self._mates:
            mate.finish()

    def dismiss(self) -> None:
        """Let the mates go, whatever they are at."""
        for mate in self._mates:
            mate.dismiss()


class _Mate:
    """Another process. It has its share from birth, by fork: no record is ever sent."""

    def __init__(self, share: Share) -> None:
        context = multiprocessing.get_context("fork")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(share, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def told(self) -> Told:
        return cast("Told", self._answer())

    def start(self, drawing: Drawing) -> None:
        self._pipe.send(drawing)

    def finish(self) -> None:
        self._answer()

    def dismiss(self) -> None:
        self._pipe.close()
        self._process.terminate()
        self._process.join()

    def _answer(self) -> object:
        answer = self._pipe.recv()
        if isinstance(answer, BaseException):
            raise answer
        return answer


def _work(share: Share, pipe: Connection) -> None:
    """A mate's life. It ends when nobody is there to hear of its work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the first process's affair
    try:
        pipe.send(share.read())
        share.draw(pipe.recv())
        pipe.send(None)
    except (EOFError, BrokenPipeError):
        pass
    except BaseException as error:  # noqa: BLE001  # raised again in the first process
        pipe.send(error)


def _parts(items: Sequence[Item], number: int) -> list[Sequence[Item]]:
    """Deal items out in runs: less to the first, evenly among the others."""
    if number == 1:
        return [items]
    first = int(len(items) * SHARE_OF_THE_FIRST * 2 / number)
    rest = items[first:]
    size = -(-len(rest) // (number - 1))
    return [items[:first], *(rest[at : at + size] for at in range(0, len(rest), size))]
