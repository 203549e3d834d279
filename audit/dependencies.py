"""What the product depends on: known faults in it (pip-audit), and under which licences it may be used."""

import json
import os
import re
import subprocess
import sys
from importlib import metadata

from audit import install
from audit.result import Result
from audit.subject import ROOT, Subject

LOCKS = ("requirements.txt", "requirements-dev.txt")
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
CLASSIFIER = "License :: OSI Approved :: "
# What lets us ship the product under MIT, whoever uses it.
FREE = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|Unlicense|CC0|0BSD|Zlib|^any-OSI$",
    re.IGNORECASE,
)


def faults(_of: Subject) -> Result:
    """Ask PyPI for known faults of every version that the locks name."""
    findings = []
    pinned: set[tuple[str, str]] = set()
    for lock in LOCKS:
        pinned.update(PINNED.findall((ROOT / lock).read_text(encoding="utf-8")))
        command = [
            sys.executable,
            "-m",
            "pip_audit",
            "--requirement",
            lock,
            "--require-hashes",
            "--disable-pip",
        ]
        command += ["--format", "json", "--progress-spinner", "off"]
        told = os.environ | {"PYTHONPATH": str(install.python())}
        done = subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True, check=False)  # noqa: S603  # our own words
        try:
            found = json.loads(done.stdout)["dependencies"]
        except ValueError:
            findings.append(f"{lock}: pip-audit failed: {done.stderr.strip().splitlines()[-1]}")
            continue
        findings += [
            f"{lock}: {one['name']} {one['version']}: {fault['id']}, mended in {fault['fix_versions']}"
            for one in found
            for fault in one.get("vulns", ())
        ]
        untold = [one["name"] for one in found if "skip_reason" in one]
        if untold:
            findings.append(f"{lock}: PyPI told nothing of {len(untold)} packages: {', '.join(untold)}")
    return Result("faults", "pip-audit", _version("pip_audit"), {"packages": len(pinned)}, tuple(findings))


def licences(_of: Subject) -> Result:
    """List the licence of every package that a site is built with. One that is not free is a finding."""
    pinned = PINNED.findall((ROOT / LOCKS[0]).read_text(encoding="utf-8"))
    rows = [("Package", "Version", "Licence")]
    for name, version in pinned:
        try:
            if metadata.version(name) == version:  # rather than another system's
                rows.append((name, version, licence(metadata.metadata(name))))
        except metadata.PackageNotFoundError:
            continue  # likewise
    findings = tuple(
        f"{name}: {told or 'no licence told'}" for name, _, told in rows[1:] if not FREE.search(told)
    )
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return Result(
        "licences", "importlib.metadata", python, {"packages": len(rows) - 1}, findings, tuple(rows)
    )


def licence(told: metadata.PackageMetadata) -> str:
    """What a package says of its licence: an expression, else a classifier, else the first line of it."""
    if told["License-Expression"]:
        return str(told["License-Expression"])
    named = [
        one.removeprefix(CLASSIFIER) for one in told.get_all("Classifier", []) if one.startswith(CLASSIFIER)
    ]
    return ", ".join(named) or (told["License"] or "").strip().partition("\n")[0]


def _version(name: str) -> str:
    folder = install.python()
    found = next(folder.glob(f"{name}-*.dist-info"))
    return found.name.removeprefix(f"{name}-").removesuffix(".dist-info")
