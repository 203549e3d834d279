"""Pages put where they belong below a folder."""

import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from markupsafe import escape

from skolsatsningar import disk
from skolsatsningar.beside import ATOM, TYPES, Beside
from skolsatsningar.fragments import LATER, Fragments
from skolsatsningar.language import Language
from skolsatsningar.linked import LinkedData
from skolsatsningar.page import Link, Page
from skolsatsningar.settings import Settings
from skolsatsningar.shell import Draw, Frame, Shells

# Where relations belong in a page.
RELATIONS = LATER.encode()
# How many files are kept until they are written.
ROOM = 128


class Writer:
    """Draws pages and writes them below a folder."""

    def __init__(self, settings: Settings, words: Language, draw: Draw, out: Path) -> None:
        self.settings = settings
        self.words = words
        self.out = out
        # Text rather than a path: to put two paths together takes as long as to make a folder.
        self._root = f"{out}/"
        self.fragments = Fragments(
            settings.templates,
            words,
            settings.edit_url,
            settings.assets,
            settings.publisher,
            exports=settings.exports,
        )
        self.linked = LinkedData(settings.publisher, words)
        self.shells = Shells(draw)
        self._all = (Beside(ATOM, TYPES[ATOM], words["beside"]["labels"]["all"]),)
        self._tray = Tray(out)

    def page(self, page: Page) -> int:
        """Write a page at its address. Returns where in it, in bytes, relations belong, or 0."""
        html = self.shells.of(page.menu, page.url.count("/")).fill(self._frame(page))
        before, later, after = html.partition(RELATIONS)
        self._tray.put(page.url, before + after if later else html)
        return len(before) if later else 0

    def beside(self, url: str, name: str, content: bytes) -> None:
        """Write a file beside a page."""
        self._tray.put(url, content, name)

    def files(self, files: Mapping[str, str], url: str = "") -> None:
        """Write texts at once, by their paths below an address."""
        for name, text in files.items():
            path = self.out / url / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def flush(self) -> None:
        """See that every page so far is in its place."""
        self._tray.empty()

    def relations(self, url: str, place: int, related: Mapping[str, tuple[Link, ...]]) -> None:
        """Put relations into a page that is written already."""
        section = self.fragments.wrap("related.html", "../" * url.count("/"), {"related": related})
        with (self.out / url / "index.html").open("r+b") as page:
            page.seek(place)
            rest = page.read()
            page.seek(place)
            page.write(section.encode() + rest)

    def at_page(self, url: str, name: str, content: bytes) -> None:
        """Write a file beside a page that is written already."""
        disk.write(f"{self._root}{url}{name}", content)

    def end(self, url: str, name: str, last: bytes, content: bytes) -> None:
        """Put something longer in the place of the last bytes of a file beside a page that is written."""
        disk.end(f"{self._root}{url}{name}", last, content)

    def copy(self, path: str, other: str) -> None:
        """Put a file that was written now in another place too, below a folder that is there."""
        if Path(self.out, path).is_file():
            shutil.copyfile(self.out / path, self.out / other)

    def redirect(self, url: str, target: Link) -> None:
        """Write a page that leads on to where a record has gone."""
        canonical = self.settings.site_url + target.url
        values = {"target": target, "canonical_url": canonical, "policy": self.settings.policy}
        self._tray.put(url, self.fragments.wrap("redirect.html", "../" * url.count("/"), values).encode())

    def head(self, url: str, files: tuple[Beside, ...] = ()) -> str:
        """The ways to what lies beside a page, and to the feed of all, for programs to find."""
        if not self.settings.exports:
            return ""
        return _head(self._all, files if url else (), "../" * url.count("/"))

    def _frame(self, page: Page) -> Frame:
        """What the theme needs to draw a page."""
        return Frame(
            url=page.url,
            menu=page.menu,
            title=escape(page.title),
            description=escape(page.description),
            canonical_url=escape(self.settings.site_url + page.url),
            content=self.fragments.draw(page) + self.linked.of(page),
            head=self.head(page.url, page.beside),
        )


@cache  # every initiative has the same
def _head(every: tuple[Beside, ...], own: tuple[Beside, ...], root: str) -> str:
    return "\n    ".join(filter(None, (_ways(every, root), _ways(own, ""))))


def _ways(files: tuple[Beside, ...], folder: str) -> str:
    """What the head of a page says of files in a folder that programs may look for there."""
    return "\n    ".join(
        f'<link rel="alternate" type="{file.type}" title="{escape(file.label)}" href="{folder}{file.name}">'
        for file in files
    )


class Tray:
    """Pages on their way to a folder. Some are written at a time, which costs less than one by one."""

    def __init__(self, folder: Path) -> None:
        self._root = f"{folder}/"
        self._files: list[tuple[str, str, bytes]] = []

    def put(self, url: str, content: bytes, name: str = "index.html") -> None:
        """Take a file for an address ('' or ending in '/'). It is there after `empty`, if not before."""
        self._files.append((url, name, content))
        if len(self._files) >= ROOM:
            self.empty()

    def empty(self) -> None:
        """Write every file that is left."""
        for url in {url for url, _, _ in self._files}:
            disk.folder(f"{self._root}{url}")
        for url, name, content in self._files:
            disk.write(f"{self._root}{url}{name}", content)
        self._files.clear()
