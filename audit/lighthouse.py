"""Lighthouse on the four pages that most readers meet, as a slow phone gets them: the median of five."""

from statistics import median

from audit import install
from audit.result import Result
from audit.subject import Subject
from benchmarks import phone

PAGES = ("", "satsningar/1880-mentorer/", "omraden/matematik/", "sok/")
ROUNDS = 5
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}


def check(of: Subject) -> Result:
    """Load each page five times. A median below what is asked for is a finding."""
    modules = install.from_npm(install.ROOT / "benchmarks" / "lighthouse")
    program = (str(install.node()), str(modules / "lighthouse" / "cli" / "index.js"))
    rows: list[tuple[str, ...]] = [("Page", *LEAST, "First view, kB")]
    findings, version = [], ""
    for page in PAGES:
        seen = [phone.marks(program, of.compressed + page, tuple(LEAST), of.chromium) for _ in range(ROUNDS)]
        version = seen[0].version
        middle = {name: round(median(one.by_category[name] for one in seen)) for name in LEAST}
        weight = median(one.weight for one in seen) / 1000
        rows.append((f"/{page}", *(str(middle[name]) for name in LEAST), f"{weight:.1f}"))
        findings += [
            f"/{page}: {name} {mark} is below {LEAST[name]} {' '.join(sorted(seen[0].faults[name]))}"
            for name, mark in middle.items()
            if mark < LEAST[name]
        ]
    counts = {"pages": len(PAGES), "rounds": ROUNDS * len(PAGES)}
    return Result("lighthouse", "Lighthouse", version, counts, tuple(findings), tuple(rows))
