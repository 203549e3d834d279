import pytest

from benchmarks.compounds import forms
from skolsatsningar.word_forms import other_forms


@pytest.mark.parametrize(
    ("searched", "standing"),
    [
        ("bok", "böcker"),
        ("böcker", "bok"),
        ("får", "fått"),
        ("gick", "gå"),
        ("söner", "son"),
        ("land", "länder"),
    ],
)
def test_a_form_leads_to_another_that_stands_in_the_texts(searched, standing):
    assert standing in other_forms({standing})[searched]


def test_a_form_that_stands_nowhere_leads_to_those_that_do():
    assert other_forms({"städerna", "elev"})["stad"] == ("städerna",)


def test_what_a_search_finds_anyway_is_left_out():
    assert "elev" not in other_forms({"elev", "elever", "eleverna"})


def test_of_forms_with_one_stem_the_shortest_is_enough():
    assert other_forms({"böcker", "böckerna"})["bok"] == ("böcker",)


def test_the_last_part_of_a_compound_is_inflected():
    assert other_forms({"läroböcker"})["lärobok"] == ("läroböcker",)


@pytest.mark.parametrize("word", ["man", "ska", "en", "det"])
def test_words_without_a_meaning_of_their_own_lead_nowhere(word):
    assert word not in other_forms({"man", "män", "ska", "skola", "en", "ett", "det", "den"})


def test_unknown_words_lead_nowhere():
    assert other_forms({"xyzzy", "2018", ""}) == {}


def test_forms_judged_by_hand_are_brought_together_and_no_others():
    _, missed, wrong = forms()
    assert len(missed) <= 5
    assert wrong == []
