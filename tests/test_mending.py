"""What is mended in a file, and that nothing else of it is."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sites import ROOT
from small_data import BASE, write

from skolsatsningar import language, mending, records, yaml_text
from skolsatsningar.mending import mend, mend_folder
from skolsatsningar.model import RECORDS, Initiative, Programme, School

words = language.load()
KINDS = {kind.folder: kind for kind in RECORDS}
FILES = sorted(path for kind in KINDS for path in (ROOT / "data" / kind).glob("*.yml"))
BOM = b"\xef\xbb\xbf"


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory):
    data = write(
        write(tmp_path_factory.mktemp("names") / "data", BASE),
        """
        schools/1880-norra.yml:
          name: "Skola: Norra"
          aliases: [Norra]
          municipality: Örebro
        areas/lasa.yml:
          name: Läsa, skriva
          aliases: [Läsa]
        """,
    )
    return records.vocabulary(data, data.parent)[0]


def mended(text, kind=Initiative, vocabulary=None):
    """A text, mended, and the codes and lines of what was changed."""
    raw = text if isinstance(text, bytes) else text.encode()
    done = mend(raw, kind, vocabulary)
    return done.raw.decode(), [(change.code, change.line) for change in done.changes]


def test_a_record_in_order_is_left_as_it_is():
    text = "title: A\nsummary: B\n"
    assert mend(text.encode(), Initiative, None) == mending.Mended(text.encode())


# Letters.


@pytest.mark.parametrize(
    ("raw", "result", "changes"),
    [
        (BOM + b"title: A\n", "title: A\n", [("bom", 1)]),
        (b"title: A\r\nsummary: B\r\n", "title: A\nsummary: B\n", [("line_ends", 1)]),
        (b"title: A\rsummary: B\r", "title: A\nsummary: B\n", [("line_ends", 1)]),
        ("title: A\nsummary: Bla\u030a\n", "title: A\nsummary: Blå\n", [("composed", 2)]),
        ("title: A\xa0B\n", "title: A B\n", [("odd_space", 1)]),
        ("title: A\u2028B\n", "title: A B\n", [("odd_space", 1)]),
        ("title: A\u200bB\xad\n", "title: AB\n", [("invisible", 1)]),
        ("title: A  \nsummary: B\t\n", "title: A\nsummary: B\n", [("trailing", 1)]),
        ("title: A\n  \nsummary: B\n", "title: A\n\nsummary: B\n", [("trailing", 2)]),
        ("title: A", "title: A\n", [("last_line", 1)]),
        ("purpose: |\n  A", "purpose: |\n  A\n", [("last_line", 2)]),
        ("title: A  # om den  \n", "title: A  # om den\n", [("trailing", 1)]),
    ],
)
def test_letters_are_mended(raw, result, changes):
    assert mended(raw) == (result, changes)


def test_two_spaces_that_break_a_line_in_a_text_are_left():
    text = "purpose: |\n  En rad  \n  En till  \n\n  Ett stycke   \nresults: X  \n"
    assert mended(text)[0] == "purpose: |\n  En rad  \n  En till\n\n  Ett stycke\nresults: X\n"


def test_the_lines_that_are_mended_are_counted():
    done = mend(b"title: A \nsummary: B\nplain: C \n", Initiative, None)
    assert [change.values for change in done.changes] == [{"count": 2}]


@pytest.mark.parametrize(
    "raw", [b"title: \xe5\n", "title: A\n".encode("utf-16"), b"title: A\0 \n", b"a: b \n" * 40_000]
)
def test_what_is_no_text_is_left_alone(raw):
    assert mend(raw, Initiative, None) == mending.Mended(raw, readable=False)


@pytest.mark.parametrize(
    "text", ["title: A\n\tsummary: B\n", "title: A\u202eB\n", "title: A\x07\n", "title: [A\n", ""]
)
def test_what_cannot_surely_be_mended_is_left_and_known_as_unread(text):
    assert mend(text.encode(), Initiative, None) == mending.Mended(text.encode(), readable=False)


def test_what_cannot_be_read_is_mended_in_its_letters_all_the_same():
    assert mended(BOM + b"summary: 'A' \r\ntitle: [A \r\n")[0] == "summary: 'A'\ntitle: [A\n"


# Quotes.


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ('title: "Mentorer"\n', "title: Mentorer\n"),
        ("title: 'Mentorer' # så\n", None),
        ("title: 'Mentorer'\n", "title: Mentorer\n"),
        ('"title": Mentorer\n', "title: Mentorer\n"),
        ('areas:\n  - "Matematik"\n', "areas:\n  - Matematik\n"),
        ('title: "\\xe5r"\n', "title: år\n"),
        ('title: "A: B"\n', None),
        ("title: 'A: B'\n", None),
        ('title: "A #1"\n', None),
        ('title: "- A"\n', None),
        ('title: " A"\n', None),
        ('title: "a\\u0308"\n', None),
        ('title: "A\\nB"\n', None),
        ('title: "A\n  B"\n', None),
        ('grades: "9"\n', None),
        ('title: "no"\n', None),
        ('title: "2018-01-15"\n', None),
        ('areas: ["Matematik"]\n', None),
        ("{title: 'A'}\n", None),
    ],
)
def test_quotes_go_where_every_program_reads_the_same_without_them(text, result):
    assert mended(text)[0] == (result or text)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("title: Mentorer: mer tid\n", 'title: "Mentorer: mer tid"\n'),
        ("title: A: B\nsummary: C: D \n", 'title: "A: B"\nsummary: "C: D"\n'),
        ("sources:\n  - title: A: B\n", 'sources:\n  - title: "A: B"\n'),
        ('title: A "B": C\n', 'title: "A \\"B\\": C"\n'),
        # Here it may be something else that was meant.
        ("title: A: B\n  C\n", None),
        ("period: start: 2018\n", None),
        ("title: A: B # C\n", None),
        ("title: 'A': B\n", None),
    ],
)
def test_a_text_with_a_colon_gets_quotes_where_it_can_be_nothing_else(text, result):
    assert mended(text)[0] == (result or text)


# Names.


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("municipality: Örebro kommun\n", "municipality: Örebro\n"),
        ("municipality: 1880\n", "municipality: Örebro\n"),
        ("municipality: örebro\n", "municipality: Örebro\n"),
        ("municipality: Nationell\n", "municipality: nationell\n"),
        ("areas:\n  - matte  # så\n", "areas:\n  - Matematik  # så\n"),
        ("areas: [matte, Läsa]\n", 'areas: [Matematik, "Läsa, skriva"]\n'),
        ("areas:\n  - Läsa\n", "areas:\n  - Läsa, skriva\n"),
        ("schools:\n  - school: 'Almbyskolan'\n", "schools:\n  - school: Almby skola\n"),
        ("schools:\n  - school: Norra\n", 'schools:\n  - school: "Skola: Norra"\n'),
        ("relations:\n  follows:\n    - 1880-RAKNA\n", "relations:\n  follows:\n    - 1880-rakna\n"),
        # An id is sure, and a name that leads nowhere is for the check to tell.
        ("schools:\n  - school: 1880-almby-skola\n", None),
        ("schools:\n  - school: Almby\n", None),
        ("title: matte\nareas: matte\n", None),
    ],
)
def test_another_name_of_a_record_becomes_its_own(text, result, vocabulary):
    assert mended(text, Initiative, vocabulary)[0] == (result or text)


def test_a_name_that_two_records_claim_is_not_touched(tmp_path):
    data = write(write(tmp_path / "data", BASE), "areas/rakna.yml:\n  name: Räkna\n  aliases: [Matte]\n")
    write(data, "initiatives/1880-rakna.yml:\n  ...\n  areas: [matte]\n")
    codes = {change.code for found in mend_folder(data, tmp_path) for change in found.after.changes}
    assert codes == {"order"}


# The order of keys.


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("summary: B\ntitle: A\n", "title: A\nsummary: B\n"),
        (
            "period:\n  end: 2\n  start: 1\n\nareas:\n  - A\n",
            "areas:\n  - A\nperiod:\n  start: 1\n  end: 2\n\n",
        ),
        (
            "contacts:\n  - name: A  # hon\n    role: B\n  # om C\n  - email: D\n    role: C\n",
            "contacts:\n  - role: B\n    name: A  # hon\n  # om C\n  - role: C\n    email: D\n",
        ),
        (
            "# Om allt\n\n# om B\nsummary: B # här\n# om A,\n# två rader\ntitle: A\n\n# sist\n",
            "# Om allt\n\n# om A,\n# två rader\ntitle: A\n# om B\nsummary: B # här\n\n# sist\n",
        ),
        (
            "# yaml-language-server: $schema=x\nsummary: B\ntitle: A\n",
            "# yaml-language-server: $schema=x\ntitle: A\nsummary: B\n",
        ),
        (
            "purpose: |\n  A\n\n  # ingen kommentar\nbackground: >-\n  B\n  C\ntitle: D\n",
            "title: D\nbackground: >-\n  B\n  C\npurpose: |\n  A\n\n  # ingen kommentar\n",
        ),
        (
            "translations:\n  no:\n    summary: B\n    title: A\n  en:\n    title: C\n    summary: D\n",
            "translations:\n  no:\n    title: A\n    summary: B\n  en:\n    title: C\n    summary: D\n",
        ),
        ("period:\n  # slut\n  end: 2\n  start: 1\n", "period:\n  start: 1\n  # slut\n  end: 2\n"),
        # A comment cannot stand beside a dash; an unknown key has no place; brackets are in one piece.
        ("contacts:\n  - name: A\n    # roll\n    role: B\n", None),
        ("summary: B\ntitel: A\ntitle: C\n", None),
        ("{summary: B, title: A}\n", None),
        ("? summary\n: B\n? title\n: A\n", None),
        ("results: |+\n  A\n\ntitle: B\n", "title: B\nresults: |+\n  A\n\n"),
    ],
)
def test_keys_are_put_in_order_with_their_comments(text, result):
    assert mended(text)[0] == (result or text)


def test_the_order_is_that_of_the_records_kind():
    assert mended("municipality: B\nname: A\n", School)[0] == "name: A\nmunicipality: B\n"
    assert mended("sources:\n  - url: B\n    title: A\nname: C\n", Programme)[0] == (
        "name: C\nsources:\n  - title: A\n    url: B\n"
    )


def test_what_has_been_changed_is_told_by_its_line_in_the_file_as_it_was():
    text = "summary: 'B'\n\nareas: [A]\n\nperiod:\n  end: 2 \n  start: 1\ntitle: A"
    assert mended(text)[1] == [
        ("quotes_needless", 1),
        ("trailing", 6),
        ("order", 7),
        ("last_line", 8),
        ("order", 8),
    ]


# All of it together.


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_records_of_the_catalogue_need_no_mending(path, real_names):
    raw = path.read_bytes()
    assert mend(raw, KINDS[path.parent.name], real_names).changes == ()


@pytest.fixture(scope="module")
def real_names():
    return records.vocabulary(ROOT / "data", ROOT)[0]


PIECES = st.sampled_from(
    [
        "title: A\n",
        "title: Å\n",
        'summary: "B"\n',
        "plain: |\n  Text  \n  # mer\n\n  slut \n",
        "areas:\n  - 'Matte'\n  - A\n",
        "# om nästa\n",
        "# x",
        "\n",
        "  \n",
        "---\n",
        "\ufeff",
        "a: b \n",
        "municipality: orebro # x\n",
        "period:\n  end: 2\n  # om\n  start: 1 \n",
        "contacts:\n  # hon\n  - name: A\n    role: 'B'\n  - {name: C}\n  -\n    unit: E\n    role: F",
        "background: >-\n  A:\n   B\n\n  C\n",
        "results: A: B\n",
        "results: |+\n  A\n\n\n",
        "purpose: 'a\n\n  b'\n",
        "schools:\n- note: a\n  school: Almbyskolan\n\n# slut\n",
        "updates:\n  - text: a\u0308\n    date: 2018\n    \n",
        "grades: '9'\r\n",
        "translations:\n  en:\n    # summary\n    summary: a\n\n    title: b\n",
        "films: []\n",
        "status:\n",
    ]
)


@settings(database=None, deadline=None, max_examples=400)
@given(pieces=st.lists(PIECES, max_size=9))
def test_whatever_is_mended_says_the_same_keeps_every_word_and_needs_it_but_once(pieces, vocabulary):
    text = "".join(pieces)
    done = mend(text.encode(), Initiative, vocabulary)
    again = mend(done.raw, Initiative, vocabulary)
    assert (again.raw, again.changes) == (done.raw, ())
    assert bool(done.changes) == (done.raw != text.encode())
    before, _ = yaml_text.read(text.encode(), "")
    after, _ = yaml_text.read(done.raw, "")
    assert done.readable == (after is not None)
    if before:
        assert said(before.data, vocabulary) == said(after.data, vocabulary)
    assert comments(text) == comments(done.raw.decode())


def said(value, vocabulary, key=""):
    """What a value says to a reader: names lead to their records, and space at ends of lines is none."""
    if isinstance(value, dict):
        return {key: said(item, vocabulary, key) for key, item in value.items()}
    if isinstance(value, list):
        return [said(item, vocabulary, key) for item in value]
    kind = {"areas": "areas", "school": "schools", "municipality": "municipalities"}.get(key)
    found = vocabulary.names.resolve(kind, value) if kind else None
    return found or "\n".join(line.rstrip() for line in value.strip().split("\n"))


def comments(text):
    """The lines of a text that hold nothing but a comment."""
    lines = (line.strip() for line in text.replace("\r", "").replace("\ufeff", "").split("\n"))
    return sorted(line for line in lines if line.startswith("#"))


def test_every_change_has_its_sentence():
    codes = {"bom", "line_ends", "odd_space", "invisible", "composed", "trailing", "last_line"}
    assert set(words["mending"]["changes"]) == {*codes, "quotes_needed", "quotes_needless", "name", "order"}


def test_a_link_to_another_file_is_left_alone(tmp_path):
    data = write(tmp_path / "data", BASE)
    other = tmp_path / "annan.yml"
    other.write_bytes(b"summary: A \n")
    (data / "initiatives" / "1880-annan.yml").symlink_to(other)
    assert "1880-annan.yml" not in {found.path.name for found in mend_folder(data, tmp_path)}


def test_a_file_of_many_groups_is_mended_whole():
    text = "summary: A\nfilms:\n" + "  - url: https://x.example/\n    title: 'A'\n" * 400 + "title: A\n"
    done = mend(text.encode(), Initiative, None)
    assert done.raw.startswith(b"title: A\nsummary: A\nfilms:\n  - title: A\n    url: ")
    assert len(done.changes) == 801


@pytest.mark.parametrize(
    "text", ["title: x{}y\n", "title: x{}\n", "purpose: |\n  x{}y\n  z\n", "{}x: y: z\n", 'title: "x{}y"\n']
)
def test_a_long_run_of_spaces_takes_no_time(text):
    begun = time.perf_counter()
    mend(text.format(" " * 150_000).encode(), Initiative, None)
    assert time.perf_counter() - begun < 5
