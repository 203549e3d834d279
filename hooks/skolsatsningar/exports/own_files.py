"""What lies beside an initiative's page: its data, the same as a text, and its record.

They are made as soon as it is read, and written then or a little later. Its relations are known when all have
been read: they stand last in each file, and are put there then.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from skolsatsningar.beside import FORMS, JSON, MARKDOWN, YAML
from skolsatsningar.catalogue import Related
from skolsatsningar.exports.markdown import Documents
from skolsatsningar.exports.public import PublicForms
from skolsatsningar.exports.publication import dumps
from skolsatsningar.model import Initiative
from skolsatsningar.writing import Writer

# How the data of an initiative ends that hangs together with no other.
ALONE = b"[]}"
# So many initiatives are taken at a time.
AT_ONCE = 32

# An initiative and its record.
Waiting: TypeAlias = tuple[Initiative, bytes]


class Leave(NamedTuple):
    """Of how many initiatives the files are made but not written yet, and of how many more not even made."""

    unwritten: int = 0
    unmade: int = 0


NOTHING_LEFT = Leave()


class Made(NamedTuple):
    """The files of an initiative, and the address of the page that they lie beside."""

    url: str
    json: bytes
    markdown: bytes
    yaml: bytes


class OwnFiles:
    """Makes the files of initiatives, and writes them.

    Some initiatives are taken at a time: what makes their files stays in the processor's cache meanwhile,
    which saves a third of the time.
    """

    def __init__(self, writer: Writer, forms: PublicForms, leave: Leave = NOTHING_LEFT) -> None:
        self._writer = writer
        self._forms = forms
        self._documents = Documents(writer.words)
        self._leave = leave
        self._waiting: list[Waiting] = []
        self._unwritten: list[Made] = []
        self._unmade: list[Waiting] = []

    def add(self, item: Initiative, raw: bytes) -> None:
        """Take an initiative with a page, of which `raw` is the record. Its files are there after `flush`.

        What may be left is there after `write_left`.
        """
        if len(self._unwritten) >= self._leave.unwritten and len(self._unmade) < self._leave.unmade:
            self._unmade.append((item, raw))
            return
        self._waiting.append((item, raw))
        if len(self._waiting) >= AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """See that every initiative so far has its page and its files, but for what may be left."""
        made = self._made(self._waiting)
        self._waiting.clear()
        if len(self._unwritten) < self._leave.unwritten:
            self._unwritten += made
        else:
            self._write(made)

    def write_left(self) -> None:
        """Write what was left."""
        self._write(self._unwritten)
        self._unwritten.clear()
        for start in range(0, len(self._unmade), AT_ONCE):
            self._write(self._made(self._unmade[start : start + AT_ONCE]))
        self._unmade.clear()

    def relate(self, url: str, related: Sequence[Related]) -> None:
        """Put relations, of which there is at least one, into the files beside a page."""
        relations = self._forms.relations(related)
        self._writer.end(url, JSON, ALONE, dumps(relations) + b"}")
        end = self._documents.end(self._forms.address(url))
        self._writer.end(url, MARKDOWN, end.encode(), (self._documents.relations(relations) + end).encode())

    def keep(self, url: str, former: str) -> None:
        """Put the files at a former address too: a host of files leads no program on."""
        for name in FORMS:
            self._writer.copy(url + name, former + name)

    def _made(self, some: Sequence[Waiting]) -> list[Made]:
        forms = [self._forms.initiative(item) for item, _ in some]
        lines = [dumps(form) for form in forms]
        texts = [self._documents.text(form).encode() for form in forms]
        return [
            Made(item.url, line, text, raw)
            for (item, raw), line, text in zip(some, lines, texts, strict=True)
        ]

    def _write(self, made: Iterable[Made]) -> None:
        self._writer.flush()  # the pages, and with them the folders
        for one in made:
            self._writer.at_page(one.url, JSON, one.json)
            self._writer.at_page(one.url, MARKDOWN, one.markdown)
            self._writer.at_page(one.url, YAML, one.yaml)
