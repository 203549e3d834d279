"""What goes out of the initiatives, kept on disk from when each is read until files are made of them all.

Initiatives are read in several processes, and none of them can hold all. Each writes to a file of its own, in
the order that it reads; afterwards any process can read them all, in any order, by their ids.
"""

import os
import shutil
import tempfile
import weakref
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

# An id has neither of them, and JSON is written in one line without a tab.
AFTER_ID, AFTER_FORM = b"\t", b"\n"


class Spool:
    """Lines of JSON by the id of what they tell of. One that is added after a reading replaces the former."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="skolsatsningar-"))
        # A server that is stopped has no last moment of its own.
        self._remove = weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._readings = 0
        self._process = 0
        self._file: IO[bytes] | None = None

    def add(self, record_id: str, line: bytes) -> None:
        """Take a line, from any process. It can be read after `flush`."""
        if self._file is None or self._process != os.getpid():
            self._process = os.getpid()
            self._file = (self._folder / f"{self._readings:06}-{self._process}").open("ab", buffering=1 << 18)
        self._file.write(record_id.encode() + AFTER_ID + line + AFTER_FORM)

    def flush(self) -> None:
        """See that every line of this process so far can be read."""
        if self._file:
            self._file.flush()

    def read(self) -> "Lines":
        """All lines so far."""
        self._readings += 1
        if self._file:
            self._file.close()
            self._file = None
        return Lines(self._folder)

    def discard(self) -> None:
        """Remove them."""
        if self._file:
            self._file.close()
        self._remove()


class Lines(Mapping[str, bytes]):
    """Lines by their ids, in the order of the ids. Only where each of them stands is held in memory."""

    def __init__(self, folder: Path) -> None:
        self._files: list[int] = []
        places: dict[str, tuple[int, int, int]] = {}
        for path in sorted(folder.iterdir()):
            self._files.append(os.open(path, os.O_RDONLY))
            places.update(_places(path, self._files[-1]))
        self._places = dict(sorted(places.items()))

    def close(self) -> None:
        """Let no more be read."""
        for file in self._files:
            os.close(file)
        self._files.clear()

    def __getitem__(self, record_id: str) -> bytes:
        file, length, start = self._places[record_id]
        return os.pread(file, length, start)  # wherever another process is in the same file

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _places(path: Path, file: int) -> Iterator[tuple[str, tuple[int, int, int]]]:
    at = 0
    with path.open("rb") as lines:
        for line in lines:
            record_id, _, form = line.partition(AFTER_ID)
            start = at + len(record_id) + len(AFTER_ID)
            yield record_id.decode(), (file, len(form) - len(AFTER_FORM), start)
            at += len(line)
