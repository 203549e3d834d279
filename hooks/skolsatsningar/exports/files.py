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


class File(NamedTuple):
    """A file to be told of: its address below the site's root, its kind, its size and its SHA-256."""

    path: str
    media_type: str
    bytes: int
    sha256: str


def written(out: Path, path: str, media_type: str) -> File:
    """Tell of a file that has been written below `out`."""
    with (out / path).open("rb") as file:
        checksum = hashlib.file_digest(file, "sha256").hexdigest()
        return File(path, media_type, file.tell(), checksum)
