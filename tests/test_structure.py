"""What the model expects at each place of a record."""

import pytest

from skolsatsningar.fields import Reference
from skolsatsningar.model import Contact, Initiative, Period, Programme, School, Source, Translation
from skolsatsningar.structure import inside, keys


def at(kind, *location):
    expected = kind
    for key in location:
        expected = inside(expected, key)
    return expected


@pytest.mark.parametrize(
    ("kind", "location", "expected"),
    [
        (Initiative, ("period",), Period),
        (Initiative, ("schools", 0, "contacts", 1), Contact),
        (Initiative, ("translations", "en"), Translation),
        (Programme, ("sources", 0), Source),
        (Initiative, ("title",), None),
        (Initiative, ("finns_inte", "alls"), None),
    ],
)
def test_a_group_is_found_where_it_stands(kind, location, expected):
    assert at(kind, *location) is expected


@pytest.mark.parametrize(
    ("kind", "location", "folder"),
    [
        (Initiative, ("municipality",), "municipalities"),
        (Initiative, ("areas", 2), "areas"),
        (Initiative, ("programme",), "programmes"),
        (Initiative, ("schools", 0, "school"), "schools"),
        (Initiative, ("partners", 0, "organisation"), "organisations"),
        (Initiative, ("relations", "part_of", 0), "initiatives"),
        (School, ("predecessors", 0, "school"), "schools"),
    ],
)
def test_a_name_of_another_record_is_known_as_one(kind, location, folder):
    expected = at(kind, *location)
    assert isinstance(expected, Reference)
    assert expected.kind == folder


def test_keys_are_those_of_a_record_in_their_order():
    assert keys(Period) == ["start", "end", "words"]
    assert keys(Initiative)[:3] == ["title", "summary", "plain"]
    assert keys(inside(Initiative, "translations")) == []
    assert keys(None) == []
