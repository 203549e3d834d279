"""Pages that people write in content/, with what some of them show from the records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup, escape

from skolsatsningar import form, search
from skolsatsningar.beside import TO_FOLLOW, beside
from skolsatsningar.captions import captioned
from skolsatsningar.exports import exporting
from skolsatsningar.exports.exporting import Task
from skolsatsningar.exports.files import File
from skolsatsningar.fragments import LATER, plain
from skolsatsningar.listing import home
from skolsatsningar.page import PageError
from skolsatsningar.pages import ADDRESSES, Pages
from skolsatsningar.reading import Background
from skolsatsningar.search import Text
from skolsatsningar.statement import last_run
from skolsatsningar.writing import Writer

# What the front matter of a page may say in `view`: a template in overrides/catalogue/.
VIEWS = ("page", "start", "search", "form", "accessibility", "privacy", "data", "follow")
# What it may say in `search`: the page is found by its title and description, and not by its text.
HEADING_ONLY = "title"
# What stands in a page for the site's address, and for the list of the files of data.
SITE_URL, FILES = "{site_url}", "<p>{files}</p>"


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A page from content/, its Markdown already drawn. `path` is its file and `meta` its front matter."""

    url: str
    path: str
    title: str
    html: str
    edit_url: str
    meta: Mapping[str, object]

    @property
    def view(self) -> str:
        """The template that shows it."""
        return str(self.meta.get("view", VIEWS[0]))

    @property
    def description(self) -> str:
        """What it says of itself."""
        return str(self.meta.get("description") or "")

    @property
    def root(self) -> str:
        """The way from it to the site's root."""
        return "../" * self.url.count("/")


class HandWrittenPages:
    """Draws pages from content/ for a site: `pages` are those made from records, which some of them show."""

    def __init__(self, writer: Writer, pages: Pages, background: Background) -> None:
        self._writer = writer
        self._words = writer.words
        self._pages = pages
        self._background = background
        self._with_files: HandWritten | None = None
        self._with_form: HandWritten | None = None

    def check(self, page: HandWritten) -> None:
        """Raise PageError where its front matter cannot be, or where it names who is withheld."""
        words, updated = self._words["pages"], page.meta.get("updated", date.min)
        if page.view not in VIEWS:
            raise PageError(words["view"].format(path=page.path, view=page.view, views=", ".join(VIEWS)))
        if not isinstance(updated, date):
            raise PageError(words["updated"].format(path=page.path, updated=updated))
        told = " ".join((page.title, plain(page.html), page.html, *map(str, page.meta.values())))
        if self._background.known.vocabulary.withheld.stand_in(told):
            raise PageError(words["withheld"].format(path=page.path))

    def text(self, page: HandWritten) -> Text:
        """What search knows of it."""
        updated = page.meta.get("updated")
        day = updated if isinstance(updated, date) else None
        facets = {"kind": (self._words["facets"]["page"],), **search.dated(day)}
        reference = page.meta.get("search") == HEADING_ONLY
        found_by = page.description if reference else plain(self._html(page).replace(FILES, ""))
        return Text(page.url, page.title, (found_by,), facets, search.HAND_WRITTEN)

    def content(self, page: HandWritten) -> str:
        """What stands in its frame. The list of files of data is left out until `list_files`."""
        values = {
            "title": page.title,
            "html": Markup(captioned(self._html(page).replace(FILES, LATER))),  # noqa: S704  # the editors' own
            "meta": page.meta,
            "edit": page.edit_url,
            "home": home(self._words),
            "addresses": ADDRESSES,
            **self._shown(page.view),
        }
        if page.view == "form":
            self._with_form = page
        if page.view == "data":
            self._with_files = page
        drawn = self._writer.fragments.wrap(f"{page.view}.html", page.root, values)
        return drawn + self._linked(page)

    def tasks(self) -> tuple[Task, ...]:
        """What is to be written beside the pages drawn."""
        return (partial(self._write_form, self._with_form.url),) if self._with_form else ()

    def list_files(self, files: Sequence[File]) -> None:
        """Put the list of the files of data into the page that has it, now that both are written."""
        if not self._with_files:
            return
        values = {**exporting.listed(files, self._words), "made": self._writer.settings.today}
        told = self._writer.fragments.wrap("data_files.html", self._with_files.root, values)
        page = self._writer.out / self._with_files.url / "index.html"
        page.write_text(page.read_text(encoding="utf-8").replace(LATER, told), encoding="utf-8")

    def _html(self, page: HandWritten) -> str:
        return page.html.replace(SITE_URL, escape(self._writer.settings.site_url))

    def _shown(self, view: str) -> Mapping[str, object]:
        """What a view shows besides the text."""
        settings = self._writer.settings
        match view:
            case "accessibility" | "privacy":
                statement, run = self._background.statement, last_run(settings.data)
                return {"answering": settings.answering, "statement": statement, "run": run}
            case "start":
                return self._pages.start()
            case "follow":
                return {"files": beside(self._words, *TO_FOLLOW), "ways": self._pages.following.ways()}
            case "form":
                return form.values(self._words, settings)
        return {}

    def _write_form(self, url: str) -> tuple[File, ...]:
        """Write what the form's script reads beside its page."""
        names = self._background.known.vocabulary.names
        self._writer.files(form.files(self._words, self._pages.catalogue, names), url)
        return ()

    def _linked(self, page: HandWritten) -> str:
        """What programs are told that it is about."""
        linked = self._writer.linked
        more = (linked.catalogue(),) if page.view == "data" and self._writer.settings.exports else ()
        return linked.written(page.url, page.title, page.description, (home(self._words),), *more)
