"""What is made from the model is what stands in the repository."""

from datetime import date

import pytest
from sites import ROOT

from skolsatsningar import derived, language

WORDS = language.load()
FILES = derived.beside_records(WORDS)
TOLD = "Run `make derive` and commit what it writes: the model or its words have changed."


@pytest.mark.parametrize("path", FILES)
def test_a_file_beside_the_records_is_what_the_model_makes(path):
    assert (ROOT / "data" / path).read_text("utf-8") == FILES[path], TOLD


def test_the_guide_to_the_fields_is_what_the_model_makes():
    committed = (ROOT / "content" / derived.GUIDE).read_text("utf-8")
    assert derived.page(WORDS, committed, date(2099, 1, 1)) == committed, TOLD


def test_nothing_lies_there_that_the_model_does_not_make():
    folder = ROOT / "data" / derived.FOLDER
    found = {f"{derived.FOLDER}/{path.name}" for path in folder.iterdir()}
    assert found == set(FILES), TOLD


def test_the_guide_keeps_its_day_while_it_stays_as_it_was():
    first = derived.page(WORDS, "", date(2026, 11, 22))
    assert derived.page(WORDS, first, date(2027, 1, 1)) == first


def test_a_guide_that_changes_has_the_day_it_changed():
    first = derived.page(WORDS, "", date(2026, 11, 22))
    later = derived.page(WORDS, first.replace("Måste finnas", "Ska finnas"), date(2027, 1, 1))
    assert "\nupdated: 2027-01-01\n" in later
    assert later.replace("2027-01-01\n---", "2026-11-22\n---") == first
