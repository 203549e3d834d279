"""Pages and search texts put where they belong below a folder."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

from markupsafe import escape

from skolsatsningar import search
from skolsatsningar.fragments import Fragments, markdown, plain
from skolsatsningar.language import Language
from skolsatsningar.page import Link, Page
from skolsatsningar.shell import Frame, Shell


@dataclass(frozen=True, slots=True)
class Settings:
    """What a site's owner and machine decide.

    `site_url` ends in a slash; a file's path is put after `edit_url`. Without `searchable` there is no index.
    """

    data: Path
    root: Path
    templates: Path
    site_url: str
    edit_url: str
    today: date
    searchable: bool = True
    processes: int = 1


class Writer:
    """Draws pages and writes them."""

    def __init__(self, settings: Settings, words: Language) -> None:
        self.settings = settings
        self.words = words
        self.fragments = Fragments(settings.templates, words, settings.edit_url)

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

    def page(self, page: Page, shell: Shell, out: Path) -> None:
        """Write a page at its address."""
        put(out, page.url, shell.fill(self.frame(page)))

    def text(self, page: Page, paragraphs: tuple[str, ...], texts: Path) -> None:
        """Write what search finds a page by."""
        found_by = tuple(plain(markdown(paragraph)) for paragraph in paragraphs)
        search.write(search.Text(page.url, page.title, found_by, page.facets), texts, self.words.code)

    def redirect(self, url: str, target: Link, out: Path) -> None:
        """Write a page that leads on to where a record has gone."""
        values = {"target": target, "canonical_url": urljoin(self.settings.site_url, target.url)}
        put(out, url, self.fragments.wrap("redirect.html", "../" * url.count("/"), values))


def put(out: Path, url: str, html: str) -> None:
    """Write a page's HTML at its address below a folder."""
    target = out / url / "index.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(html, encoding="utf-8")
