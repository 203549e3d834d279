"""What the files of data cost: builds without and with them, and the ratio of the medians.

Each round has one of both, in an order left to chance, so that neither always comes after the other.
"""

import argparse
import json
import random
import shutil
import statistics
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from benchmarks import builders, measure

OURS = builders.BUILDERS["ours"]
LEAST = 2


def main() -> None:
    """Measure so many builds of each, and print what they took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int, nargs="?", default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="where sites are built; otherwise among temporary files")
    given = parser.parse_args()
    if given.runs < LEAST:
        parser.error(f"at least {LEAST} runs are needed to tell how they differ")
    source = builders.records(given.size)
    costs: dict[str, list[measure.Cost]] = {"0": [], "1": []}
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        for run in range(given.runs + 1):
            for exports in random.sample(tuple(costs), k=len(costs)):
                site = Path(folder, f"{run}-{exports}")
                command = OURS.pages(source, site)
                environment = {**command.environment, "SKOLSATSNINGAR_EXPORTS": exports}
                log = Path(folder, "log")
                cost = measure.run(command.words, command.folder, environment, log, memory=False)
                shutil.rmtree(site)  # some gigabytes of them would slow down those that come after
                if run:  # the first of each finds nothing in the cache
                    costs[exports].append(cost)
                sys.stderr.write(f"{exports}: {json.dumps(asdict(cost))}\n")
    for name in ("wall", "cpu"):
        without, with_ = (statistics.median(getattr(cost, name) for cost in costs[one]) for one in "01")
        share = (with_ - without) / without
        rounds = (
            getattr(one, name) / getattr(other, name) - 1
            for other, one in zip(costs["0"], costs["1"], strict=True)
        )
        low, _, high = statistics.quantiles(rounds)
        print(  # noqa: T201  # what it is for
            f"{name}: {without:.2f} s without, {with_:.2f} s with: {share:+.1%}, "
            f"in half of the rounds between {low:+.0%} and {high:+.0%}"
        )


if __name__ == "__main__":
    main()
