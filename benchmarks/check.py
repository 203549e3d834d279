"""What it costs to check a catalogue, beside what bare PyYAML needs to load the same files.

    PYTHONPATH=hooks .venv/bin/python -m benchmarks.check             # 10,000 records, five rounds
    PYTHONPATH=hooks .venv/bin/python -m benchmarks.check 1000 --rounds 3

In each round the commands are run in turn, so that a slow spell of the machine falls on all of them. Times
are those of whole commands, start-up included. No record is wrong, which costs most: all rules are tried.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.generate import Generator
from benchmarks.measure import Cost, run

ROOT = Path(__file__).parents[1]
BARE = """
import sys, yaml
from pathlib import Path
for path in Path(sys.argv[1]).glob("*/*.yml"):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""


@dataclass(frozen=True)
class Contender:
    """A command that reads every record, and how many processes it may use."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]


def contenders(data: Path) -> tuple[Contender, ...]:
    """Bare PyYAML first: all others are told as multiples of it."""
    check = (sys.executable, "-m", "skolsatsningar.cli", "check", "--data", str(data))
    cores = str(os.cpu_count() or 1)
    return (
        Contender("`yaml.load(…, CSafeLoader)`", (sys.executable, "-c", BARE, str(data)), {}),
        Contender("`check`, one process", check, {"SKOLSATSNINGAR_PROCESSES": "1"}),
        Contender(f"`check`, {cores} processes", check, {"SKOLSATSNINGAR_PROCESSES": cores}),
    )


def main() -> None:
    """Measure, and print a table in Markdown."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("size", type=int, nargs="?", default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "data")
        Generator(asked.size, data).write()
        costs = measured(contenders(data), asked.rounds, Path(folder))
    files = f"{asked.size:,} initiatives, median of {asked.rounds} rounds in turn"
    print(f"{files}.\n\n{table(costs)}")  # noqa: T201  # what it is for


def measured(taking_part: tuple[Contender, ...], rounds: int, folder: Path) -> dict[str, list[Cost]]:
    """Run every command once to warm the disk's cache, then all of them in turn in each round."""
    costs: dict[str, list[Cost]] = {contender.name: [] for contender in taking_part}
    paths = {"PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1"}
    for number in range(rounds + 1):
        for contender in taking_part:
            cost = run(contender.command, folder, {**paths, **contender.environment}, folder / "log.txt")
            if number:
                costs[contender.name].append(cost)
    return costs


def table(costs: Mapping[str, list[Cost]]) -> str:
    """Medians, and each as a multiple of the first: the median of the rounds' own ratios."""
    first = next(iter(costs.values()))
    lines = ["| | Seconds | × bare | Processor seconds | Memory, MB |", "| --- | ---: | ---: | ---: | ---: |"]
    for name, runs in costs.items():
        ratio = median(one.wall / other.wall for one, other in zip(runs, first, strict=True))
        memory = max(one.memory or one.largest for one in runs) / 1e6
        wall, cpu = median(one.wall for one in runs), median(one.cpu for one in runs)
        lines.append(f"| {name} | {wall:.2f} | {ratio:.2f} | {cpu:.2f} | {memory:.0f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
