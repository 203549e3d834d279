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
def test_errors_are_told_before_warnings_and_each_in_the_order_of_their_places(shape):
    later = Problem("data/a.yml", 4, 1, "tal", {"found": "a"})
    assert shape([ERROR, later, WARNING], words) == shape([WARNING, later, ERROR], words)
    told = shape([WARNING, later, ERROR], words)
    assert (
        told.index("datum") < told.index("[tal]" if "[tal]" in told else '"tal"') < told.index("tomt-omrade")
    )


def test_an_empty_line_parts_errors_from_warnings_in_text():
    errors, warnings = report.text([WARNING, ERROR], words).split("\n\n")
    assert errors == report.text([ERROR], words)
    assert warnings == report.text([WARNING], words)


GUIDE = "https://example.org/a/redigera/fel/"
PARAGRAPH = f"{GUIDE}#datum"


@pytest.mark.parametrize("site_url", ["https://example.org/a", "https://example.org/a/"])
def test_the_guide_lies_below_the_site(site_url):
    assert report.guide_of(site_url) == GUIDE
    assert report.guide_of("") == ""


def test_a_terminal_shows_colours_and_makes_the_code_a_link():
    told = report.terminal([ERROR, WARNING], words, GUIDE)
    assert "\x1b[31m\x1b[1mfel\x1b[0m: " in told
    assert "\x1b[33m\x1b[1mvarning\x1b[0m: " in told
    assert f"[\x1b]8;;{PARAGRAPH}\x1b\\datum\x1b]8;;\x1b\\]" in told


def test_a_terminal_without_colour_and_without_a_guide_shows_what_a_file_would_get():
    assert report.terminal([ERROR, WARNING], words, colour=False) == report.text([ERROR, WARNING], words)
    assert "\x1b[" not in report.terminal([ERROR], words, GUIDE, colour=False)


def test_every_format_for_a_forge_or_a_program_leads_to_the_paragraph():
    assert report.github([ERROR], words, GUIDE).endswith(f"[datum]%0A{PARAGRAPH}")
    assert json.loads(report.gitlab([ERROR], words, GUIDE))[0]["content"] == {"body": PARAGRAPH}
    assert json.loads(report.as_json([ERROR], words, GUIDE))[0]["url"] == PARAGRAPH
    assert f" [datum]({PARAGRAPH})" in report.markdown([ERROR], words, GUIDE)


def many(count, severity=Severity.ERROR, path="a.yml"):
    return [Problem(path, line, 1, "tom-fil", {}, severity) for line in range(1, count + 1)]


def test_github_gets_no_more_annotations_than_it_shows_and_is_told_how_many_are_left_out():
    told = report.github([*many(13), *many(12, Severity.WARNING)], words).splitlines()
    assert [line.partition(" ")[0] for line in told] == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"]
    assert "::5 till visas i sammanfattningen" in told[-1]
    assert len(report.github([*many(10), *many(10, Severity.WARNING)], words).splitlines()) == 20


def test_every_file_has_its_first_problem_annotated_before_any_has_its_second():
    told = report.github([*many(30), *many(5, path="b.yml"), *many(1, path="c.yml")], words)
    assert [told.count(f"::error file={name}.yml,") for name in "abc"] == [5, 4, 1]


def test_the_summary_lists_every_problem_by_its_file_and_nothing_in_it_is_markdown():
    found = "<img src=x> [a](b) `c` **d** @e"
    problems = [*many(30), *many(2, path="b.yml"), Problem("b.yml", 9, 1, "datum", {"found": found})]
    told = report.markdown(problems, words)
    assert told.count("\n- **fel** på rad ") == 33
    assert told.startswith("### a.yml\n")
    assert r"”\<img src=x\> \[a\]\(b\) \`c\` \*\*d\*\* \@e”" in told


def test_the_summary_is_no_larger_than_github_takes():
    problems = [problem for number in range(1500) for problem in many(10, path=f"{number:03}.yml")]
    told = report.markdown(problems, words)
    assert len(told.encode()) < 1024 * 1024
    assert told.endswith("Rätta problemen ovan och kör kontrollen igen.\n")


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
            "description": SENTENCE,
            "check_name": "datum",
            "fingerprint": json.loads(report.gitlab([ERROR], words))[0]["fingerprint"],
            "severity": "major",
            "location": {"path": "data/a.yml", "lines": {"begin": 3}},
        },
        {
            "description": words.sentence(WARNING),
            "check_name": "tomt-omrade",
            "fingerprint": json.loads(report.gitlab([WARNING], words))[0]["fingerprint"],
            "severity": "minor",
            "location": {"path": "data/a.yml", "lines": {"begin": 2}},
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
