"""A build, in its order. Each step is a function or a method here.

1. `read` reads the records, and writes initiatives' pages and files in the same pass (`initiative_work`).
2. `Site.hand_written` draws the pages from content/, one by one (`hand_written`).
3. `Site.finish` writes what needs all records: the last texts for search, so that Pagefind may begin, files
   of data (`exports`), pages that gather others (`gathering_work`), redirects, and what search engines,
   browsers and servers are told.
4. `Site.index` waits for the index for search, and `Site.publish` puts the site in the last one's place.
"""

from collections.abc import Collection, Sequence
from contextlib import closing
from functools import partial
from itertools import chain
from pathlib import Path

from skolsatsningar import announcements, hosting, memory, publish, reading, records, reminders, search
from skolsatsningar import catalogue as cataloguing
from skolsatsningar.addresses import Addresses
from skolsatsningar.crew import Rest, Turns, shared_out
from skolsatsningar.exports import exporting
from skolsatsningar.exports.exporting import Task
from skolsatsningar.exports.files import File
from skolsatsningar.exports.following import Following
from skolsatsningar.exports.own_files import OwnFiles
from skolsatsningar.exports.publication import Publication
from skolsatsningar.gathering_work import GatheringWork, Owned
from skolsatsningar.hand_written import HandWritten, HandWrittenPages
from skolsatsningar.initiative_work import InitiativeWork, mark, public_forms
from skolsatsningar.language import Language
from skolsatsningar.memory import Memory, Stamps
from skolsatsningar.model import Initiative
from skolsatsningar.pages import Pages
from skolsatsningar.problem import Problem
from skolsatsningar.progress import Tell, silent
from skolsatsningar.reading import Reading
from skolsatsningar.records import WORTH_SHARING
from skolsatsningar.search import Texts
from skolsatsningar.settings import Settings
from skolsatsningar.shell import Draw
from skolsatsningar.sitemap import sitemaps
from skolsatsningar.writing import Writer


def read(  # noqa: PLR0913, PLR0917  # what a site is made of
    settings: Settings,
    words: Language,
    draw: Draw,
    out: Path,
    last: Memory | None = None,
    tell: Tell = silent,
) -> tuple["Site | None", list[Problem]]:
    """Read all records, and write the pages of initiatives below `out`. `draw` is how the theme draws a page.

    There is a site to finish only where there is no error. With `last`, only what has changed since is read
    and written, where that can be told.
    """
    stamps = memory.stamps(settings) if settings.remember else {}
    writer = Writer(settings, words, draw, out)
    if last and (changed := last.changed(settings, stamps, draw)) is not None:
        return _update(writer, last, changed, stamps)
    texts = Texts(words.code, records.count(settings.data)) if settings.searchable else None
    work = InitiativeWork(writer, texts)
    try:
        found = reading.read(
            settings.data, settings.root, settings.today, work, settings.processes, tell=tell
        )
        site = Site(found, found.taken, writer, texts, stamps, rest=work.rest) if found.catalogue else None
    except BaseException:
        work.discard()
        raise
    if site is None:
        work.discard()
    return site, found.problems


def _update(
    writer: Writer, last: Memory, changed: Sequence[Path], stamps: Stamps
) -> tuple["Site | None", list[Problem]]:
    """Read what has changed, and write those pages and the pages whose relations it changes."""
    work = InitiativeWork(writer, last.texts)
    found = reading.again(last.reading, changed, work)
    if found.catalogue is None:
        return None, found.problems
    drawn = {path.stem for path in changed}
    folder = writer.settings.data / Initiative.folder
    moved = [folder / f"{one}.yml" for one in last.related_otherwise(found) if one not in drawn]
    if moved:
        found = reading.again(found, moved, work)
        drawn |= {path.stem for path in moved}
    return Site(found, drawn, writer, last.texts, stamps, last), found.problems


def blank(settings: Settings, words: Language, draw: Draw, out: Path) -> "Site":
    """A site of no records: what a server shows until they are right for the first time."""
    found = reading.nothing(settings.root, settings.today)
    return Site(found, (), Writer(settings, words, draw, out), None, {})


class Site:
    """A catalogue on its way to becoming a site. The initiatives' pages are written; all others remain.

    `drawn` are the initiatives whose pages were written now. With `last`, only what has changed since is
    written.
    """

    def __init__(  # noqa: PLR0913, PLR0917  # what a site is made of
        self,
        found: Reading,
        drawn: Collection[str],
        writer: Writer,
        texts: Texts | None,
        stamps: Stamps,
        last: Memory | None = None,
        rest: Rest | None = None,
    ) -> None:
        self.found = found
        self.catalogue = catalogue = found.catalogue or cataloguing.empty()
        self.writer = writer
        self.words = words = writer.words
        self.settings = settings = writer.settings
        self.texts = texts
        self.last = last
        self._rest = rest
        self._folder = Path()
        self._drawn = drawn
        self._stamps = stamps
        if not last:
            mark(texts, words, found.background.known)
        self._pages = Pages(catalogue, words, settings.today, followed=settings.exports)
        self._hand_written = HandWrittenPages(writer, self._pages, found.background)
        self._following = Following(catalogue, settings, words) if settings.exports else None
        self._addresses = Addresses(
            {entry.url: entry.path for entry in catalogue.initiatives.values()}, words
        )
        self._forms = public_forms(settings, found.background.known)
        self._own_files = OwnFiles(writer, self._forms) if settings.exports else None
        self._gathering = GatheringWork(found, drawn, writer, texts, self._pages, self._own_files, last)

    def reminders(self) -> Sequence[str]:
        """What the owner of the site has to do by law and has not done, a sentence each."""
        return tuple(reminders.by_law(self.settings, self.found.background.statement, self.words))

    def hand_written(self, page: HandWritten) -> str:
        """The content of a page from content/. Search and the sitemap get to know of it.

        Raises PageError where it cannot be.
        """
        self._addresses.claim(page.url, page.path)
        self._hand_written.check(page)
        if self.texts:
            self.texts.add(self._hand_written.text(page))
        return self._hand_written.content(page)

    def finish(self, tell: Tell = silent) -> None:
        """Write all that needs every record. Raises PageError where two pages have one address."""
        if self._rest:
            self._rest.wait()
        self._gathering.flush()  # what is left would be written by each process
        if self.texts:
            shared_out(self._gathering.write_texts, self._processes)
            if not self.settings.remember:
                self.texts.start(self.writer.out / search.FOLDER)
        files = self._share_out(tell)
        self._redirect()
        self._hand_written.list_files(files)
        if self.texts:
            for url in self._gone:
                self.texts.remove(url)
        self._announce()

    def index(self, tell: Tell = silent) -> None:
        """Make the index for search, if there is to be one, and put its texts away. Raises IndexingError."""
        if self.texts:
            tell("index", 0, 0)
            folder, names = self.writer.out / search.FOLDER, search.names(self.catalogue)
            self.texts.index(folder, names, processes=self._processes)
            self.texts.discard()

    def publish(self, target: Path) -> None:
        """Put the site in the place of the last one, and what servers are told of it beside.

        While it is served, the last index stays until there is a new one, and no other server is told.
        """
        self._folder = target
        out, index = self.writer.out, target / search.FOLDER
        if self.last:
            publish.overlay(out, target, self._gone | self._files_gone)
            return
        if self.settings.remember and index.exists():
            index.rename(out / search.FOLDER)
        publish.publish(out, target)
        if not self.settings.remember:
            publish.beside_site(target, hosting.beside(*self._hosted))

    def memory(self) -> Memory:
        """What the next site can take over from this one, once it is finished."""
        shells, shown, addresses = self.writer.shells, self._gathering.shown, self._addresses.all
        following, stamps = self._following, self._stamps
        return Memory(
            self._folder, self.settings, stamps, shells, self.found, shown, addresses, self.texts, following
        )

    def discard(self) -> None:
        """Leave it unfinished. What belongs to the last site is not put away with it."""
        if self._rest:
            self._rest.drop()
        if self.texts and not self.last:
            self.texts.discard()

    @property
    def _processes(self) -> int:
        """How many are worth it."""
        return self.settings.processes if len(self._drawn) >= WORTH_SHARING else 1

    @property
    def _gone(self) -> frozenset[str]:
        """The addresses that the last site had and this one has not. They are known when it is finished."""
        return self.last.addresses - self._addresses.all if self.last else frozenset()

    @property
    def _files_gone(self) -> frozenset[str]:
        """The files that the last site had beside pages that this one still has, and it has not."""
        before = self.last.following if self.last else None
        return before.paths - self._following.paths if before and self._following else frozenset()

    @property
    def _hosted(self) -> tuple[str, str, dict[str, str]]:
        """What servers are told: where the site is, a line for whoever reads it, and what leads where."""
        return self.settings.base, str(self.words["hosting"]["note"]), self._addresses.redirects

    def _data_tasks(self) -> Sequence[Task]:
        """What is to be written of data, if anything is, the longest first."""
        if not self._following:
            return ()
        folder, followed = (self.last.folder, self.last.following) if self.last else (None, None)
        out, forms = self.writer.out, self._forms
        publication = Publication(out, folder, self.catalogue, forms, self.settings, self.words)
        return (
            partial(exporting.write, publication),
            partial(self._following.write, self.writer, self._pages.following, followed),
        )

    def _share_out(self, tell: Tell) -> Sequence[File]:
        """Write what gathers records in as many processes as are worth it. They take turns.

        First data, which takes longest to write, so that pages even out who is ready when. Returns the files
        of data that were written.
        """
        tasks = (*self._data_tasks(), *self._hand_written.tasks())

        def share(number: int, of: int) -> tuple[list[File], Sequence[Owned]]:
            files = [file for turn in turns.below(len(tasks)) for file in tasks[turn]()]
            return files, self._gathering.write(number, of, page_turns, silent if number else tell)

        with closing(Turns()) as turns, closing(Turns()) as page_turns:
            shares = shared_out(share, self._processes)
        for url, owner in sorted(chain.from_iterable(owned for _, owned in shares)):
            self._addresses.claim(url, owner)
        return tuple(chain.from_iterable(files for files, _ in shares))

    def _redirect(self) -> None:
        """Lead from every former address to the present one."""
        redirects = list(self._pages.redirects())
        for url, target in redirects:
            self._addresses.redirect(url, target.url)
            self.writer.redirect(url, target)
        self._gathering.flush()
        if self._own_files:
            for url, target in redirects:
                self._own_files.keep(target.url, url)

    def _announce(self) -> None:
        """Write the small files that programs look for."""
        site_url = self.settings.site_url
        self.writer.files(announcements.files(self.settings, self.words))
        self.writer.files(sitemaps(site_url, self._addresses.pages))
        self.writer.files(hosting.within(*self._hosted))
