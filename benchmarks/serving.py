"""How soon a changed record is seen while the site is served, beside how long a whole build takes.

    PYTHONPATH=hooks .venv/bin/python -m benchmarks.serving 25 10000

For each size: `mkdocs build` from nothing, then a server, and some changes of one initiative's title. A
change is seen when the server gives its page with the new title: the server's own wait is part of it.
"""

import argparse
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from benchmarks.generate import Generator

ROOT = Path(__file__).parents[1]
TITLE = re.compile(r"^title: .*$", re.MULTILINE)
PATIENCE = 600.0


def main() -> None:
    """Measure each size, and print a row for it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", type=int, nargs="*", default=[25, 10_000])
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    print("| Records | A build, s | A change is seen, s | Part |\n| ---: | ---: | ---: | ---: |")  # noqa: T201  # what it is for
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            Generator(size, Path(folder, "data")).write()
            built, seen = measured(Path(folder), given.rounds)
        print(f"| {size:,} | {built:.2f} | {seen:.2f} | {seen / built:.2f} |", flush=True)  # noqa: T201  # what it is for


def measured(folder: Path, rounds: int) -> tuple[float, float]:
    """The median seconds of a build and of a change, one after the other."""
    record = min((folder / "data" / "initiatives").iterdir())
    address = f"satsningar/{record.stem}/"
    builds = [build(folder) for _ in range(3)]
    with server(folder / "data") as root:
        changes = [change(record, f"Ny rubrik {number}", f"{root}{address}") for number in range(rounds)]
    return median(builds), median(changes)


def build(folder: Path) -> float:
    """Build from nothing, the index for search too. Returns seconds."""
    out = folder / "site"
    shutil.rmtree(out, ignore_errors=True)
    begun = time.monotonic()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(out)]
    subprocess.run(command, cwd=ROOT, env=environment(folder / "data"), check=True)  # noqa: S603  # our own words
    return time.monotonic() - begun


@contextmanager
def server(data: Path) -> Iterator[str]:
    """Serve the site until the context ends. Yields its address."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "-a", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=ROOT, env=environment(data)) as running:  # noqa: S603  # likewise
        try:
            address = f"http://127.0.0.1:{port}/"
            wait(lambda: answers(address))
            yield address
        finally:
            running.send_signal(signal.SIGINT)  # it clears up after itself
            with suppress(subprocess.TimeoutExpired):
                running.wait(30)
            running.kill()


def change(record: Path, title: str, address: str) -> float:
    """Give a record another title. Returns the seconds until its page shows it."""
    text = TITLE.sub(f"title: {title}", record.read_text(encoding="utf-8"), count=1)
    time.sleep(2)  # what the last change began is done
    begun = time.monotonic()
    record.write_text(text, encoding="utf-8")
    wait(lambda: title in answers(address))
    return time.monotonic() - begun


def answers(address: str) -> str:
    """What a server says, or nothing where there is none yet."""
    try:
        with urlopen(address) as page:  # noqa: S310  # our own server
            return str(page.read().decode())
    except OSError:
        return ""


def wait(until: Callable[[], object]) -> None:
    """Wait for something that becomes true."""
    begun = time.monotonic()
    while not until():
        if time.monotonic() - begun > PATIENCE:
            sys.exit("It never came.")
        time.sleep(0.02)


def environment(data: Path) -> dict[str, str]:
    """What a build is told."""
    return os.environ | {
        "SKOLSATSNINGAR_DATA": str(data),
        "SITE_URL": "http://127.0.0.1/",
        "NO_MKDOCS_2_WARNING": "1",
    }


if __name__ == "__main__":
    main()
