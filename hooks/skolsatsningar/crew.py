"""A catalogue's initiatives shared out among processes, as many as are worth it."""

import multiprocessing
import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

from skolsatsningar.rules import Known
from skolsatsningar.share import Share, Told, Work

# Below this many initiatives a second process costs more than it does.
WORTH_SHARING = 400

Item = TypeVar("Item")


def read(paths: Sequence[Path], root: Path, known: Known, work: Work | None, processes: int) -> Told:
    """Read every initiative, and put together what all processes have to tell.

    What goes wrong in any of them is raised here.
    """
    parts = _parts(paths, processes if len(paths) >= WORTH_SHARING else 1)
    own, *others = [Share(part, root, known, work) for part in parts]
    mates = [_Mate(share) for share in others]
    try:
        told = own.read()
        for mate in mates:
            told.add(mate.told())
    finally:
        for mate in mates:
            mate.dismiss()
    return told


class _Mate:
    """Another process. It has its share from birth, by fork: no record is ever sent."""

    def __init__(self, share: Share) -> None:
        context = multiprocessing.get_context("fork")
        self._pipe, theirs = context.Pipe(duplex=False)
        self._process = context.Process(target=_work, args=(share, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def told(self) -> Told:
        answer = self._pipe.recv()
        if isinstance(answer, BaseException):
            raise answer
        told: Told = answer
        return told

    def dismiss(self) -> None:
        self._process.terminate()
        self._process.join()
        self._pipe.close()


def _work(share: Share, pipe: Connection) -> None:
    """A mate's life."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the first process's affair
    try:
        pipe.send(share.read())
    except BaseException as error:  # noqa: BLE001  # raised again in the first process
        pipe.send(error)


def _parts(items: Sequence[Item], number: int) -> list[Sequence[Item]]:
    """Deal items out: the records of one municipality lie side by side, and some are longer than others."""
    return [items[first::number] for first in range(number)]
