"""Calendars, as other people's programs take them."""

from datetime import date, timedelta

import icalendar
import pytest
import records_text
import sites
from hypothesis import given
from hypothesis import strategies as st

from skolsatsningar.exports import calendars

RECORDS = (
    records_text.record(
        "lasa",
        title='"Läsa, skriva; räkna \\\\ tala"',
        period="{start: 2026-12-03, end: 2027-02}",
        participation="{deadline: 2026-11-25}",
        former_ids="[1880-lasning]",
        summary="Tjugo skolor i Örebro läser, skriver och räknar tillsammans på alla årskurser under året.",
    )
    + records_text.record("skriva", period="{start: vt-27, end: ca 2028-03-04}")
    + records_text.record("sjunga", period="{start: 2024-01-10}")
)
HERE = "example.org/a/b"


@pytest.fixture(scope="module")
def site(small_site):
    return small_site(RECORDS)


@pytest.fixture(scope="module")
def raw(site):
    return site.files["kalender.ics"]


@pytest.fixture(scope="module")
def events(raw):
    """Every event by its UID."""
    found = list(icalendar.Calendar.from_ical(raw).walk("VEVENT"))
    by_uid = {str(event["UID"]): event for event in found}
    assert len(by_uid) == len(found)
    return by_uid


def test_every_event_has_a_uid_a_stamp_and_whole_days(events):
    for event in events.values():
        assert event.errors == []
        assert event["UID"]
        assert event["DTSTAMP"].dt.isoformat() == "2026-11-01T00:00:00+00:00"  # when it was reviewed
        for name in ("DTSTART", "DTEND"):
            assert event[name].params["VALUE"] == "DATE"
            assert type(event[name].dt) is date


def test_a_start_an_end_a_last_day_and_a_review_each_have_an_event(events):
    kinds = {uid.partition("@")[0] for uid in events if "lasning" in uid}
    assert kinds == {f"1880-lasning-{kind}" for kind in ("start", "end", "deadline", "review")}


def test_a_day_is_a_day(events):
    start = events[f"1880-lasning-start@{HERE}"]
    assert (start["DTSTART"].dt, start["DTEND"].dt) == (date(2026, 12, 3), date(2026, 12, 4))
    assert str(start["SUMMARY"]) == "Startar: Läsa, skriva; räkna \\ tala"
    assert str(start["URL"]) == f"{sites.SITE_URL}satsningar/1880-lasa/"


def test_what_means_something_in_a_text_is_escaped(raw):
    assert "SUMMARY:Startar: Läsa\\, skriva\\; räkna \\\\ tala\r\n".encode() in raw


def test_a_month_is_the_whole_month_and_says_so(events):
    end = events[f"1880-lasning-end@{HERE}"]
    assert (end["DTSTART"].dt, end["DTEND"].dt) == (date(2027, 2, 1), date(2027, 3, 1))
    assert str(end["SUMMARY"]) == "Slutar i februari 2027: Läsa, skriva; räkna \\ tala"
    assert str(end["DESCRIPTION"]).startswith("Källan säger februari 2027 men inte vilken dag.\n\n")


def test_a_term_and_what_is_only_roughly_known_have_no_event(events):
    assert [uid for uid in events if "skriva" in uid] == [f"1880-skriva-review@{HERE}"]


def test_what_was_more_than_a_year_ago_has_no_event(events):
    assert [uid for uid in events if "sjunga" in uid] == [f"1880-sjunga-review@{HERE}"]


def test_a_line_ends_in_crlf_and_has_at_most_75_bytes(raw):
    lines = raw.split(b"\r\n")
    assert lines.pop() == b""
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, lines)) == 75
    assert [line for line in lines if line.startswith(b" ")]
    for line in lines:
        line.decode()  # no letter is cut in two


def test_a_calendar_has_what_its_reader_needs_to_follow_it(raw):
    calendar = icalendar.Calendar.from_ical(raw)
    assert (calendar["VERSION"], calendar["CALSCALE"]) == ("2.0", "GREGORIAN")
    assert calendar["PRODID"]
    assert "METHOD" not in calendar
    assert calendar["NAME"] == calendar["X-WR-CALNAME"] == "Datum: Skolsatsningar"


def test_each_selection_has_the_events_of_its_own(small_site):
    site = small_site(
        RECORDS + "areas/sprak.yml:\n  name: Språk\n" + records_text.record("x", areas="[Språk]")
    )
    calendar = icalendar.Calendar.from_ical(site.files["omraden/sprak/kalender.ics"])
    assert [event["UID"] for event in calendar.walk("VEVENT")] == [f"1880-x-review@{HERE}"]


def test_a_calendar_has_the_nearest_events_first_and_not_too_many(small_site, monkeypatch):
    monkeypatch.setattr(calendars, "LIMIT", 2)
    calendar = icalendar.Calendar.from_ical(small_site(RECORDS).files["kalender.ics"])
    kinds = [event["UID"].partition("@")[0] for event in calendar.walk("VEVENT")]
    assert kinds == ["1880-lasning-deadline", "1880-lasning-start"]


@given(st.text())
def test_any_text_comes_out_as_it_went_in_but_for_what_no_line_can_hold(text):
    raw = calendars.lines((f"SUMMARY:{calendars.text(text)}",))
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert calendars.CONTROL.search(raw.replace(b"\r\n", b"").decode()) is None
    event = icalendar.Event.from_ical(b"BEGIN:VEVENT\r\n" + raw + b"END:VEVENT\r\n")
    assert str(event["SUMMARY"]) == calendars.CONTROL.sub("", text)


def test_an_address_with_a_line_break_adds_no_line():
    assert calendars.address("https://a.example/\r\nX-EVIL:1") == "https://a.example/X-EVIL:1"


def test_a_year_back_is_a_year():
    assert timedelta(days=365) == calendars.BACK
