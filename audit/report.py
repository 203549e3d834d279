"""The results as one report for people, and as what the statement on accessibility rests on."""

import json
from collections.abc import Iterable, Sequence
from datetime import date

from audit.result import Result

# Of a list of findings, as many as one reads.
MOST = 200


def markdown(results: Sequence[Result], day: date, commit: str) -> str:
    """The report: a table of all checks, then what each found, then what else each has to tell."""
    found = sum(len(one.findings) for one in results)
    parts = [
        f"# Audit, {day.isoformat()}",
        f"Commit {commit}. " + (f"**{found} findings.**" if found else "Nothing was found."),
        _table([("Check", "Tool", "Version", "Looked at", "Findings"), *map(_row, results)]),
    ]
    for one in results:
        if one.findings or one.table:
            parts.append(f"## {one.name}")
        if one.findings:
            parts.append("\n".join(f"- {_literal(line)}" for line in one.findings[:MOST]))
        if one.table:
            parts.append(_table(one.table))
    return "\n\n".join(parts) + "\n"


def noted(results: Iterable[Result], day: date, commit: str) -> str:
    """The run as JSON: what a site's statement on accessibility reads."""
    checks = [
        {
            "name": one.name,
            "tool": one.tool,
            "version": one.version,
            "counts": dict(one.counts),
            "found": len(one.findings),
        }
        for one in results
    ]
    told = {"date": day.isoformat(), "commit": commit, "checks": checks}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _row(one: Result) -> tuple[str, ...]:
    counts = ", ".join(f"{number:,} {what}" for what, number in one.counts.items())
    return one.name, one.tool, one.version, counts, str(len(one.findings))


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *body = rows
    lines = [head, ["---"] * len(head), *body]
    return "\n".join(f"| {' | '.join(_literal(cell) for cell in line)} |" for line in lines)


def _literal(text: str) -> str:
    return " ".join(text.split()).replace("|", r"\|").replace("<", r"\<")
