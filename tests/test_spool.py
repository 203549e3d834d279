"""Lines kept on disk by several processes, and read in the order of their ids."""

from contextlib import closing

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
    with closing(spool.read()) as lines:
        assert list(lines) == NAMES
        assert [lines[name] for name in NAMES[:4]] == [b"0", b"1", b"2", b"0"]


def test_lines_are_read_in_any_order_and_by_any_process(spool):
    for name in NAMES:
        spool.add(name, name.encode())
    lines = spool.read()

    def read(number, of):
        with closing(lines):
            return [lines[name] for name in reversed(NAMES[number::of])]

    assert sorted(line for some in shared_out(read, 3) for line in some) == [name.encode() for name in NAMES]


def test_a_line_that_is_added_after_a_reading_takes_the_place_of_the_former(spool):
    shared_out(lambda number, of: add(spool, NAMES[number::of], b"old"), 2)
    with closing(spool.read()) as lines:
        assert lines["0001"] == b"old"
    add(spool, ["0001"], b"new")
    with closing(spool.read()) as lines:
        assert (lines["0000"], lines["0001"], len(lines)) == (b"old", b"new", 200)


def test_nothing_is_read_where_nothing_was_added(spool):
    assert list(spool.read()) == []
