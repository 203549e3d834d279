"""What a lock file names, installed into a folder of its own, once for each version of the lock file."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


class MissingError(Exception):
    """Something that cannot be installed from here is not there. The message says what to do."""


def from_pypi(lock: Path, folder: Path) -> Path:
    """A folder of the Python packages that a requirements file names."""
    if not _installed(lock, folder):
        shutil.rmtree(folder, ignore_errors=True)
        options = ["--quiet", "--disable-pip-version-check", "--require-hashes", "--target", str(folder)]
        command = [sys.executable, "-m", "pip", "install", *options, "--requirement", str(lock)]
        _install(lock, folder, command, os.environ)
    return folder


def from_npm(
    source: Path, folder: Path, npm: Sequence[str], environment: Mapping[str, str] = os.environ
) -> Path:
    """The modules that the lock file of a folder names, installed by npm without running what they bring."""
    lock = source / "package-lock.json"
    if not _installed(lock, folder):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(source / "package.json", folder)
        shutil.copy(lock, folder)
        options = ["--prefix", str(folder), "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        _install(lock, folder, [*npm, "ci", *options], environment)
    return folder / "node_modules"


def _mark(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.installed")


def _installed(lock: Path, folder: Path) -> bool:
    mark = _mark(folder)
    return folder.is_dir() and mark.exists() and mark.read_bytes() == lock.read_bytes()


def _install(lock: Path, folder: Path, command: list[str], environment: Mapping[str, str]) -> None:
    """Install and, when all is well, keep a copy of the lock file."""
    sys.stderr.write(f"Installing {lock} into {folder} ...\n")
    _mark(folder).unlink(missing_ok=True)
    if subprocess.run(command, stdout=sys.stderr, env=environment, check=False).returncode:  # noqa: S603  # our own words
        message = f"{lock} could not be installed; the lines above say why."
        raise MissingError(message)
    shutil.copyfile(lock, _mark(folder))
