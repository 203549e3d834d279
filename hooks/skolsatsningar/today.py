"""Which day it is, for a reproducible build: told by an epoch, or by the clock that the caller reads."""

from datetime import UTC, date, datetime


def day(epoch: str | None, now: datetime) -> date:
    """The day in UTC of SOURCE_DATE_EPOCH (seconds since 1970) where there is one, else of `now`.

    Raises ValueError where the epoch is no such number.
    """
    try:
        return (datetime.fromtimestamp(int(epoch), UTC) if epoch else now.astimezone(UTC)).date()
    except (OverflowError, OSError):
        raise ValueError(epoch) from None
