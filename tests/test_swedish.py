"""Order, addresses and names in Swedish."""

import pytest

from skolsatsningar.swedish import fold, is_slug, slug, sort_key


@pytest.mark.parametrize(
    "ordered",
    [
        ["Arboga", "Zinkgruvan", "Åmål", "Älmhult", "Örebro"],
        ["Åby", "Åsa", "Äng", "Öland"],
        ["idag", "idé", "ideell", "idéer", "ifall"],
        ["Område 2", "Område 10", "Område 20"],
        ["2", "2a", "10"],
        ["almby", "Bo", "Ceder", "dal"],
        ["Göra", "Gösta", "Götene"],
        ["skola", "skola 1", "skolan"],
    ],
)
def test_words_are_sorted_as_a_swedish_reader_expects(ordered):
    assert sorted(sorted(ordered, reverse=True), key=sort_key) == ordered


def test_other_accents_are_no_letters_of_their_own():
    assert sort_key("idé") == sort_key("ide")
    assert sort_key("Müller") == sort_key("muller")
    assert sort_key("å") != sort_key("a")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Räkna med Västerås", "rakna-med-vasteras"),
        ("Skolutveckling tillsammans – Topp 25", "skolutveckling-tillsammans-topp-25"),
        ("1880-Räkna_Mer", "1880-rakna-mer"),
        ("ÅÄÖ åäö", "aao-aao"),
        ("Café Élan", "cafe-elan"),
        ("  (F–3)!  ", "f-3"),
        ("Ha\u030abo", "habo"),
    ],
)
def test_a_text_becomes_an_address(text, address):
    assert slug(text) == address
    assert is_slug(address)


@pytest.mark.parametrize("text", ["", "-a", "a-", "a--b", "A", "å", "a_b", "a b", "a/b", "a.b", "a\n", "١"])
def test_what_may_not_stand_in_an_address(text):
    assert not is_slug(text)


@pytest.mark.parametrize(
    "other",
    ["ALMBY SKOLA – NORR", "Almby  skola -  norr", " Almby\u00a0skola — Norr ", "Almby\nskola - Norr"],
)
def test_spellings_of_one_name_are_one_name(other):
    assert fold(other) == fold("Almby skola - Norr")


def test_quotation_marks_do_not_tell_names_apart():
    assert fold("”Röda” skolan’s") == fold('"Röda" skolan\'s')


def test_letters_do_tell_names_apart():
    assert len({fold(name) for name in ("Habo", "Håbo", "Häbo", "Hobo")}) == 4
