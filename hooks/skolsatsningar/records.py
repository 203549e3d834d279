"""The data folder read: files become records, and everything wrong with them is told at once."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from skolsatsningar import names as naming
from skolsatsningar import yaml_text
from skolsatsningar.fields import NOWHERE
from skolsatsningar.model import RECORDS, Record
from skolsatsningar.names import Names
from skolsatsningar.problem import Problem
from skolsatsningar.swedish import is_slug, slug
from skolsatsningar.yaml_text import Document, Location

# pydantic's names for what can be wrong, and the codes of our sentences about it.
CODES = {
    "missing": "saknas",
    "extra_forbidden": "okand-nyckel",
    "string_type": "inte-text",
    "string_too_short": "tomt-varde",
    "string_too_long": "for-langt",
    "too_short": "tom-lista",
    "enum": "okant-ord",
    "tuple_type": "inte-lista",
    "dict_type": "inte-sprak",
    "model_type": "inte-grupp",
    "model_attributes_type": "inte-grupp",
}
OWN_KEYS = ("id", "path")
# A place inside a text, rather than where the text begins.
AT_WORD = {"html", "farlig-lank", "personnummer"}
# What lies beside the records and is none.
BESIDE = {"synonyms.yml"}

Kind = TypeVar("Kind", bound=Record)


@dataclass(frozen=True, slots=True)
class Records:
    """All records that could be read, by id within their kind, and every document by its path.

    `whole` is whether nothing is missing: a rule about what no record does can be tried only then.
    """

    by_kind: dict[type[Record], dict[str, Record]]
    documents: dict[str, Document]
    whole: bool = True

    def of(self, kind: type[Kind]) -> dict[str, Kind]:
        """Return the records of one kind by id, in the order of their files."""
        return cast("dict[str, Kind]", self.by_kind[kind])


def read_folder(data: Path, root: Path) -> tuple[Records, list[Problem]]:
    """Read every record below `data`.

    Problems name files relative to `root`, with forward slashes. Never stops at the first problem.
    """
    problems = list(_strangers(data, root))
    found = []
    unread = set()
    for kind in RECORDS:
        wrong: list[Problem] = []
        found += [(kind, *read) for read in _documents(data / kind.folder, root, wrong)]
        problems += wrong
        if wrong:
            unread.add(NOWHERE[kind.folder])
    names, clashes = naming.collect((kind.folder, path.stem, document) for kind, path, document in found)
    problems += clashes
    by_kind: dict[type[Record], dict[str, Record]] = {kind: {} for kind in RECORDS}
    for kind, path, document in found:
        record, wrong = _record(kind, path.stem, document, names)
        # A name that leads nowhere may belong to a record that could not be read, and that is told already.
        problems += [problem for problem in wrong if problem.code not in unread]
        if record:
            by_kind[kind][record.id] = record
    documents = {document.path: document for _, _, document in found}
    return Records(by_kind, documents, whole=not problems), problems


def _strangers(data: Path, root: Path) -> Iterator[Problem]:
    """Tell of folders and records beside those that are read: in silence they would be left out."""
    folders = sorted(kind.folder for kind in RECORDS)
    for path in sorted(data.iterdir()) if data.is_dir() else []:
        record = path.suffix in {".yml", ".yaml"} and path.name not in BESIDE
        if not path.name.startswith(".") and (record or (path.is_dir() and path.name not in folders)):
            yield Problem(_relative(path, root), 1, 1, "okand-mapp", {"folders": folders})


def _documents(folder: Path, root: Path, problems: list[Problem]) -> Iterator[tuple[Path, Document]]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        name = _relative(path, root)
        if path.name.startswith(".") or path.suffix == ".md":
            continue
        if path.suffix != ".yml" or not path.is_file():
            problems.append(Problem(name, 1, 1, "fel-filslag"))
        elif not is_slug(path.stem):
            problems.append(Problem(name, 1, 1, "filnamn", {"name": f"{slug(path.stem)}.yml"}))
        else:
            document, wrong = yaml_text.read(path.read_bytes(), name)
            problems += wrong
            if document:
                yield path, document


def _relative(path: Path, root: Path) -> str:
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _record(
    kind: type[Record], record_id: str, document: Document, names: Names
) -> tuple[Record | None, list[Problem]]:
    given = {key: value for key, value in document.data.items() if key not in OWN_KEYS}
    wrong = [
        document.problem((key,), "egen-nyckel", {"key": key}, at_key=True)
        for key in OWN_KEYS
        if key in document.data
    ]
    try:
        record = kind.model_validate(given | {"id": record_id, "path": document.path}, context=names)
    except ValidationError as error:
        wrong += _translate(error.errors(include_url=False), document, kind)
        return None, wrong
    return (None if wrong else record), wrong


def _translate(errors: list[ErrorDetails], document: Document, kind: type[Record]) -> Iterator[Problem]:
    """Tell pydantic's errors as problems. A misspelled key is one, not an unknown and a missing one."""
    missing = {error["loc"] for error in errors if error["type"] == "missing"}
    misspelled = set()
    rest = []
    for error in errors:
        location = error["loc"]
        if error["type"] != "extra_forbidden":
            rest.append(error)
            continue
        key, parent = str(location[-1]), location[:-1]
        keys = _keys(kind, parent)
        meant = _closest(key, keys)
        if (*parent, meant) in missing:
            misspelled.add((*parent, meant))
        values = {"key": key, "suggestion": meant, "keys": keys}
        yield document.problem(location, "okand-nyckel", values, at_key=True)
    for error in rest:
        location = error["loc"]
        if location in misspelled or _follows(error, errors):
            continue
        yield _problem(error, document, kind)


def _problem(error: ErrorDetails, document: Document, kind: type[Record]) -> Problem:
    location = error["loc"]
    code = _code(error)
    values = _values(error, code, kind)
    if location[-1] == "[key]":
        return document.problem(location[:-1], code, values, at_key=True)
    return document.problem(location, code, values, word=str(values["found"]) if code in AT_WORD else "")


def _code(error: ErrorDetails) -> str:
    if error["type"] == "enum" and not isinstance(error["input"], str):
        return "inte-text"
    if error["type"] != "missing" and error["input"] == "":
        return "tomt-varde"
    return CODES.get(error["type"], error["type"])


def _follows(error: ErrorDetails, errors: list[ErrorDetails]) -> bool:
    """Whether a list is short only because what stands in it is wrong."""
    inner = (other["loc"] for other in errors if len(other["loc"]) > len(error["loc"]))
    return error["type"] == "too_short" and any(loc[: len(error["loc"])] == error["loc"] for loc in inner)


def _values(error: ErrorDetails, code: str, kind: type[Record]) -> dict[str, object]:
    location = error["loc"]
    values: dict[str, object] = {
        "key": next((str(part) for part in reversed(location) if isinstance(part, str)), "")
    }
    context = error.get("ctx", {})
    if code == "inte-grupp":
        return values | {"keys": _keys(kind, location)}
    if code == "okant-ord":
        words = context["expected"].replace(" or ", ", ").replace("'", "").split(", ")
        found = str(error["input"])
        return values | {"found": found, "words": words, "suggestion": _closest(found.casefold(), words)}
    if code == "for-langt":
        return values | {"limit": context["max_length"], "length": len(str(error["input"]))}
    return values | context


def _closest(word: str, words: list[str]) -> str | None:
    close = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    return close[0] if close else None


def _keys(kind: type[BaseModel], parent: Location) -> list[str]:
    """Return the keys that may stand where `parent` leads."""
    for part in parent:
        field = kind.model_fields.get(str(part))
        kind = (_model_in(field.annotation) if field else None) or kind
    return [key for key in kind.model_fields if key not in OWN_KEYS]


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
