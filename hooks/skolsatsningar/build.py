"""The way of the records, step by step: from a folder of YAML to pages, an index and a sitemap."""

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

from markupsafe import Markup, escape

from skolsatsningar import catalogue as cataloguing
from skolsatsningar import records as reading
from skolsatsningar import rules, search
from skolsatsningar.catalogue import Catalogue
from skolsatsningar.fragments import Fragments, markdown, plain
from skolsatsningar.language import Language
from skolsatsningar.model import RECORDS
from skolsatsningar.page import Page
from skolsatsningar.pages import Pages
from skolsatsningar.problem import Problem, has_errors
from skolsatsningar.records import Records
from skolsatsningar.shell import Draw, Frame, Shells


@dataclass(frozen=True, slots=True)
class Settings:
    """What a site's owner decides. `site_url` ends in a slash; a file's path is put after `edit_url`."""

    data: Path
    root: Path
    templates: Path
    site_url: str
    edit_url: str
    today: date


def read(settings: Settings) -> tuple[Catalogue | None, list[Problem]]:
    """Read and check all records. There is a catalogue only where there is no error."""
    records, problems = reading.read_folder(settings.data, settings.root)
    problems += rules.check(records, settings.today)
    return (None if has_errors(problems) else cataloguing.build(records)), problems


def empty() -> Catalogue:
    """The catalogue of no records."""
    return cataloguing.build(Records({kind: {} for kind in RECORDS}, {}))


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A page from content/, its Markdown already drawn. `meta` is its front matter."""

    url: str
    title: str
    html: str
    edit_url: str
    meta: Mapping[str, object]


class Site:
    """A catalogue on its way to becoming a site."""

    def __init__(self, catalogue: Catalogue, settings: Settings, words: Language) -> None:
        self.settings = settings
        self.words = words
        self.pages = Pages(catalogue, words, settings.today)
        self.fragments = Fragments(settings.templates, words, settings.edit_url)

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
            "home": self.pages.lists.home(),
            "addresses": {kind.folder: kind.address for kind in RECORDS},
        }
        if view == "start":
            values |= self.pages.start()
        return self.fragments.wrap(f"{view}.html", "../" * page.url.count("/"), values)

    def write(self, draw: Draw, out: Path, hand_written: Iterable[HandWritten]) -> None:
        """Write every page, the search index and the sitemap below `out`. `draw` draws a page in full."""
        shells = Shells(draw)
        addresses = []
        with tempfile.TemporaryDirectory() as folder:
            texts = Path(folder)
            for written in hand_written:
                addresses.append(written.url)
                search.write(self._hand_written_text(written), texts, self.words.code)
            for page in self.pages.all():
                addresses.append(page.url)
                _write(out, page.url, shells.page(self.frame(page)))
                if page.record and page.turn.number == 1:
                    search.write(self._text(page), texts, self.words.code)
            search.index(texts, out)
        for url, target in self.pages.redirects():
            canonical = urljoin(self.settings.site_url, target.url)
            values = {"target": target, "canonical_url": canonical}
            _write(out, url, self.fragments.wrap("redirect.html", "../" * url.count("/"), values))
        (out / "sitemap.xml").write_text(_sitemap(self.settings.site_url, addresses), encoding="utf-8")

    def frame(self, page: Page) -> Frame:
        """What the theme needs to draw a page."""
        return Frame(
            url=page.url,
            menu=page.menu,
            title=escape(page.title),
            description=escape(page.description),
            canonical_url=escape(urljoin(self.settings.site_url, page.url)),
            content=self.fragments.draw(page),
        )

    def _text(self, page: Page) -> search.Text:
        return search.Text(
            page.url, page.title, tuple(plain(markdown(part)) for part in page.text), page.facets
        )

    def _hand_written_text(self, page: HandWritten) -> search.Text:
        kind = {"kind": (self.words["facets"]["page"],)}
        return search.Text(page.url, page.title, (plain(page.html),), kind)


def _write(out: Path, url: str, html: str) -> None:
    target = out / url / "index.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(html, encoding="utf-8")


def _sitemap(site_url: str, addresses: Iterable[str]) -> str:
    entries = "".join(
        f"<url><loc>{escape(urljoin(site_url, url))}</loc></url>\n" for url in sorted(addresses)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
    )
