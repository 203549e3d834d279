"""Good records, damaged at random: every one is read or refused, with a place inside the file, in a moment.

A few hundred damages are tried each time, always the same. To look for new ones for as long as you like:

    FUZZ=20000 python -m pytest tests/test_fuzz.py
"""

import os
from datetime import date
from functools import cache, partial
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sites import ROOT

from skolsatsningar import language, names, records, report, rules, spelling
from skolsatsningar.model import RECORDS, TEXT_KEYS
from skolsatsningar.problem import has_errors
from skolsatsningar.records import Read
from skolsatsningar.rules import Known

EXAMPLES = int(os.environ.get("FUZZ", "0"))
# Of processor time: the machine may be busy with something else. A record takes half a thousandth of it.
MOMENT = 1.0
MEANINGFUL = [*"\t\n\r:-#\"'[]{}>|&*!%@,?\\`~=<", " ", "  ", "\n  ", "- ", ": ", " #", "---\n", "...\n", "? "]
MEANINGFUL += [
    "\0",
    "\x1b",
    "\ufeff",
    "\u200b",
    "\u202e",
    "\u2028",
    "\x85",
    "\xa0",
    "\ufffd",
    "Ã¤",
    "a\u030a",
]
MEANINGFUL += ["[](", "](javascript:a)", "![a](b)", "<b>", "0218", "19800101-1234", "=======\n", "9" * 400]
ENCODINGS = ["utf-8", "utf-8", "utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16", "utf-32"]

words = language.load()
FILES = sorted(path for kind in RECORDS for path in (ROOT / "data" / kind.folder).glob("*.yml"))

many = partial(
    settings,
    max_examples=EXAMPLES or 150,
    derandomize=not EXAMPLES,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@cache
def known():
    vocabulary, _, _ = records.vocabulary(ROOT / "data", ROOT)
    return Known(date(2026, 11, 22), vocabulary, proofread=True)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A file to damage."""
    return tmp_path_factory.mktemp("data") / "1880-mentorer.yml"


def checked(place, kind, raw):
    """What is told of a file, in the time that it may take."""
    place.write_bytes(raw)
    began = process_time()
    document, problems = records.document(place, place.parent)
    if document:
        _, clashes = names.collect([(kind.folder, place.stem, document)])
        record, problems = records.parse(kind, place.stem, document, known().vocabulary.names)
        problems += [*clashes, *spelling.check([document], [], TEXT_KEYS, lambda _: {})]
        if record:
            problems += rules.check(Read(record, document), known())
    told = [shape(problems, words) for shape in (*report.FORMATS.values(), report.markdown, report.terminal)]
    assert process_time() - began < MOMENT
    assert bool(problems) == bool(told[0])
    return problems


def sound(problems, raw):
    """Every problem has a sentence, and a place inside the file."""
    text = raw.decode("utf-8", "replace").removeprefix("\ufeff")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert words.sentence(problem)
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= max(len(problem.text), len(lines[problem.line - 1])) + 1, problem


@st.composite
def damaged_lines(draw):
    """A record with lines gone, doubled, exchanged, or further in or out."""
    path = draw(st.sampled_from(FILES))
    lines = path.read_text(encoding="utf-8").split("\n")
    for _ in range(draw(st.integers(1, 6))):
        one, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        match draw(st.sampled_from(["gone", "double", "exchange", "in", "out", "joined", "key"])):
            case "gone" if len(lines) > 1:
                del lines[one]
            case "double":
                lines.insert(other, lines[one])
            case "exchange":
                lines[one], lines[other] = lines[other], lines[one]
            case "in":
                lines[one] = " " * draw(st.integers(1, 5)) + lines[one]
            case "out":
                lines[one] = lines[one][draw(st.integers(1, 4)) :]
            case "joined":
                lines[one] += lines[other]
            case _:
                lines[one] = lines[one].partition(":")[2]
    return path, "\n".join(lines).encode()


@st.composite
def damaged_text(draw):
    """A record with letters gone, and with others that mean something to YAML, to a page or to no one."""
    path = draw(st.sampled_from(FILES))
    text = path.read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(text)))
        gone = draw(st.integers(0, 4))
        put = draw(st.one_of(st.sampled_from(MEANINGFUL), st.text(max_size=6)))
        text = text[:at] + put + text[at + gone :]
    return path, text.encode("utf-8", "surrogatepass")


@st.composite
def damaged_bytes(draw):
    """A record with any bytes at all in it, or in another encoding."""
    path = draw(st.sampled_from(FILES))
    raw = path.read_bytes()
    raw = raw.decode().encode(draw(st.sampled_from(ENCODINGS)), "replace")
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(raw)))
        raw = raw[:at] + draw(st.binary(max_size=6)) + raw[at + draw(st.integers(0, 6)) :]
    return path, raw


@st.composite
def many_times_over(draw):
    """A record in which something is repeated until the file is large."""
    path = draw(st.sampled_from(FILES))
    text = path.read_text(encoding="utf-8")
    pieces = [*MEANINGFUL, *text.split("\n")]
    piece = draw(st.one_of(st.sampled_from(pieces), st.text(min_size=1, max_size=20)))
    at = draw(st.integers(0, len(text)))
    times = draw(st.integers(10, max(10, 190_000 // max(1, len(piece.encode("utf-8", "surrogatepass"))))))
    return path, (text[:at] + piece * times + text[at:]).encode("utf-8", "surrogatepass")


def kind_of(path):
    return next(kind for kind in RECORDS if kind.folder == path.parent.name)


@pytest.mark.parametrize("damage", [damaged_lines, damaged_text, damaged_bytes])
def test_a_damaged_record_is_read_or_refused_at_a_place_inside_it(damage, place):
    @many()
    @given(damage())
    def damaged(found):
        path, raw = found
        sound(checked(place, kind_of(path), raw), raw)

    damaged()


def test_a_record_that_something_swells_is_read_or_refused_within_a_second(place):
    @many(max_examples=EXAMPLES or 40)
    @given(many_times_over())
    def swollen(found):
        path, raw = found
        sound(checked(place, kind_of(path), raw), raw)

    swollen()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_undamaged_record_has_no_error(path, place):
    assert not has_errors(checked(place.with_name(path.name), kind_of(path), path.read_bytes()))


def test_the_damages_are_to_every_kind_of_record():
    assert {kind_of(path) for path in FILES} == set(RECORDS)
