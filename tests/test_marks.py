"""Words marked for search: the parts of compounds, other names, and a text that comes back as it was."""

from collections import Counter

import pytest

from skolsatsningar.marks import MARK, Marks, unmarked

PARTS = {"skolfrånvaro": ("skol", "frånvaro"), "lönesamtalskartläggning": ("löne", "samtals", "kartläggning")}
NAMES = {"matematik": ("matte", "räkning")}


@pytest.fixture
def marks():
    return Marks(
        lambda word: PARTS.get(word, (word,)),
        lambda word: NAMES.get(word, ()),
        lambda text: text.replace("problematisk frånvaro", f"problematisk frånvaro {MARK}hemmasittare"),
    )


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("skolfrånvaro", "skol`frånvaro"),
        ("Skolfrånvaro, och SKOLFRÅNVARO.", "Skol`frånvaro, och SKOL`FRÅNVARO."),
        ("lönesamtalskartläggning", "löne`samtals`kartläggning"),
        ("rektor", "rektor"),
        ("Matematik!", "Matematik! `matte `räkning"),
        ("(skolfrånvaro/matematik)", "(skol`frånvaro/matematik) `matte `räkning"),
        ("problematisk frånvaro nu", "problematisk frånvaro `hemmasittare nu"),
        ("  två\n ord\t", "två ord"),
        ("", ""),
    ],
)
def test_a_text_is_marked_where_its_words_have_parts_or_other_names(marks, text, marked):
    assert marks.texts([text])[0] == marked


@pytest.mark.parametrize(
    "text",
    [
        "Skolfrånvaro i matematik, enligt (Skolverket).",
        "Matematik",
        "lönesamtalskartläggning",
        "5 < 7 & ”citat”",
        "problematisk frånvaro",
        "",
    ],
)
def test_a_marked_text_can_be_read_as_it_was(marks, text):
    assert unmarked(marks.texts([text])[0]) == text


def test_marks_that_a_text_had_are_no_marks_of_ours(marks):
    assert marks.texts(["kör `kod` och `matte"])[0] == "kör kod och matte"


def test_a_split_that_is_not_the_word_itself_is_not_made():
    """A letter may change its length in lower case: the parts would not fit the word."""
    assert Marks(lambda word: (word[:2], word[2:])).texts(["İslam"])[0] == "İslam"


def test_without_anything_known_of_the_language_a_text_is_left_as_it_is():
    assert Marks().texts(["Skolfrånvaro i matematik"])[0] == "Skolfrånvaro i matematik"


def counted(marks):
    counts = Counter()
    for word, count in marks.words():
        counts[word] += count
    return counts


def test_words_are_counted_in_lower_case_with_their_marks_and_their_other_names(marks):
    marks.texts(["Skolfrånvaro: skolfrånvaro, 2025"])
    marks.texts(["Matematik/skolfrånvaro"])
    assert counted(marks) == {"skol`frånvaro": 3, "2025": 1, "matematik": 1, "`matte": 1, "`räkning": 1}


def test_words_are_told_once(marks):
    marks.texts(["skolfrånvaro"])
    assert counted(marks) == {"skol`frånvaro": 1}
    assert counted(marks) == {}
    marks.texts(["skolfrånvaro"])
    assert counted(marks) == {"skol`frånvaro": 1}


def test_a_word_is_taken_apart_once_however_often_it_stands():
    asked = []
    marks = Marks(lambda word: asked.append(word) or (word,))
    marks.texts(["frånvaro och frånvaro"])
    marks.texts(["frånvaro"])
    assert asked == ["frånvaro", "och"]
