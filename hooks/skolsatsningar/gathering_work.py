"""What can be written only when all records are known, of which each process writes its part."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TypeAlias

from skolsatsningar import search
from skolsatsningar.exports.own_files import OwnFiles
from skolsatsningar.initiative_page import relations
from skolsatsningar.memory import Memory
from skolsatsningar.page import Page
from skolsatsningar.pages import Pages
from skolsatsningar.progress import Tell
from skolsatsningar.reading import Reading
from skolsatsningar.search import Texts, text_of
from skolsatsningar.writing import Writer

# An address, and what stands there.
Owned: TypeAlias = tuple[str, str]
# So many pages a process makes in its turn, each with those that its list goes on to.
PER_TURN = 4


@dataclass(frozen=True, slots=True)
class GatheringWork:
    """Pages that gather others, and the relations of initiatives.

    `drawn` are the initiatives whose pages were written now. With `last`, only what has changed since is
    written. `shown` are the pages by address, if the next site is to know.
    """

    found: Reading
    drawn: Collection[str]
    writer: Writer
    texts: Texts | None
    pages: Pages
    own_files: OwnFiles | None
    last: Memory | None
    shown: dict[str, Page] = field(default_factory=dict)

    def write_texts(self, number: int, of: int) -> None:
        """Write what search knows of one page in `of`, from `number` on.

        It is not done while they are drawn: search needs all texts first, and no page is kept meanwhile.
        """
        if not self.texts:
            return
        last = self.last.pages if self.last else {}
        some = islice(self.pages.makers(), number, None, of)
        for page in chain.from_iterable(make() for make in some):
            if page.text and last.get(page.url) != page:
                self.texts.add(text_of(page, page.text, search.GATHERING))
        self.texts.flush()

    def write(self, number: int, of: int, turns: Iterable[int], tell: Tell) -> Sequence[Owned]:
        """Write the pages whose turn it is, and relations of one initiative in `of`, from `number` on.

        Returns the addresses that the pages take.
        """
        self._write_relations(number, of)
        owned = self._write_pages(of, turns, tell)
        self.flush()
        return owned

    def flush(self) -> None:
        """See that every page and text so far is in its place."""
        self.writer.flush()
        if self.texts:
            self.texts.flush()

    def _write_pages(self, of: int, turns: Iterable[int], tell: Tell) -> Sequence[Owned]:
        last = self.last.pages if self.last else {}
        owned: list[Owned] = []
        coming = iter(turns)
        mine = next(coming)
        for index, make in enumerate(self.pages.makers()):
            if index // PER_TURN > mine:
                mine = next(coming)
            is_mine = index // PER_TURN == mine
            if not is_mine and not self.writer.settings.remember:
                continue
            # How many there are is not known before long lists are dealt out.
            tell("pages", len(owned) * of, 0)
            for page in make():
                if self.writer.settings.remember:
                    self.shown[page.url] = page
                if is_mine:
                    owned.append((page.url, page.record or page.title))
                    if last.get(page.url) != page:
                        self.writer.page(page)
        return owned

    def _write_relations(self, number: int, of: int) -> None:
        """Put relations into what was written of initiatives before any were known."""
        catalogue = self.pages.catalogue
        for record_id, related in islice(catalogue.related.items(), number, None, of):
            if record_id in self.drawn:
                url, place = catalogue.initiatives[record_id].url, self.found.taken[record_id].place
                self.writer.relations(url, place, relations(related, self.writer.words))
                if self.own_files:
                    self.own_files.relate(url, related)
