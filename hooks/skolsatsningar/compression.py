"""Packed copies beside the files of a site, so that a server need not pack them for each reader.

The same file gives the same copy, byte for byte. A copy that would not be smaller is not made.
"""

import gzip
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import brotli

from skolsatsningar.hosting.table import GAIN

# The highest level of Brotli takes fifty times as long as the lower one, for a tenth less: it is for what
# every reader gets and keeps.
HIGHEST, LOWER = 11, 5
KEPT = (".css", ".js")
COPIES: dict[str, Callable[[Path, bytes], bytes]] = {
    ".br": lambda path, raw: bytes(brotli.compress(raw, quality=HIGHEST if path.suffix in KEPT else LOWER)),
    ".gz": lambda _, raw: gzip.compress(raw, 9, mtime=0),
}
ENDINGS = tuple(f".{suffix}" for suffix in GAIN)
BATCH = 64


@dataclass(frozen=True, slots=True)
class Gain:
    """How many files have copies, and how many bytes they, and their copies, are."""

    files: int = 0
    before: int = 0
    after: int = 0

    def __add__(self, other: "Gain") -> "Gain":
        """Both together."""
        return Gain(self.files + other.files, self.before + other.before, self.after + other.after)


def compress(site: Path, processes: int) -> Gain:
    """Put packed copies beside all files below `site` that gain by it. `after` is of the smallest copies."""
    paths = sorted(_files(str(site)))
    batches = [paths[at : at + BATCH] for at in range(0, len(paths), BATCH)]
    if processes == 1 or len(batches) == 1:
        return sum(map(_compressed, batches), Gain())
    with ProcessPoolExecutor(processes) as pool:
        return sum(pool.map(_compressed, batches), Gain())


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            elif entry.name.endswith(ENDINGS):
                yield entry.path


def _compressed(paths: list[str]) -> Gain:
    return sum(map(_copied, map(Path, paths)), Gain())


def _copied(path: Path) -> Gain:
    raw = path.read_bytes()
    smallest = len(raw)
    for ending, packed in COPIES.items():
        copy = packed(path, raw)
        target = path.with_name(path.name + ending)
        if len(copy) >= len(raw):
            target.unlink(missing_ok=True)
            continue
        smallest = min(smallest, len(copy))
        # Put in its place whole: the site may be up already.
        new = path.with_name(f".{path.name}{ending}.ny")
        new.write_bytes(copy)
        new.replace(target)
    return Gain(1, len(raw), smallest) if smallest < len(raw) else Gain()
