"""What stands inside a text: links and pictures, words and sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

import cmarkgfm
from cmarkgfm.cmark import Options

REFERENCE = re.compile(r'<(?:a href|img src)="([^"]*)"')
LINKLIKE = ("](", "]:")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# What a browser leaves out of an address before it looks at how the address begins.
LEFT_OUT = re.compile(r"[\x00-\x20\x7f-\xa0]+")


@dataclass(frozen=True, slots=True)
class Reference:
    """An address that a text leads to or, as a picture, takes into the page. As a browser would read it."""

    address: str
    picture: bool

    @property
    def scheme(self) -> str:
        """What the address begins with, in small letters: `https`, say. Empty for one within the site."""
        found = SCHEME.match(LEFT_OUT.sub("", unquote(self.address)))
        return found[1].lower() if found else ""


def references(text: str) -> Iterator[Reference]:
    """Yield every link and picture of a text in Markdown, as the parser that draws the page finds them."""
    if any(sign in text for sign in LINKLIKE):
        html = cmarkgfm.markdown_to_html(text, Options.CMARK_OPT_UNSAFE)
        for found in REFERENCE.finditer(html):
            yield Reference(unescape(found[1]), picture=found[0].startswith("<img"))
