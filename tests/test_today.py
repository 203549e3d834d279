"""The day that everything is reckoned from."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from skolsatsningar import today

NOW = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(("epoch", "day"), [("0", date(1970, 1, 1)), ("1795348800", date(2026, 11, 22))])
def test_an_epoch_tells_the_day_whatever_the_clock_says(epoch, day):
    assert today.day(epoch, NOW) == day


@pytest.mark.parametrize("epoch", [None, ""])
def test_without_an_epoch_it_is_the_clocks_day_in_utc(epoch):
    assert today.day(epoch, NOW) == date(2026, 11, 22)
    assert today.day(epoch, NOW.astimezone(timezone(timedelta(hours=1)))) == date(2026, 11, 22)


@pytest.mark.parametrize("epoch", ["igår", "2026-11-20", "1.5", "9" * 30])
def test_an_epoch_that_is_no_number_of_seconds_is_no_day(epoch):
    with pytest.raises(ValueError, match=epoch.replace(".", r"\.")):
        today.day(epoch, NOW)
