"""What is wrong with a record, and where."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the build; a warning is shown and lets it go on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend.

    `line` and `column` count from 1. `code` names the sentence in the language file, which
    `values` fill in. `text` is the source line, without its line break.
    """

    path: str
    line: int
    column: int
    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    text: str = ""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The order in which problems are told: by place, then by code and words, so that it never varies."""
        return (self.path, self.line, self.column, self.code, str(sorted(self.values.items())))


def has_errors(problems: list[Problem]) -> bool:
    """Whether any of the problems stops the build."""
    return any(problem.severity is Severity.ERROR for problem in problems)
