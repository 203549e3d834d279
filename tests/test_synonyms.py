"""What a reader may write is put where the records' own words stand, and nowhere else."""

import pickle

import pytest

from skolsatsningar.synonyms import Synonyms

PAIRS = (
    ("matte", "matematik"),
    ("räkning", "matematik"),
    ("Dagis", "förskola"),
    ("digital teknik", "IKT"),
    ("hemmasittare", "problematisk frånvaro"),
    ("skolvägran", "problematisk frånvaro"),
    ("särskola", "anpassad grundskola"),
    ("högstadiet", "årskurs 7–9"),
    ("SYV", "studie- och yrkesvägledare"),
    ("studie- och yrkesvägledare", "SYV"),
    ("avvikelse", "problematisk"),
    ("stora frågor", "problematisk frånvaro hos elev"),
)
synonyms = Synonyms.of(PAIRS)


@pytest.mark.parametrize(
    ("word", "hidden"),
    [
        ("matematik", ("matte", "räkning")),
        ("Matematikens", ("matte", "räkning")),
        ("MATEMATIKEN", ("matte", "räkning")),
        ("förskolorna", ("dagis",)),
        ("ikt", ("digital", "teknik")),
        ("syv", ("studie", "och", "yrkesvägledare")),
        # One way only, whole words only, and no word of a phrase by itself.
        ("matte", ()),
        ("matematiksatsning", ()),
        ("frånvaro", ()),
        ("", ()),
    ],
)
def test_a_word_in_any_form_has_what_a_reader_may_write_for_it(word, hidden):
    assert synonyms.of_word(word) == hidden


FROM_ABSENCE = "`hemmasittare `skolvägran"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mot problematisk frånvaro i år", f"Mot problematisk frånvaro {FROM_ABSENCE} i år"),
        ("Problematiska\n frånvaron.", f"Problematiska\n frånvaron {FROM_ABSENCE}."),
        ("(anpassade grundskolan)", "(anpassade grundskolan `särskola)"),
        ("”Anpassade grundskolor”", "”Anpassade grundskolor `särskola”"),
        ("årskurserna 7-9, årskurs 7–9", "årskurserna 7-9 `högstadiet, årskurs 7–9 `högstadiet"),
        ("Studie– och yrkesvägledarna", "Studie– och yrkesvägledarna"),
        ("studie- och yrkesvägledarna", "studie- och yrkesvägledarna `syv"),
        # Two phrases that begin alike.
        (
            "problematisk frånvaro hos elever",
            f"problematisk frånvaro {FROM_ABSENCE} hos elever `stora `frågor",
        ),
        # A letter that has two in lower case, before it.
        ("İ problematisk frånvaro", f"İ problematisk frånvaro {FROM_ABSENCE}"),
    ],
)
def test_hidden_words_come_after_each_occurrence_of_a_phrase(text, expected):
    assert synonyms.with_phrases(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Satsning på matematiken",
        "Det är problematiskt. Frånvaro är vanligt",
        "problematisk skolfrånvaro",
        "problematisk, frånvaro",
        "oproblematisk frånvaro",
        "problematisk frånvarorapport",
        "problematisk",
        "årskurs 7–91",
        "anpassad grundskola-liknande",
    ],
)
def test_a_text_without_a_phrase_stays_as_it_is(text):
    assert synonyms.with_phrases(text) == text


def test_every_word_that_a_reader_may_write_is_listed_by_itself():
    assert synonyms.words() == {
        *("matte", "räkning", "dagis", "digital", "teknik", "hemmasittare", "skolvägran", "särskola"),
        *("högstadiet", "syv", "studie", "och", "yrkesvägledare", "avvikelse", "stora", "frågor"),
    }


def test_without_synonyms_nothing_changes():
    assert Synonyms().of_word("matematik") == ()
    assert Synonyms().with_phrases("problematisk frånvaro") == "problematisk frånvaro"
    assert Synonyms().words() == frozenset()


def test_another_process_can_be_given_them():
    assert pickle.loads(pickle.dumps(synonyms)) == synonyms  # noqa: S301  # our own
