"""What lies beside the records in the data folder, read as they are."""

from pathlib import Path
from typing import TypeVar

from skolsatsningar import records
from skolsatsningar.model import Record
from skolsatsningar.names import Names
from skolsatsningar.problem import Problem
from skolsatsningar.statement import Statement
from skolsatsningar.withheld import NO_ONE, Withheld, Withholding

Kind = TypeVar("Kind", bound=Record)


def withheld(data: Path, root: Path) -> tuple[Withheld, list[Problem]]:
    """Read who is not to be named. Where there is no such file, no one is meant."""
    found, problems = _read(Withholding, data / "withheld.yml", root)
    return Withheld(found.names) if found else NO_ONE, problems


def statement(data: Path, root: Path) -> tuple[Statement | None, list[Problem]]:
    """Read what is said of the site's accessibility, or None where nothing is."""
    return _read(Statement, data / "accessibility.yml", root)


def _read(kind: type[Kind], path: Path, root: Path) -> tuple[Kind | None, list[Problem]]:
    if not path.exists():
        return None, []
    document, problems = records.document(path, root)
    if document is None:
        return None, problems
    return records.parse(kind, path.stem, document, Names())
