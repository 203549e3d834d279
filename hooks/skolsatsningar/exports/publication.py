"""The catalogue on its way out as data: what every file of data is made from.

Initiatives come one by one, in the order of their ids: memory does not grow with the catalogue, and a file is
the same whichever process writes it.
"""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from pathlib import Path

import orjson

from skolsatsningar import disk
from skolsatsningar.catalogue import Catalogue
from skolsatsningar.exports.public import FILE, PublicForms, head
from skolsatsningar.exports.shapes import Json
from skolsatsningar.language import Language
from skolsatsningar.model import (
    Area,
    Initiative,
    Municipality,
    Named,
    Organisation,
    Programme,
    Record,
    School,
)
from skolsatsningar.settings import Settings

KINDS: tuple[type[Named], ...] = (Area, School, Municipality, Programme, Organisation)

# No text has this, in which a quotation mark is escaped.
RELATIONS = b',"relations":'

dumps = orjson.dumps
loads = orjson.loads


class Publication:
    """All that goes out, below the folder `out`. What is not there is as it was in the site at `before`."""

    def __init__(  # noqa: PLR0913, PLR0917  # what data is made from
        self,
        out: Path,
        before: Path | None,
        catalogue: Catalogue,
        forms: PublicForms,
        settings: Settings,
        words: Language,
    ) -> None:
        self.out = out
        self._root = f"{out}/"
        self.catalogue = catalogue
        self.forms = forms
        self.settings = settings
        self.words = words
        self.site_url = settings.site_url
        self.head = head(settings.today)
        self._before = before

    def records(self, kind: type[Record]) -> Iterator[tuple[Json, bytes]]:
        """Yield the public form of each record of a kind, and the same as JSON, in the order of ids."""
        if not issubclass(kind, Named):  # an initiative
            lines = map(self._line, sorted(self.catalogue.initiatives))
            yield from ((loads(line), line) for line in lines)
            return
        for record in sorted(self.catalogue.of(kind).values(), key=attrgetter("id")):
            form = self.forms.named(record, self.catalogue)
            yield form, dumps(form)

    def write(self, path: str, content: bytes) -> None:
        """Write a file at its address below the site's root. Most are the first in their folder."""
        target = f"{self._root}{path}"
        disk.folder(target.rpartition("/")[0])
        disk.write(target, content)

    def _line(self, record_id: str) -> bytes:
        """An initiative's public form as JSON, from the file beside its page.

        Its relations are put in there meanwhile, if it has any.
        """
        line = self._read(f"{Initiative.address}/{record_id}/{FILE}")
        related = self.catalogue.related.get(record_id)
        if not related:
            return line
        return _with_relations(line, self.forms.relations(related))

    def _read(self, path: str) -> bytes:
        try:
            return disk.whole(f"{self._root}{path}")
        except FileNotFoundError:
            if not self._before:
                raise
            return disk.whole(f"{self._before}/{path}")


def _with_relations(line: bytes, relations: Sequence[Json]) -> bytes:
    """An initiative's public form as JSON, with these in the place of its relations, which stand last."""
    return b"".join((line[: line.rindex(RELATIONS)], RELATIONS, dumps(relations), b"}"))
