"""From a catalogue to a site: pages, an index and a sitemap in a folder."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from markupsafe import Markup, escape

from skolsatsningar import reading, search
from skolsatsningar.catalogue import Catalogue
from skolsatsningar.crew import Crew
from skolsatsningar.fragments import plain
from skolsatsningar.initiative_page import InitiativePages
from skolsatsningar.language import Language
from skolsatsningar.listing import home
from skolsatsningar.model import RECORDS, Initiative
from skolsatsningar.pages import Pages
from skolsatsningar.problem import Problem
from skolsatsningar.rules import Known
from skolsatsningar.share import Drawing
from skolsatsningar.shell import Draw, Shells
from skolsatsningar.writing import Settings, Writer

# How the page of an initiative is framed: the menu's item, and the depth of its address.
INITIATIVE = (f"{Initiative.address}/", 2)


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A page from content/, its Markdown already drawn. `meta` is its front matter."""

    url: str
    title: str
    html: str
    edit_url: str
    meta: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class InitiativeWork:
    """What becomes of an initiative: a text for search, and a page."""

    writer: Writer
    texts: Path | None

    def take(self, initiative: Initiative, known: Known) -> None:
        """Write what search finds the initiative by."""
        if self.texts:
            pages = self._pages(known)
            self.writer.text(pages.page(initiative), pages.text(initiative), self.texts)

    def draw(self, initiative: Initiative, known: Known, drawing: Drawing) -> None:
        """Write the initiative's page."""
        page = self._pages(known).page(initiative, drawing.related.get(initiative.id, ()))
        self.writer.page(page, drawing.shell, drawing.out)

    def _pages(self, known: Known) -> InitiativePages:
        return InitiativePages(known.vocabulary, self.writer.words, known.today)


class Site:
    """A catalogue on its way to becoming a site. It must be closed."""

    def __init__(self, catalogue: Catalogue, crew: Crew, writer: Writer, texts: "Texts") -> None:
        self.catalogue = catalogue
        self.writer = writer
        self.words = writer.words
        self.pages = Pages(catalogue, writer.words)
        self._crew = crew
        self._texts = texts

    def hand_written(self, page: HandWritten) -> str:
        """The content of a page from content/.

        Its front matter may name a `view`: a template in overrides/catalogue/ that shows more than the text.
        """
        view = str(page.meta.get("view", "page"))
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

    def write(self, draw: Draw, out: Path, hand_written: Iterable[HandWritten]) -> None:
        """Write every page, the search index and the sitemap below `out`. `draw` draws a page in full.

        Search's texts are whole before the first process draws its initiatives, so Pagefind works meanwhile.
        """
        shells = Shells(draw)
        drawing = Drawing(shells.of(*INITIATIVE), out, dict(self.catalogue.related))
        self._crew.start(drawing)
        addresses = [entry.url for entry in self.catalogue.initiatives.values()]
        addresses += self._hand_written(hand_written)
        addresses += self._gatherings(shells, out)
        indexing = search.start(self._texts.folder, out) if self._texts.folder else None
        self._crew.finish(drawing)
        for url, target in self.pages.redirects():
            self.writer.redirect(url, target, out)
        sitemap = _sitemap(self.writer.settings.site_url, addresses)
        (out / "sitemap.xml").write_text(sitemap, encoding="utf-8")
        if indexing:
            search.finish(indexing)

    def close(self) -> None:
        """Let go of processes and folders."""
        self._crew.dismiss()
        self._texts.discard()

    def _hand_written(self, pages: Iterable[HandWritten]) -> Iterator[str]:
        facets = {"kind": (self.words["facets"]["page"],)}
        for page in pages:
            yield page.url
            if self._texts.folder:
                found_by = search.Text(page.url, page.title, (plain(page.html),), facets)
                search.write(found_by, self._texts.folder, self.words.code)

    def _gatherings(self, shells: Shells, out: Path) -> Iterator[str]:
        for page in self.pages.all():
            yield page.url
            self.writer.page(page, shells.of(page.menu, page.url.count("/")), out)
            if page.text and self._texts.folder:
                self.writer.text(page, page.text, self._texts.folder)


class Texts:
    """Where the texts for search are gathered, if the site is to have search at all."""

    def __init__(self, *, wanted: bool) -> None:
        self._temporary = tempfile.TemporaryDirectory(prefix="skolsatsningar-") if wanted else None
        self.folder = Path(self._temporary.name) if self._temporary else None

    def discard(self) -> None:
        """Remove them."""
        if self._temporary:
            self._temporary.cleanup()


def read(settings: Settings, words: Language) -> tuple[Site | None, list[Problem]]:
    """Read all records. There is a site to write only where there is no error."""
    writer = Writer(settings, words)
    texts = Texts(wanted=settings.searchable)
    work = InitiativeWork(writer, texts.folder)
    found = reading.read(settings.data, settings.root, settings.today, work, settings.processes)
    if found.catalogue is None:
        found.crew.dismiss()
        texts.discard()
        return None, found.problems
    return Site(found.catalogue, found.crew, writer, texts), found.problems


def blank(settings: Settings, words: Language) -> Site:
    """A site of no records: what a server shows until they are right for the first time."""
    catalogue, crew = reading.blank(settings.root, settings.today)
    return Site(catalogue, crew, Writer(settings, words), Texts(wanted=settings.searchable))


def _sitemap(site_url: str, addresses: Iterable[str]) -> str:
    entries = "".join(
        f"<url><loc>{escape(urljoin(site_url, url))}</loc></url>\n" for url in sorted(addresses)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
    )
