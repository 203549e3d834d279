"""Whole files, read and written in the fewest steps: Python's own way to a file takes as long as the file."""

import os
from pathlib import Path

NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC
READ = os.O_RDONLY | os.O_CLOEXEC
CHANGED = os.O_WRONLY | os.O_CLOEXEC
# What may be done with a new file, before the user's own mask.
MODE = 0o666
# As much as is read at a time of a file whose length is not known.
PART = 1 << 16


def read(path: Path, most: int) -> bytes:
    """The first bytes of a file, `most` at most. Raises OSError."""
    file = os.open(path, READ)
    try:
        return os.read(file, most)
    finally:
        os.close(file)


def whole(path: str) -> bytes:
    """A file, which is short. Raises OSError."""
    file = os.open(path, READ)
    try:
        content = part = os.read(file, PART)
        while len(part) == PART:
            part = os.read(file, PART)
            content += part
    finally:
        os.close(file)
    return content


def folder(path: str) -> None:
    """Make a folder, and those that it lies in, if they are not there. Raises OSError."""
    try:
        os.mkdir(path)  # noqa: PTH102  # a Path takes as long as the folder
    except FileExistsError:
        pass
    except FileNotFoundError:
        Path(path).mkdir(parents=True, exist_ok=True)


def end(path: str, last: bytes, content: bytes) -> None:
    """Put something that is no shorter in the place of the `last` bytes of a file. Raises OSError."""
    file = os.open(path, CHANGED)
    try:
        os.lseek(file, -len(last), os.SEEK_END)
        _write(file, content)
    finally:
        os.close(file)


def write(path: str, content: bytes) -> None:
    """Write a file, in the place of the one that is there. Raises OSError."""
    file = os.open(path, NEW, MODE)
    try:
        _write(file, content)
    finally:
        os.close(file)


def _write(file: int, content: bytes) -> None:
    written = os.write(file, content)
    while written < len(content):
        written += os.write(file, memoryview(content)[written:])
