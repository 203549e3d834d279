"""What lies beside the records in the data folder."""

from datetime import date

import pytest
from small_data import TODAY, write

from skolsatsningar import data_folder, language, reading
from skolsatsningar.statement import Conformance
from skolsatsningar.withheld import NO_ONE

STATEMENT = """
    accessibility.yml:
      status: delvis
      assessed: 2026-11-01
      updated: 2026-11-02
      method: Vi har prövat själva.
      shortcomings:
        - what: Kartan går inte att läsa upp.
"""


def test_what_is_not_there_is_nothing(tmp_path):
    assert data_folder.withheld(tmp_path, tmp_path) == (NO_ONE, [])
    assert data_folder.statement(tmp_path, tmp_path) == (None, [])


def test_who_is_withheld_is_read(tmp_path):
    write(tmp_path, "withheld.yml:\n  names:\n    - Anna Andersson\n    - Bo Bengtsson\n")
    found, problems = data_folder.withheld(tmp_path, tmp_path)
    assert (found.names, problems) == (("Anna Andersson", "Bo Bengtsson"), [])


def test_what_is_said_of_accessibility_is_read(tmp_path):
    found, problems = data_folder.statement(write(tmp_path, STATEMENT), tmp_path)
    assert problems == []
    assert (found.status, found.updated) == (Conformance.PARTIAL, date(2026, 11, 2))
    assert [one.what for one in found.shortcomings] == ["Kartan går inte att läsa upp."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "withheld.yml:\n  names: Anna Andersson\n",
            "data/withheld.yml:1:8: fel: Värdet för ”names” ska vara en lista.",
        ),
        ("withheld.yml:\n  namn: []\n", "data/withheld.yml:1:1: fel: Nyckeln ”namn” finns inte här."),
        ("accessibility.yml:\n  status: kanske\n", "Skriv något av ”helt”, ”delvis”, ”inte”."),
        ("accessibility.yml:\n  status: helt\n", "Nyckeln ”method” saknas."),
    ],
)
def test_what_is_wrong_with_it_is_told_as_of_a_record(tmp_path, text, said):
    write(tmp_path / "data", text)
    problems = reading.read(tmp_path / "data", tmp_path, TODAY).problems
    words = language.load()
    told = [f"{p.path}:{p.line}:{p.column}: fel: {words.sentence(p)}" for p in problems]
    assert [line for line in told if said in line]
