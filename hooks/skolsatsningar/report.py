"""Problems told: to a person, to a forge, to a program."""

import json
import logging
from collections.abc import Callable, Sequence
from hashlib import sha256

from skolsatsningar.language import Language
from skolsatsningar.problem import Problem, Severity

WIDTH = 100
LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.INFO}


def text(problems: Sequence[Problem], language: Language) -> str:
    """One problem a paragraph: where and what, the line it stands on, and a caret under the place."""
    return "\n".join(_paragraph(problem, language) for problem in _in_order(problems))


def line(problem: Problem, language: Language) -> str:
    """`path:line:column: fel: sentence [code]`."""
    severity = language["severity"][problem.severity]
    place = f"{problem.path}:{problem.line}:{problem.column}"
    return f"{place}: {severity}: {language.sentence(problem)} [{problem.code}]"


def _paragraph(problem: Problem, language: Language) -> str:
    if not problem.text:
        return line(problem, language)
    number = f"{problem.line:>5} | "
    shown, column = _around(_visible(problem.text), problem.column)
    caret = " " * (len(number) + column - 1) + "^"
    return f"{line(problem, language)}\n{number}{shown}\n{caret}"


def _visible(source: str) -> str:
    """A line with a sign for every character that a terminal would not show, or would obey."""
    return "".join("→" if letter == "\t" else letter if letter.isprintable() else "�" for letter in source)


def _around(source: str, column: int) -> tuple[str, int]:
    """What a screen has room for of a long line, around a column, and the column's own place in it."""
    start = max(0, column - WIDTH // 2) if len(source) > WIDTH else 0
    before, after = "…" if start else "", "…" if len(source) > start + WIDTH else ""
    return f"{before}{source[start : start + WIDTH]}{after}", column - start + len(before)


def github(problems: Sequence[Problem], language: Language) -> str:
    """One annotation a problem, shown on its own line of the pull request."""
    title = _property(language["check"]["annotation"])
    return "\n".join(
        f"::{problem.severity} file={_property(problem.path)},line={problem.line},col={problem.column},"
        f"title={title}::{_data(language.sentence(problem))} [{problem.code}]"
        for problem in _in_order(problems)
    )


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def gitlab(problems: Sequence[Problem], language: Language) -> str:
    """GitLab's Code Quality report."""
    severities = {Severity.ERROR: "major", Severity.WARNING: "minor"}
    return json.dumps(
        [
            {
                "description": language.sentence(problem),
                "check_name": problem.code,
                "fingerprint": _fingerprint(problem, language),
                "severity": severities[problem.severity],
                "location": {"path": problem.path, "lines": {"begin": problem.line}},
            }
            for problem in _in_order(problems)
        ],
        ensure_ascii=False,
        indent=2,
    )


def _fingerprint(problem: Problem, language: Language) -> str:
    """What tells a problem from every other: GitLab shows only one of two that share it."""
    return sha256(line(problem, language).encode()).hexdigest()


def as_json(problems: Sequence[Problem], language: Language) -> str:
    """A list of objects with path, line, column, severity, code and message."""
    return json.dumps(
        [
            {
                "path": problem.path,
                "line": problem.line,
                "column": problem.column,
                "severity": problem.severity,
                "code": problem.code,
                "message": language.sentence(problem),
            }
            for problem in _in_order(problems)
        ],
        ensure_ascii=False,
        indent=2,
    )


def _in_order(problems: Sequence[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem.order)


Format = Callable[[Sequence[Problem], Language], str]
FORMATS: dict[str, Format] = {"text": text, "github": github, "gitlab": gitlab, "json": as_json}
