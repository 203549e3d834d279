"""Holds the catalogue for data portals to other people's shapes, which are not part of this repository.

    python -m benchmarks.dcat site/data/dcat.rdf shapes/

The folder has SHACL shapes in Turtle, such as those of DCAT-AP. What is wrong is told, and the command fails.
What is only recommended is told as well.
"""

import argparse
import sys
from pathlib import Path

import pyshacl
from rdflib import SH, Graph


def report(data: Graph, shapes: Graph) -> tuple[int, int, str]:
    """How many violations there are, how many other results, and what is said of them."""
    _, found, told = pyshacl.validate(data, shacl_graph=shapes, advanced=True)
    if not isinstance(found, Graph):
        raise TypeError(found)
    severities = list(found.objects(None, SH.resultSeverity))
    violations = severities.count(SH.Violation)
    return violations, len(severities) - violations, told


def main() -> None:
    """Check a catalogue against every file of shapes in a folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("catalogue", type=Path)
    parser.add_argument("shapes", type=Path)
    given = parser.parse_args()
    data = Graph().parse(given.catalogue)
    files = sorted(given.shapes.glob("*.ttl"))
    if not files or not len(data):
        sys.exit(f"Nothing to check: {len(data)} statements, {len(files)} files of shapes.")
    wrong = 0
    for file in files:
        violations, others, told = report(data, Graph().parse(file))
        print(f"{file.name}: {violations} violations, {others} other results")  # noqa: T201  # its answer
        if violations or others:
            print(told)  # noqa: T201  # likewise
        wrong += violations
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
