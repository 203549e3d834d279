"""The Nu HTML checker, the one of the W3C, on every page of the site."""

import json
import re
import subprocess

from audit import install
from audit.result import Result
from audit.subject import Subject

# It is given files, which have no origin that 'self' could be, and takes JSON-LD, data, for a script.
# What a page does against its policy is watched in a browser (tests/test_hosting.py).
NO_ORIGIN = re.compile(
    r"Resource violates Content Security Policy \(meta tag\): external |"
    r"Inline script violates Content Security Policy \(meta tag\)"
)


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
        if not (one["type"] == "info" and NO_ORIGIN.match(one["message"]))
    )
    pages = sum(1 for _ in of.folder.rglob("*.html"))
    return Result("html", "Nu Html Checker", told["version"].split()[0], {"pages": pages}, findings)
