"""The words that search knows, in order and cut in pieces: a browser fetches those that it needs.

`about.json` tells which word each piece `starts` with, how many `indexes` there are and how many `pages` they
have.
A piece is JSON. `words` has how common each word is (the number of bits of how often it stands), by the word
with marks. `forms` has, by a form of a word, others that no search for it would find. `names` has the address
and the title of what is called so, by the words of the name.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from skolsatsningar import word_forms
from skolsatsningar.marks import MARK

# Where the files lie in the index's own folder.
FOLDER = "words"
# So many words take some four kB, compressed.
PER_PIECE = 1200
_WORD = re.compile(r"\w+")


def write(
    counts: Mapping[str, int],
    names: Iterable[tuple[str, str, str]],
    language: str,
    out: Path,
) -> list[str]:
    """Write all pieces below a folder, and return which word each starts with.

    `names` are names, addresses and titles; the first of a name holds.
    """
    known = _with_parts(counts)
    plain = frozenset(word.replace(MARK, "") for word in known if not word.endswith(MARK))
    entries: list[tuple[str, str, str, object]] = [
        *((word.replace(MARK, ""), "words", word, count.bit_length()) for word, count in known.items()),
        *((form, "forms", form, others) for form, others in word_forms.other_forms(plain, language).items()),
        *((name, "names", name, page) for name, page in _called(names).items()),
    ]
    entries.sort(key=lambda entry: entry[:3])
    folder = out / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    starts = []
    for number, piece in enumerate(_pieces(entries)):
        starts.append(piece[0][0])
        told: dict[str, dict[str, object]] = {"words": {}, "forms": {}, "names": {}}
        for _, kind, name, value in piece:
            told[kind][name] = value
        _write(folder / f"{number}.json", told)
    return starts


def tell(out: Path, starts: list[str], *, indexes: int, pages: int) -> None:
    """Write what the pieces start with, and how many indexes and pages there are."""
    _write(out / FOLDER / "about.json", {"indexes": indexes, "pages": pages, "starts": starts})


def _called(names: Iterable[tuple[str, str, str]]) -> Mapping[str, tuple[str, str]]:
    called: dict[str, tuple[str, str]] = {}
    for name, url, title in names:
        called.setdefault(" ".join(_WORD.findall(name.lower())), (url, title))
    return called


def _pieces(entries: list[tuple[str, str, str, object]]) -> Iterable[list[tuple[str, str, str, object]]]:
    """Entries in pieces of about a size. What is of one word is in one piece."""
    piece: list[tuple[str, str, str, object]] = []
    for entry in entries:
        if len(piece) >= PER_PIECE and entry[0] != piece[-1][0]:
            yield piece
            piece = []
        piece.append(entry)
    if piece:
        yield piece


def _write(file: Path, told: Mapping[str, Any]) -> None:
    file.write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _with_parts(counts: Mapping[str, int]) -> Mapping[str, int]:
    """Words but for numbers, and the parts of the compounds among them as words of their own.

    The first part keeps its mark: it may not stand alone (skol`).
    """
    found: dict[str, int] = {}
    for word, count in counts.items():
        whole = word.lstrip(MARK)
        first, *rest = whole.split(MARK)
        inner = [f"{part}{MARK}" for part in (first, *rest[:-1])] if rest else []
        for known in (whole, *inner, *rest):
            if known.strip("0123456789"):
                found[known] = found.get(known, 0) + count
    return found
