"""How far a build has come: nothing for a short one, a bar on a terminal, a line now and then in a log."""

import pytest

from skolsatsningar import language
from skolsatsningar.progress import CLEAR, Progress, silent


@pytest.fixture
def watch():
    """What is shown of work that is done so far at such times: `(seconds, stage, done, of)`."""

    def watched(*work, terminal):
        shown, now = [], 0.0
        progress = Progress(language.load(), shown.append, lambda: now, terminal=terminal)
        for seconds, *told in work:
            now = seconds
            progress(*told)
        progress.end()
        return shown

    return watched


@pytest.mark.parametrize("terminal", [True, False])
def test_short_work_is_not_told_of(watch, terminal):
    assert watch((0.1, "initiatives", 1, 2), (0.9, "initiatives", 2, 2), terminal=terminal) == []


def test_a_bar_grows_on_a_terminal_and_is_gone_when_all_is_done(watch):
    first, second, last = watch(
        (1.1, "initiatives", 1000, 10_000),
        (1.15, "initiatives", 1001, 10_000),
        (2, "pages", 80, 0),
        terminal=True,
    )
    assert first == f"{CLEAR}{'█' * 3}{'░' * 27} Läser satsningarna och skapar deras sidor: 1000 av 10000"
    assert second == f"{CLEAR}Skapar övriga sidor: 80"
    assert last == CLEAR


def test_a_log_gets_a_line_every_ten_seconds(watch):
    work = [(seconds, "initiatives", seconds, 30) for seconds in range(30)]
    assert watch(*work, (40, "index", 0, 0), terminal=False) == [
        "Läser satsningarna och skapar deras sidor: 10 av 30",
        "Läser satsningarna och skapar deras sidor: 20 av 30",
        "Skapar sökindexet",
    ]


def test_those_who_do_not_ask_are_told_nothing(capsys):
    silent("initiatives", 1, 2)
    assert capsys.readouterr() == ("", "")
