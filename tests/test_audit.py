"""The audit: what its checks come to is one report, and the statement on accessibility can read it."""

from datetime import date
from email.message import Message

import pytest

from audit import report
from audit.__main__ import CHECKS
from audit.dependencies import FREE, licence
from audit.result import Result
from skolsatsningar import language
from skolsatsningar.statement import last_run

DAY = date(2026, 11, 22)
CLEAN = Result("axe", "axe-core", "4.14.0", {"pages": 36, "looks": 216})
FOUND = Result("html", "Nu Html Checker", "26.9.27", {"pages": 1111}, ("om/index.html:3: error: <b> | </i>",))
TOLD = Result("lighthouse", "Lighthouse", "13", {"pages": 1}, (), (("Page", "seo"), ("/", "100")))


def test_the_report_has_a_row_for_each_check_and_a_line_for_each_finding():
    assert report.markdown([CLEAN, FOUND, TOLD], DAY, "abc") == (
        "# Audit, 2026-11-22\n\n"
        "Commit abc. **1 findings.**\n\n"
        "| Check | Tool | Version | Looked at | Findings |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| axe | axe-core | 4.14.0 | 36 pages, 216 looks | 0 |\n"
        "| html | Nu Html Checker | 26.9.27 | 1,111 pages | 1 |\n"
        "| lighthouse | Lighthouse | 13 | 1 pages | 0 |\n\n"
        "## html\n\n"
        "- om/index.html:3: error: \\<b> \\| \\</i>\n\n"
        "## lighthouse\n\n"
        "| Page | seo |\n"
        "| --- | --- |\n"
        "| / | 100 |\n"
    )


def test_a_report_without_findings_says_so():
    assert "Nothing was found." in report.markdown([CLEAN], DAY, "abc")


def test_the_statement_reads_what_a_run_has_noted(tmp_path):
    (tmp_path / "audit.json").write_text(report.noted([CLEAN, FOUND], DAY, "abc"), encoding="utf-8")
    run = last_run(tmp_path)
    assert (run.day, run.found) == (DAY, 1)
    assert [(one.name, one.tool, one.found) for one in run.checks] == [
        ("axe", "axe-core", 0),
        ("html", "Nu Html Checker", 1),
    ]


def test_every_check_that_readers_have_words_for_is_one_of_the_audit():
    assert set(language.load()["audit"]["checks"]) <= set(CHECKS)


def package(**told):
    message = Message()
    for name, values in told.items():
        for value in [values] if isinstance(values, str) else values:
            message[name.replace("_", "-")] = value
    return message


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"License_Expression": "MIT", "License": "whatever"}, "MIT"),
        ({"Classifier": ["License :: OSI Approved :: BSD License", "Framework :: X"]}, "BSD License"),
        ({"License": "MIT\n\nCopyright"}, "MIT"),
        ({}, ""),
    ],
)
def test_a_licence_is_what_a_package_says_most_plainly(told, said):
    assert licence(package(**told)) == said


@pytest.mark.parametrize("name", ["GPL-3.0-only", "AGPL", "Proprietary", "", "SSPL-1.0", "not any-OSI"])
def test_what_would_bind_those_who_use_us_is_not_free(name):
    assert not FREE.search(name)
