"""What was measured, and the middle of it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.measure import Cost, Size

# What is measured of each builder, in the order it is told.
STAGES = {
    "pages": "pages",
    "search": "Pagefind over them",
    "site": "pages and search",
    "change": "one record changed, pages again",
}
YARDSTICK = "hugo"


@dataclass(frozen=True)
class Run:
    """One run of one builder. `size` is in records; what was written is told where a site is whole."""

    builder: str
    size: int
    round: int
    stage: str
    cost: Cost
    written: Size | None = None


@dataclass(frozen=True)
class Shown:
    """How many words a page shows, by builder."""

    address: str
    words: Mapping[str, int]


@dataclass
class Results:
    """Everything that one benchmark found. `failures` and `notes` are sentences."""

    date: str
    machine: Mapping[str, str | int | float]
    versions: Mapping[str, str]
    titles: Mapping[str, str]
    rounds: int
    runs: list[Run] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def save(self, path: Path) -> None:
        """Write everything as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    def continued(self, other: "Results", sizes: Iterable[int]) -> "Results":
        """These results, for a run that has begun like the other and measures such sizes anew."""
        anew = {(builder, size) for builder in other.titles for size in sizes}
        self.runs = [run for run in self.runs if (run.builder, run.size) not in anew]
        self.versions = {**self.versions, **other.versions}
        self.titles = {**self.titles, **other.titles}
        return self

    @classmethod
    def load(cls, path: Path) -> "Results":
        """Read what `save` has written."""
        told = json.loads(path.read_text(encoding="utf-8"))
        runs = [
            Run(
                **{
                    **run,
                    "cost": Cost(**run["cost"]),
                    "written": Size(**run["written"]) if run["written"] else None,
                }
            )
            for run in told.pop("runs")
        ]
        return cls(**{**told, "runs": runs, "shown": [Shown(**page) for page in told["shown"]]})

    @property
    def sizes(self) -> list[int]:
        """The sizes measured, in order."""
        return sorted({run.size for run in self.runs})

    @property
    def builders(self) -> list[str]:
        """The builders measured, in order."""
        return list(dict.fromkeys(run.builder for run in self.runs))

    def of(self, builder: str, size: int, stage: str) -> list[Run]:
        """The runs of one thing."""
        wanted = (builder, size, stage)
        return [run for run in self.runs if (run.builder, run.size, run.stage) == wanted]

    def middle(self, builder: str, size: int, stage: str, figure: str) -> float | None:
        """The median of a figure over all rounds, if it was measured."""
        found = [
            value for run in self.of(builder, size, stage) if (value := _figure(run, figure)) is not None
        ]
        return median(found) if found else None

    def measured(self, figure: str) -> Iterator[tuple[int, str]]:
        """The sizes and stages of which a figure was measured for any builder."""
        for size in self.sizes:
            for stage in STAGES:
                if any(self.middle(builder, size, stage, figure) is not None for builder in self.builders):
                    yield size, stage


def together(costs: Iterable[Cost]) -> Cost:
    """What commands cost one after another: their times added, the largest of their peaks."""
    every = list(costs)
    memory = [cost.memory for cost in every if cost.memory is not None]
    return Cost(
        wall=sum(cost.wall for cost in every),
        cpu=sum(cost.cpu for cost in every),
        memory=max(memory, default=None),
        largest=max(cost.largest for cost in every),
    )


def _figure(run: Run, figure: str) -> float | None:
    value: float | None = getattr(run.written, figure, None) or getattr(run.cost, figure, None)
    return value
