"""Results as Markdown tables."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from benchmarks.results import STAGES, YARDSTICK, Results

MEGA = 1_000_000
TENTH = 10
HUNDRED = 100
# A peer that shows that many words more or fewer than ours does not build the same page.
TOLERANCE = 0.1


def markdown(results: Results) -> str:
    """All tables, the machine before them and what is to be noted after them."""
    parts = [
        _machine(results),
        *_figures(results, "Time", "Seconds from start to end", "wall", seconds),
        *_figures(
            results, "Memory", "The most that all processes held together (PSS), MB", "memory", megabytes
        ),
        *_figures(results, "Processor time", "Seconds of all cores, user and system", "cpu", seconds),
        *_figures(results, "The largest process", "Its maximum resident set, MB", "largest", megabytes),
        *_figures(results, "Output", "MB of HTML", "page_bytes", megabytes),
        *_figures(
            results, "Output, everything", "MB of all files, the index for search too", "bytes", megabytes
        ),
        *_figures(results, "Files", "Number of files", "files", "{:,.0f}".format),
        *_shown(results),
        *_listed("Failures", results.failures),
        *_listed("Notes", results.notes),
    ]
    return "\n\n".join(parts) + "\n"


def seconds(value: float) -> str:
    """Seconds with three digits."""
    return f"{value:.2f}" if value < TENTH else f"{value:.1f}" if value < HUNDRED else f"{value:.0f}"


def megabytes(value: float) -> str:
    """Bytes as megabytes."""
    return seconds(value / MEGA) if value < TENTH * MEGA else f"{value / MEGA:,.0f}"


def _machine(results: Results) -> str:
    machine = results.machine
    memory = f"{float(machine['memory']) / 2**30:.0f} GB of memory"
    versions = ", ".join(f"{name} {version}" for name, version in results.versions.items())
    return (
        f"{results.date}, {machine['cores']} cores ({machine['processor']}), {memory}, {machine['system']}, "
        f"{machine['file_system']}; load before the first run {machine['load']}. "
        f"Medians of {results.rounds} rounds. {versions}."
    )


def _figures(
    results: Results, title: str, what: str, figure: str, told: Callable[[float], str]
) -> Iterator[str]:
    """A row for each size and stage, a column for each builder, in brackets its ratio to Hugo."""
    ratio = ", in brackets as a part of Hugo's" if YARDSTICK in results.builders else ""
    rows = [
        [
            f"{size:,}",
            STAGES[stage],
            *(_cell(results, name, (size, stage), figure, told) for name in results.builders),
        ]
        for size, stage in results.measured(figure)
    ]
    if rows:
        yield f"### {title}"
        yield f"{what}{ratio}."
        yield _table(["Records", "What", *(results.titles[name] for name in results.builders)], rows)


def _cell(
    results: Results, builder: str, row: tuple[int, str], figure: str, told: Callable[[float], str]
) -> str:
    value = results.middle(builder, *row, figure)
    if value is None:
        return "–"
    yardstick = results.middle(YARDSTICK, *row, figure)
    if builder == YARDSTICK or not yardstick:
        return told(value)
    return f"{told(value)} ({value / yardstick:.2f})"


def _shown(results: Results) -> Iterator[str]:
    if results.shown:
        yield "### Words"
        yield (
            "How many words five pages show, as a check that the same pages are built. Where the difference "
            f"from ours is more than {TOLERANCE:.0%} the number stands in bold."
        )
        head = ["Page", *(results.titles[name] for name in results.builders)]
        rows = [
            [f"`{page.address}`", *(_words(page.words, name) for name in results.builders)]
            for page in results.shown
        ]
        yield _table(head, rows)


def _words(words: Mapping[str, int], builder: str) -> str:
    if builder not in words:
        return "–"
    count, ours = words[builder], words.get("ours", words[builder])
    told = f"{count:,}"
    return f"**{told}**" if abs(count - ours) > TOLERANCE * ours else told


def _listed(title: str, sentences: Sequence[str]) -> Iterator[str]:
    if sentences:
        yield f"### {title}"
        yield "\n".join(f"- {sentence}" for sentence in sentences)


def _table(head: list[str], rows: list[list[str]]) -> str:
    aligned = ["---:" if index != 1 else "---" for index in range(len(head))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, aligned, *rows))
