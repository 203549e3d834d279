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

# The file beside each file of lines that tells where in it the line of each id stands.
PLACES = ".places"
BUFFER = 1 << 18


class Spool:
    """Lines of JSON by the id of what they tell of. One that is added after a reading replaces the former."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="skolsatsningar-"))
        # A server that is stopped has no last moment of its own.
        self._remove = weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._readings = 0
        self._own: _Share | None = None

    def add(self, record_id: str, line: bytes) -> None:
        """Take a line, from any process. It can be read after `flush`."""
        if self._own is None or self._own.process != os.getpid():
            self._own = _Share(self._folder / f"{self._readings:06}-{os.getpid()}")
        self._own.add(record_id, line)

    def flush(self) -> None:
        """See that every line of this process so far can be read."""
        if self._own:
            self._own.flush()

    def read(self) -> "Lines":
        """All lines so far."""
        self._readings += 1
        self._close()
        return Lines(self._folder)

    def discard(self) -> None:
        """Remove them."""
        self._close()
        self._remove()

    def _close(self) -> None:
        if self._own:
            self._own.close()
            self._own = None


class _Share:
    """What one process adds between two readings: a file of lines, and beside it where each stands."""

    def __init__(self, path: Path) -> None:
        self.process = os.getpid()
        self._lines = path.open("xb", buffering=BUFFER)
        self._places = path.with_suffix(PLACES).open("x", encoding="utf-8")
        self._end = 0

    def add(self, record_id: str, line: bytes) -> None:
        self._lines.write(line)
        self._places.write(f"{record_id} {len(line)} {self._end}\n")
        self._end += len(line)

    def flush(self) -> None:
        self._lines.flush()
        self._places.flush()

    def close(self) -> None:
        self._lines.close()
        self._places.close()


class Lines(Mapping[str, bytes]):
    """Lines by their ids, in the order of the ids. Only where each of them stands is held in memory.

    They are read quickest in that order. The process that reads opens the files: no other moves in them.
    """

    def __init__(self, folder: Path) -> None:
        self._files: dict[Path, IO[bytes]] = {}
        places: dict[str, tuple[Path, int, int]] = {}
        for path in sorted(folder.glob(f"*{PLACES}")):
            file = path.with_suffix("")
            for place in path.read_text(encoding="utf-8").splitlines():
                record_id, length, start = place.split(" ")
                places[record_id] = (file, int(length), int(start))
        self._places = dict(sorted(places.items()))

    def close(self) -> None:
        """Let no more be read."""
        for file in self._files.values():
            file.close()
        self._files.clear()

    def __getitem__(self, record_id: str) -> bytes:
        path, length, start = self._places[record_id]
        if path not in self._files:
            self._files[path] = path.open("rb", buffering=BUFFER)
        file = self._files[path]
        file.seek(start)
        return file.read(length)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
