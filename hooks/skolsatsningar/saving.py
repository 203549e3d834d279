"""Files put in their place whole: a reader, or a power cut, meets the old file or the new one."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp


def create(path: Path, content: bytes) -> None:
    """Write a file that is not there yet. Raises FileExistsError where it is, and leaves that one alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _beside(path, content) as new:
        new.chmod(0o666 & ~_umask())
        try:
            os.link(new, path)  # unlike a rename, it never takes another's place
        except (PermissionError, NotImplementedError):  # a disk without links
            with path.open("xb") as file:
                file.write(content)


def replace(path: Path, content: bytes) -> None:
    """Write a file in the place of the one that is there. It keeps that one's rights."""
    with _beside(path, content) as new:
        shutil.copymode(path, new)
        new.replace(path)


@contextmanager
def _beside(path: Path, content: bytes) -> Iterator[Path]:
    """A file of that content in the same folder, under a name that no one reads. It is gone afterwards."""
    handle, name = mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
