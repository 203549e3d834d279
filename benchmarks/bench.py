"""Measures how fast a catalogue is built, by us and by others. README.md tells what and how.

make bench ARGS="--sizes 100,1000 --ours ''"
"""

import argparse
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import facts, machine, measure, plot, sameness, table
from benchmarks.builders import BUILDERS, Builder, Command, indexing, records
from benchmarks.install import CACHE
from benchmarks.measure import CommandFailedError, Cost
from benchmarks.results import Results, Run, Shown, together
from tools.locked import MissingError

HERE = Path(__file__).parent
README = HERE / "README.md"
RESULTS = HERE / "results"
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->\n"
WARM_UP = 100
QUIET = 0.5
"""The load above which a machine is not quiet."""


def main() -> None:
    """Measure, and write what was found."""
    given = arguments()
    # Those measured are started as their users start them, with what Python has compiled at hand.
    for name in ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE"):
        os.environ.pop(name, None)
    if given.redraw:
        write(Results.load(given.redraw), given.out)
        return
    builders = [BUILDERS[name] for name in given.only or BUILDERS]
    try:
        for builder in builders:
            builder.install()
    except MissingError as error:
        sys.exit(f"make bench: {error}")
    results = Results(
        date=datetime.now(UTC).date().isoformat(),
        machine=machine.machine(),
        versions=machine.versions(builder.name for builder in builders),
        titles={builder.name: builder.title for builder in builders},
        rounds=given.rounds,
    )
    if given.onto:
        results = Results.load(given.onto).continued(results, [*given.sizes, *given.ours])
    bench = Bench(results, builders, given.rounds)
    try:
        bench.warm_up()
    except CommandFailedError as error:
        sys.exit(f"make bench: {error}")
    for size in given.sizes:
        bench.measure(size, builders)
        save(results, given.out)
    for size in given.ours:
        bench.measure(size, [builder for builder in builders if builder.name == "ours"])
        save(results, given.out)
    bench.compare(min(results.sizes))
    write(results, given.out)
    sys.exit("\n".join(results.failures) or 0)


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="make bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--sizes", type=numbers, default="100,1000,10000", help="records, for all (default %(default)s)")
    add("--ours", type=numbers, default="100000", help="records, for ours alone (default %(default)s)")
    add("--rounds", type=int, default=3, help="how often each is measured (default %(default)s)")
    add("--only", action="append", choices=BUILDERS, help="measure this one; may be given again")
    add("--out", type=Path, default=RESULTS, help="where results are written (default %(default)s)")
    add("--onto", type=Path, metavar="JSON", help="put into earlier results, of the same machine")
    add("--redraw", type=Path, metavar="JSON", help="measure nothing; draw earlier results again")
    given = parser.parse_args()
    if not given.redraw and not [*given.sizes, *given.ours]:
        parser.error("there is nothing to measure: give --sizes or --ours")
    return given


def numbers(text: str) -> list[int]:
    """Numbers with commas between them."""
    return [int(number) for number in text.split(",") if number.strip()]


def write(results: Results, out: Path) -> None:
    """Write the results, their table and their picture; the README shows those of its own folder."""
    save(results, out)
    told = table.markdown(results)
    (out / "table.md").write_text(told, encoding="utf-8")
    (out / "plot.svg").write_text(plot.svg(results), encoding="utf-8")
    if out.resolve() == RESULTS:
        before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
        shown = f"![Time and memory against the number of records](results/plot.svg)\n\n{told}"
        README.write_text(before + BEGIN + shown + END + rest.partition(END)[2], encoding="utf-8")
    say(f"\n{told}\nWritten to {out}.")


def save(results: Results, out: Path) -> None:
    """Write what has been found so far: what follows may take hours."""
    out.mkdir(parents=True, exist_ok=True)
    results.save(out / f"{results.date}.json")


class Bench:
    """Builders in turn, and what is found."""

    def __init__(self, results: Results, builders: Sequence[Builder], rounds: int) -> None:
        self.results = results
        self.builders = builders
        self.rounds = rounds

    def warm_up(self) -> None:
        """Let each build a little once, unmeasured: what is wrong shows, and programs are in memory."""
        if float(self.results.machine["load"]) > QUIET:
            self.note(f"The machine was not quiet: its load was {self.results.machine['load']} at the start.")
        for builder in self.builders:
            say(f"{builder.title} warms up")
            source, site = builder.source(WARM_UP), fresh(builder, WARM_UP, "pages")
            self.run(builder.pages(source, site))
            if (site / "pagefind").exists():
                self.note(f"{builder.title}: its time for pages alone has the index for search in it.")

    def measure(self, size: int, builders: Sequence[Builder]) -> None:
        """Measure a size, the builders in turn within each round."""
        sources = {builder.name: builder.source(size) for builder in builders}
        for number in range(1, self.rounds + 1):
            for builder in builders:
                self.turn(builder, sources[builder.name], size, number)

    def turn(self, builder: Builder, source: Path, size: int, number: int) -> None:
        """One builder's turn: pages, a record changed, search."""
        say(f"{size:,} records, round {number}, {builder.title}")
        try:
            for stage, cost, site in self.stages(builder, source, size):
                written = measure.size(site) if stage in ("pages", "site") else None
                self.results.runs.append(Run(builder.name, size, number, stage, cost, written))
                say(f"  {stage:7}{cost.wall:8.2f} s {cost.cpu:8.2f} s {(cost.memory or 0) / 1e6:8.0f} MB")
        except CommandFailedError as error:
            say(str(error))
            last = str(error).splitlines()[0]
            self.results.failures.append(f"{builder.title}, {size:,} records, round {number}: {last}")

    def stages(self, builder: Builder, source: Path, size: int) -> Iterator[tuple[str, Cost, Path]]:
        """Each stage as it is done: its name, its cost and the site it left."""
        site = fresh(builder, size, "pages")
        pages = self.run(builder.pages(source, site))
        yield "pages", pages, site
        address, old = summary(records(size))
        new = f"{old} Ändrad nyss."
        with replaced(source, old, new):
            cost = self.run(builder.pages(source, site))
        if new not in (site / "satsningar" / address / "index.html").read_text(encoding="utf-8"):
            message = f"{builder.title} did not take up a changed record"
            raise CommandFailedError(message)
        yield "change", cost, site
        if builder.site:
            whole = fresh(builder, size, "site")
            yield "site", self.run(builder.site(source, whole)), whole
        else:
            search = self.run(indexing(site))
            yield "search", search, site
            yield "site", together([pages, search]), site

    def run(self, command: Command) -> Cost:
        """Run a command and measure it."""
        return measure.run(command.words, command.folder, command.environment, CACHE / "log.txt")

    def compare(self, size: int) -> None:
        """Count the words of some pages of each."""
        sites = {name: folder(BUILDERS[name], size, "pages") for name in self.results.titles}
        for address in sameness.addresses(facts.read(records(size))):
            there = {name: site for name, site in sites.items() if (site / address).exists()}
            words = {name: sameness.shown(site, address) for name, site in there.items()}
            self.results.shown.append(Shown(address, words))

    def note(self, sentence: str) -> None:
        """Keep what a reader of the results must know."""
        say(sentence)
        self.results.notes.append(sentence)


def folder(builder: Builder, size: int, what: str) -> Path:
    """Where a site is built."""
    return CACHE / "sites" / f"{builder.name}-{size}-{what}"


def fresh(builder: Builder, size: int, what: str) -> Path:
    """The same, with nothing in it. No generator finds a folder there."""
    site = folder(builder, size, what)
    shutil.rmtree(site, ignore_errors=True)
    site.parent.mkdir(parents=True, exist_ok=True)
    return site


def summary(data: Path) -> tuple[str, str]:
    """The id and the summary of an initiative in the middle."""
    files = sorted((data / "initiatives").iterdir())
    record = files[len(files) // 2]
    lines = record.read_text(encoding="utf-8").splitlines()
    key = "summary: "
    return record.stem, next(line.removeprefix(key) for line in lines if line.startswith(key))


@contextmanager
def replaced(source: Path, old: str, new: str) -> Iterator[None]:
    """Put a sentence in the place of another wherever it stands, and afterwards put the other back."""
    kept = {path: told for path in _texts(source) if old in (told := path.read_text(encoding="utf-8"))}
    try:
        for path, told in kept.items():
            path.write_text(told.replace(old, new), encoding="utf-8")
        yield
    finally:
        for path, told in kept.items():
            path.write_text(told, encoding="utf-8")


def _texts(source: Path) -> Iterator[Path]:
    for ending in ("yml", "md"):
        yield from source.rglob(f"*.{ending}")


def say(text: str) -> None:
    """Tell how far it has come."""
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    main()
