"""What a command costs: time, processor time and memory, its children and theirs counted in."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

PROC = Path("/proc")
EVERY = 0.05
# Adding up a gigabyte's pages takes milliseconds, and holds up the process that owns them. Between two
# samples lies at least so many times what the last one cost, so that sampling takes a few per cent at most.
REST = 40
SESSION = 3
"""Where in /proc/<pid>/stat, after the command's name, its session stands."""


@dataclass(frozen=True)
class Cost:
    """Seconds and bytes.

    `memory` is the peak of what all processes together held, pages they share counted once (PSS), sampled
    every 50 ms or, for large processes, less often; None where the system does not tell, or is not asked.
    `largest` is the most that any one process held (its maximum resident set), which the kernel keeps itself.
    """

    wall: float
    cpu: float
    memory: int | None
    largest: int


class CommandFailedError(Exception):
    """A measured command ended with an error. The message ends with what it said last."""


def run(
    command: Sequence[str | Path],
    folder: Path,
    environment: Mapping[str, str],
    log: Path,
    *,
    memory: bool = True,
) -> Cost:
    """Run a command in a folder and tell what it cost. What it says goes to `log`.

    Its `memory` need not be asked for: that takes some hundredths of its time.
    """
    os.sync()
    with log.open("wb") as said:
        process, began = _started(command, folder, environment, said)
        sampler = Sampler(process.pid)
        if memory:
            sampler.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            wall = time.perf_counter() - began
            if memory:
                sampler.stop()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        last = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        message = f"{' '.join(map(str, command))} ended with {process.returncode}:\n{last}"
        raise CommandFailedError(message)
    kilo = 1 if sys.platform == "darwin" else 1024
    return Cost(wall, usage.ru_utime + usage.ru_stime, sampler.peak or None, usage.ru_maxrss * kilo)


def _started(
    command: Sequence[str | Path], folder: Path, environment: Mapping[str, str], said: IO[bytes]
) -> tuple[subprocess.Popen[bytes], float]:
    began = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603  # the benchmark's own commands
        command,
        cwd=folder,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=subprocess.STDOUT,
        start_new_session=True,  # by which its descendants are known, even those it has left behind
    )
    return process, began


class Sampler(threading.Thread):
    """Adds up, again and again, what the processes of a session hold."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._session = session
        self._done = threading.Event()

    def run(self) -> None:
        """Sample until told to stop."""
        pause = 0.0
        while PROC.is_dir() and not self._done.wait(pause):
            began = time.thread_time()
            self.peak = max(self.peak, sum(map(_held, _members(self._session))))
            pause = max(EVERY, REST * (time.thread_time() - began))

    def stop(self) -> None:
        """Stop sampling."""
        self._done.set()
        self.join()


def _members(session: int) -> Iterator[Path]:
    for folder in PROC.glob("[0-9]*"):
        try:
            after_name = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        if int(after_name[SESSION]) == session:
            yield folder


def _held(process: Path) -> int:
    try:
        lines = (process / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


@dataclass(frozen=True)
class Size:
    """What a folder holds: files, their bytes, and how many of both are pages."""

    files: int
    bytes: int
    pages: int
    page_bytes: int


def size(folder: Path) -> Size:
    """Measure a folder."""
    files = total = pages = page_bytes = 0
    for place, _, names in os.walk(folder):
        for name in names:
            count = (Path(place) / name).stat().st_size
            files, total = files + 1, total + count
            if name.endswith(".html"):
                pages, page_bytes = pages + 1, page_bytes + count
    return Size(files, total, pages, page_bytes)
