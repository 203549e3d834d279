"""Every field of the model has a place in what goes out as data, or a reason to stay in."""

from typing import ClassVar

import pytest

from skolsatsningar import model
from skolsatsningar.exports import placement
from skolsatsningar.exports.placement import PLACES, Place, Withheld


def test_every_field_has_a_place_and_every_place_a_field():
    assert list(placement.unplaced()) == []


def test_a_field_that_is_added_and_not_placed_is_found(monkeypatch):
    class Budgeted(model.Record):
        folder: ClassVar[str] = "budgets"
        budget: model.Line

    monkeypatch.setattr(model, "RECORDS", (*model.RECORDS, Budgeted))
    assert set(placement.unplaced()) == {("Budgeted", name) for name in ("id", "path", "budget")}


def test_a_field_inside_a_part_that_is_not_placed_is_found(monkeypatch):
    monkeypatch.setitem(PLACES, model.Update, {"date": Place.PUBLIC})
    assert list(placement.unplaced()) == [("Update", "text")]


def test_a_place_without_a_field_is_found(monkeypatch):
    monkeypatch.setitem(PLACES, model.Update, {**PLACES[model.Update], "author": Place.PUBLIC})
    assert list(placement.unplaced()) == [("Update", "author")]


@pytest.mark.parametrize("kind", PLACES, ids=lambda kind: kind.__name__)
def test_what_is_withheld_has_a_reason(kind):
    reasons = [place.reason for place in PLACES[kind].values() if isinstance(place, Withheld)]
    assert all(reason.endswith(".") for reason in reasons)
