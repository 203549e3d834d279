"""Where the code excepts itself from a rule of its checkers, it says why."""

import re

import pytest
from sites import ROOT

EXCEPTION = re.compile(r"# (?:noqa|type: ignore).*")
REASON = re.compile(r"\S  # \S")


@pytest.mark.parametrize("folder", ["hooks", "audit", "benchmarks", "tools", "tests"])
def test_every_exception_has_a_reason(folder):
    said = [
        (path.name, text)
        for path in (ROOT / folder).rglob("*.py")
        for text in EXCEPTION.findall(path.read_text(encoding="utf-8"))
        if path.name != "test_exceptions.py"
    ]
    assert [(name, text) for name, text in said if not REASON.search(text)] == []
