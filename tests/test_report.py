"""Problems told to a person, to a forge and to a program."""

import json

import pytest

from skolsatsningar import language, report
from skolsatsningar.problem import Problem, Severity

words = language.load()
LINE = "title: Räkna"
ERROR = Problem("data/a.yml", 3, 8, "datum", {"found": "igår"}, text=LINE)
WARNING = Problem("data/a.yml", 2, 1, "tomt-omrade", {"name": "Språk"}, Severity.WARNING, text="name: Språk")
SENTENCE = words.sentence(ERROR)


def test_text_tells_where_and_what_and_shows_the_line_with_a_caret():
    assert report.text([ERROR], words) == (
        f"data/a.yml:3:8: fel: {SENTENCE} [datum]\n    3 | title: Räkna\n               ^"
    )


def test_a_warning_is_called_a_warning():
    assert report.line(WARNING, words).startswith("data/a.yml:2:1: varning: Området ”Språk” ")


def test_a_problem_without_a_line_of_text_is_told_in_one_line():
    assert report.text([Problem("data/a.yml", 1, 1, "tom-fil")], words).count("\n") == 0


@pytest.mark.parametrize(
    ("text", "column", "shown", "caret"),
    [
        ("\tkey: a", 1, "→key: a", 0),
        ("key: \x1b[31mröd", 6, "key: �[31mröd", 5),
        ("key: a\u00adb", 7, "key: a�b", 6),
        ("a" * 100, 100, "a" * 100, 99),
        ("a" * 101, 1, "a" * 100 + "…", 0),
        ("a" * 300 + "x" + "b" * 300, 301, "…" + "a" * 49 + "x" + "b" * 50 + "…", 50),
        ("a" * 300 + "x", 301, "…" + "a" * 49 + "x", 50),
    ],
)
def test_a_line_is_shown_as_far_as_there_is_room_and_what_cannot_be_seen_has_a_sign(
    text, column, shown, caret
):
    _, line, mark = report.text([Problem("a.yml", 7, column, "tabb", text=text)], words).split("\n")
    assert line == f"    7 | {shown}"
    assert mark == " " * (8 + caret) + "^"


@pytest.mark.parametrize("shape", report.FORMATS.values())
def test_problems_are_told_in_the_order_of_their_places(shape):
    assert shape([ERROR, WARNING], words) == shape([WARNING, ERROR], words)
    told = shape([ERROR, WARNING], words)
    assert told.index("tomt-omrade") < told.index("datum")


@pytest.mark.parametrize(("shape", "empty"), [("text", ""), ("github", ""), ("gitlab", "[]"), ("json", "[]")])
def test_where_there_is_no_problem_a_format_is_empty_but_whole(shape, empty):
    assert report.FORMATS[shape]([], words) == empty


def test_github_gets_an_annotation_for_the_line():
    assert report.github([ERROR], words) == (
        f"::error file=data/a.yml,line=3,col=8,title=Fel i posten::{SENTENCE} [datum]"
    )
    assert report.github([WARNING], words).startswith("::warning file=data/a.yml,line=2,col=1,")


@pytest.mark.parametrize(
    ("path", "escaped"),
    [
        ("a,b.yml", "a%2Cb.yml"),
        ("a:b.yml", "a%3Ab.yml"),
        ("100%.yml", "100%25.yml"),
        ("a\nb\r.yml", "a%0Ab%0D.yml"),
    ],
)
def test_github_cannot_be_misled_by_a_path(path, escaped):
    told = report.github([Problem(path, 1, 1, "tom-fil")], words)
    assert told.startswith(f"::error file={escaped},line=1,")
    assert "\n" not in told


def test_github_cannot_be_misled_by_what_an_editor_wrote():
    told = report.github([Problem("a.yml", 1, 1, "datum", {"found": "50 %\n::error::a,b: c\r"})], words)
    assert told.count("\n") == 0
    assert "”50 %25%0A::error::a,b: c%0D”" in told


def test_gitlab_gets_a_code_quality_report():
    assert json.loads(report.gitlab([WARNING, ERROR], words)) == [
        {
            "description": words.sentence(WARNING),
            "check_name": "tomt-omrade",
            "fingerprint": json.loads(report.gitlab([WARNING], words))[0]["fingerprint"],
            "severity": "minor",
            "location": {"path": "data/a.yml", "lines": {"begin": 2}},
        },
        {
            "description": SENTENCE,
            "check_name": "datum",
            "fingerprint": json.loads(report.gitlab([ERROR], words))[0]["fingerprint"],
            "severity": "major",
            "location": {"path": "data/a.yml", "lines": {"begin": 3}},
        },
    ]


def test_gitlab_can_tell_two_problems_at_one_place_apart():
    problems = [Problem("a.yml", 1, 1, "saknas", {"key": key}) for key in ("title", "summary")]
    assert len({entry["fingerprint"] for entry in json.loads(report.gitlab(problems, words))}) == 2


def test_a_program_gets_every_part():
    assert json.loads(report.as_json([ERROR], words)) == [
        {
            "path": "data/a.yml",
            "line": 3,
            "column": 8,
            "severity": "error",
            "code": "datum",
            "message": SENTENCE,
        }
    ]


@pytest.mark.parametrize("shape", ["gitlab", "json"])
def test_swedish_letters_are_written_as_they_are(shape):
    assert "igår" in report.FORMATS[shape]([ERROR], words)
