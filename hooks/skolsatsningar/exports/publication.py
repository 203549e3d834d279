"""The catalogue on its way out as data: what every file is made from, and the tasks that make them.

A task writes some files and needs no other task, so any process may do it. It goes through the initiatives
one by one, in the order of their ids: memory does not grow with the catalogue, and the files are the same
whoever writes them.
"""

import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from typing import TypeAlias, cast

import orjson

from skolsatsningar.beside import JSON, MARKDOWN, YAML
from skolsatsningar.catalogue import Catalogue
from skolsatsningar.exports.markdown import Documents
from skolsatsningar.exports.public import PublicForms, former_addresses
from skolsatsningar.exports.shapes import Json
from skolsatsningar.exports.spool import Lines
from skolsatsningar.language import Language
from skolsatsningar.model import Area, Municipality, Named, Organisation, Programme, School

Task: TypeAlias = Callable[[], None]
# What lies beside an initiative's page, and at its former addresses too.
BESIDE = (JSON, MARKDOWN, YAML)
# Into so many tasks the initiatives' own files are dealt.
PARTS = 8

dumps = orjson.dumps
loads = orjson.loads


class Publication:
    """All that goes out, below the folder `out`. `drawn` are the initiatives that are new since the last."""

    def __init__(  # noqa: PLR0913, PLR0917  # what goes out, in what words, and where to
        self,
        out: Path,
        catalogue: Catalogue,
        words: Language,
        forms: PublicForms,
        lines: Lines,
        drawn: Collection[str],
    ) -> None:
        self.out = out
        self.catalogue = catalogue
        self.words = words
        self.forms = forms
        self._lines = lines
        self._drawn = drawn

    @cached_property
    def tasks(self) -> Sequence[Task]:
        """What remains to be done, the longest first. At most 255."""
        return (
            *(partial(self._initiatives, number) for number in range(PARTS)),
            self._named,
        )

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
        records = dict(sorted(self._of(kind).items()))
        return (self.forms.named(record, self.catalogue) for record in records.values())

    def keep_former_addresses(self) -> None:
        """Put what lies beside a page at its former addresses too: a host of files leads no program on."""
        for old, new in former_addresses(self.catalogue, *BESIDE):
            if (self.out / new).is_file():
                shutil.copyfile(self.out / new, self.out / old)

    def _initiatives(self, number: int) -> None:
        """Write each initiative's form beside its page, and the text that is made of it."""
        documents = Documents(self.words)
        for record_id in islice(sorted(self._drawn), number, None, PARTS):
            line, url = self.line(record_id), self.catalogue.initiatives[record_id].url
            self.write(url + JSON, line)
            self.write(url + MARKDOWN, documents.text(loads(line)).encode())

    def _named(self) -> None:
        """Write the forms of what initiatives refer to beside their pages."""
        for kind in KINDS:
            for form in self.named(kind):
                self.write(f"{kind.address}/{form['id']}/{JSON}", dumps(form))

    def write(self, path: str, content: bytes) -> None:
        """Write a file at its address below the site's root."""
        target = f"{self.out}/{path}"
        try:
            with open(target, "wb", buffering=0) as file:  # noqa: PTH123  # a path takes as long as the file
                file.write(content)
        except FileNotFoundError:
            Path(target).parent.mkdir(parents=True, exist_ok=True)
            Path(target).write_bytes(content)

    def _of(self, kind: type[Named]) -> dict[str, Named]:
        return cast("dict[str, Named]", dict(getattr(self.catalogue, kind.folder)))


KINDS: tuple[type[Named], ...] = (Area, School, Municipality, Programme, Organisation)
