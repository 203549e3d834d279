"""Lines kept on disk by several processes, and read in the order of their ids."""

import pytest

from skolsatsningar.crew import shared_out
from skolsatsningar.exports.spool import Spool

NAMES = [f"{number:04}" for number in range(200)]


@pytest.fixture
def spool():
    made = Spool()
    yield made
    made.discard()


def add(spool, names, line=b"{}"):
    for name in names:
        spool.add(name, line)
    spool.flush()


def test_what_several_processes_add_is_read_in_the_order_of_ids(spool):
    add(spool, ["0000"])
    shared_out(lambda number, of: add(spool, reversed(NAMES[number::of]), b"%d" % number), 3)
    lines = spool.read()
    assert list(lines) == NAMES
    assert [lines[name] for name in NAMES[:4]] == [b"0", b"1", b"2", b"0"]
    lines.close()


def test_a_line_that_is_added_after_a_reading_takes_the_place_of_the_former(spool):
    shared_out(lambda number, of: add(spool, NAMES[number::of], b"old"), 2)
    assert spool.read()["0001"] == b"old"
    add(spool, ["0001"], b"new")
    lines = spool.read()
    assert (lines["0000"], lines["0001"], len(lines)) == (b"old", b"new", 200)


def test_nothing_is_read_where_nothing_was_added(spool):
    assert list(spool.read()) == []
