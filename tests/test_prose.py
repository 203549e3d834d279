"""What stands inside a text: links and pictures, words and sentences."""

import pytest

from skolsatsningar import prose


@pytest.mark.parametrize(
    ("text", "address", "scheme"),
    [
        ("[a](https://b.se)", "https://b.se", "https"),
        ("[a](HTTPS://b.se)", "HTTPS://b.se", "https"),
        ("[a]\n\n[a]: /b/ 'c'", "/b/", ""),
        ("[a](../b/#c)", "../b/#c", ""),
        ("[a](java&#115;cript:b)", "javascript:b", "javascript"),
        ("[a](<java&Tab;script:b>)", "java%09script:b", "javascript"),
        ("[a](b:c)", "b:c", "b"),
        ("[a](?b&amp;c)", "?b&c", ""),
    ],
)
def test_a_link_is_told_as_a_browser_would_read_it(text, address, scheme):
    (found,) = prose.references(text)
    assert (found.address, found.scheme, found.picture) == (address, scheme, False)


def test_a_picture_is_told_apart_from_a_link():
    assert [(r.address, r.picture) for r in prose.references("[![a](/b.png)](/c/)")] == [
        ("/c/", False),
        ("/b.png", True),
    ]


@pytest.mark.parametrize("text", ["a](b)", "[a] (b)", "`[a](b)`", "\\[a](b)", "[a]: b"])
def test_what_is_no_link_on_the_page_is_none_here(text):
    assert list(prose.references(text)) == []


EASY = "Elever ska lära sig räkna. Lärare ska få tid att planera. Rektor ska följa hur det går. " * 4
HARD = "Utbildningsförvaltningens kvalitetsredovisningar beskriver svårigheter i undervisningen. " * 8


def test_a_text_that_is_easy_or_hard_to_read_is_told_apart_by_its_lix():
    assert prose.readability(EASY, 60) is None
    hard = prose.readability(HARD, 60)
    assert hard is not None
    assert hard.lix == 89  # six words a sentence, five of them long: 6 + 83


def test_lix_is_words_by_sentences_and_long_words_in_a_hundred():
    text = "Ett två tre fyra femfem sexsexx. " * 10  # six words a sentence, and one of them long
    measured = prose.readability(text, 10)
    assert measured is not None
    assert measured.lix == round(6 + 100 / 6)


def test_a_text_of_a_few_words_is_not_measured():
    assert prose.readability("Utbildningsförvaltningens kvalitetsredovisningar " * 19, 60) is None


def test_the_longest_sentences_come_first():
    text = "Kort mening. " + HARD + "Utbildningsförvaltningen " * 20 + "sist. Ett två tre."
    hard = prose.readability(text, 60)
    assert hard is not None
    assert hard.longest[0].endswith("sist.")
    assert hard.longest[-1] == "Kort mening."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("En mening. En till!\n", ["En mening.", "En till!"]),
        ("Den är\n  bruten.", ["Den är bruten."]),
        ("Så här:\n\n- ett\n- två", ["Så här:", "ett", "två"]),
        ("1. ett\n2. två", ["ett", "två"]),
        ("Se [sidan](https://a.se/b.c) **nu**.", ["Se sidan nu ."]),
        ("Det är t.ex. så.", ["Det är t.ex. så."]),
        ("Läs https://a.se/b. Sedan.", ["Läs", "Sedan."]),
    ],
)
def test_a_text_is_cut_into_its_sentences_without_signs_and_addresses(text, expected):
    assert prose.sentences(text) == expected
