"""The model as an outline with words: what everything that is made from the model has in common."""

import re

import pytest

from skolsatsningar import language, model
from skolsatsningar.language import Language
from skolsatsningar.model import RECORDS, Initiative, Municipality, Part, School
from skolsatsningar.outline import GROUP, PARTS, WORD, beforehand, outline, parts, told, unread
from skolsatsningar.records import OWN_KEYS
from skolsatsningar.vocabulary import SchoolForm

WORDS = language.load()
CLASSES = {
    name: found
    for name, found in vars(model).items()
    if isinstance(found, type) and issubclass(found, Part) and found is not Part
}


def every(keys):
    """Every key, and every one in a group."""
    for key in keys:
        yield key
        yield from every(key.keys)


def key(name, kind=Initiative, inside=None):
    """A key of a kind of record, or one inside it."""
    found = {one.name: one for one in outline(kind, WORDS)}[name]
    return {one.name: one for one in found.keys}[inside] if inside else found


def with_words(name, **said):
    """The words with one key of an initiative told otherwise."""
    fields = WORDS["fields"] | {"Initiative": WORDS["fields"]["Initiative"] | {name: said}}
    return Language("sv", dict(WORDS.words) | {"fields": fields})


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.folder)
def test_the_keys_are_those_of_the_model_in_its_order(kind):
    assert [one.name for one in outline(kind, WORDS)] == [
        name for name in kind.model_fields if name not in OWN_KEYS
    ]


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.folder)
def test_every_key_has_a_label_a_sentence_and_where_it_is_no_group_an_example(kind):
    """A key that is new in the model needs its line under `fields` in locale/sv.yml."""
    wordless = [
        one.name
        for one in every(outline(kind, WORDS))
        if not one.label
        or not one.help.endswith(".")
        or bool(one.example) != (one.input != GROUP or bool(one.each))
    ]
    assert wordless == []


def test_words_are_only_of_keys_that_the_model_has():
    """Words of a key that is gone go with it, from `fields` in locale/sv.yml."""
    strays = [
        f"{owner}.{name}"
        for owner, keys in WORDS["fields"].items()
        for name in keys
        if owner not in CLASSES or name not in CLASSES[owner].model_fields
    ]
    assert strays == []


def test_a_key_without_words_is_an_error():
    with pytest.raises(TypeError, match="missing"):
        outline(Initiative, with_words("title"))


def test_a_word_that_is_not_a_keys_is_an_error():
    with pytest.raises(TypeError, match="unexpected"):
        outline(Initiative, with_words("title", label="Namn", help="Namn.", exemple="Namn"))


def test_a_kind_of_record_may_have_words_of_its_own_for_a_key_that_several_have():
    assert (key("name", School).example, key("name", Municipality).example) == ("Lundbyskolan", "Örebro")
    assert key("name", School).help == key("name", Municipality).help


def test_every_sort_of_value_has_a_word_on_how_it_is_written():
    inputs = {one.input for kind in RECORDS for one in every(outline(kind, WORDS))}
    assert inputs - {GROUP, WORD} == set(WORDS["inputs"])


def test_a_key_tells_all_that_a_form_must_know():
    title, areas, forms = key("title"), key("areas"), key("school_forms")
    assert (title.input, title.required, title.repeated, title.limit) == ("line", True, False, 250)
    assert (areas.input, areas.folder, areas.repeated, areas.least) == ("reference", "areas", True, 1)
    assert (forms.input, forms.words, forms.required) == (WORD, tuple(SchoolForm), False)
    assert (key("summary").limit, key("plain").limit) == (700, 20_000)


def test_a_group_has_keys_of_its_own():
    schools = key("schools")
    assert (schools.input, schools.group, schools.repeated) == (GROUP, "Participant", True)
    assert [one.name for one in schools.keys] == ["school", "contacts", "note"]
    assert key("schools", inside="contacts").group == key("contacts").group == "Contact"
    assert key("translations").each


def test_a_pattern_is_that_of_what_can_be_read():
    assert key("period", inside="start").pattern.startswith("^(?:ej beslutat|")
    assert key("period", inside="start").numbers == (1842, 2099)
    assert key("reviewed").numbers is None


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.folder)
def test_an_example_looks_as_its_pattern_says(kind):
    keys = [one for one in every(outline(kind, WORDS)) if one.pattern and one.example]
    assert [one.name for one in keys if not re.fullmatch(one.pattern, one.example)] == []


def test_what_is_told_of_a_key_is_what_it_is_and_how_it_is_written():
    assert told(key("reviewed"), WORDS) == (
        "Dagen då någon senast läste posten mot källan. Måste finnas. Skriv år, månad och dag."
    )
    assert told(key("summary"), WORDS).endswith("Måste finnas. Högst 700 tecken.")
    assert told(key("levels"), WORDS).endswith("i en lista. Välj bland politik, förvaltning, rektor, lärare.")
    assert told(key("levels"), WORDS, listing=False).endswith("Får vara flera, i en lista.")


def test_a_sentence_about_a_value_can_be_said_before_there_is_one():
    assert unread(key("reviewed"), WORDS).startswith("Dagen går inte att läsa eller finns inte. Skriv ")
    assert unread(key("status"), WORDS).startswith("Ordet finns inte för ”status”. Skriv något av ”planerad”")
    assert beforehand("html", WORDS).startswith("HTML får inte stå i en text.")
    assert beforehand("farlig-lank", WORDS).startswith("En länk får inte börja med ”…”.")


def test_an_initiatives_parts_are_all_its_keys_in_their_order():
    keys = outline(Initiative, WORDS)
    found = dict(parts(keys))
    assert list(found) == list(PARTS) == list(WORDS["guide"]["parts"])
    assert tuple(one for part in found.values() for one in part) == keys
    assert [part[0].name for part in found.values()] == list(PARTS.values())
