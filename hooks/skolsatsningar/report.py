"""Problems told: to a person, to a forge, to a program."""

import json
import logging
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from typing import Protocol

import click

from skolsatsningar.language import Language
from skolsatsningar.problem import Problem, Severity

# The page with a paragraph for each problem, below the site's address.
GUIDE = "redigera/fel/"
WIDTH = 100
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
# GitHub shows so many annotations of a kind from one step, and so much of a summary (1 MiB).
ANNOTATIONS = 10
SUMMARY_BYTES = 1_000_000
MARKUP = re.compile(r"[\\`*_{}\[\]<>()#+!|&~@]")
LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.INFO}


def text(problems: Sequence[Problem], language: Language, guide: str = "") -> str:  # noqa: ARG001  # a Format
    """One problem a paragraph: where and what, the line it stands on, and a caret under the place.

    Errors come first; an empty line parts them from the warnings.
    """
    return _parted(problems, lambda problem: _paragraph(problem, line(problem, language)))


def terminal(problems: Sequence[Problem], language: Language, guide: str = "", *, colour: bool = True) -> str:
    """The same for a terminal: in colour, and with each code a link to its paragraph in the guide."""

    def paragraph(problem: Problem) -> str:
        style = partial(click.style, fg=COLOURS[problem.severity], bold=True) if colour else str
        severity = language["severity"][problem.severity]
        code = f"[{_linked(problem.code, paragraph_of(problem, guide))}]"
        head = f"{_place(problem)}: {style(severity)}: {language.sentence(problem)} {code}"
        return _paragraph(problem, head, style)

    return _parted(problems, paragraph)


def line(problem: Problem, language: Language) -> str:
    """`path:line:column: fel: sentence [code]`."""
    severity = language["severity"][problem.severity]
    return f"{_place(problem)}: {severity}: {language.sentence(problem)} [{problem.code}]"


def guide_of(site_url: str) -> str:
    """The address of the guide to all problems; empty where the site's is not known."""
    return f"{site_url.rstrip('/')}/{GUIDE}" if site_url else ""


def paragraph_of(problem: Problem, guide: str) -> str:
    """The address of a problem's paragraph in the guide; empty where the guide's is not known."""
    return f"{guide}#{problem.code}" if guide else ""


def _place(problem: Problem) -> str:
    return f"{problem.path}:{problem.line}:{problem.column}"


def _parted(problems: Sequence[Problem], tell: Callable[[Problem], str]) -> str:
    told = {
        severity: [tell(p) for p in _in_order(problems) if p.severity is severity] for severity in Severity
    }
    return "\n\n".join("\n".join(paragraphs) for paragraphs in told.values() if paragraphs)


def _linked(text: str, address: str) -> str:
    """A text that a terminal makes a link of (OSC 8). One that cannot shows the text alone."""
    return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\" if address else text


def _paragraph(problem: Problem, head: str, style: Callable[[str], str] = str) -> str:
    if not problem.text:
        return head
    number = f"{problem.line:>5} | "
    shown, column = _around(_visible(problem.text), problem.column)
    caret = " " * (len(number) + column - 1) + style("^")
    return f"{head}\n{number}{shown}\n{caret}"


def _visible(source: str) -> str:
    """A line with a sign for every character that a terminal would not show, or would obey."""
    return "".join("→" if letter == "\t" else letter if letter.isprintable() else "�" for letter in source)


def _around(source: str, column: int) -> tuple[str, int]:
    """What a screen has room for of a long line, around a column, and the column's own place in it."""
    start = max(0, column - WIDTH // 2) if len(source) > WIDTH else 0
    before, after = "…" if start else "", "…" if len(source) > start + WIDTH else ""
    return f"{before}{source[start : start + WIDTH]}{after}", column - start + len(before)


def github(problems: Sequence[Problem], language: Language, guide: str = "") -> str:
    """Annotations, shown on their own lines of the pull request: as many of each severity as GitHub shows.

    The first problem of each file goes before the second of any. How many are left out is said last.
    """
    title = _property(language["check"]["annotation"])
    shown = [
        problem
        for severity in Severity
        for problem in _spread([p for p in _in_order(problems) if p.severity is severity])[:ANNOTATIONS]
    ]
    lines = [
        f"::{problem.severity} file={_property(problem.path)},line={problem.line},col={problem.column},"
        f"title={title}::{_data(_with_link(problem, language, guide))}"
        for problem in _in_order(shown)
    ]
    if len(shown) < len(problems):
        rest = language["check"]["not_annotated"].format(count=len(problems) - len(shown))
        lines.append(f"::notice title={title}::{_data(rest)}")
    return "\n".join(lines)


def _with_link(problem: Problem, language: Language, guide: str) -> str:
    address = paragraph_of(problem, guide)
    return f"{language.sentence(problem)} [{problem.code}]" + (f"\n{address}" if address else "")


def _spread(problems: Sequence[Problem]) -> list[Problem]:
    """Problems in such an order that every file has its first one told before any has its second."""
    before: Counter[str] = Counter()
    turns = []
    for problem in problems:
        turns.append((before[problem.path], problem))
        before[problem.path] += 1
    return [problem for _, problem in sorted(turns, key=lambda turn: turn[0])]


def markdown(problems: Sequence[Problem], language: Language, guide: str = "") -> str:
    """All problems as Markdown, by file: the summary of a job on GitHub."""
    told = _in_order(problems)
    paths = sorted({problem.path for problem in told})
    parts = [f"### {_literal(path)}\n\n" + _items(told, path, language, guide) for path in paths]
    whole = ""
    for number, part in enumerate(parts):
        if len((whole + part).encode()) > SUMMARY_BYTES:
            rest = language["check"]["not_listed"].format(count=len(parts) - number)
            return f"{whole}{rest}\n"
        whole += f"{part}\n\n"
    return whole


def _items(problems: Sequence[Problem], path: str, language: Language, guide: str) -> str:
    return "\n".join(
        "- "
        + language["check"]["item"].format(
            severity=language["severity"][problem.severity],
            line=problem.line,
            column=problem.column,
            sentence=_literal(language.sentence(problem)),
            code=f"[{problem.code}]({address})"
            if (address := paragraph_of(problem, guide))
            else problem.code,
        )
        for problem in problems
        if problem.path == path
    )


def _literal(words: str) -> str:
    """Words in Markdown that mean nothing but themselves."""
    return MARKUP.sub(r"\\\g<0>", words)


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def gitlab(problems: Sequence[Problem], language: Language, guide: str = "") -> str:
    """GitLab's Code Quality report."""
    severities = {Severity.ERROR: "major", Severity.WARNING: "minor"}
    return json.dumps(
        [
            {
                "description": language.sentence(problem),
                "check_name": problem.code,
                **({"content": {"body": paragraph_of(problem, guide)}} if guide else {}),
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


def as_json(problems: Sequence[Problem], language: Language, guide: str = "") -> str:
    """A list of objects with path, line, column, severity, code, message and, if it is known, url."""
    return json.dumps(
        [
            {
                "path": problem.path,
                "line": problem.line,
                "column": problem.column,
                "severity": problem.severity,
                "code": problem.code,
                "message": language.sentence(problem),
                **({"url": paragraph_of(problem, guide)} if guide else {}),
            }
            for problem in _in_order(problems)
        ],
        ensure_ascii=False,
        indent=2,
    )


def _in_order(problems: Sequence[Problem]) -> list[Problem]:
    """Errors before warnings, and each by its place."""
    return sorted(problems, key=lambda problem: (problem.severity is Severity.WARNING, problem.order))


class Format(Protocol):
    """A way to tell problems. `guide` is the address of the page with a paragraph for each of them."""

    def __call__(self, problems: Sequence[Problem], language: Language, guide: str = "") -> str:
        """The report, without a line break at its end; empty where it has nothing to say."""


FORMATS: dict[str, Format] = {"text": text, "github": github, "gitlab": gitlab, "json": as_json}
