"""What is written, read again, is the same record; and it looks like the records of the catalogue."""

import unicodedata
from textwrap import dedent

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sites import ROOT

from skolsatsningar import model, yaml_text
from skolsatsningar.yaml_writing import WIDTH, is_plain, quoted, scalar, written

RECORDS = sorted(path for kind in model.RECORDS for path in (ROOT / "data" / kind.folder).glob("*.yml"))

# All that a text can be made of, with what means something in YAML more often than chance would have it.
SIGNS = st.sampled_from(
    [*"-?:,[]{}#&*!|>'\"%@`=~<\\/ \n\t.", ": ", " #", "- ", "---", "...", "  \n", "å", "\xa0"]
)
LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"])
TEXTS = (
    st.lists(st.one_of(SIGNS, LETTERS, st.sampled_from(["no", "0114", "12:30", "ord "])))
    .map("".join)
    .filter(lambda text: not yaml_text.MOJIBAKE.search(text))  # which no record may hold
)
KEYS = TEXTS.filter(lambda text: len(text) < 50)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)
PROFILE = settings(database=None, deadline=None, max_examples=300)


def again(record):
    document, problems = yaml_text.read(written(record).encode(), "x.yml")
    assert problems == []
    return document.data


def as_read(value):
    """A value made of such texts as the reader gives."""
    if isinstance(value, str):
        return yaml_text.UNSEEN.sub("", unicodedata.normalize("NFC", value))
    if isinstance(value, list):
        return [as_read(item) for item in value]
    return {as_read(key): as_read(item) for key, item in value.items()}


@PROFILE
@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
@example({"a": "\xa0\u0308"})
@example({"a": "\n"})
@example({"a": "x  \n\ny"})
@example({"a": "x  \ny"})
@example({"a": "- " * 60 + "a" * 100 + " #b"})
def test_what_is_written_and_read_again_is_the_same(record):
    record = as_read(record)
    # Twelve dashes in a row are refused wherever they stand.
    if not yaml_text.DASHES.search(written(record)):
        assert again(record) == record


@pytest.mark.parametrize(
    "text",
    [
        "Mentorer: mer tid",
        "Mentorer:",
        "Program #1",
        "#1",
        "# kommentar",
        '"Så här"',
        "'citat'",
        "- streck",
        "-",
        "? fråga",
        ": kolon",
        "&",
        "*stjärna*",
        "!viktigt",
        "%",
        "@skola",
        "`kod`",
        "[lista]",
        "{grupp}",
        "|",
        "> citat",
        ", och",
        "---",
        "...",
        "",
        " ",
        "två  mellanslag",
        "slut ",
        " början",
        "C:\\mapp\\ny",
    ],
)
def test_a_text_with_signs_is_the_same_text(text):
    assert again({"title": text, "areas": [text], "period": {"words": text}}) == {
        "title": text,
        "areas": [text],
        "period": {"words": text},
    }


@pytest.mark.parametrize(
    "text",
    ["no", "ja", "0114", "2018-01", "12:30", "1.10", "~", "null", "a:b", "C#", "-5", "ca 120", "(x)", "”så”"],
)
def test_words_and_numbers_need_no_quotes(text):
    assert scalar(text) == text
    assert again({"a": text}) == {"a": text}


def test_a_record_is_written_as_the_catalogue_writes_it():
    record = {
        "title": "Styrning och ledning: Matematik",
        "summary": "Lärare i Örebro planerar lektioner i matematik tillsammans. " * 3 + "De möts.",
        "areas": ["Matematik", "Ledarskap"],
        "period": {},
        "schools": [{"school": "Almby skola", "contacts": [{"role": "Rektor", "name": "Anna"}]}],
        "activities": "De gör så här:\n\n- möts\n- talar",
        "results": "Ett stycke.\n\nEtt till.\n",
        "former_ids": [],
    }
    assert written(record) == dedent("""\
        title: "Styrning och ledning: Matematik"
        summary: >-
          Lärare i Örebro planerar lektioner i matematik tillsammans. Lärare i Örebro planerar lektioner i
          matematik tillsammans. Lärare i Örebro planerar lektioner i matematik tillsammans. De möts.
        areas:
          - Matematik
          - Ledarskap
        period: {}
        schools:
          - school: Almby skola
            contacts:
              - role: Rektor
                name: Anna
        activities: |-
          De gör så här:

          - möts
          - talar
        results: |
          Ett stycke.

          Ett till.
        former_ids: []
    """)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_the_records_of_the_catalogue_are_the_same_when_written(path):
    document, _ = yaml_text.read(path.read_bytes(), path.name)
    assert again(document.data) == document.data


def test_no_line_is_longer_than_it_must_be():
    text = written({"a": {"b": [{"summary": "ord och " * 200 + "slut"}]}})
    assert max(map(len, text.splitlines())) <= WIDTH


def test_an_address_is_not_broken():
    url = "https://kommunen.example/" + "a" * 200
    assert written({"url": url}) == f"url: {url}\n"


def test_a_text_within_quotes_shows_what_cannot_be_seen():
    assert quoted('a"b\\\n\t\xa0\u2028\U000e0001') == '"a\\"b\\\\\\n\\t\\xa0\\u2028\\U000e0001"'


def test_an_empty_record_is_written_as_one():
    assert written({}) == "{}\n"


def test_a_text_that_only_looks_like_a_list_is_no_plain_text():
    assert [is_plain(text) for text in ("-a", "- a", "-", "a -")] == [True, False, False, True]
