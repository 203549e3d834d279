"""The words that search knows, in order and in pieces that a browser fetches."""

import json

import pytest

from skolsatsningar import search_words

ABOUT = {"indexes": 2, "pages": 40}


@pytest.fixture
def written(tmp_path):
    """What is written of some words: what is told of all, and each piece."""

    def write(counts, names=()):
        starts = search_words.write(counts, names, "sv", tmp_path)
        search_words.tell(tmp_path, starts, **ABOUT)
        found = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in tmp_path.glob("words/*")}
        about = found.pop("about")
        return about, [found[str(number)] for number in range(len(found))]

    return write


@pytest.fixture
def files(written):
    """The only piece of a few words."""

    def write(counts, names=()):
        _, (piece,) = written(counts, names)
        return piece

    return write


def words(piece):
    return piece["words"]


def test_words_lie_in_pieces_in_order_and_the_first_word_of_each_is_told(written, monkeypatch):
    monkeypatch.setattr(search_words, "PER_PIECE", 2)
    about, pieces = written({"åk": 1, "elev": 1, "skol`frånvaro": 1, "blå": 1})
    told = [word.replace("`", "") for piece in pieces for kind in piece.values() for word in kind]
    assert about["starts"] == sorted(about["starts"])
    assert about["starts"] == [min(w.replace("`", "") for kind in p.values() for w in kind) for p in pieces]
    assert {"åk", "elev", "skol", "skolfrånvaro", "frånvaro", "blå"} <= set(told)
    assert len(pieces) > 2


def test_all_that_is_told_of_a_word_is_in_one_piece(written, monkeypatch):
    """A browser that asks for *skol* would else get it without its mark."""
    monkeypatch.setattr(search_words, "PER_PIECE", 1)
    _, pieces = written({"skol`val": 1, "skol": 1}, [("Skol", "skolor/skol/", "Skol")])
    (piece,) = [one for one in pieces if "skol" in one["names"]]
    assert {"skol", "skol`"} <= set(piece["words"])


def test_the_index_is_told_of_where_there_are_no_words_too(written):
    assert written({}) == ({**ABOUT, "starts": []}, [])


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
    assert found["forms"]["bok"] == ["böcker"]
    assert found["forms"]["skolbok"] == ["skolböcker"]
    assert "hundar" not in found["forms"]


def test_a_part_that_may_not_stand_alone_has_no_forms(files):
    """Of skol`bok the word *skol* is no word that one could search for in another form."""
    found = files({"barn`bok": 1})
    assert "barnen" not in found["forms"]


def test_a_name_leads_to_its_page_in_lower_case_and_the_first_holds(files):
    found = files(
        {},
        [("Åby", "skolor/aby/", "Åby"), ("ÅBY", "kommuner/aby/", "Åby"), ("4H", "organisationer/4h/", "4H")],
    )
    assert found["names"] == {"4h": ["organisationer/4h/", "4H"], "åby": ["skolor/aby/", "Åby"]}
