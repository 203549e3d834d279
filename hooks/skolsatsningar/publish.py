"""A built site takes the place of the last one in a single step, or not at all."""

import ctypes
import errno
import filecmp
import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

# renameat2(2) on Linux, renamex_np(2) on macOS: two names change places, and at no moment is one missing.
AT_FDCWD = -100
RENAME_EXCHANGE = 2
RENAME_SWAP = 2


def beside(site: Path) -> Path:
    """Where a site is built before it takes its place: on the same file system, out of every server's way."""
    return site.with_name(f".{site.name}.ny")


def discard(folder: Path) -> None:
    """Remove what a failed or killed build left."""
    shutil.rmtree(folder, ignore_errors=True)


def publish(new: Path, site: Path) -> None:
    """Put `new` in the place of `site`. `new` is gone afterwards; so is the old site."""
    if site.exists():
        _exchange(new, site)
        discard(new)
    else:
        new.rename(site)


def overlay(new: Path, site: Path, gone: Iterable[str]) -> None:
    """Put every file of `new` that differs in its place in `site`, and take away what is at `gone`.

    Each file takes its place in one step. `new` is gone afterwards.
    """
    for file in sorted(new.rglob("*")):
        target = site / file.relative_to(new)
        if file.is_dir():
            target.mkdir(exist_ok=True)
        elif not (target.exists() and filecmp.cmp(file, target, shallow=False)):
            file.replace(target)
    for url in gone:
        if (site / url).is_file():
            (site / url).unlink()
        else:
            discard(site / url)
    discard(new)


def beside_site(site: Path, files: Mapping[str, str]) -> None:
    """Write files into a folder beside a site, where no reader finds them."""
    folder = site.with_name(f"{site.name}-server")
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def _exchange(new: Path, site: Path) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        failed = library.renameat2(AT_FDCWD, os.fsencode(new), AT_FDCWD, os.fsencode(site), RENAME_EXCHANGE)
    elif sys.platform == "darwin":
        failed = library.renamex_np(os.fsencode(new), os.fsencode(site), RENAME_SWAP)
    else:
        failed = True
        ctypes.set_errno(errno.ENOSYS)
    if not failed:
        return
    if ctypes.get_errno() not in {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(site))
    # A file system that cannot exchange two names: the next best thing leaves a moment without a site.
    old = site.with_name(f".{site.name}.gammal")
    discard(old)
    site.rename(old)
    new.rename(site)
    discard(old)
