"""What lies beside an initiative's page: its data, the same as a text, and its record.

They are written as soon as it is read. Its relations are known when all have been read: they stand last in
each file, and are put there then.
"""

from collections.abc import Sequence

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


class OwnFiles:
    """Writes the files of initiatives.

    Some initiatives are taken at a time, step by step: what a step needs stays in the processor's cache
    meanwhile, which saves a third of the time.
    """

    def __init__(self, writer: Writer, forms: PublicForms) -> None:
        self._writer = writer
        self._forms = forms
        self._documents = Documents(writer.words)
        self._waiting: list[tuple[Initiative, bytes]] = []

    def add(self, item: Initiative, raw: bytes) -> None:
        """Take an initiative with a page, of which `raw` is the record. Its files are there after `flush`."""
        self._waiting.append((item, raw))
        if len(self._waiting) >= AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """See that every initiative so far has its page and its files."""
        forms = [self._forms.initiative(item) for item, _ in self._waiting]
        lines = [dumps(form) for form in forms]
        texts = [self._documents.text(form) for form in forms]
        self._writer.flush()
        for (item, raw), line, text in zip(self._waiting, lines, texts, strict=True):
            self._writer.at_page(item.url, JSON, with_relations(line, ()))
            self._writer.at_page(item.url, MARKDOWN, text.encode())
            self._writer.at_page(item.url, YAML, raw)
        self._waiting.clear()

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
