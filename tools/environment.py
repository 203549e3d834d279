"""See to it that .venv has what a lock file names.

    python -m tools.environment requirements.txt

Does nothing when it has. All that is said goes to standard error, so that a command's output can be piped.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tools import apt

if TYPE_CHECKING:
    from collections.abc import Iterator

VENV = Path(".venv")
INSIDE = str(VENV / "bin" / "python")
OUTSIDE = str(getattr(sys, "_base_executable", sys.executable))

INSTALLED = VENV / "installed.txt"
"""A copy of the lock file last installed, written when all is done: without it .venv is half made."""


def main() -> None:
    """Bring .venv in step with the lock file named on the command line."""
    lock = Path(sys.argv[1])
    with one_at_a_time():
        if is_whole() and pins(lock) <= pins(INSTALLED):
            return
        if not is_whole():
            create()
        INSTALLED.unlink(missing_ok=True)
        install(lock)
        copy = INSTALLED.with_suffix(".new")
        shutil.copyfile(lock, copy)
        copy.replace(INSTALLED)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Hold the repository against another set-up. Children hold it too, so that none outlives it unseen."""
    folder = os.open(".", os.O_RDONLY)
    os.set_inheritable(folder, True)  # noqa: FBT003  # it takes no keyword
    with suppress(OSError):  # not every network disk can
        fcntl.flock(folder, fcntl.LOCK_EX)
    yield
    os.close(folder)


def is_whole() -> bool:
    """Tell whether .venv was finished and its Python is still on this machine."""
    return INSTALLED.exists() and runs(INSIDE, "-c", "")


def pins(lock: Path) -> set[str]:
    """Return every `name==version` of a lock file."""
    return set(re.findall(r"^[^\s#]+==[^\s;]+", lock.read_text(encoding="utf-8"), re.MULTILINE))


def create() -> None:
    """Make .venv anew, in whichever way this machine can; ends the program when it cannot."""
    version = f"3.{sys.version_info.minor}"
    say(f"Making .venv with Python {version} ...")
    if (
        makes("venv")
        or (apt.install(f"python{version}-venv") and makes("venv"))
        or makes("virtualenv")
        or (runs(OUTSIDE, "-m", "pip", "--python", OUTSIDE, "--version") and makes("venv", "--without-pip"))
    ):
        return
    remedy = f"run `apt-get install python{version}-venv` as administrator, or " if apt.exists() else ""
    sys.exit(
        f"Python {version} ({OUTSIDE}) cannot make a virtual environment: {remedy}"
        "name another Python with PYTHON=/path/to/python, and run make again."
    )


def makes(module: str, *options: str) -> bool:
    """Try to make .venv with a module of the Python outside; what an earlier attempt left is removed."""
    if VENV.exists():
        shutil.rmtree(VENV)
    return runs(OUTSIDE, "-m", module, *options, str(VENV))


def install(lock: Path) -> None:
    """Install what a lock file names, each file of it held against its hash; ends the program on failure."""
    say(f"Installing {lock} into .venv ...")
    inside = runs(INSIDE, "-m", "pip", "--version")
    pip = [INSIDE, "-m", "pip"] if inside else [OUTSIDE, "-m", "pip", "--python", INSIDE]
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--require-hashes"]
    command = [*pip, "install", *options, "--requirement", str(lock)]
    if subprocess.run(command, stdout=sys.stderr, close_fds=False, check=False).returncode:  # noqa: S603  # our own words
        sys.exit(f"pip could not install {lock}; the lines above say why.")


def runs(*command: str) -> bool:
    """Run a command in silence and tell whether it went well."""
    try:
        run = subprocess.run(  # noqa: S603  # our own words
            command, stdin=subprocess.DEVNULL, capture_output=True, close_fds=False, check=False
        )
    except OSError:
        return False
    return run.returncode == 0


def say(text: str) -> None:
    """Tell how far it has come."""
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    try:
        main()
    except OSError as error:
        sys.exit(f"{VENV} could not be set up: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
