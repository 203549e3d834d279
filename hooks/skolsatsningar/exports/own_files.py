"""What lies beside an initiative's page: its data, the same as a text, and its record.

They are written as soon as it is read. Its relations are known when all have been read: they stand last in
each file, and are put there then.
"""

from collections.abc import Sequence
from typing import TypeAlias

from skolsatsningar.beside import FORMS, JSON, MARKDOWN, YAML
from skolsatsningar.catalogue import Related
from skolsatsningar.exports.markdown import Documents
from skolsatsningar.exports.public import PublicForms
from skolsatsningar.exports.publication import dumps, with_relations
from skolsatsningar.model import Initiative
from skolsatsningar.writing import Writer

# How the data of an initiative ends that hangs together with no other.
ALONE = b"[]}"
# So many initiatives are taken at a time.
AT_ONCE = 32

Waiting: TypeAlias = tuple[Initiative, bytes]


class OwnFiles:
    """Writes the files of initiatives.

    Some initiatives are taken at a time: what makes their files stays in the processor's cache meanwhile,
    which saves a third of the time.
    """

    def __init__(self, writer: Writer, forms: PublicForms, leave: int = 0) -> None:
        self._writer = writer
        self._forms = forms
        self._documents = Documents(writer.words)
        self._leave = leave
        self._waiting: list[Waiting] = []
        self._left: list[Waiting] = []

    def add(self, item: Initiative, raw: bytes) -> None:
        """Take an initiative with a page, of which `raw` is the record. Its files are there after `flush`.

        Those of the first `leave` initiatives are there after `write_left`.
        """
        if len(self._left) < self._leave:
            self._left.append((item, raw))
            return
        self._waiting.append((item, raw))
        if len(self._waiting) >= AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """See that every initiative so far has its page and its files."""
        self._write(self._waiting)
        self._waiting.clear()

    def write_left(self) -> None:
        """Write what was left."""
        for start in range(0, len(self._left), AT_ONCE):
            self._write(self._left[start : start + AT_ONCE])
        self._left.clear()

    def relate(self, url: str, related: Sequence[Related]) -> None:
        """Put relations, of which there is at least one, into the files beside a page."""
        relations = self._forms.relations(related)
        self._writer.end(url, JSON, ALONE, dumps(relations) + b"}")
        end = self._documents.end(self._forms.address(url))
        self._writer.end(url, MARKDOWN, end.encode(), (self._documents.relations(relations) + end).encode())

    def _write(self, some: Sequence[Waiting]) -> None:
        forms = [self._forms.initiative(item) for item, _ in some]
        lines = [dumps(form) for form in forms]
        texts = [self._documents.text(form) for form in forms]
        self._writer.flush()
        for (item, raw), line, text in zip(some, lines, texts, strict=True):
            self._writer.at_page(item.url, JSON, with_relations(line, ()))
            self._writer.at_page(item.url, MARKDOWN, text.encode())
            self._writer.at_page(item.url, YAML, raw)

    def keep(self, url: str, former: str) -> None:
        """Put the files at a former address too: a host of files leads no program on."""
        for name in FORMS:
            self._writer.copy(url + name, former + name)
