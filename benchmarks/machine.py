"""What the figures were measured on and with."""

import importlib.metadata
import json
import os
import platform
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from benchmarks import install

ROOT = Path(__file__).parents[1]


def machine() -> dict[str, str | int | float]:
    """The machine's size and its system."""
    return {
        "cores": cores(),
        "memory": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "processor": _processor(),
        "system": f"{platform.system()} {platform.release()}",
        "file_system": _file_system(install.CACHE),
        "load": round(os.getloadavg()[0], 2),
    }


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def versions(names: Iterable[str]) -> dict[str, str]:
    """The version of everything that takes part when these builders do."""
    packages = ("mkdocs", "mkdocs-material", "pagefind")
    told = {"python": platform.python_version()}
    told |= {package: importlib.metadata.version(package) for package in packages}
    if "hugo" in names:
        told["hugo"] = _said(str(install.hugo()), "version").split()[1].partition("-")[0].lstrip("v")
    if "eleventy" in names:
        package = install.eleventy().with_name("package.json")
        told["eleventy"] = json.loads(package.read_text(encoding="utf-8"))["version"]
        told["node"] = _said("node", "--version").strip().lstrip("v")
    return told | {"skolsatsningar": commit()}


def commit() -> str:
    """The commit that was measured; a + after it tells that files had been changed since."""
    return _said("git", "describe", "--always", "--dirty=+").strip() or "unknown"


def _said(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)  # noqa: S603  # our own
    return done.stdout


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor()
    found = re.search(r"^model name\s*: (.+)$", told, re.MULTILINE)
    return found[1] if found else platform.machine()


def _file_system(folder: Path) -> str:
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    except OSError:
        return "unknown"
    above = [str(place) for place in (folder.resolve(), *folder.resolve().parents)]
    found = {place: kind for _, place, kind, *_ in map(str.split, mounts) if place in above}
    return found[max(found, key=len)] if found else "unknown"
