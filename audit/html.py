"""The Nu HTML checker, the one of the W3C, on every page of the site."""

import json
import subprocess

from audit import install
from audit.result import Result
from audit.subject import Subject


def check(of: Subject) -> Result:
    """Let the checker read every page. Its errors and its warnings are findings."""
    jar = install.from_npm(install.HERE / "vnu") / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [install.java(), "-jar", str(jar), "--skip-non-html", "--stdout", "--exit-zero-always"]
    command += ["--format", "json", str(of.folder)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603  # our own words
    told = json.loads(said)
    findings = tuple(
        f"{one['url'].rpartition('/site/')[2]}:{one.get('lastLine', 0)}: {one['type']}: {one['message']}"
        for one in told["messages"]
    )
    pages = sum(1 for _ in of.folder.rglob("*.html"))
    return Result("html", "Nu Html Checker", told["version"].split()[0], {"pages": pages}, findings)
