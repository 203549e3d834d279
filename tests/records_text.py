"""Records read from a small text, so that a test of reading states only what differs from the base."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from small_data import BASE, TODAY, write

from skolsatsningar import reading, records
from skolsatsningar.catalogue import Catalogue  # noqa: TC001  # a test module has no type-checking block
from skolsatsningar.model import Initiative, Record
from skolsatsningar.problem import Problem
from skolsatsningar.records import Vocabulary
from skolsatsningar.rules import Known


class Found:
    """Everything that was read, whole: the work of a share that keeps what it gets."""

    rest = None

    def __init__(self) -> None:
        self.initiatives: dict[str, Initiative] = {}
        self.vocabulary = Vocabulary({}, None)
        self.catalogue: Catalogue | None = None

    def take(self, initiative: Initiative, _raw: bytes, _known: Known) -> int:
        """Keep it."""
        self.initiatives[initiative.id] = initiative
        return 0

    def end(self) -> None:
        """All are kept."""

    def of(self, kind: type[Record]) -> Mapping[str, Any]:
        """The records of a kind by id."""
        return self.initiatives if kind is Initiative else self.vocabulary.of(kind)


def read_folder(data: Path, root: Path, today=TODAY) -> tuple[Found, list[Problem]]:
    """The records of a folder, and all problems with them."""
    found = Found()
    found.vocabulary, _, _ = records.vocabulary(data, root)
    read = reading.read(data, root, today, found, proofread=True)
    found.catalogue = read.catalogue
    return found, read.problems


def read(root: Path, text: str = "", today=TODAY) -> tuple[Found, list[Problem]]:
    """The records of BASE changed by a text, and all problems with them."""
    return read_folder(write(write(root / "data", BASE), text), root, today)


def right(root: Path, text: str = "") -> Found:
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


def record(name: str, **keys: str) -> str:
    """A record of an initiative by that name, with what it must have and the keys given."""
    told = {
        "title": name.capitalize(),
        "summary": "En satsning.",
        "municipality": "Örebro",
        "areas": "[Matematik]",
        "period": "{words: Just nu}",
        "sources": "[{title: Källan}]",
        "reviewed": "2026-11-01",
    }
    lines = "".join(f"  {key}: {value}\n" for key, value in (told | keys).items())
    code = {"Örebro": "1880", "nationell": "0000"}[keys.get("municipality", "Örebro")]
    return f"initiatives/{code}-{name}.yml:\n{lines}"
