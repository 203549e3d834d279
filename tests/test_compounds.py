import pytest

from benchmarks.compounds import HALVES, judged, measure
from skolsatsningar.compounds import Splitter, splitter
from skolsatsningar.lexicon import MAYBE, NOT, WELL

SPLITTER = splitter()


def parts(word):
    return "|".join(SPLITTER.split(word))


@pytest.mark.parametrize(
    "said",
    [
        "skol|frånvaro",
        "skol|närvaro",
        "elev|hälsa",
        "skol|ledarskap",
        "kompetens|utvecklings|insatser",
    ],
)
def test_a_compound_is_taken_apart(said):
    assert parts(said.replace("|", "")) == said


def test_a_joining_letter_stays_with_the_part_before():
    assert parts("arbetslagsledare") == "arbets|lags|ledare"
    assert parts("elevhälsoarbete") == "elev|hälso|arbete"


def test_a_compound_that_no_dictionary_has_is_taken_apart():
    assert parts("elevfrånvaro") == "elev|frånvaro"


def test_the_last_part_may_be_inflected():
    assert parts("skolfrånvaron") == "skol|frånvaron"
    assert parts("elevhälsans") == "elev|hälsans"


@pytest.mark.parametrize(
    "word", ["rektor", "matematik", "skolan", "frånvaro", "lärare", "ledarskap", "förskola", "satsningarna"]
)
def test_one_word_is_left_whole(word):
    assert parts(word) == word


@pytest.mark.parametrize("word", ["", "a", "i", "xyzzyplugh", "2018", "åäö", "skolskolskol"])
def test_what_is_no_word_is_its_own_part(word):
    assert "".join(SPLITTER.split(word)) == word


def test_the_parts_are_the_word_again():
    found, whole = judged(0)
    for word in [*whole, *(compound.word for compound in found)]:
        assert "".join(SPLITTER.split(word)) == word


@pytest.mark.parametrize("which", [0, 1], ids=HALVES)
def test_words_judged_by_hand_are_split_as_they_should_be(which):
    found, whole = judged(which)
    assert len(found) >= 280
    assert len(whole) >= 400
    figures = measure(SPLITTER.split, which)
    assert figures.left >= 0.98
    assert figures.found >= 0.94
    assert figures.right >= 0.98


def test_the_measure_tells_a_splitter_that_never_splits_from_one_that_always_does():
    never = measure(lambda word: (word,), 0)
    always = measure(tuple, 0)
    assert (never.left, never.found) == (1, 0)
    assert (always.left, always.found) == (0, 1)
    assert always.right < 0.2


def of(first, last):
    return Splitter(first, lambda part: last.get(part, NOT), lambda _: False)


def test_the_fewest_parts_win():
    split = of({"hand": WELL, "handleds": WELL, "leds": WELL}, {"hjälp": WELL}).split
    assert split("handledshjälp") == ("handleds", "hjälp")


def test_of_two_unsure_parts_a_compound_is_made_if_both_are_long():
    unsure = of({"digital": MAYBE, "digi": MAYBE}, {"enkät": MAYBE, "kort": MAYBE})
    assert unsure.split("digitalenkät") == ("digital", "enkät")
    assert unsure.split("digienkät") == ("digienkät",)
    assert unsure.split("digitalkort") == ("digitalkort",)
    assert unsure.split("digitaldigitalenkät") == ("digitaldigitalenkät",)


def test_of_two_unsure_parts_no_compound_is_made_if_one_is_short():
    assert of({"mate": MAYBE}, {"matik": MAYBE}).split("matematik") == ("matematik",)
    assert of({"mate": WELL}, {"matik": MAYBE}).split("matematik") == ("mate", "matik")
