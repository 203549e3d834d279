"""Values in words: dates, numbers, grades and Markdown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skolsatsningar import fragments, language
from skolsatsningar.fragments import markdown, plain, text
from skolsatsningar.partial_date import PartialDate
from skolsatsningar.quantity import Quantity

WORDS = language.load()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2018-01-15", "15 januari 2018"),
        ("2018-12-01", "1 december 2018"),
        ("2018-05", "maj 2018"),
        ("2018", "2018"),
        ("vt-18", "vårterminen 2018"),
        ("ht-2018", "höstterminen 2018"),
        ("ca 2021-01", "omkring januari 2021"),
        ("ca 2021", "omkring 2021"),
        ("ca ht-18", "omkring höstterminen 2018"),
        ("ej beslutat", "inte beslutat"),
    ],
)
def test_a_date_is_told_as_precisely_as_it_is_known_and_no_more(written, told):
    assert fragments.when(PartialDate.parse(written), WORDS) == told


def test_a_whole_day_is_told_in_words():
    assert fragments.when(date(2026, 11, 2), WORDS) == "2 november 2026"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("176", "176"),
        ("13 300", "13\u00a0300"),
        ("ca 13 300", "cirka 13\u00a0300"),
        ("ca 120", "cirka 120"),
        ("1000000", "1\u00a0000\u00a0000"),
        ("12,5", "12,5"),
        ("0", "0"),
    ],
)
def test_a_number_has_swedish_separators_that_do_not_break_over_lines(written, told):
    assert fragments.amount(Quantity.parse(written), WORDS) == told


@pytest.mark.parametrize(
    ("grades", "told"),
    [
        (("F", "1", "2", "3"), "F–3"),
        (("7", "8", "9"), "7–9"),
        (("9",), "9"),
        (("8", "9"), "8–9"),
    ],
)
def test_grades_are_a_run_with_a_dash_or_one_by_itself(grades, told):
    assert fragments.grades(grades) == told


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Ett *viktigt* ord", "<p>Ett <em>viktigt</em> ord</p>\n"),
        ("- ett\n- två", "<ul>\n<li>ett</li>\n<li>två</li>\n</ul>\n"),
        ("[hit](https://orebro.se/)", '<p><a href="https://orebro.se/">hit</a></p>\n'),
        ("5 < 7 & 7 > 5", "<p>5 &lt; 7 &amp; 7 &gt; 5</p>\n"),
    ],
)
def test_markdown_becomes_html(text, html):
    assert fragments.markdown(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "Ett <b onclick='alert(1)'>ord</b>",
        "<img src=x onerror=alert(1)>",
        "<iframe src='https://evil.example/'></iframe>",
        "[hit](javascript:alert(1))",
        "[hit](JaVaScRiPt:alert(1))",
        "[hit](vbscript:alert)",
        "[hit](data:text/html,alert)",
        "![bild](javascript:alert(1))",
        "<javascript:alert(1)>",
    ],
)
def test_markdown_lets_nothing_through_that_a_browser_would_run(text):
    html = fragments.markdown(text).lower()
    assert not [
        danger for danger in ("<script", "<b", "<img src=x", "<iframe", "onclick='") if danger in html
    ]
    assert not [danger for danger in ('="javascript', '="vbscript', '="data') if danger in html]


def test_html_as_running_text_has_neither_tags_nor_entities():
    assert fragments.plain("<p>Räkna &amp; <b>läs</b></p>\n<ul><li>ett</li></ul>") == "Räkna & läs ett"


@given(st.text(alphabet="ab 1.)-+=~#*_`[]<>&\\\n\tå\"'|!:/", max_size=40))
def test_text_for_search_is_what_its_markdown_shows(source):
    """Most of what search reads has nothing of Markdown in it, and is not given to cmark."""
    assert text(source) == plain(markdown(source))
