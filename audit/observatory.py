"""MDN's HTTP Observatory, on the site as Caddy serves it by https. It needs no network."""

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from audit import install, web_servers
from audit.result import Result
from audit.subject import Subject

LEAST = 125
GRADE = "A+"
PACKAGE = Path("@mdn", "mdn-http-observatory")
CERTIFICATE = Path("caddy", "pki", "authorities", "local", "root.crt")
# Lists that it would fetch when it is installed: sites known to want https, and top-level domains. Ours is on
# neither, so it gets no credit from them.
LISTS = {"hsts-preload.json": "{}", "tld-list.json": "[]"}


def check(_of: Subject) -> Result:
    """Let it grade the start page. Less than A+ at 125, or a test that fails, is a finding."""
    web_servers.ready()
    modules = install.from_npm(install.HERE / "observatory")
    for name, text in LISTS.items():
        (modules / PACKAGE / "conf" / name).write_text(text, encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="skolsatsningar-") as folder:
        told = _scanned(Path(folder), modules)
    findings = [f"{test['name']}: {test['result']}" for test in told["tests"] if not test["pass"]]
    if told["grade"] != GRADE or told["score"] < LEAST:
        findings.append(f"{told['grade']} at {told['score']}, less than {GRADE} at {LEAST}")
    rows = tuple((test["name"], test["result"], f"{test['modifier']:+}") for test in told["tests"])
    version = json.loads((modules / PACKAGE / "package.json").read_text(encoding="utf-8"))["version"]
    counts = {"points": told["score"], "tests": len(rows)}
    return Result(
        "observatory",
        "HTTP Observatory",
        version,
        counts,
        tuple(findings),
        (("Test", "Result", "Points"), *rows),
    )


def _scanned(work: Path, modules: Path) -> dict[str, Any]:
    hosted = web_servers.built(work, "/")
    ports = (web_servers.free_port(), web_servers.free_port())
    folder = work / "caddy"
    folder.mkdir()
    # A module is looked for beside the script that asks for it.
    script = modules.parent / "scan.mjs"
    script.write_text(
        (install.HERE / "observatory" / "scan.mjs").read_text(encoding="utf-8"), encoding="utf-8"
    )
    with web_servers.running(folder, web_servers.secure_caddy(folder, hosted, ports), ports[1]):
        command = [str(install.node()), str(script), *map(str, ports)]
        trusted = install.environment() | {"NODE_EXTRA_CA_CERTS": str(folder / CERTIFICATE)}
        done = subprocess.run(command, env=trusted, capture_output=True, text=True, check=True)  # noqa: S603  # our own words
    told: dict[str, Any] = json.loads(done.stdout)
    return told
