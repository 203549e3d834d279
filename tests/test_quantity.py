"""Figures as sources give them."""

from decimal import Decimal

import pytest

from skolsatsningar.quantity import Quantity

OTHER_SEPARATORS = ("1.10", "1,", ",5", "1 23", "12 34", "1 000 00", "1_000", "12:30")
OTHER_SIGNS = ("-5", "+5", "5 %", "1e3", "0x1F", "10-20")
IN_WORDS = ("", "ca", "ca120", "hundra", "120 lärare")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("176", "176"),
        ("13 300", "13300"),
        ("13\u00a0300", "13300"),
        ("1 234 567", "1234567"),
        ("13300", "13300"),
        ("12,5", "12.5"),
        ("1 200,75", "1200.75"),
        ("0114", "114"),
    ],
)
def test_a_number_is_read_with_swedish_separators(text, value):
    assert Quantity.parse(text) == Quantity(Decimal(value))


@pytest.mark.parametrize("text", ["ca 120", "ca. 120", "ca  120"])
def test_a_number_may_be_rough(text):
    assert Quantity.parse(text) == Quantity(Decimal(120), roughly=True)


@pytest.mark.parametrize(
    "text",
    [*OTHER_SEPARATORS, *OTHER_SIGNS, *IN_WORDS],
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011  # the type is all that it promises
        Quantity.parse(text)
