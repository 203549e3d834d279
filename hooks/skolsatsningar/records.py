"""Files become records, and everything wrong with them is told at once."""

import difflib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import TypeVar, cast, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from skolsatsningar import disk, yaml_text
from skolsatsningar import names as naming
from skolsatsningar.crew import shared_out
from skolsatsningar.fields import NOWHERE
from skolsatsningar.model import NAMED, RECORDS, Initiative, Named, Record
from skolsatsningar.names import Names
from skolsatsningar.personal_number import personal_numbers
from skolsatsningar.problem import Problem
from skolsatsningar.swedish import is_slug, slug
from skolsatsningar.withheld import NO_ONE, Withheld
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
AT_WORD = {"html", "farlig-lank", "bild"}
# What lies beside the records and is none: words for search, who is not named, what is said of accessibility,
# and what is made from the model.
SYNONYMS = "synonyms.yml"
BESIDE = {SYNONYMS, "withheld.yml", "accessibility.yml", "schema"}

NAME = attrgetter("name")

# Below this many files a second process costs more than it does.
WORTH_SHARING = 400

Kind = TypeVar("Kind", bound=Record)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The records that initiatives refer to, by id within their kind, and every name that leads to them.

    `unread` are the codes of problems that follow from a file which could not be read: a name that leads
    nowhere may belong to it, and it has been told of already. `withheld` are the persons who are not named.
    """

    by_kind: Mapping[type[Record], Mapping[str, Record]]
    names: Names
    unread: frozenset[str] = frozenset()
    withheld: Withheld = NO_ONE

    def of(self, kind: type[Kind]) -> Mapping[str, Kind]:
        """Return the records of one kind by id, in the order of their files."""
        return cast("Mapping[str, Kind]", self.by_kind.get(kind, {}))


@dataclass(frozen=True, slots=True)
class Read:
    """A record and the document it was read from."""

    record: Record
    document: Document


def files(folder: Path, root: Path) -> tuple[list[Path], list[Problem]]:
    """Return the files of a folder that hold a record, by name, and what is wrong with the others.

    Problems name files relative to `root`, with forward slashes.
    """
    found, problems = [], []
    if folder.is_symlink():
        return [], [Problem(relative(folder, root), 1, 1, "symbolisk-lank")]
    for entry in sorted(os.scandir(folder), key=NAME) if folder.is_dir() else []:
        stem, _, ending = entry.name.rpartition(".")
        if ending == "yml" and is_slug(stem) and entry.is_file(follow_symlinks=False):
            found.append(Path(entry.path))
        elif not entry.name.startswith(".") and ending != "md":
            problems.append(_stranger(entry, root))
    return found, problems


def _stranger(entry: os.DirEntry[str], root: Path) -> Problem:
    """What is wrong with what lies among the records and cannot be read as one."""
    path, values = Path(entry.path), {}
    if entry.is_symlink():
        code = "symbolisk-lank"
    elif path.suffix != ".yml" or entry.is_dir():
        code = "fel-filslag"
    elif not entry.is_file():
        code = "olaslig-fil"
    else:
        code, values = "filnamn", {"name": f"{slug(path.stem) or 'namn'}.yml"}
    return Problem(relative(path, root), 1, 1, code, values)


def count(data: Path) -> int:
    """Return how many files there are where records lie, read or not."""
    return sum(len(os.listdir(data / kind.folder)) for kind in RECORDS if (data / kind.folder).is_dir())  # noqa: PTH208  # names are enough to count


def relative(path: Path, root: Path) -> str:
    """Return what problems call a file, in one line that can be printed."""
    name = path.as_posix().removeprefix(f"{root.as_posix()}/")
    return name if name.isprintable() else "".join(sign if sign.isprintable() else "�" for sign in name)


def document(path: Path, root: Path, withheld: Withheld = NO_ONE) -> tuple[Document | None, list[Problem]]:
    """Read a file as text, and no more of it than a record may hold. Who is withheld is not in it."""
    name = relative(path, root)
    try:
        raw = disk.read(path, yaml_text.MAX_BYTES + 1)
    except OSError:
        return None, [Problem(name, 1, 1, "olaslig-fil")]
    read, problems = yaml_text.read(raw, name)
    return withheld.out_of(read) if read else (None, problems)


def documents(data: Path, root: Path) -> Iterator[Document]:
    """Yield every record below the data folder that can be read, as text."""
    for kind in RECORDS:
        for path in files(data / kind.folder, root)[0]:
            read, _ = document(path, root)
            if read:
                yield read


def vocabulary(
    data: Path,
    root: Path,
    initiatives: Iterable[str] | None = None,
    processes: int = 1,
    withheld: Withheld = NO_ONE,
) -> tuple[Vocabulary, list[Read], list[Problem]]:
    """Read everything that initiatives refer to.

    Returns it twice: as a vocabulary, and each record with its document for those who check it. An
    initiative is referred to as well: its id is known before it is read. Who knows all ids gives them here.
    """
    if initiatives is None:
        initiatives = [path.stem for path in files(data / Initiative.folder, root)[0]]
    problems = list(_strangers(data, root))
    paths: list[tuple[type[Named], Path]] = []
    unread = set()
    for kind in NAMED:
        found, wrong = files(data / kind.folder, root)
        paths += ((kind, path) for path in found)
        problems += wrong
        if wrong:
            unread.add(NOWHERE[kind.folder])
    documents: list[tuple[type[Named], str, Document]] = []
    found_in = _documents(paths, root, withheld, processes)
    for (kind, path), (read, failed) in zip(paths, found_in, strict=True):
        problems += failed
        if read:
            documents.append((kind, path.stem, read))
        else:
            unread.add(NOWHERE[kind.folder])
    names, clashes = naming.collect((kind.folder, stem, read) for kind, stem, read in documents)
    problems += clashes
    names.add(Initiative.folder, initiatives)
    by_kind: dict[type[Record], dict[str, Record]] = {kind: {} for kind in NAMED}
    reads = []
    for kind, stem, read in documents:
        record, wrong = parse(kind, stem, read, names)
        problems += [problem for problem in wrong if problem.code not in unread]
        if record:
            by_kind[kind][stem] = record
            reads.append(Read(record, read))
    return Vocabulary(by_kind, names, frozenset(unread), withheld), reads, problems


def _documents(
    paths: Sequence[tuple[type[Named], Path]], root: Path, withheld: Withheld, processes: int
) -> Iterator[tuple[Document | None, list[Problem]]]:
    """Read files as text in several processes, and yield what comes of each in order."""
    shares = shared_out(
        lambda number, of: [document(path, root, withheld) for _, path in paths[number::of]],
        processes if len(paths) >= WORTH_SHARING else 1,
    )
    return (shares[index % len(shares)][index // len(shares)] for index in range(len(paths)))


def _strangers(data: Path, root: Path) -> Iterator[Problem]:
    """Tell of folders and records beside those that are read: in silence they would be left out."""
    folders = sorted(kind.folder for kind in RECORDS)
    for path in sorted(data.iterdir()) if data.is_dir() else []:
        read = path.name in folders or path.name in BESIDE or path.name.startswith(".")
        if not read and (path.is_dir() or path.suffix in {".yml", ".yaml"}):
            yield Problem(relative(path, root), 1, 1, "okand-mapp", {"folders": folders})


def parse(kind: type[Kind], stem: str, read: Document, names: Names) -> tuple[Kind | None, list[Problem]]:
    """Make a record of a document. Returns it, or None and at least one problem."""
    wrong = [
        read.problem((key,), "egen-nyckel", {"key": key}, at_key=True) for key in OWN_KEYS if key in read.data
    ]
    wrong += [read.problem_at(index, "personnummer") for index in personal_numbers(read.text)]
    try:
        record = kind.model_validate(read.data | {"id": stem, "path": read.path}, context=names)
    except ValidationError as error:
        return None, [*wrong, *_translate(error.errors(include_url=False), read, kind)]
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
        # No key has a space in it, and a sentence with a colon has.
        code = "text-som-nyckel" if " " in key and not meant else "okand-nyckel"
        values = {"key": key, "suggestion": meant, "keys": keys}
        yield document.problem(location, code, values, at_key=True)
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
