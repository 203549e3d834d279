"""Why YAML cannot be read: libyaml's words as the code of a sentence, and the place to mend."""

import re
from typing import TypeAlias

import yaml

Place: TypeAlias = tuple[int, int]

# What libyaml says, the code of the sentence that says it to an editor, and whether the place to mend is
# where it began to look rather than where it gave up. The first that fits is used.
SENTENCES = (
    ("expected a single document", "flera-dokument", False),
    ("found a tab", "tabb", False),
    ("cannot start any token", "otillatet-tecken", False),
    ("block sequence entries are not allowed", "streck-pa-raden", False),
    ("while scanning a block scalar", "text-pa-raden", True),
    ("while scanning an alias", "alias", True),
    ("while scanning an anchor", "alias", True),
    ("while scanning a tag", "yaml-tagg", True),
    ("while scanning a quoted scalar", "citat-oavslutat", True),
    ("while parsing a quoted scalar", "bakstreck", False),
    ("while parsing a flow node", "parentes-oavslutad", True),
    ("did not find expected ',' or", "parentes-oavslutad", True),
    ("did not find expected node content", "otillatet-tecken", False),
    ("could not find expected ':'", "kolon-saknas", True),
    ("mapping values are not allowed", "kolon-i-text", False),
    ("did not find expected '-' indicator", "indrag", False),
    ("did not find expected key", "indrag", False),
    ("did not find expected <document start>", "indrag", False),
)

INDENT = re.compile(r"\s*")
KEY = re.compile(r"[ -]*[a-z_]+")
COLON = re.compile(r":(?:\s|$)")
ITEM = re.compile(r"\s*- ")
# A value of a list, without the space that would make it one.
DASH = re.compile(r" *(-)[^\W\d]")
STARTED = re.compile(r"[^ -]")


def explain(error: yaml.MarkedYAMLError, text: str) -> tuple[str, Place]:
    """The code of the sentence that says what is wrong with a text, and where."""
    said = f"{error.context or ''}: {error.problem or ''}"
    code, began = next(((code, began) for words, code, began in SENTENCES if words in said), ("yaml", False))
    mark = (error.context_mark if began else None) or error.problem_mark or error.context_mark
    place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = [*text.split("\n"), ""]  # libyaml ends a line that has no end
    line = lines[place[0] - 1]
    if "\t" in (INDENT.match(line) or [""])[0] or line[place[1] - 1 : place[1]] == "\t":
        return "tabb", (place[0], line.index("\t") + 1)
    if code in {"indrag", "kolon-saknas"} and (dash := DASH.match(line)):
        return "streck-utan-mellanslag", (place[0], dash.start(1) + 1)
    if code == "kolon-i-text":
        return _colon(lines, place)
    if code == "indrag":
        return _stray(line, place)
    return code, place


def _colon(lines: list[str], place: Place) -> tuple[str, Place]:
    """A colon where none can be: it stands in a text, or a key was taken for one."""
    number, column = place
    if not KEY.fullmatch(lines[number - 1][: column - 1]):
        return "kolon-i-text", place
    above = number - 1
    while above and not COLON.search(lines[above - 1]):
        above -= 1
    taken = lines[above]  # the first line that the key was taken for a part of
    if above < number - 1 and (ITEM.match(taken) or not above or lines[above - 1].rstrip().endswith(":")):
        return "kolon-saknas", (above + 1, _start(taken))
    return "nyckel-i-text", (number, _start(lines[number - 1]))


def _stray(line: str, place: Place) -> tuple[str, Place]:
    """Something where only a new key can be: after a value that has ended, or too far in or out."""
    before, after = line[: place[1] - 1], line[place[1] - 1 :]
    if STARTED.search(before):
        return "rad-fortsatter", place
    return ("kolon-saknas" if after.startswith(":") else "indrag"), place


def _start(line: str) -> int:
    return len(line) - len(line.lstrip()) + 1
