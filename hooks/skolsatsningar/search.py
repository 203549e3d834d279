"""The search index: slim texts, one a page, that Pagefind reads instead of the site's own HTML."""

import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

FOLDER = "pagefind"


@dataclass(frozen=True, slots=True)
class Text:
    """What search knows of a page: its words, what a hit shows, and what hits can be filtered by.

    `heading` is found before `paragraphs`. All values are plain text. A facet may have several values.
    """

    url: str
    heading: str
    paragraphs: tuple[str, ...]
    facets: Mapping[str, tuple[str, ...]]


class IndexingError(Exception):
    """Pagefind failed. Its own words are the message."""


def write(text: Text, folder: Path, language: str) -> None:
    """Write a text where Pagefind will find it: at the page's own address below `folder`."""
    target = folder / text.url / "index.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(_html(text, language), encoding="utf-8")


def start(texts: Path, site: Path) -> subprocess.Popen[str]:
    """Set Pagefind to make the index of all texts below `texts`, in `site`. It goes on by itself."""
    command = [sys.executable, "-m", "pagefind", "--site", str(texts), "--output-path", str(site / FOLDER)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)  # noqa: S603  # our own words


def finish(indexing: subprocess.Popen[str]) -> None:
    """Wait until the index is whole on disk. Raises IndexingError if Pagefind fails."""
    said, _ = indexing.communicate()
    if indexing.returncode:
        raise IndexingError(said)


def _html(text: Text, language: str) -> str:
    title = f'<meta data-pagefind-meta="title[content]" content="{escape(text.heading)}">'
    facets = "".join(_facet(name, values) for name, values in text.facets.items() if values)
    paragraphs = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in text.paragraphs if paragraph)
    return (
        f'<!doctype html><html lang="{language}"><head>{title}{facets}</head><body><main data-pagefind-body>'
        f"{paragraphs}</main></body></html>"
    )


def _facet(name: str, values: Iterable[str]) -> str:
    """A facet as filters, one a value, and as one piece of data that a hit can show."""
    filters = "".join(
        f'<meta data-pagefind-filter="{name}[content]" content="{escape(value)}">' for value in values
    )
    return f'{filters}<meta data-pagefind-meta="{name}[content]" content="{escape(", ".join(values))}">'
