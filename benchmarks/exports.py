"""What the files of data cost: builds without and with them in turn, and the ratio of the medians."""

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from dataclasses import asdict, replace
from pathlib import Path

from benchmarks import builders, measure

OURS = builders.BUILDERS["ours"]


def main() -> None:
    """Measure so many builds of each, and print what they took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int, nargs="?", default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="where sites are built; otherwise among temporary files")
    given = parser.parse_args()
    source = builders.records(given.size)
    costs: dict[str, list[measure.Cost]] = {"0": [], "1": []}
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        for run in range(given.runs + 1):
            for exports, told in costs.items():
                site = Path(folder, f"{run}-{exports}")
                command = OURS.pages(source, site)
                command = replace(
                    command, environment={**command.environment, "SKOLSATSNINGAR_EXPORTS": exports}
                )
                cost = measure.run(command.words, command.folder, command.environment, Path(folder, "log"))
                shutil.rmtree(site)  # some gigabytes of them would slow down those that come after
                if run:  # the first of each finds nothing in the cache
                    told.append(cost)
                sys.stderr.write(f"{exports}: {json.dumps(asdict(cost))}\n")
    for name in ("wall", "cpu"):
        without, with_ = (statistics.median(getattr(cost, name) for cost in costs[one]) for one in "01")
        share = (with_ - without) / without
        print(f"{name}: {without:.2f} s without, {with_:.2f} s with: {share:+.0%}")  # noqa: T201  # what it is for


if __name__ == "__main__":
    main()
