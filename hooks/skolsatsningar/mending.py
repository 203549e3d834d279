"""What can surely be mended in a file of a record, mended where it stands. All else is left as it was."""

import codecs
import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml

from skolsatsningar import key_order, records, yaml_text
from skolsatsningar.fields import Reference
from skolsatsningar.language import Language
from skolsatsningar.model import RECORDS, Record
from skolsatsningar.names import Names
from skolsatsningar.records import Vocabulary
from skolsatsningar.spans import COMMENT, Scalar, Spans, indent, scalars
from skolsatsningar.yaml_text import NO_VALUES, SPACE, Document, Location, Plain
from skolsatsningar.yaml_writing import is_plain, quoted

# Signs that no one sees, and that part no words: left by web pages and word processors.
INVISIBLE = re.compile("[\u200b\u2060\ufeff\xad]")
# What may stand at the end of a line for nothing. Two spaces break a line in Markdown.
BLANKS = " \t"
BREAK = "  "
# A line whose text follows below, further in: `key: |`, `- >-`.
BLOCK = re.compile(r"^(?P<margin> *(?:- +)*)(?P<key>[^\s#].*?: *)?[|>][-+0-9]{0,2}(?:\s+#.*)?\s*$")
# A text that begins without quotes and goes on with a colon. `start: 2018` would be a group of its own.
UNQUOTED = re.compile(
    r"^(?P<key>(?P<margin> *(?:- +)*)[a-z_]+: +)(?P<text>[^\s\"'|>\[\]{}&*!%@`#](?:.*\S)?) *$"
)
GROUP = re.compile(r"[a-z_]+:")
# Problems that name two records by one name: then no name can be trusted to be another's.
CLASH = "namn-upptaget"
COLON = "kolon-i-text"
BETWEEN_BRACKETS = re.compile(r"[,\[\]{}:#]")


@dataclass(frozen=True, slots=True)
class Change:
    """Something that was mended: where in the file as it was, and the code of the sentence that tells it."""

    line: int
    code: str
    values: Mapping[str, object] = field(default_factory=lambda: NO_VALUES)


@dataclass(frozen=True, slots=True)
class Mended:
    """A file as it should be, and what was changed. `readable` is whether it can be read now."""

    raw: bytes
    changes: tuple[Change, ...] = ()
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Mending:
    """A file that is mended, beside what it was."""

    path: Path
    before: bytes
    after: Mended

    def told(self, path: str, words: Language) -> Iterator[str]:
        """Yield what was changed and where, a line each, by what the file is to be called."""
        sentences = words["mending"]["changes"]
        for change in self.after.changes:
            yield f"{path}:{change.line}: {sentences[change.code].format(**change.values)}"
        if not self.after.readable:
            yield f"{path}: {words['mending']['unread']}"

    def difference(self, path: str) -> str:
        """The change as a unified diff. Line ends are not shown."""
        old, new = (raw.decode("utf-8", "replace").splitlines() for raw in (self.before, self.after.raw))
        return "\n".join(difflib.unified_diff(old, new, path, path, lineterm=""))


def mend_folder(data: Path, root: Path) -> Iterator[Mending]:
    """Mend every record of a folder, without writing any. A link to another file is left alone."""
    vocabulary, _, problems = records.vocabulary(data, root)
    sure = all(problem.code != CLASH for problem in problems)
    for kind in RECORDS:
        paths, _ = records.files(data / kind.folder, root)
        for path in paths:
            if not path.is_symlink():
                before = path.read_bytes()
                yield Mending(path, before, mend(before, kind, vocabulary if sure else None))


def mend(raw: bytes, kind: type[Record], vocabulary: Vocabulary | None) -> Mended:
    """Mend the file of a record of a kind.

    Nothing that is read from it changes but for the spelling of other records' names, which become those
    records' own; without a vocabulary they do not. What cannot be read is mended in its letters only.
    """
    if len(raw) > yaml_text.MAX_BYTES or b"\0" in raw:
        return Mended(raw, readable=False)
    try:
        text = raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return Mended(raw, readable=False)
    file = _File(text)
    if raw.startswith(codecs.BOM_UTF8):
        file.changes.append(Change(1, "bom"))
    _mend_letters(file)
    _mend_colons(file)
    _mend_space(file)
    if file.document:
        _mend_quotes(file)
        if vocabulary:
            _mend_names(file, kind, vocabulary)
        _mend_order(file, kind)
    raw = file.text.encode()
    changes = tuple(sorted(file.changes, key=lambda change: change.line))
    return Mended(raw, changes, readable=file.document is not None)


@dataclass(slots=True)
class _File:
    """A text that is mended step by step, and what has been mended."""

    text: str
    changes: list[Change] = field(default_factory=list)

    @property
    def document(self) -> Document | None:
        return _read(self.text)

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def take(self, text: str, changes: Iterable[Change], meant: "Plain | None" = None) -> None:
        """Take a text for a better one, if what is read from it is what was read before, or what is meant."""
        before, after = self.document, _read(text)
        if text == self.text or (before and not after):
            return
        if before and after and _sense(after.data) != _sense(before.data if meant is None else meant):
            return
        self.text = text
        self.changes += changes


@lru_cache(maxsize=2)  # what a step starts from has been read by the step before
def _read(text: str) -> Document | None:
    return yaml_text.read(text.encode(), "")[0]


def _sense(value: Plain) -> Plain:
    """What a value says. Spaces at the ends of it and of its lines say nothing, unless they break a line."""
    if isinstance(value, dict):
        return {key: _sense(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_sense(item) for item in value]
    lines = value.split("\n")
    kept = (
        f"{line.rstrip(BLANKS)}\\" if line.endswith(BREAK) and below.strip() else line.rstrip(BLANKS)
        for line, below in zip(lines, [*lines[1:], ""], strict=True)
    )
    return "\n".join(kept).strip()


# Letters: what no one sees and everyone means the same by.


def _mend_letters(file: _File) -> None:
    ends = file.text.replace("\r\n", "\n").replace("\r", "\n")
    if ends != file.text:
        file.text = ends
        file.changes.append(Change(1, "line_ends"))
    for code, mended in (
        ("odd_space", lambda line: SPACE.sub(" ", line)),
        ("invisible", lambda line: INVISIBLE.sub("", line)),
        ("composed", lambda line: unicodedata.normalize("NFC", line)),
    ):
        _mend_lines(file, code, mended)


def _mend_lines(file: _File, code: str, mended: Callable[[str], str]) -> None:
    """Mend each line by itself. The lines that change are told of together."""
    lines = [mended(line) for line in file.lines]
    changed = [
        number for number, (old, new) in enumerate(zip(file.lines, lines, strict=True), 1) if old != new
    ]
    if changed:
        file.take("\n".join(lines), [Change(changed[0], code, {"count": len(changed)})])


def _mend_space(file: _File) -> None:
    kept = set(_breaks(file.lines))
    numbers = iter(range(len(file.lines)))
    _mend_lines(file, "trailing", lambda line: line if next(numbers) in kept else line.rstrip(BLANKS))
    if file.text and not file.text.endswith("\n"):
        file.take(f"{file.text}\n", [Change(len(file.lines), "last_line")])


def _breaks(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines of long texts that two spaces break, as Markdown has it: those say something."""
    margin = -1
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        if margin >= 0 and indent(line) > margin:
            below = lines[number + 1] if number + 1 < len(lines) else ""
            if line.endswith(BREAK) and below.strip() and indent(below) > margin:
                yield number
            continue
        header = BLOCK.match(line)
        margin = -1
        if header:
            margin = len(header["margin"]) if header["key"] else max(0, len(header["margin"]) - 2)


def _mend_colons(file: _File) -> None:
    """Put quotes around texts with a colon, for as long as that is what keeps a file from being read."""
    last = 0
    while True:
        _, problems = yaml_text.read(file.text.encode(), "")
        line = next((problem.line for problem in problems if problem.code == COLON), 0)
        if line <= last:
            return
        lines = file.lines
        found = UNQUOTED.match(lines[line - 1])
        if (
            not found
            or GROUP.match(found["text"])
            or " #" in found["text"]
            or _goes_on(lines[line:], found["margin"])
        ):
            return
        lines[line - 1] = f"{found['key']}{quoted(found['text'])}"
        file.take("\n".join(lines), [Change(line, "quotes_needed")])
        last = line


def _goes_on(below: Iterable[str], margin: str) -> bool:
    """Whether the next line that says anything stands further in, and so may be a part of the text above."""
    following = next((line for line in below if line.strip() and not COMMENT.match(line)), "")
    return indent(following) > len(margin)


# Values: what YAML takes for the same.


def _mend_quotes(file: _File) -> None:
    text = Spans(file.text)
    needless = [
        (scalar, scalar.node.value)
        for scalar in scalars(text.root, None)
        if scalar.node.style in {"'", '"'} and scalar.on_one_line and _is_needless(scalar, text)
    ]
    changes = [Change(scalar.node.start_mark.line + 1, "quotes_needless") for scalar, _ in needless]
    file.take(text.with_values(needless), changes)


def _is_needless(scalar: Scalar, text: Spans) -> bool:
    """Whether every program reads the same text without its quotes."""
    value = scalar.node.value
    return (
        not scalar.in_brackets
        and is_plain(value)
        and unicodedata.is_normalized("NFC", value)
        and not _is_typed(value)
        and "#" not in text.after(scalar.node.end_mark)
    )


def _is_typed(value: str) -> bool:
    """Whether other programs take a text for a number or a date where nothing tells them otherwise."""
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers
    return any(pattern.match(value) for _, pattern in resolvers.get(value[0], ()))


def _mend_names(file: _File, kind: type[Record], vocabulary: Vocabulary) -> None:
    document, text = file.document, Spans(file.text)
    edits = list(_renamed(text.root, kind, vocabulary))
    if document is None or not edits:
        return
    meant: Plain = document.data
    for scalar, name in edits:
        meant = _with(meant, scalar.location, name)
    changes = [
        Change(scalar.node.start_mark.line + 1, "name", {"found": scalar.node.value, "name": name})
        for scalar, name in edits
    ]
    file.take(text.with_values((scalar, _written(name, scalar)) for scalar, name in edits), changes, meant)


def _renamed(
    root: yaml.Node | None, kind: type[Record], vocabulary: Vocabulary
) -> Iterator[tuple[Scalar, str]]:
    """Yield every name of another record that is not its own, and the one that is. An id is left as it is."""
    for scalar in scalars(root, kind):
        if isinstance(scalar.expected, Reference) and scalar.on_one_line:
            written, folder = scalar.node.value, scalar.expected.kind
            found = vocabulary.names.resolve(folder, written)
            name = _name(found, folder, vocabulary)
            if name and written not in {name, found} and _leads(name, found, folder, vocabulary.names):
                yield scalar, name


def _name(record_id: str | None, folder: str, vocabulary: Vocabulary) -> str | None:
    """The name of a record; the id of one that has no other."""
    kind = next(kind for kind in RECORDS if kind.folder == folder)
    record = vocabulary.of(kind).get(record_id or "")
    return getattr(record, "name", record_id)


def _leads(name: str, record_id: str | None, folder: str, names: Names) -> bool:
    return names.resolve(folder, name) == record_id


def _written(name: str, scalar: Scalar) -> str:
    return (
        name
        if is_plain(name) and not (scalar.in_brackets and BETWEEN_BRACKETS.search(name))
        else quoted(name)
    )


def _with(value: Plain, location: Location, text: str) -> Plain:
    """A value with another text at a place in it."""
    if not location:
        return text
    first, rest = location[0], location[1:]
    if isinstance(value, dict):
        return {key: _with(item, rest, text) if key == first else item for key, item in value.items()}
    return [_with(item, rest, text) if index == first else item for index, item in enumerate(value)]


def _mend_order(file: _File, kind: type[Record]) -> None:
    text, late = key_order.ordered(file.text, kind)
    # The words of a file are the same in any order, those of its comments too.
    if sorted(text.split()) == sorted(file.text.split()):
        file.take(text, [Change(line, "order") for line in late])
