"""Dates as sources give them."""

from datetime import date

import pytest

from skolsatsningar.partial_date import PartialDate, Precision

NO_SUCH_DAY = ("2024-02-30", "2023-02-29", "2018-13", "2018-00", "2018-01-00", "0000")
NO_SUCH_FORM = (
    "",
    "18",
    "2018-",
    "2018-1",
    "2018-01-5",
    "20180115",
    "1705276800",
    "2018-01-15T00:00",
    "12:30",
)
IN_WORDS = (
    "hösten 2018",
    "15 januari 2018",
    "2018–2020",
    "2018/19",
    "vt18",
    "ca",
    "ca2018",
    "ca ej beslutat",
)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31), Precision.YEAR),
        ("2018-02", date(2018, 2, 1), date(2018, 2, 28), Precision.MONTH),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29), Precision.MONTH),
        ("2018-12", date(2018, 12, 1), date(2018, 12, 31), Precision.MONTH),
        ("2018-01-15", date(2018, 1, 15), date(2018, 1, 15), Precision.DAY),
        ("2016-02-29", date(2016, 2, 29), date(2016, 2, 29), Precision.DAY),
        ("vt-18", date(2018, 1, 1), date(2018, 6, 30), Precision.TERM),
        ("ht-18", date(2018, 7, 1), date(2018, 12, 31), Precision.TERM),
        ("ht-2018", date(2018, 7, 1), date(2018, 12, 31), Precision.TERM),
        ("vt-05", date(2005, 1, 1), date(2005, 6, 30), Precision.TERM),
        ("ej beslutat", date.min, date.max, Precision.UNDECIDED),
    ],
)
def test_a_date_spans_the_days_that_it_may_mean(text, earliest, latest, precision):
    assert PartialDate.parse(text) == PartialDate(earliest, latest, precision)


@pytest.mark.parametrize("text", ["2018", "2018-01", "2018-01-15", "vt-18"])
@pytest.mark.parametrize("word", ["ca ", "ca. ", "ca  "])
def test_a_date_may_be_rough(word, text):
    assert PartialDate.parse(word + text) == PartialDate.parse(text)._replace(roughly=True)


@pytest.mark.parametrize(
    "text",
    [*NO_SUCH_DAY, *NO_SUCH_FORM, *IN_WORDS],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011  # the type is all that it promises
        PartialDate.parse(text)


@pytest.mark.parametrize(
    "text", ["2018", "2018-02", "2018-02-03", "vt-18", "ht-18", "vt-05", "ca 2018", "ca ht-18", "ej beslutat"]
)
def test_a_date_is_written_as_it_is_read(text):
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize(("text", "written"), [("ca. 2018", "ca 2018"), ("ht-2018", "ht-18")])
def test_a_date_has_one_spelling(text, written):
    assert str(PartialDate.parse(text)) == written


def test_only_an_undecided_date_is_not_decided():
    assert not PartialDate.parse("ej beslutat").decided
    assert PartialDate.parse("ca 2018").decided
