"""pa11y with HTML CodeSniffer, whose rules are not axe's: a second voice on WCAG at level AA."""

import json
import subprocess
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from browsing import KINDS

from audit import install
from audit.result import Result
from audit.subject import Subject

AT_ONCE = 2


def check(of: Subject) -> Result:
    """Let pa11y look at every kind of page."""
    modules = install.from_npm(install.HERE / "pa11y")
    program = [str(install.node()), str(modules / "pa11y" / "bin" / "pa11y.js")]
    settings = {
        "standard": "WCAG2AA",
        "wait": 1000,  # for a search that the address asks for
        "timeout": 60_000,
        "chromeLaunchConfig": {"executablePath": of.chromium, "args": ["--no-sandbox", "--disable-gpu"]},
    }
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file, ThreadPoolExecutor(AT_ONCE) as pool:
        json.dump(settings, file)
        file.flush()
        seen = pool.map(lambda url: _page(program, Path(file.name), of.address + url), KINDS.values())
        findings = [f"{name}: {line}" for name, lines in zip(KINDS, seen, strict=True) for line in lines]
    version = json.loads((modules / "pa11y" / "package.json").read_text(encoding="utf-8"))["version"]
    return Result("pa11y", "pa11y", version, {"pages": len(KINDS)}, tuple(findings))


def _page(program: Sequence[str], settings: Path, address: str) -> list[str]:
    """What pa11y has against a page, a line each."""
    command = [*program, "--config", str(settings), "--reporter", "json", address]
    done = subprocess.run(command, capture_output=True, text=True, env=install.environment(), check=False)  # noqa: S603  # our own words
    try:
        told = json.loads(done.stdout)
    except ValueError:
        return [f"pa11y failed: {done.stderr.strip()}"]
    return [f"{one['code']}: {one['message']} {one['context']}" for one in told]
