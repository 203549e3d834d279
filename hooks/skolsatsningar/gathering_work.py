"""What can be written only when all records are known, of which each process writes its part."""

from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import islice

from skolsatsningar import search
from skolsatsningar.addresses import Addresses
from skolsatsningar.beside import JSON
from skolsatsningar.exports.following import Following
from skolsatsningar.exports.soon_data import soon_file
from skolsatsningar.following_pages import SOON
from skolsatsningar.initiative_page import relations
from skolsatsningar.memory import Memory
from skolsatsningar.page import Page
from skolsatsningar.pages import Pages
from skolsatsningar.progress import Tell
from skolsatsningar.reading import Reading
from skolsatsningar.search import Texts, text_of
from skolsatsningar.writing import Writer


@dataclass(frozen=True, slots=True)
class GatheringWork:
    """Pages that gather others, the files to follow them by, and the relations of initiatives.

    `drawn` are the initiatives whose pages were written now. With `last`, only what has changed since is
    written. `shown` are the pages by address, if the next site is to know. `waiting` are those to be written.
    """

    found: Reading
    drawn: Collection[str]
    writer: Writer
    texts: Texts | None
    pages: Pages
    following: Following | None
    addresses: Addresses
    last: Memory | None
    shown: dict[str, Page] = field(default_factory=dict)
    waiting: list[Page] = field(default_factory=list)

    def lay_out(self) -> None:
        """Make the pages that are to be written, and take every page's address. Nothing is drawn yet."""
        last = self.last.pages if self.last else {}
        for page in self.pages.all():
            self.addresses.claim(page.url, page.record or page.title)
            if self.writer.settings.remember:
                self.shown[page.url] = page
            if last.get(page.url) != page:
                self.waiting.append(page)

    def write_texts(self, number: int, of: int) -> None:
        """Write what search knows of one page in `of` of those that are laid out, from `number` on."""
        if not self.texts:
            return
        for page in islice(self.waiting, number, None, of):
            if page.text:
                self.texts.add(text_of(page, page.text, search.GATHERING))
        self.texts.flush()

    def write(self, number: int, of: int, tell: Tell) -> None:
        """Write one in `of`, from `number` on, of all that is laid out."""
        self._write_pages(number, of, tell)
        self._write_following(number, of)
        self.flush()
        self._write_relations(number, of)

    def flush(self) -> None:
        """See that every page and text so far is in its place."""
        self.writer.flush()
        if self.texts:
            self.texts.flush()

    def _write_pages(self, number: int, of: int, tell: Tell) -> None:
        for index in range(number, len(self.waiting), of):
            tell("pages", index, len(self.waiting))
            self.writer.page(self.waiting[index])

    def _write_following(self, number: int, of: int) -> None:
        """Write the feeds and calendars of one selection in `of`, and once what is due soon."""
        if not self.following:
            return
        last = self.last.following if self.last else None
        settings, words = self.writer.settings, self.writer.words
        for file in self.following.files(settings, words, self.pages.catalogue, last, number, of):
            self.writer.beside(*file)
        if number == of - 1:
            due = soon_file(self.pages.following.due, settings.today, settings.site_url)
            self.writer.beside(f"{SOON}/", JSON, due)

    def _write_relations(self, number: int, of: int) -> None:
        """Put relations into pages of initiatives that were written before any were known."""
        catalogue = self.pages.catalogue
        for record_id, related in islice(catalogue.related.items(), number, None, of):
            if record_id in self.drawn:
                url, place = catalogue.initiatives[record_id].url, self.found.taken[record_id].place
                self.writer.relations(url, place, relations(related, self.writer.words))
