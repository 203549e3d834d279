"""What is the same for all pages is drawn once; what differs is filled in.

The theme draws a page whose title, description, address and content are marks. The drawn page is cut at
the marks, and every page that shares its menu item and its depth is the pieces joined by its own values.
A page made so is, byte for byte, the page that the theme would have drawn: a test holds it to that.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Self

# Private-use characters: no template writes them and no filter changes them.
MARK = "\ue000{}\ue001"
MARKED = re.compile("\ue000([a-z_]+)\ue001")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the theme needs to know of a page besides its content. All values are safe HTML.

    `head` is what stands in the page's head and no reader sees.
    """

    url: str
    menu: str
    title: str
    description: str
    canonical_url: str
    content: str
    head: str = ""

    @property
    def meta(self) -> Mapping[str, str]:
        """The description where templates for Markdown pages look for it."""
        return {"description": self.description}


HOLES = ("title", "description", "canonical_url", "content", "head")
Draw = Callable[[Frame], str]


@dataclass(frozen=True, slots=True)
class Shell:
    """A drawn page with holes: `pieces` of HTML in UTF-8, and between them the `holes`, by name."""

    pieces: tuple[bytes, ...]
    holes: tuple[str, ...]

    @classmethod
    def cut(cls, draw: Draw, menu: str, depth: int) -> Self:
        """Draw a page with marks in its holes, at that depth under the menu's item, and cut it there."""
        marks = {hole: MARK.format(hole) for hole in HOLES}
        parts = MARKED.split(draw(Frame(url=menu + "-/" * (depth - menu.count("/")), menu=menu, **marks)))
        return cls(tuple(part.encode() for part in parts[::2]), tuple(parts[1::2]))

    def fill(self, frame: Frame) -> bytes:
        """The page of `frame`, in UTF-8."""
        values = {hole: getattr(frame, hole).encode() for hole in HOLES}
        between = [values[hole] for hole in self.holes]
        return b"".join(chain.from_iterable(zip(self.pieces, [*between, b""], strict=True)))


class Shells:
    """The shells drawn so far: one for each menu item and depth."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._cut: dict[tuple[str, int], Shell] = {}

    def of(self, menu: str, depth: int) -> Shell:
        """The shell of pages under a menu item, that many folders below the root."""
        if (menu, depth) not in self._cut:
            self._cut[menu, depth] = Shell.cut(self._draw, menu, depth)
        return self._cut[menu, depth]

    def still_drawn_by(self, draw: Draw) -> bool:
        """Whether the theme would draw all of them the same today."""
        return all(Shell.cut(draw, *place) == shell for place, shell in self._cut.items())
