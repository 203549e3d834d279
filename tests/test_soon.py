"""What is due before long."""

import json
from datetime import date

import jsonschema
import pytest
import records_text
from small_data import TODAY

from skolsatsningar.exports.shapes import date_schema, reference_schema
from skolsatsningar.exports.soon_data import soon_schema
from skolsatsningar.following_pages import SHOWN
from skolsatsningar.soon import soon


@pytest.fixture
def due(tmp_path):
    """What is due among these initiatives: what, of which, in how many days, and its window."""

    def found(text, today=TODAY):
        _, problems = records_text.read(tmp_path, text, today)
        assert not [problem for problem in problems if problem.code != "ogranskad"]
        entries = records_text.read(tmp_path, text, today)[0].catalogue.initiatives.values()
        return [
            (str(one.moment.kind), one.moment.entry.id, one.days, one.within) for one in soon(entries, today)
        ]

    return found


def only(**period):
    """An initiative with a period."""
    told = ", ".join(f"{key}: {value}" for key, value in period.items())
    return records_text.record("lasa", period=f"{{{told}}}")


@pytest.mark.parametrize(
    ("start", "within"),
    [
        ("2026-11-19", None),
        ("2026-11-20", (0, 30)),
        ("2026-12-20", (30, 30)),
        ("2026-12-21", (31, 90)),
        ("2027-02-19", (91, 180)),
        ("2027-05-19", (180, 180)),
        ("2027-05-20", None),
        ("vt-27", (42, 90)),
        ("2026", None),
        ("ca 2026-12", (11, 30)),
        ("ej beslutat", None),
    ],
)
def test_a_start_is_counted_to_the_first_day_it_may_be(due, start, within):
    assert due(only(start=start)) == ([("start", "1880-lasa", *within)] if within else [])


@pytest.mark.parametrize(
    ("end", "within"),
    [("2026-11-19", None), ("2026-11-20", (0, 30)), ("2026", (41, 90)), ("2026-10", None), ("2027", None)],
)
def test_an_end_is_counted_to_the_last_day_it_may_be(due, end, within):
    assert due(only(start="2025", end=end)) == ([("end", "1880-lasa", *within)] if within else [])


def test_the_last_day_to_join_is_due(due):
    text = records_text.record("lasa", participation="{deadline: 2026-12-01}")
    assert due(text) == [("deadline", "1880-lasa", 11, 30)]


def test_a_review_is_due_a_year_after_the_last(due):
    found = due(records_text.record("lasa", reviewed="2025-12-01"))
    assert found == [("review", "1880-lasa", 11, 30)]


def test_a_review_that_should_have_been_is_due_today(due):
    found = due(records_text.record("lasa", reviewed="2024-12-01"))
    assert found == [("review", "1880-lasa", 0, 30)]


RECORDS = (
    records_text.record("lasa", period="{start: 2026-12-03, end: vt-27}")
    + records_text.record("skriva", participation="{deadline: 2026-11-25}")
    + records_text.record("sjunga", title="Sjunga < & dansa", period="{start: 2027-01-10}")
)


@pytest.fixture(scope="module")
def site(small_site):
    return small_site(RECORDS)


def test_the_page_tells_what_is_due_by_when_and_by_what(site):
    page = site.page("snart/")
    assert page.texts("h2") == ["Inom 30 dagar", "Inom 90 dagar"]
    within = page.section("Inom 30 dagar")
    assert [node.text() for node in within.css("h3")] == ["Startar", "Sista dag att anmäla sig"]
    assert site.ways("snart/", ".group a")["Sjunga < & dansa"] == "satsningar/1880-sjunga/"
    assert page.texts(".group li")[0] == "3 december 2026: Lasa"


def test_where_nothing_is_due_the_page_says_so(small_site):
    page = small_site().page("snart/")
    assert "Inget är på gång de närmaste 180 dagarna." in page.texts("article p")


def test_the_page_shows_some_of_many_and_the_file_has_them_all(small_site):
    many = "".join(
        records_text.record(f"lasa-{number}", period="{start: 2026-12-03}") for number in range(SHOWN + 3)
    )
    site = small_site(many)
    assert len(site.page("snart/").all(".group li")) == SHOWN
    assert "Och 3 till. Alla finns i datafilen." in site.page("snart/").texts(".group p")
    assert len(json.loads(site.files["snart/index.json"])["items"]) == SHOWN + 3


def test_the_file_tells_the_same_as_the_page_and_is_what_its_schema_says(site):
    told = json.loads(site.files["snart/index.json"])
    defs = {"$defs": {"Date": date_schema(), "Reference": reference_schema()}}
    jsonschema.validate(told, soon_schema() | defs)
    assert [(item["kind"], item["day"], item["within"]) for item in told["items"]] == [
        ("deadline", "2026-11-25", 30),
        ("start", "2026-12-03", 30),
        ("start", "2027-01-10", 90),
    ]
    assert told["today"] == date(2026, 11, 20).isoformat()
