"""Our own tests of what no checker sees, all of them: by keyboard, enlarged, in own colours, on paper."""

import os
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree as ET

from audit.result import Result
from audit.subject import ROOT, Subject

FILES = ("accessibility", "keyboard", "enlarged", "own_ways", "every_page", "links", "browser", "withheld")


def check(_of: Subject) -> Result:
    """Run them. They build the site themselves."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "tests.xml")
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-n",
            "auto",
            "--dist",
            "loadfile",
            f"--junitxml={told}",
        ]
        command += [f"tests/test_{name}.py" for name in FILES]
        with Path(os.devnull).open("w") as nowhere:
            subprocess.run(command, cwd=ROOT, stdout=nowhere, check=False)  # noqa: S603  # our own words
        cases = ET.parse(told).getroot().findall(".//testcase")  # noqa: S314  # pytest wrote it
    failed = [case for case in cases if case.find("failure") is not None or case.find("error") is not None]
    findings = tuple(f"{case.get('classname')}: {case.get('name')}" for case in failed)
    return Result("scripted", "pytest, Playwright", version("playwright"), {"tests": len(cases)}, findings)
