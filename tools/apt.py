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
    return exists() and (os.geteuid() == 0 or fault("sudo", "-n", "true") is None)


def install(*packages: str) -> bool:
    """Install packages, if that may be done; tell whether it was. What apt says is shown if it fails."""
    if not may():
        return False
    sys.stderr.write(f"Installing {' '.join(packages)} with apt ...\n")
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    fault(*apt, "update")
    failed = fault(*apt, "install", "-y", "--no-install-recommends", *packages)
    sys.stderr.write(failed or "")
    return failed is None


def fault(*command: str) -> str | None:
    """Run a command; if it fails, return what it said."""
    try:
        subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)  # noqa: S603  # our own words
    except OSError as error:
        return f"{error}\n"
    except subprocess.CalledProcessError as error:
        return f"{error.stdout}{error.stderr}"
    return None
