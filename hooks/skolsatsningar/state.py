"""The records as they are in a folder: now, or as they were at a revision."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from skolsatsningar import reading, records
from skolsatsningar.entry import Entry
from skolsatsningar.model import Initiative, Named
from skolsatsningar.reading import Reading
from skolsatsningar.records import Vocabulary


@dataclass(frozen=True)
class State:
    """The records as they are in a folder, read and checked. Problems name files relative to `root`."""

    data: Path
    root: Path
    today: date
    found: Reading

    @classmethod
    def read(cls, data: Path, root: Path, today: date, processes: int = 1) -> "State":
        """Read and check a folder."""
        return cls(data, root, today, reading.read(data, root, today, processes=processes))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What initiatives refer to."""
        return self.found.background.known.vocabulary

    def raw(self, entry: Entry) -> bytes:
        """What stands in an initiative's file, without those who are not named."""
        path, withheld = self.root / entry.path, self.vocabulary.withheld
        if withheld.names:
            document, _ = records.document(path, self.root, withheld)
            return document.raw if document else b""
        return path.read_bytes()

    def initiative(self, entry: Entry) -> Initiative:
        """An initiative in full."""
        document, _ = records.document(self.root / entry.path, self.root, self.vocabulary.withheld)
        if document is not None:
            item, _ = records.parse(Initiative, entry.id, document, self.vocabulary.names)
            if item is not None:
                return item
        raise ValueError(entry.path)  # it was right a moment ago

    def name(self, kind: type[Named], record_id: str | None) -> str | None:
        """The name of a record that initiatives refer to."""
        return self.vocabulary.of(kind)[record_id].name if record_id else None
