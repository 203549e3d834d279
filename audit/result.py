"""What a check comes to."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Result:
    """A check: which tool did it, how much it looked at, and what it found.

    `counts` are numbers by what they count, `findings` one line each, for who is to mend it. `table` is what
    else is worth to be read, as rows of cells of which the first is the head.
    """

    name: str
    tool: str
    version: str
    counts: Mapping[str, int]
    findings: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = field(default=())
