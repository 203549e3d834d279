"""YAML read as text: bytes in, plain dicts, lists and strings out, with a place for every one of them.

PyYAML's own types are never used: `no` stays "no" and `0114` stays "0114"; the model gives the type.
The tree of nodes is thrown away as soon as it has been walked. Only a file with a problem is composed
once more, for its places: keeping the nodes of 10,000 files costs 290 MB.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeAlias

import yaml

from skolsatsningar.problem import Problem, Severity

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
Location: TypeAlias = tuple[str | int, ...]
Place: TypeAlias = tuple[int, int]

NO_VALUES: Mapping[str, object] = MappingProxyType({})

MAX_BYTES = 200_000
MAX_DEPTH = 12
# libyaml recurses in C: some thousands of nested brackets or dashes end the process, not the parse.
MAX_BRACKETS = 200
DASHES = re.compile(r"(?:[-?:]\s+){12}")
CONFLICT = re.compile(r"^(?:<{7} |={7}$|>{7} )", re.MULTILINE)
MARKER = re.compile(r"[&*]")

# What libyaml says, and the code of the sentence that says it to an editor. The first that fits is used.
SYNTAX = (
    ("expected a single document", "flera-dokument"),
    ("mapping values are not allowed", "kolon-i-text"),
    ("cannot start any token", "otillatet-tecken"),
    ("found a tab", "tabb"),
    ("could not find expected ':'", "kolon-saknas"),
    ("while scanning a quoted scalar", "citat-oavslutat"),
    ("undefined alias", "alias"),
    ("did not find expected '-' indicator", "indrag"),
    ("did not find expected key", "indrag"),
    ("did not find expected <document start>", "indrag"),
    ("did not find expected ',' or ']'", "parentes-oavslutad"),
    ("did not find expected ',' or '}'", "parentes-oavslutad"),
    ("control characters are not allowed", "styrtecken"),
)

try:
    from yaml import CBaseLoader as TextLoader
except ImportError:  # PyYAML without libyaml: the same result, eighteen times slower
    from yaml import BaseLoader as TextLoader  # type: ignore[assignment]  # the two share no base class


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
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """The problem `code` at the key or value that `location` leads to, or at the nearest above it."""
        places = _places(self.text, keys=at_key)
        while location not in places:
            location = location[:-1]
        return replace(_at(self.path, self.text, places[location], code, values), severity=severity)


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
        return None, [_syntax(error, text, path)]
    except yaml.reader.ReaderError as error:
        return None, [_at(path, text, _place_of_index(text, error.position), "styrtecken")]
    if not isinstance(node, yaml.MappingNode):
        code = "tom-fil" if node is None else "inte-nycklar"
        return None, [_at(path, text, (1, 1), code)]
    walk = _Walk(path, text)
    data = walk.mapping(node, 1)
    if walk.problems:
        return None, walk.problems
    return Document(path, text, data), []


def _decode(raw: bytes, path: str) -> tuple[str, Problem | None]:
    if len(raw) > MAX_BYTES:
        return "", Problem(path, 1, 1, "for-stor-fil", {"limit": MAX_BYTES // 1000})
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", Problem(path, 1, 1, "inte-utf-8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line, column = _place_of_index(before, len(before))
        return "", Problem(path, line, column, "inte-utf-8")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")), None


def _refuse(text: str, path: str) -> Problem | None:
    """What must not reach the parser."""
    conflict = CONFLICT.search(text)
    if conflict:
        return _at(path, text, _place_of_index(text, conflict.start()), "konflikt")
    dashes = DASHES.search(text)
    if dashes:
        return _at(path, text, _place_of_index(text, dashes.start()), "for-djupt")
    if text.count("[") + text.count("{") > MAX_BRACKETS:
        return _at(path, text, (1, 1), "for-djupt")
    if MARKER.search(text):
        return _anchor(text, path)
    return None


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

    def mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Plain]:
        data: dict[str, Plain] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._tell(key, "nyckel-inte-text")
                continue
            name = key.value
            if name in data:
                self._tell(key, "dubbel-nyckel", {"key": name})
            data[name] = self._value(value, depth)
        return data

    def _value(self, node: yaml.Node, depth: int) -> Plain:
        if isinstance(node, yaml.ScalarNode):
            if node.tag != "tag:yaml.org,2002:str":
                self._tell(node, "yaml-tagg", {"tag": node.tag})
            return str(node.value)
        if depth >= MAX_DEPTH:
            self._tell(node, "for-djupt")
            return ""
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, depth + 1)
        return [self._value(item, depth + 1) for item in node.value]

    def _tell(self, node: yaml.Node, code: str, values: Mapping[str, object] = NO_VALUES) -> None:
        self.problems.append(_at(self.path, self.text, _place_of(node.start_mark), code, values))


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


def _syntax(error: yaml.MarkedYAMLError, text: str, path: str) -> Problem:
    said = f"{error.context or ''}: {error.problem or ''}"
    code = next((code for words, code in SYNTAX if words in said), "yaml")
    mark = error.problem_mark or error.context_mark
    place = _place_of(mark) if mark else (1, 1)
    if code == "citat-oavslutat" and error.context_mark:
        place = _place_of(error.context_mark)
    return _at(path, text, place, code)


def _at(path: str, text: str, place: Place, code: str, values: Mapping[str, object] = NO_VALUES) -> Problem:
    lines = text.split("\n")
    line = min(place[0], len(lines))
    return Problem(path, line, place[1], code, values, text=lines[line - 1])


def _place_of(mark: yaml.Mark) -> Place:
    return (mark.line + 1, mark.column + 1)


def _place_of_index(text: str, index: int) -> Place:
    before = text[:index]
    return (before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1)
