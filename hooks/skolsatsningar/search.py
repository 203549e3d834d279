"""The search index: slim texts, one a page, that Pagefind reads instead of the site's own HTML."""

import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from subprocess import PIPE, STDOUT
from zlib import crc32

from skolsatsningar import publish
from skolsatsningar.fragments import markdown, plain
from skolsatsningar.page import Page
from skolsatsningar.writing import Tray

# Where the index lies in a site.
FOLDER = "pagefind"
PER_INDEX = 30_000


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


class Texts:
    """The texts for search, in a folder of their own.

    `count` is about how many there will be. Each PER_INDEX of them get an index of their own, because
    Pagefind holds 0.15 MB in memory for every text of an index. `parts` says how many indexes there are.
    """

    def __init__(self, language: str, count: int) -> None:
        self.parts = 1 + count // PER_INDEX
        self._language = language
        self._temporary = tempfile.TemporaryDirectory(prefix="skolsatsningar-")
        self._folder = Path(self._temporary.name)
        self._trays = [Tray(self._folder / str(part)) for part in range(self.parts)]

    def add(self, text: Text) -> None:
        """Take a text for its page's own address. Pagefind finds it there after `flush`."""
        self._trays[self._part(text.url)].put(text.url, _html(text, self._language).encode())

    def flush(self) -> None:
        """See that every text so far is in its place."""
        for tray in self._trays:
            tray.empty()

    def remove(self, url: str) -> None:
        """Take a text away, if there is one at this address."""
        (self._folder / str(self._part(url)) / url / "index.html").unlink(missing_ok=True)

    def commands(self, out: Path) -> Iterator[list[str]]:
        """The words that make the first index in a folder, and the others in folders below it."""
        for part in range(self.parts):
            target = out / str(part + 1) if part else out
            texts = str(self._folder / str(part))
            yield [sys.executable, "-m", "pagefind", "--site", texts, "--output-path", str(target)]

    def index(self, out: Path) -> None:
        """Make all indexes. Raises IndexingError if Pagefind fails."""
        for command in self.commands(out):
            done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own words
            if done.returncode:
                raise IndexingError(done.stdout + done.stderr)

    def discard(self) -> None:
        """Remove the texts."""
        self._temporary.cleanup()

    def _part(self, url: str) -> int:
        """The part that an address belongs to, whoever asks."""
        return crc32(url.encode()) % self.parts


class Indexing:
    """Indexes that are made while a site is served, and take the old ones' place when they are done.

    `tell` is called when they are, with what went wrong if something did.
    """

    def __init__(self, texts: Texts, site: Path, tell: Callable[[str], None]) -> None:
        self._commands = texts.commands(publish.beside(site / FOLDER))
        self._site = site
        self._tell = tell
        self._running: subprocess.Popen[str] | None = None
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._make, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop it if it is not done: its texts are about to change."""
        self._stopped.set()
        while self._thread.is_alive():
            if self._running:
                self._running.kill()
            self._thread.join(0.01)

    def _make(self) -> None:
        new, wrong = publish.beside(self._site / FOLDER), ""
        for command in self._commands:
            with subprocess.Popen(command, stdout=PIPE, stderr=STDOUT, text=True) as self._running:  # noqa: S603  # likewise
                said, _ = self._running.communicate()
            wrong = said if self._running.returncode else ""
            if wrong or self._stopped.is_set():
                break
        if wrong or self._stopped.is_set():
            publish.discard(new)
        else:
            publish.publish(new, self._site / FOLDER)
        if not self._stopped.is_set():
            self._tell(wrong)


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
