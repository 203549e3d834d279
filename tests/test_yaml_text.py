"""Bytes become text and places, whatever the bytes are."""

import random
from itertools import pairwise

import pytest
from small_data import BASE, files

from skolsatsningar import language, report, yaml_text
from skolsatsningar.problem import Problem

words = language.load()
WRITTEN = ("no", "yes", "on", "null", "true", "~", "=", "<<", "0114", "0180", "1.10", "1_000", "0x1F", "1e3")
WRITTEN += (".inf", "12:30", "2024-02-30", "2024-01-15")
RECORD = files(BASE)["initiatives/1880-rakna.yml"]


def data(source):
    document, problems = yaml_text.read(source if isinstance(source, bytes) else source.encode(), "x.yml")
    assert problems == []
    assert document
    return document.data


def refused(source):
    """The one problem that a source is refused for, as code and place."""
    document, problems = yaml_text.read(source if isinstance(source, bytes) else source.encode(), "x.yml")
    assert document is None
    assert report.text(problems, words)
    (problem,) = problems
    return problem.code, problem.line, problem.column


@pytest.mark.parametrize("written", WRITTEN)
def test_a_value_stays_the_text_that_was_written(written):
    assert data(f"key: {written}\n{written}: value\n") == {"key": written, written: "value"}


def test_lists_and_groups_hold_text_too():
    assert data("a:\n  - 1\n  - {b: no, c: [0114]}\n") == {"a": ["1", {"b": "no", "c": ["0114"]}]}


def test_a_key_without_a_value_has_the_empty_text():
    assert data("a:\nb: ''\n") == {"a": "", "b": ""}


def test_a_comment_is_left_out_and_a_hash_inside_a_word_is_not():
    assert data("# först\na: b # sist\nc: d#e\n") == {"a": "b", "c": "d#e"}


def test_a_text_that_a_hash_would_cut_short_is_refused_at_the_hash():
    assert refused("a: Program #1\n") == ("nummertecken", 1, 12)
    assert refused("a: #1\n") == ("nummertecken", 1, 4)


def test_hashes_in_quotes_and_in_blocks_are_text():
    assert data('a: "Program #1"\nb: |\n  ## Rubrik\n  #1\n') == {"a": "Program #1", "b": "## Rubrik\n#1\n"}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_ending_is_read_alike(ending):
    text = "a: b\nc: |\n  d\n  e\n".replace("\n", ending)
    assert data(text) == {"a": "b", "c": "d\ne\n"}
    assert refused(f"a: b{ending}a: c{ending}") == ("dubbel-nyckel", 2, 1)


def test_a_byte_order_mark_is_no_part_of_the_first_key():
    assert data(b"\xef\xbb\xbfa: b\n") == {"a": "b"}
    assert refused(b"\xef\xbb\xbfa: b\n\xe5: c\n") == ("inte-utf-8", 2, 1)


def test_decomposed_letters_are_composed():
    assert data("a\u030a: o\u0308\n") == {"å": "ö"}


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2007", "\u2028", "\u2029", "\u0085"])
def test_spaces_that_were_pasted_in_are_spaces(space):
    assert data(f"a:{space}b{space}c\nd:\n{space}{space}e: f\n") == {"a": "b c", "d": {"e": "f"}}


@pytest.mark.parametrize(
    "unseen",
    [
        "\u200c",
        "\u200d",
        "\u200e",
        "\u200f",
        "\U000e0041",
        "\u00ad",
        "\u200b",
        "\u202e",
        "\u2060",
        "\ufeff",
        "\x07",
        "\x1b",
        "\x7f",
    ],
)
def test_what_no_one_sees_is_refused_where_it_stands(unseen):
    assert refused(f"a: b\nåäö: c{unseen}d\n") == ("styrtecken", 2, 7)


@pytest.mark.parametrize("escape", [r"\a", r"\0", r"\e", r"\x1b", r"\u200b"])
def test_what_no_one_sees_is_refused_when_it_is_written_as_an_escape(escape):
    assert refused(f'a: "b{escape}"\n') == ("styrtecken", 1, 4)


def test_joiners_that_other_languages_are_spelt_with_are_text():
    assert data("a: می\u200cخواهم\n") == {"a": "می\u200cخواهم"}


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "mac-roman"])
def test_another_encoding_is_refused_at_its_first_letter(encoding):
    assert refused("a: b\ntitle: Räkna\n".encode(encoding)) == ("inte-utf-8", 2, 9)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_refused(encoding):
    assert refused("title: Räkna\n".encode(encoding)) == ("utf-16", 1, 1)


@pytest.mark.parametrize(
    "raw", [b"PK\x03\x04\x14\x00\x06\x00", b"%PDF-1.7\n", b"{\\rtf1\\ansi", b"\x89PNG\r\n"]
)
def test_a_word_processors_file_and_a_picture_are_refused(raw):
    assert refused(raw) == ("ingen-textfil", 1, 1)


@pytest.mark.parametrize("source", ["", "\n\n", "# bara en kommentar\n", "---\n"])
def test_an_empty_file_is_refused_as_empty(source):
    assert refused(source) == ("tom-fil", 1, 1)


@pytest.mark.parametrize("source", ["- a\n- b\n", "[a, b]\n", "hej\n", "17\n", "title:Räkna\n", '"a"\n'])
def test_a_file_that_is_no_group_of_keys_is_refused(source):
    assert refused(source) == ("inte-nycklar", 1, 1)


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", "=======", ">>>>>>> gren"])
def test_each_marker_of_a_conflict_is_told(marker):
    assert refused(f"a: b\n{marker}\nc: d\n") == ("konflikt", 2, 1)


def test_a_line_of_signs_inside_a_text_is_no_conflict():
    assert data("a: |\n  Rubrik\n  =======\n") == {"a": "Rubrik\n=======\n"}


def test_every_duplicate_key_is_told_with_the_line_of_the_first():
    _, problems = yaml_text.read(b"a: 1\nb:\n  c: 1\n  c: 2\na: 2\na: 3\n", "x.yml")
    told = [(problem.code, problem.line, problem.column, problem.values["line"]) for problem in problems]
    assert told == [
        ("dubbel-nyckel", 4, 3, 3),
        ("dubbel-nyckel", 5, 1, 1),
        ("dubbel-nyckel", 6, 1, 1),
    ]


@pytest.mark.parametrize("source", ["a: *b\n", "a: &b\n", "*a : b\n", "a: &b c\nd: *e\n"])
def test_a_text_that_begins_as_an_anchor_or_an_alias_is_refused(source):
    assert refused(source)[0] == "alias"


BOMB = "a: &a [b, b]\n" + "".join(f"{to}: &{to} [*{of}, *{of}]\n" for of, to in pairwise("abcdefghijklmnop"))


@pytest.mark.parametrize("source", ["a: &b c\nd: *b\n", "a: &a [*a]\n", "a: &a {b: *a}\n", BOMB])
def test_anchors_that_are_used_are_refused_before_anything_is_made_of_them(source):
    assert refused(source) == ("ankare", 1, 4)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac-roman", "cp850"])
@pytest.mark.parametrize("letter", "åäöÅÄÖé")
def test_letters_that_were_read_in_a_wrong_encoding_are_told_with_what_was_meant(encoding, letter):
    wrong = letter.encode().decode(encoding)
    document, (problem,) = yaml_text.read(f"title: R{wrong}kna\n".encode(), "x.yml")
    assert document is None
    assert (problem.code, problem.line, problem.column) == ("mojibake", 1, 9)
    assert problem.values["suggestion"] == letter
    assert problem.text == yaml_text.SPACE.sub(" ", f"title: R{wrong}kna")


@pytest.mark.parametrize("wrong", ["â€™", "â€“", "â€\x9d", "Â§", "Â\xa0", "�", "��"])
def test_signs_that_were_read_in_a_wrong_encoding_are_told(wrong):
    assert refused(f"a: b\nc: d{wrong}e\n") == ("mojibake", 2, 5)


@pytest.mark.parametrize("text", ["JOÃO", "Âge", "√2", "à la carte", "”så” – här …"])
def test_what_only_looks_like_a_wrong_encoding_is_text(text):
    assert data(f"a: {text}\n") == {"a": text}


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [
        ("a:\n  -b\n", 2, 3),
        ("a:\n  - b\n  -c\n", 3, 3),
        ("a:\n- b\n  -c\n", 3, 3),
        ("a: b\n  -c\n", 2, 3),
    ],
)
def test_a_dash_without_its_space_is_told(source, line, column):
    assert refused(source) == ("streck-utan-mellanslag", line, column)


@pytest.mark.parametrize(
    "text", ["a: -5 grader\n", "a: |\n  b\n  -c\n", "a:\n  - -5\n", "a: 'b\n  -c'\n", "a: -b\n"]
)
def test_a_dash_where_no_list_is_begun_is_text(text):
    assert data(text)


@pytest.mark.parametrize("source", ["a:\n{items}", "{keys}", "a:\n  b:\n{items}"])
def test_more_than_anyone_reads_in_one_place_is_refused(source):
    items = "  - b\n" * 501
    keys = "".join(f"k{number}: v\n" for number in range(501))
    assert refused(source.replace("{items}", items).replace("{keys}", keys))[0] == "for-manga"


def test_five_hundred_in_one_place_are_read():
    assert len(data("a:\n" + "  - b\n" * 500)["a"]) == 500


def test_stars_and_ampersands_inside_a_text_are_text():
    source = "a: b *c* & d\ne: |\n  **f**\n  * g\n  & h\n"
    assert data(source) == {"a": "b *c* & d", "e": "**f**\n* g\n& h\n"}


@pytest.mark.parametrize(
    "source",
    [
        "a: !!int 1\n",
        "a: !b c\n",
        "a: !!python/object/apply:os.system [ls]\n",
        "a: !!set {b, c}\n",
        "a: !Å\n",
    ],
)
def test_tags_are_refused_and_nothing_is_constructed(source):
    assert refused(source) == ("yaml-tagg", 1, 4)


def test_several_documents_are_refused_at_the_second():
    assert refused("a: b\n---\nc: d\n") == ("flera-dokument", 2, 1)
    assert data("---\na: b\n...\n") == {"a": "b"}


@pytest.mark.parametrize("key", ["? [a, b]\n: c\n", "? {a: b}\n: c\n", "{a: b}: c\n", "[a]: b\n"])
def test_a_key_that_is_no_text_is_refused(key):
    assert refused(key)[0] == "nyckel-inte-text"


@pytest.mark.parametrize("depth", [20, 300, 25_000])
@pytest.mark.parametrize("opening", ["[", "{", "- ", "-  ", "? ", "?   ", "-\t", "- \t", "[{", "- ? "])
def test_depth_is_refused_before_it_can_end_the_process(opening, depth):
    code, line, _ = refused(f"a:\n  {opening * depth}")
    assert code in {"for-djupt", "parentes-oavslutad", "tabb", "nyckel-inte-text"}
    assert line == 2


def test_depth_by_indentation_is_refused():
    steps = [f"{' ' * depth}a:" for depth in range(500)]
    assert refused("\n".join([*steps, " " * 500 + "b"])) == ("for-djupt", 13, 13)


def test_many_links_in_a_text_are_not_depth():
    assert data("a: |\n" + "  [b](https://c.se)\n" * 200)


def test_ten_megabytes_are_refused_unread():
    assert refused(b"a: b\n" * 2_000_000) == ("for-stor-fil", 1, 1)


SOURCE = """\
title: Räkna
areas:
  # ett område
  - matematik
period:
  start: 1
schools:
  - school: a
purpose: |
  Lärare <b>räknar</b>
  och räknar.
"""


@pytest.mark.parametrize(
    ("location", "line", "column"),
    [
        ((), 1, 1),
        (("title",), 1, 8),
        (("areas", 0), 4, 5),
        (("period", "start"), 6, 10),
        (("schools", 0, "school"), 8, 13),
        (("schools", 0), 8, 5),
        (("purpose",), 9, 10),
        # What is not there is told at the nearest above it.
        (("summary",), 1, 1),
        (("areas", 7), 4, 3),
        (("period", "end"), 6, 3),
        (("schools", 0, "note", 3), 8, 5),
    ],
)
def test_a_problem_stands_at_its_value(location, line, column):
    document, _ = yaml_text.read(SOURCE.encode(), "data/x.yml")
    problem = document.problem(location, "tal", {"found": "a"})
    assert problem == Problem(
        "data/x.yml", line, column, "tal", {"found": "a"}, text=SOURCE.split("\n")[line - 1]
    )


@pytest.mark.parametrize(
    ("location", "line", "column"),
    [(("title",), 1, 1), (("areas",), 2, 1), (("period", "start"), 6, 3), (("schools", 0, "school"), 8, 5)],
)
def test_a_problem_can_stand_at_its_key(location, line, column):
    document, _ = yaml_text.read(SOURCE.encode(), "x.yml")
    problem = document.problem(location, "okand-nyckel", at_key=True)
    assert (problem.line, problem.column) == (line, column)


@pytest.mark.parametrize(("word", "line", "column"), [("<b>", 10, 10), ("och", 11, 3), ("räknar och", 9, 10)])
def test_a_problem_can_stand_at_a_word_unless_it_is_broken_over_lines(word, line, column):
    document, _ = yaml_text.read(SOURCE.encode(), "x.yml")
    problem = document.problem(("purpose",), "html", word=word)
    assert (problem.line, problem.column) == (line, column)


@pytest.mark.parametrize("seed", range(300))
def test_a_file_that_was_damaged_at_random_is_read_or_refused_at_a_place_within_it(seed):
    chance = random.Random(seed)  # noqa: S311  # no secret
    letters = list(RECORD)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(letters))
        letters[at : at + chance.randint(0, 3)] = chance.choice("""\t\n:-#"'[]{}>|&*!%@,? \\\0å""")
    source = "".join(letters)
    document, problems = yaml_text.read(source.encode(), "x.yml")
    assert (document is None) == bool(problems)
    for problem in problems:
        lines = source.split("\n")
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.code in words["problems"]
