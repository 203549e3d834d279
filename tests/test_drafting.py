"""What is asked of a new initiative, what is said of a wrong answer, and the record that comes of it."""

from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records_text import read_folder
from small_data import BASE, TODAY, write

from skolsatsningar import drafting, language, records
from skolsatsningar.drafting import Conversation, Draft
from skolsatsningar.questions import QUESTIONS
from skolsatsningar.rules import Known

words = language.load()
GIVEN = {
    "title": ("Läsning: mer tid",),
    "summary": ("Elever läser mer.",),
    "municipality": ("örebro kommun",),
    "area": ("matte",),
    "start": ("ht-18",),
    "source_title": ("Rapport #1",),
}


class Editor:
    """Someone who answers, one line after the other, and remembers what was said."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []
        self.told = []

    def ask(self, prompt):
        """Answer the next line."""
        self.asked.append(prompt)
        return self.answers.pop(0)

    def conversation(self):
        """Someone to talk to."""
        return Conversation(words, self.told.append, self.ask)


@pytest.fixture
def data(tmp_path):
    return write(tmp_path / "data", BASE)


@pytest.fixture
def draft(data):
    return made(data)


def made(data):
    vocabulary, _, _ = records.vocabulary(data, data.parent)
    return Draft(Known(TODAY, vocabulary), drafting.taken(data, data.parent))


def completed(draft, *, undated=False, **given):
    """The answers that come of options alone, and what was said."""
    told = []
    answers = drafting.completed(
        draft,
        {key: (value,) for key, value in given.items()},
        Conversation(words, told.append),
        undated=undated,
    )
    return answers, told


def test_a_record_is_made_of_the_least_that_is_needed(draft):
    answers = drafting.completed(draft, GIVEN, Conversation(words, print), undated=False)
    assert draft.stem(answers) == "1880-lasning-mer-tid"
    assert draft.text(answers) == dedent("""\
        title: "Läsning: mer tid"
        summary: Elever läser mer.
        municipality: Örebro
        areas:
          - Matematik
        period:
          start: ht-18
        sources:
          - title: "Rapport #1"
        reviewed: 2026-11-20
    """)


def test_what_is_made_passes_the_check(draft, data):
    text = draft.text(GIVEN)
    (data / "initiatives" / f"{draft.stem(GIVEN)}.yml").write_text(text)
    assert read_folder(data, data.parent)[1] == []


@settings(database=None, deadline=None, max_examples=100)
@given(
    title=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60),
    words=st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)
def test_whatever_is_answered_is_told_of_or_makes_a_record_that_passes(title, words, tmp_path_factory):
    data = write(tmp_path_factory.mktemp("ny") / "data", BASE)
    draft = made(data)
    answers, told = completed(
        draft,
        **{key: value[0] for key, value in GIVEN.items()} | {"title": title, "words": words, "name": "ny"},
    )
    assert bool(answers) != bool(told)
    if answers:
        (data / "initiatives" / "1880-ny.yml").write_text(draft.text(answers), encoding="utf-8", newline="")
        assert read_folder(data, data.parent)[1] == []


def test_all_that_is_missing_is_said_at_once(draft):
    assert completed(draft, title="Läsning") == (
        None,
        [
            "Uppgifter saknas. Lägg till --summary, --municipality, --area, --source-title, --start.",
            "Säger källan inget om tiden, skriv --undated i stället för --start.",
        ],
    )


def test_that_the_source_tells_no_time_is_said_outright(draft):
    given = {key: value[0] for key, value in GIVEN.items() if key != "start"}
    answers, told = completed(draft, undated=True, **given)
    assert told == []
    assert "period: {}\n" in draft.text(answers)


@pytest.mark.parametrize(
    ("key", "answer", "told"),
    [
        ("area", "mattematik", "--area: Området ”mattematik” finns inte. Menade du ”Matematik”? "),
        ("municipality", "Orebro", "--municipality: Kommunen ”Orebro” finns inte. Menade du ”Örebro”? "),
        ("start", "i går", "--start: Datumet ”i går” går inte att läsa eller finns inte. "),
        ("title", "<b>", "--title: HTML (”<b>”) får inte stå i en text. "),
        ("title", "a" * 251, "--title: Texten i ”title” är 251 tecken lång. Den får vara högst 250. "),
        ("title", "a\u200bb", "--title: Här står ett osynligt tecken"),
        ("summary", "\udce5", "--summary: Här står ett osynligt tecken"),
        ("source_url", "www.x.se", "--source-url: Webbadressen ”www.x.se” går inte att läsa. "),
        ("end", "2017", "--end: Satsningen slutar innan den börjar. "),
        ("name", "Åh nej", "--name: ”Åh nej” kan inte stå i en adress. "),
        ("name", "rakna", "--name: Adressen 1880-rakna tillhör redan data/initiatives/1880-rakna.yml. "),
        ("title", "Räkna", "--name: Adressen 1880-rakna tillhör redan data/initiatives/1880-rakna.yml. "),
        ("title", "???", "--name: ”” kan inte stå i en adress. "),
    ],
)
def test_a_wrong_option_is_told_as_the_check_tells_it(draft, key, answer, told):
    answers, said = completed(draft, **{name: value[0] for name, value in GIVEN.items()} | {key: answer})
    assert answers is None
    assert [sentence[: len(told)] for sentence in said] == [told]


def test_a_former_address_is_not_used_again(data):
    write(data, "initiatives/1880-rakna.yml:\n  ...\n  former_ids:\n    - 1880-matte\n")
    _, said = completed(made(data), **{key: value[0] for key, value in GIVEN.items()} | {"name": "matte"})
    assert said == [
        "--name: Adressen 1880-matte tillhör redan data/initiatives/1880-rakna.yml. Välj ett annat kort namn."
    ]


def test_a_wrong_answer_is_told_and_asked_for_again(draft):
    editor = Editor(
        *("Läsning", "Elever läser.", "Örbro", "Örebro", "matte", "2018", "2017", "", "Rapport", "", "", ""),
        "",
    )
    answers = drafting.completed(draft, {}, editor.conversation(), undated=False)
    assert draft.stem(answers) == "1880-lasning"
    assert [sentence.partition(".")[0] for sentence in editor.told] == [
        "Svara på frågorna",
        "Namn att välja mellan: Örebro",
        "Kommunen ”Örbro” finns inte",
        "Namn att välja mellan: Matematik",
        "Satsningen slutar innan den börjar",
    ]
    assert [prompt for prompt in editor.asked if prompt.startswith("Kommun")] == [
        words["drafting"]["ask"]["municipality"]
    ] * 2


def test_what_has_been_given_is_not_asked_for(draft):
    given = {key: value for key, value in GIVEN.items() if key != "summary"}
    editor = Editor("Elever läser.", "", "", "", "", "")
    assert drafting.completed(draft, given, editor.conversation(), undated=False) is not None
    asks = words["drafting"]["ask"]
    assert editor.asked[:2] == [asks["summary"], asks["end"]]
    assert asks["words"] not in editor.asked


def test_only_what_was_wrong_is_asked_for_where_nothing_is_missing(draft):
    editor = Editor("Matematik")
    answers = drafting.completed(draft, {**GIVEN, "area": ("slöjd",)}, editor.conversation(), undated=False)
    assert answers["area"] == ("Matematik",)
    assert len(editor.asked) == 1


def test_the_names_to_choose_from_are_shown(draft):
    editor = Editor("Matematik")
    drafting.completed(draft, {**GIVEN, "area": ("slöjd",)}, editor.conversation(), undated=False)
    assert editor.told[-1] == "Namn att välja mellan: Matematik."


def test_several_areas_stand_on_one_line_with_commas(data):
    write(data, "areas/sprak.yml:\n  name: Språk, läsning\n")
    draft = made(data)
    area = next(question for question in QUESTIONS if question.many)
    assert draft.several(area, " Matematik , Matte,") == ("Matematik", "Matte")
    assert draft.several(area, "Språk, läsning") == ("Språk, läsning",)


def test_the_whole_country_has_a_code_of_its_own(draft):
    assert draft.stem({**GIVEN, "municipality": ("Nationell",)}) == "0000-lasning-mer-tid"


def test_the_code_is_not_written_twice(draft):
    assert draft.stem({**GIVEN, "name": ("1880-lasning",)}) == "1880-lasning"


def test_a_long_title_makes_a_short_name_of_whole_words(draft):
    assert draft.name({"title": ("Ett mycket långt namn på en satsning som ingen orkar läsa",)}) == (
        "ett-mycket-langt-namn-pa-en-satsning-som"
    )


def test_letters_in_two_pieces_and_odd_spaces_are_put_right():
    assert drafting.clean(" Bla\u030a\xa0dag\n") == "Blå dag"


def test_every_question_has_its_words():
    assert list(words["drafting"]["ask"]) == [question.key for question in QUESTIONS]
    assert list(words["help"]["questions"]) == [question.key for question in QUESTIONS]
