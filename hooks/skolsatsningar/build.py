"""From a catalogue to a site: pages, an index and a sitemap in a folder."""

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from markupsafe import Markup

from skolsatsningar import catalogue as cataloguing
from skolsatsningar import reading, report, search
from skolsatsningar.catalogue import Catalogue
from skolsatsningar.crew import shared_out
from skolsatsningar.fragments import Fragments, plain
from skolsatsningar.initiative_page import InitiativePages, relations
from skolsatsningar.language import Language
from skolsatsningar.listing import home
from skolsatsningar.model import RECORDS, Initiative
from skolsatsningar.page import Page
from skolsatsningar.pages import Pages
from skolsatsningar.problem import Problem
from skolsatsningar.reading import WORTH_SHARING
from skolsatsningar.rules import Known
from skolsatsningar.shell import Draw
from skolsatsningar.sitemap import sitemaps
from skolsatsningar.writing import Settings, Writer

# What the front matter of a page from content/ may say in `view`: a template in overrides/catalogue/.
VIEWS = ("page", "start", "search")


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A page from content/, its Markdown already drawn. `path` is its file and `meta` its front matter."""

    url: str
    path: str
    title: str
    html: str
    edit_url: str
    meta: Mapping[str, object]


class PageError(Exception):
    """What an editor has to mend in a page, or between two, in a sentence of their own language."""


class Texts:
    """The texts for search, in a folder of their own, if the site is to have search at all."""

    def __init__(self, words: Language, *, wanted: bool) -> None:
        self._language = words.code
        self._temporary = tempfile.TemporaryDirectory(prefix="skolsatsningar-") if wanted else None

    def add(self, page: Page, paragraphs: Iterable[str]) -> None:
        """Let search know of a page by some paragraphs in Markdown."""
        if self._temporary:
            text = search.text_of(page, paragraphs)
            search.write(text, Path(self._temporary.name), self._language)

    def add_hand_written(self, page: HandWritten, kind: str) -> None:
        """Let search know of a page by its own HTML."""
        if self._temporary:
            text = search.Text(page.url, page.title, (plain(page.html),), {"kind": (kind,)})
            search.write(text, Path(self._temporary.name), self._language)

    def index(self, out: Path) -> None:
        """Make the index, and remove the texts."""
        if self._temporary:
            search.index(Path(self._temporary.name), out)
        self.discard()

    def discard(self) -> None:
        """Remove the texts."""
        if self._temporary:
            self._temporary.cleanup()


@dataclass(frozen=True, slots=True)
class InitiativeWork:
    """What becomes of an initiative: a page, and a text for search."""

    writer: Writer
    texts: Texts

    def take(self, initiative: Initiative, known: Known) -> int:
        """Write both."""
        pages = InitiativePages(known.vocabulary, self.writer.words, known.today)
        page = pages.page(initiative)
        self.texts.add(page, pages.text(initiative))
        return self.writer.page(page)


class Site:
    """A catalogue on its way to becoming a site. The initiatives' pages are written; all others remain."""

    def __init__(self, catalogue: Catalogue, places: Mapping[str, int], writer: Writer, texts: Texts) -> None:
        self.catalogue = catalogue
        self.writer = writer
        self.words = writer.words
        self.pages = Pages(catalogue, writer.words)
        self._places = places
        self._texts = texts
        self._addresses = {entry.url: entry.path for entry in catalogue.initiatives.values()}

    def hand_written(self, page: HandWritten) -> str:
        """The content of a page from content/. Search and the sitemap get to know of it.

        Its front matter may name a `view`: a template in overrides/catalogue/ that shows more than the text.
        """
        self._claim(page.url, page.path)
        self._texts.add_hand_written(page, self.words["facets"]["page"])
        view = str(page.meta.get("view", VIEWS[0]))
        self._check(page, view)
        values = {
            "title": page.title,
            "html": Markup(page.html),  # noqa: S704  # the editors' own
            "meta": page.meta,
            "edit": page.edit_url,
            "home": home(self.words),
            "addresses": {kind.folder: kind.address for kind in RECORDS},
        }
        if view == "start":
            values |= self.pages.start()
        return self.writer.fragments.wrap(f"{view}.html", "../" * page.url.count("/"), values)

    def finish(self) -> None:
        """Write every page that gathers others, the relations, the redirects, the sitemap and the index."""
        shared_out(self._draw, self.writer.settings.processes if len(self._places) >= WORTH_SHARING else 1)
        addresses = list(self._addresses)  # a redirect is no page of its own
        for url, target in self.pages.redirects():
            self._claim(url, target.url)
            self.writer.redirect(url, target)
        for name, text in sitemaps(self.writer.settings.site_url, addresses).items():
            (self.writer.out / name).write_text(text, encoding="utf-8")
        self._texts.index(self.writer.out)

    def _draw(self, number: int, of: int) -> None:
        """Draw one page in `of`, and put relations into one in `of`."""
        for index, page in enumerate(self.pages.all()):
            self._claim(page.url, page.record or page.title)
            if index % of == number:
                self.writer.page(page)
                if page.text:
                    self._texts.add(page, page.text)
        for record_id, related in islice(self.catalogue.related.items(), number, None, of):
            url = self.catalogue.initiatives[record_id].url
            self.writer.relations(url, self._places[record_id], relations(related, self.words))

    def _claim(self, url: str, owner: str) -> None:
        """Take an address. Two things never share one: the later would be lost in silence."""
        if url in self._addresses:
            one = self._addresses[url]
            raise PageError(self.words["pages"]["address"].format(url=f"/{url}", one=one, other=owner))
        self._addresses[url] = owner

    def _check(self, page: HandWritten, view: str) -> None:
        words = self.words["pages"]
        if view not in VIEWS:
            raise PageError(words["view"].format(path=page.path, view=view, views=", ".join(VIEWS)))
        if not isinstance(page.meta.get("updated", date.min), date):
            raise PageError(words["updated"].format(path=page.path, updated=page.meta["updated"]))

    def discard(self) -> None:
        """Leave it unfinished."""
        self._texts.discard()


def read(settings: Settings, words: Language, draw: Draw, out: Path) -> tuple[Site | None, list[Problem]]:
    """Read all records, and write the pages of initiatives below `out`. `draw` is how the theme draws a page.

    There is a site to finish only where there is no error.
    """
    writer = Writer(settings, words, draw, out)
    texts = Texts(words, wanted=settings.searchable)
    work = InitiativeWork(writer, texts)
    found = reading.read(settings.data, settings.root, settings.today, work, settings.processes)
    if found.catalogue is None:
        texts.discard()
        return None, found.problems
    return Site(found.catalogue, found.places, writer, texts), found.problems


def problem_box(settings: Settings, words: Language, problems: list[Problem]) -> str:
    """What an editor sees on every page while a record is wrong."""
    told = {"problems": report.text(problems, words)}
    return Fragments(settings.templates, words, settings.edit_url).wrap("problems.html", "", told)


def blank(settings: Settings, words: Language, draw: Draw, out: Path) -> Site:
    """A site of no records: what a server shows until they are right for the first time."""
    return Site(
        cataloguing.empty(), {}, Writer(settings, words, draw, out), Texts(words, wanted=settings.searchable)
    )
