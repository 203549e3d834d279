"""A new record to fill in: every key of its kind, those that may be left out as comments.

A line that begins with `# ` is a key that is not used, and without those two characters it is. A line that
begins with `## `, or does when it is used, explains the key below it.
"""

import json
import re
from collections.abc import Iterable, Iterator
from textwrap import wrap

from skolsatsningar.language import Language
from skolsatsningar.model import Record
from skolsatsningar.outline import GROUP, Key, outline, told

UNUSED = "# "
EXPLAINED = "## "
INDENT = "  "
WIDTH = 100
# What YAML would not take for the text that it is: it begins with a sign, or has that of a key or a comment.
QUOTED = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`]|.*(?::\s|\s#|:$)")


def template(kind: type[Record], words: Language) -> str:
    """Return the text of a new record of a kind, with an example for every key."""
    head = [f"{EXPLAINED}{line}" for line in words["template"]["head"]]
    return "\n".join([*head, "", *_lines(outline(kind, words), words)]) + "\n"


def example(keys: Iterable[Key]) -> str:
    """Return some keys with an example each, in YAML and without a word about them."""
    return "\n".join(line for key in keys for line in _written(key))


def _lines(keys: Iterable[Key], words: Language) -> Iterator[str]:
    for key in keys:
        for line, used in _explained(key, words, used=key.required):
            yield line if used else UNUSED + line


def _explained(key: Key, words: Language, *, used: bool) -> Iterator[tuple[str, bool]]:
    """Yield the lines of a key, each with whether it is used from the start. What explains it always is."""
    for line in wrap(told(key, words), WIDTH):
        yield EXPLAINED + line, True
    if key.input != GROUP:
        for line in _written(key):
            yield line, used
        return
    yield f"{key.name}:", used
    if key.each:
        yield f"{INDENT}{key.example}:", used
    # A group that is used needs a key of its own, if only to show how.
    needed = {part.name for part in key.keys if part.required} or {key.keys[0].name}
    lines: list[tuple[str, bool]] = []
    for part in key.keys:
        lines += _explained(part, words, used=used and part.name in needed)
    yield from _indented(key, lines)


def _indented(key: Key, lines: Iterable[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """Put the lines of a group in their place: the first of a list's item has its dash."""
    depth = _depth(key)
    dash = f"{INDENT}- " if key.repeated else ""
    for line, used in lines:
        if line.startswith(EXPLAINED):
            yield EXPLAINED + depth + line.removeprefix(EXPLAINED), used
        else:
            yield (dash or depth) + line, used
            dash = ""


def _written(key: Key) -> list[str]:
    """The lines of a key, with an example."""
    if key.input != GROUP:
        value = scalar(key.example)
        return [f"{key.name}:", f"{INDENT}- {value}"] if key.repeated else [f"{key.name}: {value}"]
    lines = _indented(key, ((line, True) for part in key.keys for line in _written(part)))
    head = [f"{key.name}:", f"{INDENT}{key.example}:"] if key.each else [f"{key.name}:"]
    return [*head, *(line for line, _ in lines)]


def _depth(key: Key) -> str:
    return INDENT * (2 if key.repeated or key.each else 1)


def scalar(text: str) -> str:
    """Return a text as YAML has it on one line: as it is where that can be read, else in quotation marks."""
    return json.dumps(text, ensure_ascii=False) if QUOTED.match(text) or not text else text
