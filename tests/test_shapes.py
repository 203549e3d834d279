"""How values are put as data. Records as a whole are tested in test_public."""

from decimal import Decimal

import pytest

from skolsatsningar.exports.shapes import Many, Maybe, Number, Text, as_it_is, dated
from skolsatsningar.partial_date import PartialDate
from skolsatsningar.quantity import Quantity


@pytest.mark.parametrize(
    ("value", "told"), [("12", 12), ("12.50", 12.5), ("0", 0), ("999999999999999", 10**15 - 1)]
)
def test_a_number_is_whole_where_it_can_be(value, told):
    number = Number().form(Quantity(Decimal(value)), None)["value"]
    assert (number, type(number)) == (told, type(told))


def test_a_date_that_is_not_decided_tells_no_day():
    told = dated(PartialDate.parse("ej beslutat"))
    assert {key for key, value in told.items() if value is not None} == {"decided", "text", "roughly"}


def test_what_is_the_same_in_a_record_and_as_data_is_not_touched():
    assert as_it_is(Maybe(Text()))
    assert as_it_is(Many(Text()))
    assert not as_it_is(Many(Number()))


def test_what_may_be_missing_is_null():
    assert Maybe(Number()).form(None, None) is None
    assert Maybe(Number()).schema()["anyOf"][1] == {"type": "null"}
