"""What Pagefind has made, made lighter to fetch.

Pagefind calls each page by a hash, which does not compress: at 10,000 pages the list of them was more than a
quarter of what a first search fetched. And it cuts its index in pieces by how often words stand in texts, but
1.5.2 counts no word with å, ä or ö (pagefind #1211), so that some pieces were ten times as large as others.
Both are mended here: in what lists all pages and pieces (`pf_meta`), and in the files that it lists. Order is
kept, and so is each word.

The files are CBOR, compressed, after a signature. All names still change with what is in the files.
"""

import hashlib
import re
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import cbor2

SIGNATURE = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"
# How large a piece of the index may be before it is cut, and one with several words after it, in bytes before
# they are compressed to less than a half. To cut what is but a little larger takes time and spares little.
LARGE, LARGEST = 128_000, 48_000
# A word of the index is a list of three that begins with a text; no other list of three does.
_WORD = re.compile(rb"\x83(?=[\x60-\x7b])")
_GZIP = 31
# What is cut gets a tenth larger than by level 9, in a tenth of the time. All searches need the list.
_LEVEL, _BEST = 4, 9


def unpacked(file: Path) -> bytes:
    """What a file of Pagefind's holds."""
    return zlib.decompress(file.read_bytes(), _GZIP).removeprefix(SIGNATURE)


def lighten(index: Path) -> None:
    """Give pages new names, and cut what is too large of the index. `index` is the folder of one index."""
    for listed in list(index.glob("*.pf_meta")):
        version, pages, pieces, *rest = cbor2.loads(unpacked(listed))
        with ThreadPoolExecutor() as pool:
            cut = pool.map(lambda piece: list(_cut(index / "index", *piece)), pieces)
            named = _named(index / "fragment", pages)
            _list(listed, cbor2.dumps([version, named, list(chain.from_iterable(cut)), *rest]))


def _named(folder: Path, pages: list[list[Any]]) -> list[list[Any]]:
    """The pages by new names, which differ in their last letters only. Pages that are the same share one."""
    before = hashlib.sha256(" ".join(name for name, *_ in pages).encode()).hexdigest()[:10]
    names: dict[str, str] = {}
    for name, *_ in pages:
        if name not in names:
            names[name] = f"{before}{len(names):05x}"
            (folder / f"{name}.pf_fragment").rename(folder / f"{names[name]}.pf_fragment")
    return [[names[name], *told] for name, *told in pages]


def _cut(folder: Path, first: str, last: str, name: str) -> Iterator[list[str]]:
    """The pieces that a piece of the index becomes: the first and the last word of each, and its name.

    What Pagefind says that a piece begins and ends with may be a word cut short. It stays so.
    """
    file = folder / f"{name}.pf_index"
    raw = unpacked(file)
    words = [found.start() for found in _WORD.finditer(raw)] if len(raw) > LARGE else []
    # Where the bytes of a number look like a word, there are more than the list tells: it is left whole.
    if len(words) < 2 or not raw.startswith(_head(len(words))):  # noqa: PLR2004  # a single word is not cut
        yield [first, last, name]
        return
    file.unlink()
    groups = list(_groups(words, len(raw)))
    for place, (group, end) in enumerate(groups):
        data = _head(len(group)) + raw[group[0] : end]
        new = f"{name.partition('_')[0]}_{hashlib.sha256(data).hexdigest()[:10]}"
        (folder / f"{new}.pf_index").write_bytes(_packed(data, _LEVEL))
        begins = _word(raw, group[0]) if place else first
        # A word that is cut short may come before the one that the last piece begins with.
        ends = _word(raw, group[-1]) if place < len(groups) - 1 or last < begins else last
        yield [begins, ends, new]


def _groups(words: list[int], end: int) -> Iterator[tuple[list[int], int]]:
    """Where words that belong together begin, and where the last of them ends."""
    group: list[int] = []
    for start, following in pairwise([*words, end]):
        if group and following - group[0] > LARGEST:
            yield group, start
            group = []
        group.append(start)
    yield group, end


def _word(raw: bytes, place: int) -> str:
    """The word that begins at a place."""
    word: str = cbor2.load(BytesIO(raw[place + 1 : place + 1 + LARGEST]))
    return word


def _head(count: int) -> bytes:
    """What a piece of so many words begins with: a list of one, which is a list of so many."""
    return cbor2.dumps([[None] * count])[:-count]


def _list(listed: Path, told: bytes) -> None:
    """Write what lists all pages and pieces, by a new name, and where that name is told."""
    before = listed.name.split(".")[1]
    after = f"{before.partition('_')[0]}_{hashlib.sha256(told).hexdigest()[:10]}"
    entry = listed.with_name(ENTRY)
    entry.write_text(entry.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    listed.unlink()
    listed.with_name(listed.name.replace(before, after)).write_bytes(_packed(told, _BEST))


def _packed(data: bytes, level: int) -> bytes:
    return zlib.compress(SIGNATURE + data, level, _GZIP)
