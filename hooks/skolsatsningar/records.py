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
    "dict_type": "inte-grupp",
    "model_type": "inte-grupp",
    "model_attributes_type": "inte-grupp",
}
OWN_KEYS = ("id", "path")

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
    problems: list[Problem] = []
    found = [
        (kind, path, document)
        for kind in RECORDS
        for path, document in _documents(data / kind.folder, root, problems)
    ]
    names, clashes = naming.collect((kind.folder, path.stem, document) for kind, path, document in found)
    problems += clashes
    by_kind: dict[type[Record], dict[str, Record]] = {kind: {} for kind in RECORDS}
    for kind, path, document in found:
        record, wrong = _record(kind, path.stem, document, names)
        problems += wrong
        if record:
            by_kind[kind][record.id] = record
    documents = {document.path: document for _, _, document in found}
    return Records(by_kind, documents, whole=not problems), problems


def _documents(folder: Path, root: Path, problems: list[Problem]) -> Iterator[tuple[Path, Document]]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        name = _relative(path, root)
        if path.name.startswith(".") or path.suffix == ".md":
            continue
        if path.suffix != ".yml" or not path.is_file():
            problems.append(Problem(name, 1, 1, "fel-filslag"))
        elif not is_slug(path.stem):
            problems.append(Problem(name, 1, 1, "filnamn", {"suggestion": f"{slug(path.stem)}.yml"}))
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
        document.problem((key,), "okand-nyckel", {"key": key, "suggestion": None}, at_key=True)
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
        meant = _closest(key, _keys(kind, parent))
        if (*parent, meant) in missing:
            misspelled.add((*parent, meant))
        yield document.problem(location, "okand-nyckel", {"key": key, "suggestion": meant}, at_key=True)
    for error in rest:
        location = error["loc"]
        if location in misspelled or _follows(error, rest):
            continue
        code = CODES.get(error["type"], error["type"])
        yield document.problem(location, code, _values(error, location))


def _follows(error: ErrorDetails, errors: list[ErrorDetails]) -> bool:
    """Whether a list is short only because what stands in it is wrong."""
    inner = (other["loc"] for other in errors if len(other["loc"]) > len(error["loc"]))
    return error["type"] == "too_short" and any(loc[: len(error["loc"])] == error["loc"] for loc in inner)


def _values(error: ErrorDetails, location: Location) -> dict[str, object]:
    values: dict[str, object] = {
        "key": next((str(part) for part in reversed(location) if isinstance(part, str)), "")
    }
    context = error.get("ctx", {})
    if error["type"] == "enum":
        words = context["expected"].replace(" or ", ", ").replace("'", "").split(", ")
        found = str(error["input"])
        return values | {"found": found, "words": words, "suggestion": _closest(found.casefold(), words)}
    if error["type"] == "string_too_long":
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
