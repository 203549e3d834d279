"""What has a day in an initiative, and what there is to tell of it."""

from datetime import date, timedelta

import pytest
from records_text import initiative

from skolsatsningar import moments
from skolsatsningar.entry import Entry
from skolsatsningar.moments import Kind
from skolsatsningar.partial_date import PartialDate

TODAY = date(2026, 11, 20)


@pytest.fixture
def entry(tmp_path):
    """The entry of an initiative with these keys."""
    return lambda text="": Entry.of(initiative(tmp_path, text), TODAY)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2027-02-03", (date(2027, 2, 3), date(2027, 2, 3))),
        ("2027-02", (date(2027, 2, 1), date(2027, 2, 28))),
        ("vt-27", None),
        ("2027", None),
        ("ca 2027-02-03", None),
    ],
)
def test_a_calendar_shows_days_and_months_and_guesses_nothing(written, days):
    assert moments.span(PartialDate.parse(written)) == days


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ("reviewed: 2026-10-01", date(2026, 10, 1)),
        ("sources: [{title: A, updated: 2026-11-05}]", date(2026, 11, 5)),
        ("sources: [{title: A, updated: 2026}]", date(2026, 11, 1)),
        ("sources: [{title: A}]", date(2026, 11, 1)),
    ],
)
def test_an_initiative_was_changed_when_its_source_was_or_when_it_was_reviewed(entry, keys, day):
    (told,) = moments.news(entry(keys))
    assert told.day == day


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("2026-03-04", date(2026, 3, 4)),
        ("2026-03", date(2026, 3, 31)),
        ("2026", date(2026, 11, 1)),
        ("ca vt-26", date(2026, 6, 30)),
    ],
)
def test_what_has_happened_is_told_by_the_last_day_it_may_have_been_or_by_the_review(entry, when, day):
    happened, _ = moments.news(entry(f"updates: [{{date: {when}, text: Nytt}}]"))
    assert happened.day == day


def test_what_happened_is_told_apart_by_when_it_was_and_not_by_its_place_in_the_list(entry):
    one = entry("updates: [{date: 2026-03, text: A}, {date: 2025, text: B}, {date: ca 2026-03, text: C}]")
    other = entry("updates: [{date: 2025, text: B}, {date: 2026-03, text: A}]")
    assert [item.place for item in moments.news(one)] == ["2026-03", "2025", "2026-03-2", ""]
    assert [item.place for item in moments.news(other)] == ["2025", "2026-03", ""]


def test_the_newest_comes_first(entry):
    found = entry("updates: [{date: 2025-03, text: A}, {date: 2026-10-30, text: B}]")
    assert [item.place for item in moments.latest([found])] == ["", "2026-10-30", "2025-03"]


def test_what_comes_is_before_what_has_been_and_the_nearest_first(entry):
    found = entry("period: {start: 2026-01-07, end: 2027-06}\nparticipation: {deadline: 2026-11-20}")
    near = moments.nearest([found], TODAY, timedelta(days=365))
    assert [moment.kind for moment in near] == [Kind.DEADLINE, Kind.END, Kind.REVIEW, Kind.START]


def test_what_is_not_decided_has_no_moment(entry):
    found = entry("period: {start: ej beslutat}\nparticipation: {how: Ring}")
    assert [moment.kind for moment in moments.nearest([found], TODAY, timedelta(days=365))] == [Kind.REVIEW]


def test_a_review_that_should_have_been_is_due_until_it_is_done(entry):
    near = moments.nearest([entry()], date(2037, 1, 1), timedelta(days=365))
    assert [(moment.kind, str(moment.when)) for moment in near] == [(Kind.REVIEW, "2027-11-01")]


def test_what_was_long_ago_is_left_out(entry):
    near = moments.nearest([entry("period: {start: 2025-11-19}")], TODAY, timedelta(days=365))
    assert [moment.kind for moment in near] == [Kind.REVIEW]
