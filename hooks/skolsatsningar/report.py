"""Problems told: to a person, to a forge, to a program."""

import json
import logging
from collections.abc import Callable, Sequence

from skolsatsningar.language import Language
from skolsatsningar.problem import Problem, Severity

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
    if not problem.text.strip():
        return line(problem, language)
    number = f"{problem.line:>5} | "
    caret = " " * (len(number) + problem.column - 1) + "^"
    return f"{line(problem, language)}\n{number}{problem.text}\n{caret}"


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
                "fingerprint": f"{problem.path}:{problem.line}:{problem.column}:{problem.code}",
                "severity": severities[problem.severity],
                "location": {"path": problem.path, "lines": {"begin": problem.line}},
            }
            for problem in _in_order(problems)
        ],
        ensure_ascii=False,
        indent=2,
    )


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
