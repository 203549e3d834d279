"""What a server remembers of its last good site, so that the next one takes over what has not changed.

A page is a value, and the same value is always drawn the same. So a page is drawn again if what it shows is
not what it showed last, and an initiative's page if its file or its relations have changed. Where anything
else has changed, such as a school's name or a template, the site is built from the beginning.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from skolsatsningar.exports.following import Following
from skolsatsningar.model import Initiative
from skolsatsningar.page import Page
from skolsatsningar.reading import Reading
from skolsatsningar.search import Texts
from skolsatsningar.settings import Settings
from skolsatsningar.shell import Draw, Shells

Stamps = Mapping[Path, tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Memory:
    """The last good site, in `folder`. `pages` are all but the initiatives' own, by address."""

    folder: Path
    settings: Settings
    stamps: Stamps
    shells: Shells
    reading: Reading
    pages: Mapping[str, Page]
    addresses: frozenset[str]
    texts: Texts | None
    following: Following | None

    def changed(self, settings: Settings, stamps: Stamps, draw: Draw) -> list[Path] | None:
        """The initiatives' files that have changed since, or None where something else may have."""
        if settings != self.settings or stamps.keys() != self.stamps.keys():
            return None
        changed = [path for path, stamp in stamps.items() if stamp != self.stamps[path]]
        folder = settings.data / Initiative.folder
        only_initiatives = all(path.parent == folder for path in changed)
        return changed if only_initiatives and self.shells.still_drawn_by(draw) else None

    def discard(self, heir: "Memory | None" = None) -> None:
        """Put away what lies on disk, but for what an heir has taken over."""
        if self.texts and not (heir and heir.texts is self.texts):
            self.texts.discard()

    def related_otherwise(self, found: Reading) -> list[str]:
        """The initiatives that hang together with others in another way than they did."""
        before = self.reading.catalogue.related if self.reading.catalogue else {}
        now = found.catalogue.related if found.catalogue else {}
        return sorted(one for one in before.keys() | now.keys() if before.get(one) != now.get(one))


def stamps(settings: Settings) -> Stamps:
    """What tells whether a file has changed, of every file that records and templates are read from."""
    folders = (settings.data, settings.templates)
    return {Path(entry.path): _stamp(entry) for folder in folders for entry in _files(folder)}


def _stamp(entry: os.DirEntry[str]) -> tuple[int, int, int]:
    known = entry.stat()
    return (known.st_mtime_ns, known.st_size, known.st_ino)


def _files(folder: str | Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path)
            else:
                yield entry
