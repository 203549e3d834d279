"""Audit the site and what it is made with, and write a report.

    make audit                              all checks; the report is audit.md
    make audit ARGS="--only axe --only html"
    make audit ARGS=--record                note the run for the statement on accessibility

Ends with 1 where something is found. A check is a function that takes the site and returns a result; its name
stands in CHECKS.
"""

import argparse
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from audit import axe, dependencies, html, lighthouse, observatory, pa11y, report, scripted, servers
from audit.result import Result
from audit.subject import ROOT, Subject, subject
from benchmarks.machine import commit
from tools.locked import MissingError

CHECKS: dict[str, Callable[[Subject], Result]] = {
    "axe": axe.check,
    "html": html.check,
    "pa11y": pa11y.check,
    "scripted": scripted.check,
    "lighthouse": lighthouse.check,
    "servers": servers.check,
    "observatory": observatory.check,
    "faults": dependencies.faults,
    "licences": dependencies.licences,
}


def main() -> None:
    """Run the checks that are asked for, one after the other."""
    parser = argparse.ArgumentParser(
        prog="audit", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", action="append", choices=CHECKS, help="a check; may be given several times")
    parser.add_argument("--without", action="append", choices=CHECKS, default=[], help="a check to leave out")
    parser.add_argument("--report", type=Path, default=ROOT / "audit.md", help="where the report goes")
    parser.add_argument("--record", action="store_true", help="note the run in data/audit.json")
    given = parser.parse_args()
    if given.record and given.only:
        parser.error("--record notes a whole run: leave --only out")
    try:
        with subject() as site:
            results = [_run(name, site) for name in given.only or CHECKS if name not in given.without]
    except MissingError as error:
        sys.exit(str(error))
    day = datetime.now(UTC).date()
    given.report.write_text(report.markdown(results, day, commit()), encoding="utf-8")
    if given.record:
        (ROOT / "data" / "audit.json").write_text(report.noted(results, day, commit()), encoding="utf-8")
    found = sum(len(one.findings) for one in results)
    _say(f"{found} findings; the report is {given.report}")
    sys.exit(1 if found else 0)


def _run(name: str, site: Subject) -> Result:
    begun = time.monotonic()
    result = CHECKS[name](site)
    _say(f"{name}: {len(result.findings)} findings, {time.monotonic() - begun:.0f} s")
    return result


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    main()
