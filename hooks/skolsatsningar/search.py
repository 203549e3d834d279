"""The search index: slim texts, one a page, that Pagefind reads instead of the site's own HTML."""

import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from skolsatsningar.fragments import markdown, plain
from skolsatsningar.page import Page
from skolsatsningar.writing import put

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


def text_of(page: Page, paragraphs: Iterable[str]) -> Text:
    """What search knows of a page, by paragraphs in Markdown."""
    found_by = tuple(plain(markdown(paragraph)) for paragraph in paragraphs)
    return Text(page.url, page.title, found_by, page.facets)


def write(text: Text, folder: Path, language: str) -> None:
    """Write a text where Pagefind will find it: at the page's own address below `folder`."""
    put(str(folder), text.url, _html(text, language).encode())


def index(texts: Path, site: Path) -> None:
    """Make the index of all texts below `texts`, in `site`. Raises IndexingError if Pagefind fails."""
    command = [sys.executable, "-m", "pagefind", "--site", str(texts), "--output-path", str(site / FOLDER)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own words
    if done.returncode:
        raise IndexingError(done.stdout + done.stderr)


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
