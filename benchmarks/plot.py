"""Time and memory against the number of records, as SVG."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from benchmarks.results import Results
from benchmarks.table import megabytes, seconds

WIDTH, HEIGHT = 1000, 500
PANEL, TOP, BOTTOM = 380, 90, 420
LEFT = (70, 570)
# Told apart by those who see colours differently, too (Okabe and Ito), and by their marks.
LOOKS = {
    "ours": ("#0072b2", "circle"),
    "hugo": ("#d55e00", "square"),
    "eleventy": ("#009e73", "diamond"),
    "material": ("#5b5b5b", "triangle"),
}
LINES = {"pages": "", "site": "6 4"}
MARK = 5
STYLE = "text{font:13px system-ui,sans-serif;fill:#222}.head{font-weight:600}.grid{stroke:#ddd}"


@dataclass(frozen=True)
class Scale:
    """Powers of ten between two places."""

    low: int
    high: int
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a value stands."""
        part = (math.log10(value) - self.low) / (self.high - self.low)
        return self.start + part * (self.end - self.start)

    def ticks(self) -> Iterator[float]:
        """The powers of ten."""
        for power in range(self.low, self.high + 1):
            yield 10.0**power


@dataclass(frozen=True)
class Panel:
    """One plot: a figure against the number of records."""

    results: Results
    figure: str
    title: str
    left: int
    unit: float
    told: Callable[[float], str]

    def svg(self) -> Iterator[str]:
        """Its axes, then its lines."""
        values = [value for *_, value in self.points()]
        if not values:
            return
        x = _scale(self.results.sizes, self.left, self.left + PANEL)
        y = _scale(values, BOTTOM, TOP)
        yield _text(self.left, TOP - 20, self.title, 'class="head"')
        yield from self.axes(x, y)
        for builder in self.results.builders:
            for stage, dashes in LINES.items():
                yield from self.line(builder, stage, dashes, (x, y))

    def points(self) -> Iterator[tuple[str, str, int, float]]:
        """Every point of every line."""
        for builder in self.results.builders:
            for stage in LINES:
                yield from ((builder, stage, size, value) for size, value in self.series(builder, stage))

    def series(self, builder: str, stage: str) -> Iterator[tuple[int, float]]:
        """The points of a line."""
        for size in self.results.sizes:
            value = self.results.middle(builder, size, stage, self.figure)
            if value:
                yield size, value / self.unit

    def axes(self, x: Scale, y: Scale) -> Iterator[str]:
        """Thin lines at the powers of ten, and what they are."""
        for value in x.ticks():
            yield f'<path class="grid" d="M{x.at(value):.1f} {TOP}V{BOTTOM}"/>'
            yield _text(x.at(value), BOTTOM + 20, f"{value:,.0f}", 'text-anchor="middle"')
        for value in y.ticks():
            yield f'<path class="grid" d="M{x.start:.1f} {y.at(value):.1f}H{x.end:.1f}"/>'
            yield _text(x.start - 8, y.at(value) + 4, f"{value:,g}", 'text-anchor="end"')
        yield _text((x.start + x.end) / 2, BOTTOM + 42, "records", 'text-anchor="middle"')

    def line(self, builder: str, stage: str, dashes: str, scales: tuple[Scale, Scale]) -> Iterator[str]:
        """A builder's line, with a mark that tells its value at each size."""
        x, y = scales
        colour, mark = LOOKS[builder]
        points = [(size, value, x.at(size), y.at(value)) for size, value in self.series(builder, stage)]
        if not points:
            return
        path = "L".join(f"{across:.1f} {down:.1f}" for *_, across, down in points)
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        yield f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"{dashed}/>'
        for size, value, across, down in points:
            name = f"{self.results.titles[builder]}, {size:,} records: {self.told(value * self.unit)}"
            fill = "#fff" if dashes else colour
            yield (
                f'<path d="{_mark(mark, across, down)}" fill="{fill}" stroke="{colour}" stroke-width="1.5">'
                f"<title>{escape(name)}</title></path>"
            )


def svg(results: Results) -> str:
    """The whole picture."""
    panels = (
        Panel(results, "wall", "Time, seconds", LEFT[0], 1, lambda value: f"{seconds(value)} s"),
        Panel(results, "memory", "Peak memory, MB", LEFT[1], 1e6, lambda value: f"{megabytes(value)} MB"),
    )
    names = ", ".join(results.titles[name] for name in results.builders)
    machine = f"{results.machine['cores']} cores, {float(results.machine['memory']) / 2**30:.0f} GB"
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="title desc">',
        f'<title id="title">Time and memory to build a catalogue: {escape(names)}</title>',
        f'<desc id="desc">{escape(" ".join(_told(results)))}</desc>',
        f"<style>{STYLE}</style>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        *_legend(results),
        *(part for panel in panels for part in panel.svg()),
        _text(LEFT[0], HEIGHT - 10, f"{results.date}, {machine}. Both axes grow by tens.", ""),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _legend(results: Results) -> Iterator[str]:
    at = LEFT[0]
    for name in results.builders:
        colour, mark = LOOKS[name]
        yield f'<path d="{_mark(mark, at + MARK, 28)}" fill="{colour}"/>'
        yield _text(at + 18, 32, results.titles[name], "")
        at += 40 + 8 * len(results.titles[name])
    for stage, told in {"pages": "pages", "site": "pages and search"}.items():
        dashes = f' stroke-dasharray="{LINES[stage]}"' if LINES[stage] else ""
        yield f'<path d="M{at + 20} 28h40" stroke="#222" stroke-width="2"{dashes}/>'
        yield _text(at + 68, 32, told, "")
        at += 70 + 8 * len(told)


def _told(results: Results) -> Iterator[str]:
    """What the picture shows, for those who do not see it: the largest size of each builder."""
    for name in results.builders:
        size = max(run.size for run in results.runs if run.builder == name)
        wall, memory = (results.middle(name, size, "pages", figure) for figure in ("wall", "memory"))
        if wall and memory:
            title = results.titles[name]
            yield f"{title}: {size:,} records in {seconds(wall)} s and {megabytes(memory)} MB, pages only."


def _scale(values: list[int] | list[float], start: float, end: float) -> Scale:
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return Scale(low, max(high, low + 1), start, end)


def _mark(kind: str, x: float, y: float) -> str:
    r = MARK
    shapes = {
        "circle": f"M{x - r:.1f} {y:.1f}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0z",
        "square": f"M{x - r:.1f} {y - r:.1f}h{2 * r}v{2 * r}h{-2 * r}z",
        "diamond": f"M{x:.1f} {y - r - 1:.1f}l{r + 1} {r + 1}l{-r - 1} {r + 1}l{-r - 1} {-r - 1}z",
        "triangle": f"M{x:.1f} {y - r:.1f}l{r + 1} {2 * r}h{-2 * r - 2}z",
    }
    return shapes[kind]


def _text(x: float, y: float, words: str, attributes: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" {attributes}>{escape(words)}</text>'
