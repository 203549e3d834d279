"""Whether the sites say the same: how many words five of their pages show."""

import re
from html.parser import HTMLParser
from pathlib import Path

from benchmarks.facts import Facts

SILENT = {"head", "script", "style", "template", "svg"}
WORD = re.compile(r"\w+")


class Shown(HTMLParser):
    """How many words a page shows in its article."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # HTMLParser calls by name
        """Remember where the text that follows stands."""
        if tag in SILENT or tag == "article":
            self._within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Forget it where it ends."""
        if self._within and self._within[-1] == tag:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        """Count the words that are shown."""
        if self._within == ["article"]:
            self.count += len(WORD.findall(data))


def shown(site: Path, address: str) -> int:
    """How many words the page at an address shows."""
    parser = Shown()
    parser.feed((site / address / "index.html").read_text(encoding="utf-8"))
    return parser.count


def addresses(catalogue: Facts) -> tuple[str, ...]:
    """Five pages: the longest initiative, a middling one, and the fullest area, municipality and school."""
    lengths = sorted(catalogue.initiatives, key=lambda item: len(catalogue.initiatives[item]["body"]))
    return (
        f"satsningar/{lengths[-1]}/",
        f"satsningar/{lengths[len(lengths) // 2]}/",
        f"omraden/{_fullest(catalogue, 'areas')}/",
        f"kommuner/{_fullest(catalogue, 'municipalities')}/",
        f"skolor/{_fullest(catalogue, 'schools')}/",
    )


def _fullest(catalogue: Facts, key: str) -> str:
    named = catalogue.initiatives_of(key)
    return max(sorted(named), key=lambda address: len(named[address]))
