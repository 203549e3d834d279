"""Records read from a small text, so that a test of reading states only what differs from the base."""

from pathlib import Path

from small_data import BASE, TODAY, write

from skolsatsningar import records, rules
from skolsatsningar.model import Initiative
from skolsatsningar.problem import Problem
from skolsatsningar.records import Records


def read(root: Path, text: str = "") -> tuple[Records, list[Problem]]:
    """The records of BASE changed by a text, and all problems with them."""
    found, problems = records.read_folder(write(write(root / "data", BASE), text), root)
    return found, [*problems, *rules.check(found, TODAY)]


def right(root: Path, text: str = "") -> Records:
    """The records of BASE changed by a text that has no problem."""
    found, problems = read(root, text)
    assert problems == []
    return found


def told(root: Path, text: str) -> list[tuple[str, str]]:
    """Code and place of all problems with BASE changed by a text, in the order that they are told."""
    _, problems = read(root, text)
    ordered = sorted(problems, key=lambda problem: problem.order)
    return [(problem.code, f"{problem.path}:{problem.line}:{problem.column}") for problem in ordered]


def codes(root: Path, text: str) -> list[str]:
    """The codes of all problems with BASE changed by a text."""
    return [code for code, _ in told(root, text)]


def initiative(root: Path, text: str = "") -> Initiative:
    """The initiative of BASE with some of its keys as a text of the record has them."""
    change = "".join(f"  {line}\n" for line in text.strip("\n").split("\n"))
    return right(root, f"initiatives/1880-rakna.yml:\n  ...\n{change}").of(Initiative)["1880-rakna"]
