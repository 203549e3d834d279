"""The catalogue on its way out as data: what every file of data is made from.

Initiatives come one by one, in the order of their ids: memory does not grow with the catalogue, and a file is
the same whichever process writes it.
"""

import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import IO, cast

import orjson

from skolsatsningar import disk
from skolsatsningar.beside import FORMS
from skolsatsningar.catalogue import Catalogue
from skolsatsningar.exports.public import PublicForms, former_addresses, head
from skolsatsningar.exports.shapes import Json
from skolsatsningar.exports.spool import Lines
from skolsatsningar.language import Language
from skolsatsningar.model import Area, Municipality, Named, Organisation, Programme, Record, School
from skolsatsningar.settings import Settings

KINDS: tuple[type[Named], ...] = (Area, School, Municipality, Programme, Organisation)

dumps = orjson.dumps
loads = orjson.loads


class Publication:
    """All that goes out, below the folder `out`. `drawn` are the initiatives that are new since the last."""

    def __init__(  # noqa: PLR0913, PLR0917  # what data is made from
        self,
        out: Path,
        catalogue: Catalogue,
        forms: PublicForms,
        lines: Lines,
        drawn: Collection[str],
        settings: Settings,
        words: Language,
    ) -> None:
        self.out = out
        self.catalogue = catalogue
        self.forms = forms
        self.drawn = drawn
        self.settings = settings
        self.words = words
        self.site_url = settings.site_url
        self.head = head(settings.today)
        self._lines = lines

    def lines(self) -> Iterator[bytes]:
        """Yield every initiative's public form as JSON, in the order of their ids."""
        return map(self.line, sorted(self.catalogue.initiatives))

    def initiatives(self) -> Iterator[Json]:
        """Yield every initiative's public form, in the order of their ids."""
        return map(loads, self.lines())

    def line(self, record_id: str) -> bytes:
        """An initiative's public form as JSON, its relations put in now that they are known."""
        related = self.catalogue.related.get(record_id, ())
        relations = dumps(self.forms.relations(related)) if related else b"[]"
        return self._lines[record_id][:-1] + b',"relations":' + relations + b"}"

    def named(self, kind: type[Named]) -> Iterator[Json]:
        """Yield the public form of every record of a kind that initiatives refer to, in the order of ids."""
        records = dict(sorted(self.of(kind).items()))
        return (self.forms.named(record, self.catalogue) for record in records.values())

    def of(self, kind: type[Record]) -> Mapping[str, Named]:
        """The records of a kind by their ids."""
        return cast("Mapping[str, Named]", getattr(self.catalogue, kind.folder))

    def write(self, path: str, content: bytes) -> None:
        """Write a file at its address below the site's root."""
        target = f"{self.out}/{path}"
        try:
            disk.write(target, content)
        except FileNotFoundError:
            Path(target).parent.mkdir(parents=True, exist_ok=True)
            Path(target).write_bytes(content)

    def opened(self, path: str) -> IO[bytes]:
        """A file at its address below the site's root, to be written bit by bit."""
        target = self.out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        return target.open("wb")

    def close(self) -> None:
        """See that no initiative is read any more."""
        self._lines.close()

    def keep_former_addresses(self) -> None:
        """Put what lies beside a page at its former addresses too: a host of files leads no program on."""
        for old, new in former_addresses(self.catalogue, *FORMS):
            if (self.out / new).is_file():
                shutil.copyfile(self.out / new, self.out / old)
