"""Work shared out among processes."""

import multiprocessing
import os
import time
from itertools import islice

import pytest

from skolsatsningar.crew import Rest, Turns, shared_out

# pytest's workers have threads, of which newer Pythons warn when a process forks. The product has none.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")


def test_every_process_does_its_part_and_gives_it_in_order():
    parts = shared_out(lambda number, of: list(range(10))[number::of], 3)
    assert parts == [[0, 3, 6, 9], [1, 4, 7], [2, 5, 8]]


def test_the_first_part_is_done_here_and_the_others_elsewhere():
    here, *others = shared_out(lambda *_: os.getpid(), 3)
    assert here == os.getpid()
    assert len({here, *others}) == 3


def test_one_process_starts_no_other():
    assert shared_out(lambda number, of: (os.getpid(), number, of), 1) == [(os.getpid(), 0, 1)]


@pytest.mark.parametrize("failing", [0, 1, 2])
def test_what_goes_wrong_in_any_process_is_raised_here_and_none_is_left_behind(failing):
    def work(number, _):
        if number == failing:
            raise LookupError(number)
        if number:
            time.sleep(600)

    with pytest.raises(LookupError, match=str(failing)):
        shared_out(work, 3)
    assert multiprocessing.active_children() == []


def test_a_process_that_is_killed_is_not_taken_for_one_that_has_nothing_to_give():
    with pytest.raises(EOFError):
        shared_out(lambda number, _: number and os._exit(9), 2)


def test_what_is_left_is_done_by_the_others_while_this_one_goes_on(tmp_path):
    gate = tmp_path / "gate"
    os.mkfifo(gate)

    def rest():
        (tmp_path / f"{os.getpid()}").write_bytes(
            gate.read_bytes()
        )  # a pipe is read when someone has written

    left = Rest(rest)
    _, other = shared_out(lambda *_: (os.getpid(), left.is_mine), 2, left)
    assert other[1]
    assert not left.is_mine
    assert not (tmp_path / f"{other[0]}").exists()
    gate.write_bytes(b"done")
    left.wait()
    assert (tmp_path / f"{other[0]}").read_bytes() == b"done"
    assert multiprocessing.active_children() == []


def test_what_goes_wrong_in_what_is_left_is_raised_by_who_waits_for_it():
    def rest():
        raise LookupError

    left = Rest(rest)
    assert shared_out(lambda number, _: number, 2, left) == [0, 1]
    with pytest.raises(LookupError):
        left.wait()
    assert multiprocessing.active_children() == []


def test_what_is_left_can_be_dropped():
    left = Rest(lambda: time.sleep(600))
    shared_out(lambda *_: None, 3, left)
    left.drop()
    assert multiprocessing.active_children() == []
    left.wait()


def test_one_process_leaves_nothing():
    left = Rest(lambda: pytest.fail("there is no one to do it"))
    assert shared_out(lambda *_: left.is_mine, 1, left) == [False]
    left.wait()


def test_each_number_goes_to_one_process_and_none_is_left():
    turns = Turns()
    taken = shared_out(lambda *_: list(turns.below(1000)), 3)
    assert sorted(number for some in taken for number in some) == list(range(1000))
    turns.close()


def test_one_process_has_every_turn():
    turns = Turns()
    assert list(islice(turns, 3)) == [0, 1, 2]
    assert next(iter(turns)) == 3
    turns.close()
