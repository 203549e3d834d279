"""From a catalogue to a site: pages, an index and a sitemap in a folder."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from pathlib import Path

from markupsafe import Markup, escape

from skolsatsningar import announcements, compounds, form, hosting, memory, reading, records, report, search
from skolsatsningar import catalogue as cataloguing
from skolsatsningar.beside import JSON, TO_FOLLOW, beside
from skolsatsningar.captions import captioned
from skolsatsningar.crew import Turns, shared_out
from skolsatsningar.exports import exporting
from skolsatsningar.exports.exporting import Task
from skolsatsningar.exports.files import File
from skolsatsningar.exports.following import Following
from skolsatsningar.exports.public import PublicForms
from skolsatsningar.exports.publication import Publication, dumps
from skolsatsningar.exports.soon_data import soon_file
from skolsatsningar.exports.spool import Spool
from skolsatsningar.following_pages import SOON
from skolsatsningar.fragments import LATER, Fragments, plain, when
from skolsatsningar.initiative_page import InitiativePages, relations
from skolsatsningar.language import Language
from skolsatsningar.listing import home
from skolsatsningar.marks import Marks
from skolsatsningar.memory import Memory, Stamps
from skolsatsningar.model import Initiative
from skolsatsningar.page import Page
from skolsatsningar.pages import ADDRESSES, Pages
from skolsatsningar.problem import Problem
from skolsatsningar.progress import Tell, silent
from skolsatsningar.reading import Reading
from skolsatsningar.records import WORTH_SHARING
from skolsatsningar.rules import Known
from skolsatsningar.search import Name, Text, Texts, text_of
from skolsatsningar.settings import Settings
from skolsatsningar.shell import Draw
from skolsatsningar.sitemap import sitemaps
from skolsatsningar.statement import ageing, last_run
from skolsatsningar.writing import Writer

# What the front matter of a page from content/ may say in `view`: a template in overrides/catalogue/.
HEADING_ONLY = "title"
VIEWS = ("page", "start", "search", "form", "accessibility", "privacy", "data", "follow")
# What stands in a page from content/ for the site's address, and for the list of the files of data.
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


class PageError(Exception):
    """What an editor has to mend in a page, or between two, in a sentence of their own language."""


def mark(texts: Texts | None, words: Language, known: Known) -> None:
    """Let texts be marked by what is known of the language, and by the editors' synonyms."""
    if texts:
        split, synonyms = compounds.splitter(words.code).split, known.synonyms
        texts.marks = Marks(split, synonyms.of_word, synonyms.with_phrases)


class InitiativeWork:
    """What becomes of an initiative: a page, a text for search, and what goes out of it as data."""

    def __init__(self, writer: Writer, texts: Texts | None, spool: Spool | None) -> None:
        self.writer = writer
        self.texts = texts
        self.spool = spool
        self._pages: InitiativePages | None = None
        self._forms: PublicForms | None = None

    def take(self, initiative: Initiative, raw: bytes, known: Known) -> int:
        """Write them, and its file beside the page."""
        if not self._pages:
            self._pages = InitiativePages(known.vocabulary, self.writer.words, known.today)
            mark(self.texts, self.writer.words, known)
        if self.spool:
            self._forms = self._forms or public_forms(self.writer.settings, known)
            self.spool.add(initiative.id, dumps(self._forms.initiative(initiative)))
        page = self._pages.page(initiative)
        if self.texts:
            self.texts.add(text_of(page, self._pages.text(initiative)))
        self.writer.record(page.url, raw)
        return self.writer.page(page)

    def end(self) -> None:
        """See that all of it is written."""
        self.writer.flush()
        if self.texts:
            self.texts.flush()
        if self.spool:
            self.spool.flush()


class Site:
    """A catalogue on its way to becoming a site. The initiatives' pages are written; all others remain.

    `drawn` are the initiatives whose pages were written now. With `last`, only what has changed since is
    written; `gone` are the addresses that are no longer pages.
    """

    def __init__(  # noqa: PLR0913, PLR0917  # what a site is made of
        self,
        found: Reading,
        drawn: Collection[str],
        writer: Writer,
        texts: Texts | None,
        spool: Spool | None,
        stamps: Stamps,
        last: Memory | None = None,
    ) -> None:
        self.found = found
        self.catalogue = catalogue = found.catalogue or cataloguing.empty()
        self.writer = writer
        self.words = writer.words
        self.pages = Pages(catalogue, writer.words, writer.settings.today, followed=writer.settings.exports)
        self.texts = texts
        self.spool = spool
        self.last = last
        self.files: Sequence[File] = ()
        self._drawn = drawn
        if not last:
            mark(texts, writer.words, found.background.known)
        self._stamps = stamps
        self._data_page: str | None = None
        self._shown = dict[str, Page]()
        self._redirects = dict[str, str]()
        self._addresses = {entry.url: entry.path for entry in catalogue.initiatives.values()}
        exports = writer.settings.exports
        self._following = Following.of(catalogue, writer.settings, writer.words) if exports else None

    @property
    def gone(self) -> frozenset[str]:
        """The addresses that the last site had and this one has not. They are known when it is finished."""
        return self.last.addresses - self._addresses.keys() if self.last else frozenset()

    @property
    def names(self) -> Sequence[Name]:
        """What initiatives refer to is called, proper names first: who writes one wants that page."""
        one = self.catalogue
        kinds = (one.areas, one.schools, one.municipalities, one.programmes, one.organisations)
        named = [record for records in kinds for record in records.values()]
        proper = [(record.name, record.url, record.name) for record in named]
        official = [(place.official_name, place.url, place.name) for place in one.municipalities.values()]
        return [*proper, *official, *((alias, one.url, one.name) for one in named for alias in one.aliases)]

    @property
    def files_gone(self) -> frozenset[str]:
        """The files that the last site had beside pages that this one still has, and it has not."""
        before = self.last.following if self.last else None
        return before.paths - self._following.paths if before and self._following else frozenset()

    def memory(self) -> Memory:
        """What the next site can take over from this one, once it is finished."""
        shells, addresses = self.writer.shells, frozenset(self._addresses)
        settings = self.writer.settings
        return Memory(
            settings,
            self._stamps,
            shells,
            self.found,
            self._shown,
            addresses,
            self.texts,
            self.spool,
            self._following,
        )

    def hand_written(self, page: HandWritten) -> str:
        """The content of a page from content/. Search and the sitemap get to know of it.

        Its front matter may name a `view`: a template in overrides/catalogue/ that shows more than the text.
        """
        self._claim(page.url, page.path)
        html = page.html.replace(SITE_URL, escape(self.writer.settings.site_url))
        if self.texts:
            updated = page.meta.get("updated")
            day = updated if isinstance(updated, date) else None
            facets = {"kind": (self.words["facets"]["page"],), **search.dated(day)}
            reference = page.meta.get("search") == HEADING_ONLY
            found_by = str(page.meta.get("description", "")) if reference else plain(html.replace(FILES, ""))
            self.texts.add(Text(page.url, page.title, (found_by,), facets, search.HAND_WRITTEN))
        view = str(page.meta.get("view", VIEWS[0]))
        self._check(page, view)
        values = {
            "title": page.title,
            "html": Markup(captioned(html.replace(FILES, LATER))),  # noqa: S704  # the editors' own
            "meta": page.meta,
            "edit": page.edit_url,
            "home": home(self.words),
            "addresses": ADDRESSES,
        }
        self._withhold(page)
        if view in {"accessibility", "privacy"}:
            values |= {
                "answering": self.writer.settings.answering,
                "statement": self.found.background.statement,
                "run": last_run(self.writer.settings.data),
            }
        if view == "start":
            values |= self.pages.start()
        if view == "follow":
            files = beside(self.words, *TO_FOLLOW)
            values |= {"files": files, "ways": self.pages.following.ways()}
        if view == "form":
            values |= form.values(self.words, self.writer.settings)
            self._form(page.url)
        if view == "data":
            self._data_page = page.url
        description = str(page.meta.get("description") or "")
        drawn = self.writer.fragments.wrap(f"{view}.html", "../" * page.url.count("/"), values)
        linked, exports = self.writer.linked, self.writer.settings.exports
        more = (linked.catalogue(),) if view == "data" and exports else ()
        return drawn + linked.written(page.url, page.title, description, (home(self.words),), *more)

    def _form(self, url: str) -> None:
        """Write what the form's script reads beside its page."""
        names = self.found.background.known.vocabulary.names
        folder = self.writer.out / url
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in form.files(self.words, self.catalogue, names).items():
            (folder / name).write_text(text, encoding="utf-8")

    def _list_files(self, url: str) -> None:
        """Put the list of the files of data into its page, now that they are made."""
        values = {**exporting.listed(self.files, self.words), "made": self.writer.settings.today}
        page = self.writer.out / url / "index.html"
        told = self.writer.fragments.wrap("data_files.html", "../" * url.count("/"), values)
        page.write_text(page.read_text(encoding="utf-8").replace(LATER, told), encoding="utf-8")

    def finish(self, tell: Tell = silent) -> None:
        """Write every page that gathers others, the relations, the redirects and the sitemap."""
        self._flush()  # what is left would be written by each process
        shared = len(self._drawn) >= WORTH_SHARING
        publication = self._publication()
        self.pages.following.due  # noqa: B018  # found once for all processes
        tasks = exporting.tasks(publication) if publication else ()
        turns = Turns(len(tasks))
        files = shared_out(
            lambda number, of: self._draw(number, of, tasks, turns, silent if number else tell),
            self.writer.settings.processes if shared else 1,
        )
        turns.close()
        addresses = list(self._addresses)  # a redirect is no page of its own
        for url, target in self.pages.redirects():
            self._claim(url, target.url)
            self.writer.redirect(url, target)
            self._redirects[url] = target.url
        self._flush()
        if publication:
            self.files = exporting.conclude(publication, chain.from_iterable(files))
            if self.spool and not self.writer.settings.remember:
                self.spool.discard()
        if self._data_page is not None:
            self._list_files(self._data_page)
        if self.texts:
            for url in self.gone:
                self.texts.remove(url)
        settings = self.writer.settings
        self._announce(settings)
        for name, text in sitemaps(settings.site_url, addresses).items():
            (self.writer.out / name).write_text(text, encoding="utf-8")
        for name, text in hosting.within(settings.base, self._note, self._redirects).items():
            (self.writer.out / name).write_text(text, encoding="utf-8")

    def index(self, tell: Tell = silent) -> None:
        """Make the index for search, if there is to be one, and put its texts away."""
        if self.texts:
            tell("index", 0, 0)
            self.texts.index(self.writer.out / search.FOLDER, self.names)
            self.texts.discard()

    def for_servers(self) -> dict[str, str]:
        """The files that a server's own configuration takes in, by name, once the site is finished."""
        return hosting.beside(self.writer.settings.base, self._note, self._redirects)

    @property
    def _note(self) -> str:
        return str(self.words["hosting"]["note"])

    def _announce(self, settings: Settings) -> None:
        """Write the small files that programs look for."""
        files = {
            "robots.txt": announcements.robots(settings.site_url),
            announcements.SEARCH: announcements.search(settings.site_name, settings.site_url, self.words),
        }
        if settings.security_contact:
            files[announcements.SECURITY] = announcements.security(
                settings.security_contact, settings.site_url, settings.today, self.words
            )
        for name, text in files.items():
            path = self.writer.out / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def discard(self) -> None:
        """Leave it unfinished. What belongs to the last site is not put away with it."""
        if self.texts and not self.last:
            self.texts.discard()
        if self.spool and not self.last:
            self.spool.discard()

    def _publication(self) -> Publication | None:
        """What goes out as data, if anything does."""
        if not self.spool:
            return None
        settings, known = self.writer.settings, self.found.background.known
        forms = public_forms(settings, known)
        lines, out = self.spool.read(), self.writer.out
        return Publication(out, self.catalogue, forms, lines, self._drawn, settings, self.words)

    def _draw(self, number: int, of: int, tasks: Sequence[Task], turns: Turns, tell: Tell) -> list[File]:
        """Draw one page in `of`, put relations into one in `of`, and take turns at tasks.

        Returns the files of data that were written.
        """
        last = self.last.pages if self.last else {}
        for index, page in enumerate(self.pages.all()):
            tell("pages", index, 0)  # how many a long list takes is not known before it is dealt out
            self._claim(page.url, page.record or page.title)
            if self.writer.settings.remember:
                self._shown[page.url] = page
            if index % of == number and last.get(page.url) != page:
                self.writer.page(page)
                if page.text and self.texts:
                    self.texts.add(text_of(page, page.text, search.GATHERING))
        self._follow(number, of)
        self._flush()
        for record_id, related in islice(self.catalogue.related.items(), number, None, of):
            if record_id in self._drawn:
                url, place = self.catalogue.initiatives[record_id].url, self.found.taken[record_id].place
                self.writer.relations(url, place, relations(related, self.words))
        return [file for turn in turns for file in tasks[turn]()]

    def _follow(self, number: int, of: int) -> None:
        """Write the feeds and calendars of one selection in `of`."""
        if self._following:
            last = self.last.following if self.last else None
            settings, words = self.writer.settings, self.words
            for file in self._following.files(settings, words, self.catalogue, last, number, of):
                self.writer.beside(*file)
            if number == of - 1:
                due = soon_file(self.pages.following.due, settings.today, settings.site_url)
                self.writer.beside(f"{SOON}/", JSON, due)

    def _flush(self) -> None:
        self.writer.flush()
        if self.texts:
            self.texts.flush()

    def _claim(self, url: str, owner: str) -> None:
        """Take an address. Two things never share one: the later would be lost in silence."""
        if url in self._addresses:
            one = self._addresses[url]
            raise PageError(self.words["pages"]["address"].format(url=f"/{url}", one=one, other=owner))
        self._addresses[url] = owner

    def _withhold(self, page: HandWritten) -> None:
        """See that a page names no one whom the catalogue does not name."""
        withheld = self.found.background.known.vocabulary.withheld
        if withheld.stand_in(
            " ".join((page.title, plain(page.html), page.html, *map(str, page.meta.values())))
        ):
            raise PageError(self.words["pages"]["withheld"].format(path=page.path))

    def _check(self, page: HandWritten, view: str) -> None:
        words = self.words["pages"]
        if view not in VIEWS:
            raise PageError(words["view"].format(path=page.path, view=view, views=", ".join(VIEWS)))
        if not isinstance(page.meta.get("updated", date.min), date):
            raise PageError(words["updated"].format(path=page.path, updated=page.meta["updated"]))


def reminders(site: Site) -> Iterator[str]:
    """Yield what the owner of the site has to do by law and has not done, a sentence each."""
    settings, words = site.writer.settings, site.words
    told = words["reminders"]
    says = [told[f"no_{name}"] for name in settings.answering.missing]
    run = last_run(settings.data)
    for name, day in ageing(site.found.background.statement, run, settings.today):
        says.append(told[name].format(day=when(day, words)) if day else told[name])
    yield from (told["line"].format(says=one) for one in says)


def read(  # noqa: PLR0913, PLR0917  # what a site is made of
    settings: Settings,
    words: Language,
    draw: Draw,
    out: Path,
    last: Memory | None = None,
    tell: Tell = silent,
) -> tuple[Site | None, list[Problem]]:
    """Read all records, and write the pages of initiatives below `out`. `draw` is how the theme draws a page.

    There is a site to finish only where there is no error. With `last`, only what has changed since is read
    and written, where that can be told.
    """
    stamps = memory.stamps(settings) if settings.remember else {}
    writer = Writer(settings, words, draw, out)
    if last and (changed := last.changed(settings, stamps, draw)) is not None:
        return _update(writer, last, changed, stamps)
    texts = Texts(words.code, records.count(settings.data)) if settings.searchable else None
    spool = Spool() if settings.exports else None
    work = InitiativeWork(writer, texts, spool)
    found = reading.read(settings.data, settings.root, settings.today, work, settings.processes, tell=tell)
    if found.catalogue is None:
        if texts:
            texts.discard()
        if spool:
            spool.discard()
        return None, found.problems
    return Site(found, found.taken, writer, texts, spool, stamps), found.problems


def _update(
    writer: Writer, last: Memory, changed: Sequence[Path], stamps: Stamps
) -> tuple[Site | None, list[Problem]]:
    """Read what has changed, and write those pages and the pages whose relations it changes."""
    work = InitiativeWork(writer, last.texts, last.spool)
    found = reading.again(last.reading, changed, work)
    if found.catalogue is None:
        return None, found.problems
    drawn = {path.stem for path in changed}
    folder = writer.settings.data / Initiative.folder
    moved = [folder / f"{one}.yml" for one in last.related_otherwise(found) if one not in drawn]
    if moved:
        found = reading.again(found, moved, work)
        drawn |= {path.stem for path in moved}
    return Site(found, drawn, writer, last.texts, last.spool, stamps, last), found.problems


def public_forms(settings: Settings, known: Known) -> PublicForms:
    """What makes records' public forms, as the site's owner wants them."""
    people = settings.people_in_data
    return PublicForms(known.vocabulary, settings.site_url, known.today, people=people)


def problem_box(settings: Settings, words: Language, problems: list[Problem]) -> str:
    """What an editor sees on every page while a record is wrong."""
    told = {"problems": report.text(problems, words)}
    return Fragments(settings.templates, words, settings.edit_url).wrap("problems.html", "", told)


def blank(settings: Settings, words: Language, draw: Draw, out: Path) -> Site:
    """A site of no records: what a server shows until they are right for the first time."""
    found = reading.nothing(settings.root, settings.today)
    return Site(found, (), Writer(settings, words, draw, out), None, None, {})
