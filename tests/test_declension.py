"""The forms of a word: those that texts have, and none that is another word."""

import pytest

from skolsatsningar.declension import forms


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("matematik", "matematiken matematikens"),
        ("förskola", "förskolan förskolor förskolorna förskolans förskolornas"),
        ("frånvaro", "frånvaron frånvarons"),
        ("rektor", "rektorn rektorer rektorerna rektorns rektorernas"),
        ("lärare", "läraren lärarna lärares lärarnas"),
        ("lärande", "lärandet lärandets"),
        ("fritidshem", "fritidshemmet fritidshemmen fritidshemmens"),
        ("program", "programmet programmen"),
        ("läromedel", "läromedlet läromedlen"),
        ("förälder", "föräldern föräldrar föräldrarna föräldrarnas"),
        ("gymnasium", "gymnasiet gymnasier gymnasierna gymnasiets"),
        ("elev", "eleven elever eleverna elevernas"),
        ("stöd", "stödet stöden"),
        ("studie", "studien studier studierna"),
        ("undervisning", "undervisningen"),
        ("nämnd", "nämnden nämnder"),
        ("problematisk", "problematiska problematiskt"),
        ("anpassad", "anpassade anpassat"),
        ("nyanländ", "nyanlända nyanlänt nyanländas"),
        ("öppen", "öppna öppet"),
        ("allmän", "allmänna allmänt"),
        ("NPF", "npfs"),
    ],
)
def test_a_word_has_the_forms_that_texts_have(word, others):
    assert {word.lower(), *others.split()} <= forms(word)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("lärare", "lärande"),
        ("lärande", "lärare"),
        ("matematik", "matematisk"),
        ("ledare", "ledning"),
        ("skola", "skolning"),
        ("mentor", "mental"),
        ("IT", "iter"),
        ("SO", "son"),
    ],
)
def test_a_word_has_no_form_that_is_another_word(word, other):
    assert other not in forms(word)


@pytest.mark.parametrize("word", ["7-9", "studie-", "f3"])
def test_what_is_not_all_letters_has_but_one_form(word):
    assert forms(word) == {word}
