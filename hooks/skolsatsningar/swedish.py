"""Swedish as a sequence of letters: order, addresses, and what counts as the same name."""

import re
import unicodedata
from functools import lru_cache

# å, ä and ö are letters of their own and come last, in that order. Other accents are not letters.
LAST = str.maketrans({"å": "{", "ä": "|", "ö": "}"})
ALIKE = str.maketrans({"–": "-", "—": "-", "”": '"', "“": '"', "’": "'", "\u00a0": " "})
NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
DIGITS = re.compile(r"\d+")


def sort_key(text: str) -> str:
    """The key that sorts a text as a Swedish reader expects: ... z å ä ö, and 2 before 10."""
    letters = text.casefold().translate(LAST)
    return DIGITS.sub(lambda found: found[0].zfill(8), _bare(letters))


def slug(text: str) -> str:
    """The text as part of an address: lower case, å ä -> a, ö -> o, the rest joined by hyphens."""
    composed = unicodedata.normalize("NFC", text)
    return NOT_IN_SLUG.sub("-", _bare(composed.casefold())).strip("-")


def is_slug(text: str) -> bool:
    """Whether a text may stand in an address as it is."""
    return bool(SLUG.fullmatch(text))


@lru_cache(maxsize=16_384)  # the same names are written in record after record
def fold(name: str) -> str:
    """What two spellings of one name share: case, dashes, quotes and spaces do not tell them apart."""
    return " ".join(name.translate(ALIKE).casefold().split())


def _bare(text: str) -> str:
    """The text with no accents on its letters."""
    return text if text.isascii() else "".join(unicodedata.normalize("NFD", letter)[0] for letter in text)
