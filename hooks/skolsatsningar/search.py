"""The search index: slim texts, one a page, that Pagefind reads instead of the site's own HTML."""

import json
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from subprocess import STDOUT
from zlib import crc32

from skolsatsningar import bundle, columns, fragments, publish, search_words
from skolsatsningar.catalogue import Catalogue
from skolsatsningar.marks import Marks
from skolsatsningar.page import Page
from skolsatsningar.writing import Tray

# Where the index lies in a site.
FOLDER = "pagefind"
PER_INDEX = 30_000
# What Pagefind writes and no page uses.
UNUSED = ("*-ui.*", "pagefind-highlight.js", "wasm.unknown.pagefind")
# How the files end that say which words the texts have.
WORDS = ".words"

# How much the first paragraph of a text counts, and the others. A page that gathers initiatives is short and
# has much of what they have: they come first.
INITIATIVE, GATHERING, HAND_WRITTEN = (2, 1), (2, 0.4), (0.2, 0.2)

# What a record is called, its address and its title.
Name = tuple[str, str, str]
Run = Callable[[Sequence[str]], None]


@dataclass(frozen=True, slots=True)
class Text:
    """What search knows of a page: its words, what a hit shows, and what hits can be filtered by.

    `heading` is found before `paragraphs`, and the first of them before the others. All values are plain
    text. A facet may have several values. `weights` are how much the first paragraph counts, and the others.
    """

    url: str
    heading: str
    paragraphs: tuple[str, ...]
    facets: Mapping[str, tuple[str, ...]]
    weights: tuple[float, float] = INITIATIVE


class IndexingError(Exception):
    """Pagefind failed. Its own words are the message."""


class StoppedError(Exception):
    """The index is not wanted any more."""


def text_of(page: Page, paragraphs: Iterable[str], weights: tuple[float, float] = INITIATIVE) -> Text:
    """What search knows of a page, by paragraphs in Markdown."""
    found_by = tuple(map(fragments.text, paragraphs))
    return Text(page.url, page.title, found_by, {**page.facets, **dated(page.origin.day)}, weights)


def dated(day: date | None) -> Mapping[str, tuple[str, ...]]:
    """What a page's date is, among its facets."""
    return {columns.DATE: (day.isoformat(),)} if day else {}


def names(catalogue: Catalogue) -> Sequence[Name]:
    """What initiatives refer to is called, proper names first: who writes one wants that page."""
    one = catalogue
    kinds = (one.areas, one.schools, one.municipalities, one.programmes, one.organisations)
    named = [record for records in kinds for record in records.values()]
    proper = [(record.name, record.url, record.name) for record in named]
    official = [(place.official_name, place.url, place.name) for place in one.municipalities.values()]
    return [*proper, *official, *((alias, one.url, one.name) for one in named for alias in one.aliases)]


class Texts:
    """The texts for search, in a folder of their own.

    `count` is about how many there will be. Each PER_INDEX of them get an index of their own, because
    Pagefind holds 0.15 MB in memory for every text of an index. `parts` says how many indexes there are.
    `marks` marks texts that are added from then on.
    """

    def __init__(self, language: str, count: int) -> None:
        self.parts = 1 + count // PER_INDEX
        self._language = language
        self.marks = Marks()
        self._temporary = tempfile.TemporaryDirectory(prefix="skolsatsningar-")
        self._folder = Path(self._temporary.name)
        self._started: Pagefind | None = None
        self._trays = [Tray(self._folder / str(part)) for part in range(self.parts)]

    def add(self, text: Text) -> None:
        """Take a text for its page's own address. Pagefind finds it there after `flush`."""
        self._trays[self._part(text.url)].put(text.url, self._html(text).encode())

    def flush(self) -> None:
        """See that every text so far is in its place, and the words that this process has met."""
        for tray in self._trays:
            tray.empty()
        if counts := list(self.marks.words()):
            handle, _ = tempfile.mkstemp(suffix=WORDS, dir=self._folder)
            with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123  # of an open file
                json.dump(counts, file)

    def remove(self, url: str) -> None:
        """Take a text away, if there is one at this address."""
        (self._folder / str(self._part(url)) / url / "index.html").unlink(missing_ok=True)

    def start(self, out: Path) -> None:
        """Let Pagefind begin, now that all texts are there: it has work for one core. `index` awaits it."""
        self._started = Pagefind(self._command(0, out))

    def index(self, out: Path, names: Iterable[Name], run: Run | None = None, processes: int = 1) -> None:
        """Make all that the search page fetches: the first index in a folder, the others in folders below it.

        `names` are what records are called. `run` runs Pagefind. Raises IndexingError if it fails.
        """
        count = sum(1 for _ in self._folder.rglob("*.html"))
        about = {"indexes": self.parts, "pages": count}
        search_words.write(self._counts(), names, about, self._language, out)
        for part in range(self.parts):
            if self._started:
                started, self._started = self._started, None
                started.wait()
            else:
                (run or _run)(self._command(part, out))
            bundle.lighten(self._target(part, out))
        for file in (file for pattern in UNUSED for file in out.rglob(pattern)):
            file.unlink()
        columns.write(out, processes)

    def discard(self) -> None:
        """Remove the texts."""
        if self._started:
            started, self._started = self._started, None
            started.kill()
            with suppress(IndexingError):
                started.wait()
        self._temporary.cleanup()

    def _command(self, part: int, out: Path) -> Sequence[str]:
        texts, target = str(self._folder / str(part)), str(self._target(part, out))
        return [sys.executable, "-m", "pagefind", "--site", texts, "--output-path", target]

    @staticmethod
    def _target(part: int, out: Path) -> Path:
        return out / str(part + 1) if part else out

    def _counts(self) -> Mapping[str, int]:
        counts = Counter[str]()
        for file in self._folder.glob(f"*{WORDS}"):
            for word, count in json.loads(file.read_text(encoding="utf-8")):
                counts[word] += count
        return counts

    def _part(self, url: str) -> int:
        """The part that an address belongs to, whoever asks."""
        return crc32(url.encode()) % self.parts

    def _html(self, text: Text) -> str:
        """What Pagefind reads. A backtick is no mark-up in HTML, so marks may be put in before escaping."""
        heading, *paragraphs = map(escape, self.marks.texts((text.heading, *text.paragraphs)))
        title = f'<meta data-pagefind-meta="title[content]" content="{heading}">'
        filters = "".join(
            f'<meta data-pagefind-filter="{name}[content]" content="{escape(value)}">'
            for name, values in text.facets.items()
            for value in values
        )
        body = "".join(
            f"<p{_weight(text.weights[place > 0])}>{paragraph}</p>"
            for place, paragraph in enumerate(paragraphs)
            if paragraph
        )
        return (
            f'<!doctype html><html lang="{self._language}"><head>{title}{filters}</head>'
            f"<body><main data-pagefind-body>{body}</main></body></html>"
        )


def _weight(weight: float) -> str:
    return "" if weight == 1 else f' data-pagefind-weight="{weight}"'


class Pagefind:
    """Pagefind at work."""

    def __init__(self, command: Sequence[str]) -> None:
        # A file takes whatever it says; a pipe that no one reads would make it wait.
        self._said = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  # it is read when all is done
        self._running = subprocess.Popen(command, stdout=self._said, stderr=STDOUT)  # noqa: S603  # our own words

    def wait(self) -> None:
        """Wait until it is done, once. Raises IndexingError with what it said if it failed."""
        failed = self._running.wait()
        self._said.seek(0)
        with self._said as said:
            if failed:
                raise IndexingError(said.read())

    def kill(self) -> None:
        """Stop it if it is not done. Who waits for it learns that it failed."""
        self._running.kill()


def _run(command: Sequence[str]) -> None:
    Pagefind(command).wait()


class Indexing:
    """Indexes that are made while a site is served, and take the old ones' place when they are done.

    `tell` is called when they are, with what went wrong if something did.
    """

    def __init__(self, texts: Texts, names: Iterable[Name], site: Path, tell: Callable[[str], None]) -> None:
        self._texts = texts
        self._names = names
        self._site = site
        self._tell = tell
        self._running: Pagefind | None = None
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
        new = publish.beside(self._site / FOLDER)
        try:
            self._texts.index(new, self._names, self._run)
        except StoppedError:
            publish.discard(new)
        except IndexingError as error:
            publish.discard(new)
            self._tell(str(error))
        else:
            publish.publish(new, self._site / FOLDER)
            self._tell("")

    def _run(self, command: Sequence[str]) -> None:
        if self._stopped.is_set():
            raise StoppedError
        self._running = Pagefind(command)
        try:
            self._running.wait()
        finally:
            if self._stopped.is_set():
                raise StoppedError
