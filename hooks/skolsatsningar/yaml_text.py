"""YAML read as text: bytes in, plain dicts, lists and strings out, with a place for every one of them.

PyYAML's own types are never used: `no` stays "no" and `0114` stays "0114"; the model gives the type.
The tree of nodes is thrown away as soon as it has been walked. Only a file with a problem is composed
once more, for its places: keeping the nodes of 10,000 files costs 290 MB.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeAlias, cast

import yaml

from skolsatsningar import syntax
from skolsatsningar.problem import Problem
from skolsatsningar.syntax import Place

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
Location: TypeAlias = tuple[str | int, ...]

NO_VALUES: Mapping[str, object] = MappingProxyType({})

MAX_BYTES = 200_000
MAX_DEPTH = 12
# More than any record needs in one list or group. What is looked up for each of them stays within a moment.
MAX_ITEMS = 500
# libyaml recurses in C: some thousands of nested brackets or dashes end the process, not the parse.
MAX_NESTED = 200
MAX_MARKS = 1000
BRACKET = re.compile(r"[\[{]")
DASHES = re.compile(r"[-?:](?:[ \t]+[-?:]){11}")
CONFLICT = re.compile(r"^(?:<{7} |={7}$|>{7} )", re.MULTILINE)
CONFLICT_MARKS = ("<<<<<<< ", "=======", ">>>>>>> ")
DASH = re.compile(r"\n *-[^\W\d]")
ITEM = re.compile(r" *-(?= )")
# Where a value may begin; that it does not stand within a text is for the scanner to tell.
MARKER = re.compile(r"(?:^|[-?:,\[{\"'])[ \t]*[&*]\S", re.MULTILINE)
COMMENT = re.compile(r"\s*#\S")
# Pasted from web pages and word processors. YAML breaks lines at some of them and takes others for letters.
SPACES = "\x85\xa0\u2007\u2028\u2029\u202f"
SPACE = re.compile(f"[{SPACES}]")
LATIN = "[A-Za-z\xc0-\u024f]"
# What no one sees and no one types: control characters, soft hyphens, turned directions, private letters.
# Joiners and marks of direction are part of other scripts, and nothing but a trap beside a Latin letter.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u202a-\u202e\u2060-\u206f\ue000-\uf8ff\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
    f"|(?<={LATIN})[\u200c-\u200f]|[\u200c-\u200f](?={LATIN})"
)
# Files that a word processor, a spreadsheet or a printer writes, by their first bytes.
NO_TEXT_FILES = (
    b"PK\x03\x04",
    b"%PDF",
    b"{\\rtf",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
)
# UTF-8 that was read as Windows' letters (Ã¤), as a Mac's (√§) or as a console's (├ñ), and letters lost (�).
READ_AS = {"Ã": "cp1252", "Â": "cp1252", "â€": "cp1252", "√": "mac-roman", "├": "cp850", "�": ""}
MOJIBAKE = re.compile(
    "[ÃÂ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\x80-\xbf“”œ™˜¢¦]|√[§•∂ÑÖñ©]|├[ñÑÂàäû®]|�+"
)

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # PyYAML without libyaml: the same result, eighteen times slower
    from yaml import BaseLoader as Loader  # type: ignore[assignment]  # the two share no base class

TAGS = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


class TextLoader(Loader):
    """A loader that takes nothing for anything but text, and spends no time on wondering."""

    def resolve(self, kind: type[yaml.Node], _value: object, _implicit: object) -> str:
        """The tag of what has none of its own."""
        return TAGS[kind]

    def descend_resolver(self, *_: object) -> None:
        """Nothing depends on where a node stands."""

    def ascend_resolver(self) -> None:
        """Likewise."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read. `data` is a mapping of text, lists and mappings; `text` is what it was read from.

    `raw` are the bytes of the file, as they are.
    """

    path: str
    text: str
    data: dict[str, Plain]
    raw: bytes = b""

    def problem(
        self,
        location: Location,
        code: str,
        values: Mapping[str, object] = NO_VALUES,
        *,
        at_key: bool = False,
        word: str = "",
    ) -> Problem:
        """The problem `code` at the key or value that `location` leads to, or at the nearest above it.

        With `word`, at the first such word of the value.
        """
        places = _places(self.text, keys=at_key)
        while location not in places:
            location = location[:-1]
        place = _place_of_word(self.text, places[location], word)
        return _at(self.path, self.text, place, code, values)

    def problem_at(self, index: int, code: str) -> Problem:
        """The problem `code` at a letter of the text."""
        return _at(self.path, self.text, _place_of_index(self.text, index), code)


def read(raw: bytes, path: str) -> tuple[Document | None, list[Problem]]:
    """Read a record.

    `path` is what problems call the file. Returns the document, or None and at least one problem.
    Letters are composed (NFC), so that å is one character whoever typed it. Raises nothing.
    """
    text, problem = _decode(raw, path)
    problem = problem or _refuse(text, path)
    if problem:
        return None, [problem]
    try:
        node = _compose(text)
    except yaml.MarkedYAMLError as error:
        code, place = syntax.explain(error, text)
        return None, [_at(path, text, place, code)]
    if not isinstance(node, yaml.MappingNode):
        code = "inte-nycklar" if node and node.value else "tom-fil"
        return None, [_at(path, text, (1, 1), code)]
    walk = _Walk(path, text)
    data = walk.mapping(node, 1)
    if walk.problems:
        return None, walk.problems
    return Document(path, text, data, raw), []


def trusted(text: str) -> Any:  # noqa: ANN401  # whatever stands in it
    """A text of our own, known to be right, as plain data."""
    return _plain(_compose(text))


def _plain(node: yaml.Node | None) -> Any:  # noqa: ANN401  # likewise
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    return (
        [_plain(item) for item in node.value] if isinstance(node, yaml.SequenceNode) else node and node.value
    )


def _decode(raw: bytes, path: str) -> tuple[str, Problem | None]:
    if len(raw) > MAX_BYTES:
        return "", Problem(path, 1, 1, "for-stor-fil", {"limit": MAX_BYTES // 1000})
    if raw.startswith(NO_TEXT_FILES):
        return "", Problem(path, 1, 1, "ingen-textfil")
    if b"\0" in raw or raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "", Problem(path, 1, 1, "utf-16")
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", _not_utf_8(raw, len(raw[: error.start].decode("utf-8", "replace")), path)
    text = unicodedata.normalize("NFC", _lines(text))
    spaced = SPACE.sub(" ", text) if any(space in text for space in SPACES) else text
    return spaced, _mojibake(text, spaced, path)


def _visible(text: str) -> bool:
    """Whether all of a text can be seen but for its line breaks. A tenth of the time of a pattern."""
    return text.replace("\n", "").isprintable()


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _mojibake(text: str, spaced: str, path: str) -> Problem | None:
    """Letters that were read in the wrong encoding before they were saved in the right one."""
    # A plain look for their beginnings costs nothing; the pattern costs as much as reading the file.
    if not any(sign in text for sign in READ_AS):
        return None
    if found := MOJIBAKE.search(text):
        values = {"found": SPACE.sub(" ", found[0]), "suggestion": _meant(found[0])}
        return _at(path, spaced, _place_of_index(spaced, found.start()), "mojibake", values)
    return None


def _meant(found: str) -> str | None:
    """The letter that was read wrong, where it can be told."""
    encoding = READ_AS.get(found[0]) or READ_AS.get(found[:2]) or "ascii"
    try:
        raw = b"".join(
            bytes([ord(letter)]) if "\x80" <= letter < "\xa0" else letter.encode(encoding) for letter in found
        )
        return raw.decode()
    except UnicodeError:
        return None


def _not_utf_8(raw: bytes, index: int, path: str) -> Problem:
    text = raw.decode("utf-8", "replace")
    before = _lines(text[:index])
    return _at(path, _lines(text), _place_of_index(before, len(before)), "inte-utf-8")


def _refuse(text: str, path: str) -> Problem | None:
    """What must not reach the parser."""
    for pattern, code in _suspicions(text):
        if found := pattern.search(text):
            return _at(path, text, _place_of_index(text, found.start()), code)
    if ("&" in text or "*" in text) and MARKER.search(text):
        return _anchor(text, path)
    return None


def _suspicions(text: str) -> Iterator[tuple[re.Pattern[str], str]]:
    """The patterns worth trying: plain looks for what they begin with cost a tenth of them."""
    if not _visible(text):
        yield UNSEEN, "styrtecken"
    if any(mark in text for mark in CONFLICT_MARKS):
        yield CONFLICT, "konflikt"
    if text.count("[") + text.count("{") > MAX_NESTED:
        yield BRACKET, "for-djupt"
    if sum(map(text.count, "-?:")) > MAX_MARKS:
        yield DASHES, "for-djupt"


def _anchor(text: str, path: str) -> Problem | None:
    """The first `&` or `*` that YAML takes for an anchor or an alias rather than for text.

    Where both are there, someone knows what they mean, and is told of it in another sentence.
    """
    marks: list[yaml.AnchorToken | yaml.AliasToken] = []
    with suppress(yaml.YAMLError):  # the parser will say it better
        marks.extend(
            token
            for token in yaml.scan(text, Loader=TextLoader)
            if isinstance(token, yaml.AnchorToken | yaml.AliasToken)
        )
    if not marks:
        return None
    anchors = {mark.value for mark in marks if isinstance(mark, yaml.AnchorToken)}
    aliased = any(mark.value in anchors for mark in marks if isinstance(mark, yaml.AliasToken))
    return _at(path, text, _place_of(marks[0].start_mark), "ankare" if aliased else "alias")


def _compose(text: str) -> yaml.Node | None:
    loader = TextLoader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


class _Walk:
    """From nodes to plain values, with every duplicate key and foreign tag told on the way."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.problems: list[Problem] = []
        # Few files have either, and looking at every value costs as much as reading it.
        self.has_escapes = "\\" in text
        self.has_dashes = DASH.search(text) is not None
        self.lines = text.split("\n") if "#" in text or self.has_dashes else []
        self.has_traps = self.has_escapes or bool(self.lines)
        self.has_tags = "!" in text

    def mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Plain]:
        data: dict[str, Plain] = {}
        for key, value in self._few(node):
            if not isinstance(key, yaml.ScalarNode):
                self._tell(key, "nyckel-inte-text")
                continue
            name = key.value
            if name in data:
                first = next(other for other, _ in node.value if other.value == name)
                self._tell(key, "dubbel-nyckel", {"key": name, "line": first.start_mark.line + 1})
            data[name] = self._value(value, depth)
        return data

    def _value(self, node: yaml.Node, depth: int) -> Plain:
        if self.has_tags and node.tag != TAGS[type(node)]:
            self._tell(node, "yaml-tagg", {"tag": node.tag})
        if isinstance(node, yaml.ScalarNode):
            if " - " in node.value and not node.style and node.end_mark.line > node.start_mark.line:
                self._swallowed(node.start_mark.line, node.end_mark.line)
            return self._text(node) if self.has_traps else str(node.value)
        if depth >= MAX_DEPTH:
            self._tell(node, "for-djupt")
            return ""
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, depth + 1)
        return [self._value(item, depth + 1) for item in self._few(node)]

    def _few(self, node: yaml.Node) -> list[Any]:
        """What stands in a list or a group, unless there is too much of it."""
        if len(node.value) > MAX_ITEMS:
            self._tell(node, "for-manga", {"count": len(node.value), "limit": MAX_ITEMS})
            return []
        return cast("list[Any]", node.value)

    def _text(self, node: yaml.ScalarNode) -> str:
        if self.has_escapes and UNSEEN.search(node.value):
            self._tell(node, "styrtecken")
        if self.lines and not node.style:
            self._cut(node.end_mark)
            if self.has_dashes:
                self._joined(node.start_mark, node.end_mark)
        return str(node.value)

    def _swallowed(self, first: int, last: int) -> None:
        """Tell of values of a list that are read as one: for the indent of dashes, or what is before them."""
        lines = _split(self.text)
        code = "streck-indrag" if ITEM.match(lines[first]) else "varde-fore-lista"
        for number, line in enumerate(lines[first + 1 : last + 1], first + 2):
            if found := ITEM.match(line):
                self._tell_at((number, found.end()), code)
                return

    def _joined(self, start: yaml.Mark, end: yaml.Mark) -> None:
        """Tell of a value of a list that is read as text, for want of a space after its dash."""
        for number in range(start.line, min(end.line + 1, len(self.lines))):
            found = syntax.DASH.match(self.lines[number])
            if found and (number > start.line or found.start(1) == start.column):
                self._tell_at((number + 1, found.start(1) + 1), "streck-utan-mellanslag")

    def _cut(self, end: yaml.Mark) -> None:
        """Tell of a text that a `#` cuts short, as in `Program #1`. A comment has a space after its `#`."""
        if found := COMMENT.match(self.lines[end.line], end.column):
            self._tell_at((end.line + 1, found.end() - 1), "nummertecken")

    def _tell(self, node: yaml.Node, code: str, values: Mapping[str, object] = NO_VALUES) -> None:
        self._tell_at(_place_of(node.start_mark), code, values)

    def _tell_at(self, place: Place, code: str, values: Mapping[str, object] = NO_VALUES) -> None:
        self.problems.append(_at(self.path, self.text, place, code, values))


@lru_cache(maxsize=2)  # a file's problems are told one after the other
def _places(text: str, *, keys: bool) -> dict[Location, Place]:
    """Where every value of a readable text begins or, with `keys`, where its key does."""
    places: dict[Location, Place] = {(): (1, 1)}

    def visit(node: yaml.Node, location: Location) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                inner = (*location, key.value)
                places[inner] = _place_of((key if keys else value).start_mark)
                visit(value, inner)
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                inner = (*location, index)
                places[inner] = _place_of(value.start_mark)
                visit(value, inner)

    root = _compose(text)
    if root is not None:
        visit(root, ())
    return places


def _at(path: str, text: str, place: Place, code: str, values: Mapping[str, object] = NO_VALUES) -> Problem:
    line, column = place
    lines = _split(text)
    if line > len(lines):  # libyaml ends a last line that has no end
        line, column = len(lines), len(lines[-1]) + 1
    return Problem(path, line, column, code, values, text=lines[line - 1])


@lru_cache(maxsize=2)
def _split(text: str) -> list[str]:
    return text.split("\n")


def _place_of(mark: yaml.Mark) -> Place:
    return (mark.line + 1, mark.column + 1)


def _place_of_word(text: str, start: Place, word: str) -> Place:
    """Where the first such word stands from `start` on; `start` where it is broken over lines."""
    if not word:
        return start
    lines = _split(text)
    index = text.find(word, sum(len(line) + 1 for line in lines[: start[0] - 1]) + start[1] - 1)
    return start if index < 0 else _place_of_index(text, index)


def _place_of_index(text: str, index: int) -> Place:
    before = text[:index]
    return (before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1)
