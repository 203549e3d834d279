"""Work shared out among processes.

The others are forks: they know all that the first one knows, and nothing is sent but what they return.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar, cast

# So many bytes a number takes in a pipe.
SIZE = 8

Result = TypeVar("Result")
Work = Callable[[int, int], Result]


def shared_out(work: Work[Result], processes: int, rest: "Rest | None" = None) -> list[Result]:
    """Call `work(number, processes)` in as many processes, and return what each gives, in order.

    Numbers count from 0, which is this process. What goes wrong in any of them is raised here. The others
    may leave some of their work as a rest: they do it when they have told what they give.
    """
    mates = [_Mate(work, number, processes, rest) for number in range(1, processes)]
    try:
        own = work(0, processes)
        results: dict[_Mate[Result], Result] = {}
        while len(results) < len(mates):
            for pipe in wait([mate.pipe for mate in mates if mate not in results]):
                mate = next(mate for mate in mates if mate.pipe is pipe)
                results[mate] = mate.result()
        given = [own, *(results[mate] for mate in mates)]
    except BaseException:
        _dismiss(mates)
        raise
    if rest:
        rest.left_to(mates)
    else:
        _dismiss(mates)
    return given


class Rest:
    """What the other processes still do when they have told what was asked of them, while this one goes on.

    `work` is called in each of them. It must be waited for, or dropped.
    """

    def __init__(self, work: Callable[[], None]) -> None:
        self.work = work
        # Whether this process is one that may leave work to be done then.
        self.is_mine = False
        self._mates: Sequence[_Mate[Any]] = ()

    def left_to(self, mates: "Sequence[_Mate[Any]]") -> None:
        """Know who is at it."""
        self._mates = mates

    def wait(self) -> None:
        """Return when it is done. What went wrong in any process is raised here."""
        try:
            for mate in self._mates:
                mate.result()
        finally:
            self.drop()

    def drop(self) -> None:
        """Do no more of it."""
        _dismiss(self._mates)
        self._mates = ()


class Turns:
    """The numbers from 0 on. Each goes to the process that asks first, and to no other.

    Made before work is shared out, it deals out parts of it that take long and unequally long.
    """

    def __init__(self) -> None:
        # The next number waits in a pipe: while one process has it out, the others wait.
        self._taken, self._given = os.pipe()
        self._give(0)

    def __iter__(self) -> Iterator[int]:
        while True:
            number = int.from_bytes(os.read(self._taken, SIZE))
            self._give(number + 1)
            yield number

    def below(self, end: int) -> Iterator[int]:
        """Yield those of the numbers below an end that come to this process."""
        return takewhile(end.__gt__, self)

    def close(self) -> None:
        """Deal out no more."""
        os.close(self._taken)
        os.close(self._given)

    def _give(self, number: int) -> None:
        os.write(self._given, number.to_bytes(SIZE))


class _Mate(Generic[Result]):
    """Another process at the same work."""

    def __init__(self, work: Work[Result], number: int, processes: int, rest: Rest | None) -> None:
        context = multiprocessing.get_context("fork")
        self.pipe, theirs = context.Pipe(duplex=False)
        given = (work, number, processes, theirs, rest)
        self._process = context.Process(target=_labour, args=given, daemon=True)
        self._process.start()
        theirs.close()

    def result(self) -> Result:
        """What it gives, once there is something to receive."""
        answer = self.pipe.recv()
        if isinstance(answer, BaseException):
            raise answer
        return cast("Result", answer)

    def dismiss(self) -> None:
        """Let it go, whatever it is at."""
        self._process.terminate()
        self._process.join()
        self.pipe.close()


def _dismiss(mates: "Iterable[_Mate[Any]]") -> None:
    for mate in mates:
        mate.dismiss()


def _labour(work: Work[Result], number: int, processes: int, pipe: Connection, rest: Rest | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the first process's affair
    try:
        if rest:
            rest.is_mine = True
        pipe.send(work(number, processes))
        if rest:
            pipe.send(rest.work())
    except BaseException as error:  # noqa: BLE001  # raised again in the first process
        pipe.send(error)
