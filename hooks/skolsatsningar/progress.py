"""How far a long piece of work has come: a bar on a terminal, a quiet line now and then in a log."""

from collections.abc import Callable
from typing import TypeAlias

from skolsatsningar.language import Language

# What is told: the stage of the work, how much of it is done, and of how much; of 0 where no one knows.
Tell: TypeAlias = Callable[[str, int, int], None]

# Shorter work says nothing; after that a bar moves, and a log gets a line, as often as this. Seconds.
PATIENCE = 1.0
BAR_EVERY = 0.1
LINE_EVERY = 10.0
WIDTH = 30
CLEAR = "\r\x1b[K"


def silent(_stage: str, _done: int, _of: int) -> None:
    """Tell no one."""


class Progress:
    """Tells of progress on a terminal or, line by line, in a log.

    `show` writes a text as it is; `clock` tells seconds.
    """

    def __init__(
        self, words: Language, show: Callable[[str], object], clock: Callable[[], float], *, terminal: bool
    ) -> None:
        self._words = words["progress"]
        self._show = show
        self._clock = clock
        self._terminal = terminal
        self._next = clock() + (PATIENCE if terminal else LINE_EVERY)
        self._shown = False

    def __call__(self, stage: str, done: int, of: int) -> None:
        """Tell of it, if it is time to."""
        now = self._clock()
        if now < self._next:
            return
        self._next = now + (BAR_EVERY if self._terminal else LINE_EVERY)
        self._shown = True
        told = self._words[stage]
        if of:
            told += f": {self._words['of'].format(done=done, of=of)}"
        elif done:
            told += f": {done}"
        self._show(f"{CLEAR}{_bar(done, of) if of else ''}{told}" if self._terminal else told)

    def end(self) -> None:
        """Clear the terminal's line, if there is one."""
        if self._shown and self._terminal:
            self._show(CLEAR)
        self._shown = False


def _bar(done: int, of: int) -> str:
    full = WIDTH * done // of
    return "█" * full + "░" * (WIDTH - full) + " "
