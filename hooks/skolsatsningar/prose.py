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

# Words of more letters than this count as long (C.-H. Björnsson, Läsbarhet, 1968).
LONG = 6
# What shorter texts measure says more of a single word than of the text.
ENOUGH_WORDS = 40
SHORTEST = 5 * ENOUGH_WORDS

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
MARKUP = re.compile(r"[*_`#>|\[\]]+|https?://\S+|^[-+]\s|^\d+[.)]\s")
BLOCK = re.compile(r"\n\s*\n|\n\s*(?:[-*+]|\d+[.)])\s")
SENTENCE = re.compile(r"(?<=[.!?:])\s+(?=[^a-zåäö])")


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


@dataclass(frozen=True, slots=True)
class Readability:
    """How hard a text is to read: its LIX, and its sentences with the longest first."""

    lix: int
    longest: tuple[str, ...]


def readability(text: str, limit: int) -> Readability | None:
    """How hard a text in Markdown is, if its LIX is over `limit` and it is long enough to tell.

    LIX is words / sentences + 100 * long words / words. A heading and an item of a list is a sentence too.
    """
    if len(text) < SHORTEST:
        return None
    words = text.split()
    if len(words) < ENOUGH_WORDS or not _may_be_over(text, words, limit):
        return None
    said = [sentence for sentence in sentences(text) if WORD.search(sentence)]
    spoken = [WORD.findall(sentence) for sentence in said]
    count = sum(map(len, spoken))
    if count < ENOUGH_WORDS:
        return None
    long = sum(len(word) > LONG for words in spoken for word in words)
    lix = round(count / len(said) + 100 * long / count)
    by_length = sorted(range(len(said)), key=lambda index: -len(spoken[index]))
    return Readability(lix, tuple(said[index] for index in by_length)) if lix > limit else None


def sentences(text: str) -> list[str]:
    """The sentences of a text in Markdown, without its signs and addresses."""
    bare = LINK.sub(r"\1", text)
    blocks = (" ".join(block.split()) for block in BLOCK.split(bare))
    said = (
        " ".join(MARKUP.sub(" ", sentence).split()) for block in blocks for sentence in SENTENCE.split(block)
    )
    return [sentence for sentence in said if sentence]


def _may_be_over(text: str, words: list[str], limit: int) -> bool:
    """Whether LIX may be over a limit: a rough count, in a tenth of the time, that errs towards yes."""
    long = sum(map(LONG.__lt__, map(len, words)))
    ends = text.count(". ") + text.count(".\n") + 1
    return len(words) / ends + 100 * long / len(words) > limit
