"""Packages of Debian and Ubuntu, where they may be installed without asking anyone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def exists() -> bool:
    """Tell whether this machine has apt."""
    return shutil.which("apt-get") is not None


def may() -> bool:
    """Tell whether packages may be installed: as root, or by a sudo that needs no password."""
    return exists() and (os.geteuid() == 0 or succeeds("sudo", "-n", "true"))


def install(*packages: str) -> bool:
    """Install packages, if that may be done; tell whether it was."""
    if not may():
        return False
    sys.stderr.write(f"Installing {' '.join(packages)} with apt ...\n")
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    succeeds(*apt, "update")
    return succeeds(*apt, "install", "-y", "--no-install-recommends", *packages)


def succeeds(*command: str) -> bool:
    """Run a command and tell whether it went well; what it says goes to standard error."""
    try:
        run = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)  # noqa: S603
    except OSError:
        return False
    return run.returncode == 0
