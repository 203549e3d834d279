"""YAML read as text: bytes in, plain dicts, lists and strings out, with a place for every one of them.

PyYAML's own types are never used: `no` stays "no" and `0114` stays "0114"; the model gives the type.
The tree of nodes is thrown away as soon as it has been walked. Only a file with a problem is composed
once more, for its places: keeping the nodes of 10,000 files costs 290 MB.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

import yaml

from skolsatsningar import syntax
from skolsatsningar.problem import Problem
from skolsatsningar.syntax import Place

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
Location: TypeAlias = tuple[str | int, ...]

NO_VALUES: Mapping[str, object] = MappingProxyType({})

MAX_BYTES = 200_000
MAX_DEPTH = 12
# libyaml recurses in C: some thousands of nested brackets or dashes end the process, not the parse.
MAX_BRACKETS = 200
DASHES = re.compile(r"[-?:](?:[ \t]+[-?:]){11}")
NESTED_MARKS = tuple(f"{first}{gap}{second}" for first in "-?:" for gap in " \t" for second in "-?:")
BRACKET = re.compile(r"[\[{]")
CONFLICT = re.compile(r"^(?:<{7} |={7}$|>{7} )", re.MULTILINE)
CONFLICT_MARKS = ("<<<<<<< ", "=======", ">>>>>>> ")
MARKER = re.compile(r"[&*]")
COMMENT = re.compile(r"\s*#\S")
# Pasted from web pages and word processors. YAML breaks lines at some of them and takes others for letters.
SPACE = re.compile("[\x85\xa0\u2007\u2028\u2029\u202f]")
# What no one sees and no one types: control characters, soft hyphens, turned directions, private letters.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u202a-\u202e\u2060-\u2069\ue000-\uf8ff\ufeff\ufffe\uffff]"
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
    """One file, read. `data` is a mapping of text, lists and mappings; `text` is what it was read from."""

    path: str
    text: str
    data: dict[str, Plain]

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
    return Document(path, text, data), []


def _decode(raw: bytes, path: str) -> tuple[str, Problem | None]:
    if len(raw) > MAX_BYTES:
        return "", Problem(path, 1, 1, "for-stor-fil", {"limit": MAX_BYTES // 1000})
    if b"\0" in raw or raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "", Problem(path, 1, 1, "inte-utf-8")
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", _not_utf_8(raw, len(raw[: error.start].decode("utf-8", "replace")), path)
    text = unicodedata.normalize("NFC", _lines(text))
    return (text if _visible(text) else SPACE.sub(" ", text)), None


def _visible(text: str) -> bool:
    """Whether all of a text can be seen but for its line breaks. A tenth of the time of a pattern."""
    return text.replace("\n", "").isprintable()


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf_8(raw: bytes, index: int, path: str) -> Problem:
    text = raw.decode("utf-8", "replace")
    before = _lines(text[:index])
    return _at(path, _lines(text), _place_of_index(before, len(before)), "inte-utf-8")


def _refuse(text: str, path: str) -> Problem | None:
    """What must not reach the parser."""
    for pattern, code in _suspicions(text):
        if found := pattern.search(text):
            return _at(path, text, _place_of_index(text, found.start()), code)
    if text.count("[") + text.count("{") > MAX_BRACKETS and (found := BRACKET.search(text)):
        return _at(path, text, _place_of_index(text, found.start()), "for-djupt")
    if MARKER.search(text):
        return _anchor(text, path)
    return None


def _suspicions(text: str) -> Iterator[tuple[re.Pattern[str], str]]:
    """The patterns worth trying: plain looks for what they begin with cost a tenth of them."""
    if not _visible(text):
        yield UNSEEN, "styrtecken"
    if any(mark in text for mark in CONFLICT_MARKS):
        yield CONFLICT, "konflikt"
    if any(pair in text for pair in NESTED_MARKS):
        yield DASHES, "for-djupt"


def _anchor(text: str, path: str) -> Problem | None:
    """The first `&` or `*` that YAML takes for an anchor or an alias rather than for text."""
    try:
        for token in yaml.scan(text, Loader=TextLoader):
            if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
                return _at(path, text, _place_of(token.start_mark), "alias")
    except yaml.YAMLError:
        return None  # the parser will say it better
    return None


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
        self.lines = text.split("\n") if "#" in text else []

    def mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Plain]:
        data: dict[str, Plain] = {}
        for key, value in node.value:
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
        if node.tag != TAGS[type(node)]:
            self._tell(node, "yaml-tagg", {"tag": node.tag})
        if isinstance(node, yaml.ScalarNode):
            return self._text(node)
        if depth >= MAX_DEPTH:
            self._tell(node, "for-djupt")
            return ""
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, depth + 1)
        return [self._value(item, depth + 1) for item in node.value]

    def _text(self, node: yaml.ScalarNode) -> str:
        if self.has_escapes and UNSEEN.search(node.value):
            self._tell(node, "styrtecken")
        if self.lines and not node.style:
            self._cut(node.end_mark)
        return str(node.value)

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
