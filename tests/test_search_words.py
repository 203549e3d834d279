"""The words that search knows, in files that a browser fetches by first letter."""

import json

import pytest

from skolsatsningar import search_words

ABOUT = {"indexes": 2, "pages": 40}


@pytest.fixture
def files(tmp_path):
    """What the files hold that are written of some words, by the letter of each."""

    def write(counts, names=()):
        search_words.write(counts, names, ABOUT, "sv", tmp_path)
        found = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in tmp_path.glob("words/*")}
        return {
            letter: found.pop(str(number)) for number, letter in enumerate("-abcdefghijklmnopqrstuvwxyzåäö")
        }

    return write


def words(files):
    return {word: size for file in files.values() for word, size in file["words"].items()}


@pytest.mark.parametrize(
    ("word", "place"), [("elev", 5), ("ö", 29), ("å", 27), ("über", 0), ("7-9", 0), ("", 0), ("`a", 0)]
)
def test_a_word_belongs_to_the_file_of_its_first_letter(word, place):
    assert search_words.place(word) == place


def test_a_word_lies_in_the_file_of_its_letter_and_nowhere_else(files):
    found = files({"åk": 1, "elev": 1, "épée": 1})
    assert {letter: list(file["words"]) for letter, file in found.items() if file["words"]} == {
        "å": ["åk"],
        "e": ["elev"],
        "-": ["épée"],
    }


def test_there_is_a_file_for_every_letter_and_the_first_tells_of_the_index(files):
    found = files({})
    assert len(found) == 30
    assert {key: found["-"][key] for key in ABOUT} == ABOUT
    assert set(found["a"]) == {"words", "forms", "names"}


def test_a_word_tells_how_common_it_is_in_bits(files):
    assert words(files({"en": 1, "två": 2, "tre": 3, "många": 1000})) == {
        "en": 1,
        "två": 2,
        "tre": 2,
        "många": 10,
    }


def test_the_parts_of_a_compound_are_words_too_and_those_that_begin_others_have_a_mark(files):
    assert words(files({"löne`samtals`kartläggning": 1})) == {
        "löne`samtals`kartläggning": 1,
        "löne`": 1,
        "samtals`": 1,
        "samtals": 1,
        "kartläggning": 1,
    }


def test_a_part_is_as_common_as_all_that_has_it(files):
    found = words(files({"skol`frånvaro": 3, "elev`frånvaro": 4, "frånvaro": 1}))
    assert found["frånvaro"] == (3 + 4 + 1).bit_length()
    assert found["skol`"] == (3).bit_length()


def test_another_name_of_a_word_is_a_word(files):
    assert words(files({"`matte": 1, "`skol`matte": 1})) == {"matte": 2, "skol`matte": 1, "skol`": 1}


def test_numbers_are_not_among_the_words(files):
    assert words(files({"2025": 3, "7b": 1})) == {"7b": 1}


def test_a_form_leads_to_the_words_that_no_search_for_it_would_find(files):
    found = files({"böcker": 1, "skol`böcker": 1, "hund": 1})
    assert found["b"]["forms"]["bok"] == ["böcker"]
    assert found["s"]["forms"]["skolbok"] == ["skolböcker"]
    assert found["h"]["forms"] == {}


def test_a_part_that_may_not_stand_alone_has_no_forms(files):
    """Of skol`bok the word *skol* is no word that one could search for in another form."""
    found = files({"barn`bok": 1})
    assert "barnen" not in found["b"]["forms"]


def test_a_name_leads_to_its_page_in_lower_case_and_the_first_holds(files):
    found = files(
        {},
        [("Åby", "skolor/aby/", "Åby"), ("ÅBY", "kommuner/aby/", "Åby"), ("4H", "organisationer/4h/", "4H")],
    )
    assert found["å"]["names"] == {"åby": ["skolor/aby/", "Åby"]}
    assert found["-"]["names"] == {"4h": ["organisationer/4h/", "4H"]}
