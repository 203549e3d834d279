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
    written. `shown` are the pages by address, if the next site is to know.
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

    def write_texts(self, number: int, of: int) -> None:
        """Write what search knows of one page in `of`, from `number` on.

        It is not done while they are drawn: search needs all texts first, and no page is kept meanwhile.
        """
        if not self.texts:
            return
        last = self.last.pages if self.last else {}
        for page in islice(self.pages.all(), number, None, of):
            if page.text and last.get(page.url) != page:
                self.texts.add(text_of(page, page.text, search.GATHERING))
        self.texts.flush()

    def write(self, number: int, of: int, tell: Tell) -> None:
        """Write one in `of`, from `number` on. Every page's address is taken, whoever writes it."""
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
        last = self.last.pages if self.last else {}
        for index, page in enumerate(self.pages.all()):
            tell("pages", index, 0)  # how many a long list takes is not known before it is dealt out
            self.addresses.claim(page.url, page.record or page.title)
            if self.writer.settings.remember:
                self.shown[page.url] = page
            if index % of == number and last.get(page.url) != page:
                self.writer.page(page)

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
