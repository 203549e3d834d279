"""Records written as the catalogue's own YAML: no quotes but where they are needed, long texts folded."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from skolsatsningar.yaml_text import Plain

# How long a line may be before its text is folded. Addresses and other long words go on beyond it.
WIDTH = 106
# What may not begin a text without quotes, and what may not do so before a space or alone.
SIGNS = "\"'&*!#%@[]{}|>,`"
MARKS = ("-", "?", ":")
MARKERS = ("---", "...")
# A single space, where a folded text may go on in the next line.
FOLD = re.compile(r"(?<! ) (?! )")
# Space at the end of a line that says nothing: two before another line break the line in Markdown.
IDLE_SPACE = re.compile(r"(?<! ) $|(?<! ) +\Z|(?<! ) +(?=\n(?:\n|\Z))", re.MULTILINE)
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def written(record: Mapping[str, Plain]) -> str:
    """A record as the text of its file.

    What our reader makes of that text is the same record. Its texts must be as the reader gives them:
    composed letters (NFC), and nothing that it refuses wherever it stands, such as control characters.
    """
    return "".join(f"{line}\n" for line in _mapping(record, WIDTH)) or "{}\n"


def scalar(text: str) -> str:
    """A text on the rest of a line: as it is where that can be read, else within double quotes."""
    return text if is_plain(text) else quoted(text)


def is_plain(text: str) -> bool:
    """Whether a text in a block (not between brackets) is read as it is without quotes."""
    return (
        bool(text)
        and text.isprintable()
        and text == text.strip()
        and text[0] not in SIGNS
        and text not in MARKS
        and not text.startswith((*(f"{mark} " for mark in MARKS), *MARKERS))
        and not text.endswith(":")
        and ": " not in text
        and " #" not in text
    )


def quoted(text: str) -> str:
    """A text within double quotes, on one line."""
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(letter: str) -> str:
    if letter in ESCAPES:
        return ESCAPES[letter]
    # An accent of its own would be composed with the last letter of an escape before it.
    if letter.isprintable() and not unicodedata.combining(letter):
        return letter
    return letter.encode("unicode_escape").decode()  # Python's are YAML's


def _mapping(record: Mapping[str, Plain], room: int) -> Iterable[str]:
    for key, value in record.items():
        name = scalar(key)
        head, body = _value(value, room, len(name) + 2)
        yield f"{name}: {head}" if head else f"{name}:"
        yield from (f"  {line}" if line else "" for line in body)


def _sequence(values: Sequence[Plain], room: int) -> Iterable[str]:
    for value in values:
        head, body = _value(value, room, 2)
        lines = [*([head] if head else []), *body]
        yield f"- {lines[0]}"
        yield from (f"  {line}" if line else "" for line in lines[1:])


def _value(value: Plain, room: int, taken: int) -> tuple[str, Sequence[str]]:
    """What of a value stands beside its key or dash, and the lines below. `taken` is the room beside."""
    if isinstance(value, str):
        return _text(value, room - taken, room - 2)
    if not value:
        return ("{}" if isinstance(value, Mapping) else "[]"), ()
    lines = _mapping(value, room - 2) if isinstance(value, Mapping) else _sequence(value, room - 2)
    return "", list(lines)


def _text(text: str, beside: int, below: int) -> tuple[str, Sequence[str]]:
    if "\n" in text and _is_literal(text):
        return ("|" if text.endswith("\n") else "|-"), text.removesuffix("\n").split("\n")
    line = scalar(text)
    words = FOLD.split(text) if text.isprintable() and text == text.strip() else []
    if len(line) > beside and len(words) > 1:
        return ">-", _folded(words, below)
    return line, ()


def _is_literal(text: str) -> bool:
    """Whether a text of several lines can stand as it is below its key."""
    return (
        text.replace("\n", "").isprintable()
        and not text[0].isspace()
        and not text.endswith("\n\n")
        and not IDLE_SPACE.search(text)
    )


def _folded(words: Iterable[str], room: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
