"""The forms that a Swedish noun or adjective takes, as far as its letters tell.

They are more than there are: a form that no one writes is never looked for, and costs nothing. Snowball's
stems do not do: to them *förskola* and *förskolan* are two words, so are *rektor* and *rektorn*, and
*lärare* is *lärande*.
"""

import re
from collections.abc import Iterator

LETTERS = re.compile(r"[^\W\d_]+")
# What a word ends in, and the endings that may stand in its place.
PARADIGMS = tuple(
    (ending, others.split())
    for ending, others in (
        ("", "n en et t ar er r or arna erna orna na a e"),  # frånvaro, elev, stöd, digital
        ("a", "or orna e"),  # förskola
        ("e", "er erna ar arna na a"),  # studie, lärare
        ("d", "t"),  # anpassad, nyanländ
        ("en", "et"),  # öppen
        ("um", "et er erna"),  # gymnasium
    )
)
# The last letter is doubled, as in *hemmet*, or the letter before it falls, as in *läromedlet*.
DOUBLED = re.compile(r".*[aouåeiyäö]([mn])")
SYNCOPATED = re.compile(r"(.*[^\Waouåeiyäö])e([lnr])")
CHANGED = ("et", "en", "a", "ar", "arna", "er", "erna")
SHORTEST = 3


def forms(word: str) -> frozenset[str]:
    """Return the forms of a word that is given in its dictionary form, in lower case and itself among them.

    An abbreviation, which is in capitals, has but its genitive, and so has a very short word. What is not all
    letters has no other form.
    """
    if not LETTERS.fullmatch(word):
        return frozenset((word.lower(),))
    plain = word.isupper() or len(word) < SHORTEST
    found = {word.lower(), *(() if plain else _inflected(word.lower()))}
    return frozenset(found | {f"{form}s" for form in found})


def _inflected(word: str) -> Iterator[str]:
    for ending, others in PARADIGMS:
        if word.endswith(ending):
            yield from (word.removesuffix(ending) + other for other in others)
    if found := DOUBLED.fullmatch(word):
        yield from (word + found[1] + ending for ending in CHANGED)
    if found := SYNCOPATED.fullmatch(word):
        yield from (found[1] + found[2] + ending for ending in CHANGED)
