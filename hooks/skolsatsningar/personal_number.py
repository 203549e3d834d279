"""Personal numbers (personnummer and samordningsnummer) in a text, wherever they stand."""

import re
from collections.abc import Iterator

# Ten digits are looked for first: nearly every text has none, and this form costs a quarter of the other.
DIGITS = re.compile(r"[0-9][0-9]{5}[-+ –‑−]?\d{4}(?!\d)")
FORM = re.compile(
    r"(?<![\d.,-])(?:19|20)?(\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|[6-9]\d))([-+ –‑−]?)(\d{4})(?!\d)"
)
# The same with its hyphen, which is a person's whatever its check digit: for those who cannot reckon it.
WITH_HYPHEN = re.compile(r"\b(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|[6-9]\d)[-+]\d{4}\b")
TWELVE = 12
ADDRESS = re.compile(r"\S*://\S*$")


def personal_numbers(text: str) -> Iterator[int]:
    """Yield where each number begins that may be a person's.

    A number with its hyphen, or of twelve digits, is a person's even where its check digit is wrong: a slip
    of the pen makes it no less personal. Ten digits in a row or with a space may as well be a telephone's,
    and twelve within an address of the web a file's, so there the check digit decides.
    """
    if not DIGITS.search(text):
        return
    for found in FORM.finditer(text):
        day, between, last = found.groups()
        written = sum(map(str.isdigit, found[0])) == TWELVE or between.strip()
        if (written and not ADDRESS.search(text, 0, found.start())) or _checked(day + last):
            yield found.start()


def _checked(digits: str) -> bool:
    """Whether the last of ten digits is what the others give (Luhn)."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
