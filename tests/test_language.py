"""The product's words, in one place a language."""

import string
from collections import Counter
from importlib.resources import files

import pytest

from skolsatsningar import language
from skolsatsningar.model import RECORDS, Relations
from skolsatsningar.problem import Problem, Severity
from skolsatsningar.vocabulary import OrganisationKind, PartnerPart, SchoolKind, Status

words = language.load()
SHIPPED = [file.name.removesuffix(".yml") for file in files("skolsatsningar").joinpath("locale").iterdir()]


def said(code, **values):
    return words.sentence(Problem("x.yml", 1, 1, code, values))


def test_a_sentence_is_filled_in_with_the_values_of_its_problem():
    assert said("saknas", key="title") == "Nyckeln ”title” saknas. Lägg till en rad som börjar med ”title:”."


def test_a_list_is_said_in_quotation_marks():
    assert "”Område 1”, ”Område 2”" in said(
        "okant-delomrade", found="A", suggestion=None, areas=["Område 1", "Område 2"]
    )


def test_what_was_probably_meant_is_said_with_what_is_wrong():
    told = said("okant-omrade", found="Mate", suggestion="Matte")
    assert told.startswith("Området ”Mate” finns inte. Menade du ”Matte”? ")


def test_nothing_is_said_of_what_was_meant_where_nothing_is_close():
    told = said("okant-omrade", found="Slöjd", suggestion=None)
    assert told.startswith("Området ”Slöjd” finns inte. Skriv ")


def test_an_unknown_key_is_told_with_all_there_are_only_where_none_is_close():
    close = said("okand-nyckel", key="titel", suggestion="title", keys=["title", "summary"])
    far = said("okand-nyckel", key="rubrik", suggestion=None, keys=["title", "summary"])
    assert close == "Nyckeln ”titel” finns inte här. Menade du ”title”?"
    assert far == "Nyckeln ”rubrik” finns inte här. Nycklar som kan stå här är ”title”, ”summary”."


@pytest.mark.parametrize("value", ["{key}", "{0}", "{", "}", "%s", "{key.__class__}"])
def test_what_an_editor_wrote_is_never_filled_in_itself(value):
    assert f"”{value}”" in said("datum", found=value)
    assert f"”{value}”" in said("okant-omrade", found=value, suggestion=value)


def test_a_language_is_loaded_once():
    assert language.load("sv") is language.load("sv")


@pytest.mark.parametrize("code", SHIPPED)
def test_a_language_says_which_it_is(code):
    assert language.load(code)["language"] == language.load(code).code == code


@pytest.mark.parametrize("code", SHIPPED)
def test_every_language_has_the_same_words_with_the_same_values(code):
    assert shape(language.load(code).words) == shape(words.words)


@pytest.mark.parametrize("code", SHIPPED)
def test_a_word_that_says_nothing_of_what_is_asked_for_is_told_once(code):
    assert [
        word
        for word, count in Counter(language.load(code)["search"]["script"]["stop_words"]).items()
        if count > 1
    ] == []


def shape(entry):
    """What an entry of a language file is made of, its own words left out."""
    if isinstance(entry, dict):
        return {key: shape(value) for key, value in entry.items()}
    if isinstance(entry, list):
        return [shape(value) for value in entry]
    return sorted({name for _, name, _, _ in string.Formatter().parse(entry) if name})


@pytest.mark.parametrize(
    ("section", "vocabulary"),
    [
        ("severity", Severity),
        ("status", Status),
        ("kinds", OrganisationKind),
        ("kinds", SchoolKind),
        ("part", PartnerPart),
        ("relations", Relations.model_fields),
        ("indexes", [kind.folder for kind in RECORDS]),
        ("gatherings", [kind.folder for kind in RECORDS if kind.folder != "initiatives"]),
    ],
)
def test_every_word_of_a_vocabulary_has_words_for_readers(section, vocabulary):
    assert set(vocabulary) - set(words[section]) == set()
