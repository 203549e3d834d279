from skolsatsningar import lexicon
from skolsatsningar.lexicon import MAYBE, NOT, WELL

SMALL = lexicon.read(
    "# about it\nfirst\tskol\nmaybe_first\tnorm\nwhole\thalmstad\nending\tar\n"
    "21:a,an/or\tskol\n10:,en;00:a,ar\tval\n20:ung/yngre\t\n"
)


def test_a_form_is_read_as_its_stem_and_inflection():
    assert [(stem, inflection.groups) for stem, inflection in SMALL.readings("skolor")] == [
        ("skol", (("a", "an"), ("or",)))
    ]


def test_a_stem_may_be_inflected_in_several_ways():
    assert [inflection.as_last for _, inflection in SMALL.readings("valen")] == [MAYBE]
    assert [inflection.as_last for _, inflection in SMALL.readings("valar")] == [NOT]


def test_forms_need_not_have_a_letter_in_common():
    assert SMALL.knows("yngre")


def test_a_word_in_its_own_form_may_begin_a_compound():
    assert SMALL.firsts == {"skol": WELL, "norm": MAYBE, "skola": MAYBE}


def test_any_form_of_a_word_may_end_a_compound():
    assert (SMALL.last("skolan"), SMALL.last("val"), SMALL.last("skolade"), SMALL.last("ar")) == (
        WELL,
        MAYBE,
        NOT,
        NOT,
    )


def test_names_are_known():
    assert SMALL.knows("halmstad")
    assert not SMALL.knows("halmstads")


def test_the_shipped_lexicon_says_where_its_words_are_from():
    text = (lexicon.files("skolsatsningar") / "words" / "sv.txt").read_text(encoding="utf-8")
    assert "simplemma" in text[:500]
    assert "Open Database License" in text[:500]
