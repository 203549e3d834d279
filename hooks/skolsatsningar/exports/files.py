"""Files of data, as they are written and as others are told of them."""

import hashlib
from pathlib import Path
from typing import NamedTuple

JSON, NDJSON, CSV = "application/json", "application/x-ndjson", "text/csv"
SQLITE = "application/vnd.sqlite3"
SCHEMA, OPENAPI = "application/schema+json", "application/vnd.oai.openapi+json;version=3.1"

# Where the data lies, and where this version of it does.
ROOT = "data/"
FOLDER = f"{ROOT}v1/"

# So much of a growing file is kept until it is written.
BUFFER = 1 << 16


class File(NamedTuple):
    """A file to be told of: its address below the site's root, its kind, its size and its SHA-256."""

    path: str
    media_type: str
    bytes: int
    sha256: str


class Growing:
    """A file that is written bit by bit, and told of when it is closed. Folders are made for it.

    Its checksum grows with it, so that it need not be read again.
    """

    def __init__(self, out: Path, path: str, media_type: str) -> None:
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._media_type = media_type
        self._file = target.open("wb", buffering=BUFFER)
        self._checksum = hashlib.sha256()

    def write(self, content: bytes) -> None:
        """Put something at its end."""
        self._file.write(content)
        self._checksum.update(content)

    def close(self) -> File:
        """See that all is written."""
        size = self._file.tell()
        self._file.close()
        return File(self._path, self._media_type, size, self._checksum.hexdigest())


def written(out: Path, path: str, media_type: str) -> File:
    """Tell of a file that has been written below `out`."""
    with (out / path).open("rb") as file:
        checksum = hashlib.file_digest(file, "sha256").hexdigest()
        return File(path, media_type, file.tell(), checksum)
