"""The editors' synonyms as they are read. What is told of the wrong ones is in `broken/synonym-*`."""

import pytest
from records_text import codes
from sites import ROOT
from small_data import BASE, TODAY, write

from skolsatsningar import reading, synonym_file
from skolsatsningar.problem import has_errors


def read(root, text):
    """The synonyms of a file, which has no problem."""
    write(root, "synonyms.yml:\n" + "".join(f"  {line}\n" for line in text.split("\n")))
    synonyms, problems = synonym_file.read(root, root)
    assert problems == []
    return synonyms


def test_one_way_leads_from_what_a_reader_writes_to_what_records_say(tmp_path):
    synonyms = read(tmp_path, "one_way:\n  matte, räkning: matematik, aritmetik")
    assert synonyms.of_word("matematik") == synonyms.of_word("aritmetik") == ("matte", "räkning")
    assert synonyms.of_word("matte") == ()


def test_both_ways_leads_from_every_word_of_a_row_to_every_other(tmp_path):
    synonyms = read(tmp_path, "both_ways:\n  SKR, SKL: Sveriges kommuner")
    assert synonyms.of_word("skr") == ("skl", "sveriges", "kommuner")
    assert synonyms.of_word("skl") == ("skr", "sveriges", "kommuner")
    assert synonyms.with_phrases("Sveriges Kommuner") == "Sveriges Kommuner `skr `skl"


def test_a_word_may_stand_in_several_rows(tmp_path):
    synonyms = read(tmp_path, "one_way:\n  praktik: prao\n  praktik, jobba: APL\nboth_ways:\n  APL: lärling")
    assert synonyms.of_word("prao") == ("praktik",)
    assert synonyms.of_word("apl") == ("praktik", "jobba", "lärling")


def test_a_row_does_not_lead_on_to_another(tmp_path):
    synonyms = read(tmp_path, "one_way:\n  nollan: lekis\n  lekis: förskoleklass")
    assert synonyms.of_word("förskoleklass") == ("lekis",)


def test_what_yaml_takes_for_something_else_is_a_word(tmp_path):
    synonyms = read(tmp_path, "one_way:\n  NO: fysik\n  ja: nej")
    assert (synonyms.of_word("fysik"), synonyms.of_word("nej")) == (("no",), ("ja",))


def test_there_need_not_be_any(tmp_path):
    synonyms, problems = synonym_file.read(tmp_path, tmp_path)
    assert (synonyms.words(), problems) == (frozenset(), [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("  # inget", "tom-fil"),
        ("  - matte", "inte-nycklar"),
        ("  one_way:\n    a: b\n    a: c", "dubbel-nyckel"),
        ("  one_way:\n    a: b: c", "kolon-i-text"),
        ("  one_way:\n    a: b\n    c", "kolon-saknas"),
    ],
)
def test_what_cannot_be_read_is_told_as_in_any_record(text, code, tmp_path):
    assert codes(tmp_path, f"synonyms.yml:\n{text}\n") == [code]


def test_a_folder_or_a_link_in_its_place_is_told(tmp_path):
    (tmp_path / "data/synonyms.yml").mkdir(parents=True)
    assert codes(tmp_path, "") == ["olaslig-fil"]
    (tmp_path / "data/synonyms.yml").rmdir()
    (tmp_path / "data/synonyms.yml").symlink_to("../hemligt.yml")
    assert codes(tmp_path, "") == ["symbolisk-lank"]


def test_all_who_draw_know_the_synonyms_and_a_wrong_one_stops_them(tmp_path):
    data = write(tmp_path / "data", BASE + "synonyms.yml:\n  one_way:\n    matte: matematik\n")
    found = reading.read(data, tmp_path, TODAY)
    assert found.background.known.synonyms.of_word("matematiken") == ("matte",)
    write(data, "synonyms.yml:\n  one_way:\n    matematik: matematik\n")
    found = reading.read(data, tmp_path, TODAY)
    assert has_errors(found.problems)
    assert found.catalogue is None


def test_our_own_are_right():
    synonyms, problems = synonym_file.read(ROOT / "data", ROOT)
    assert problems == []
    assert "matte" in synonyms.of_word("matematik")
    assert "`hemmasittare" in synonyms.with_phrases("problematisk skolfrånvaro")
