"""What a change is said to change for readers."""

from textwrap import dedent

import pytest
from records_text import record
from small_data import BASE, TODAY, write

from skolsatsningar import difference, language
from skolsatsningar.field_changes import LISTS, TEXTS
from skolsatsningar.markdown_text import JOINER
from skolsatsningar.model import Initiative
from skolsatsningar.state import State

words = language.load()
HEAD = "## Det här ändras för läsarna\n\nJämfört med main.\n\n"


@pytest.fixture
def told(tmp_path):
    """What is said of a change to BASE, itself changed by `first`."""

    def told(change, first="", gone=()):
        for name, text in (("före", ""), ("efter", change)):
            write(write(write(tmp_path / name / "data", BASE), first), text)
        for path in gone:
            (tmp_path / "efter" / "data" / path).unlink()
        states = [State.read(tmp_path / name / "data", tmp_path / name, TODAY) for name in ("före", "efter")]
        said = difference.markdown(tuple(states), "main", words)
        assert said.startswith(HEAD)
        return said.removeprefix(HEAD).replace(JOINER, "")

    return told


def changed(text):
    """A change of some keys of the initiative of BASE."""
    return "initiatives/1880-rakna.yml:\n  ...\n" + "".join(
        f"  {line}\n" for line in text.strip().split("\n")
    )


def test_a_change_that_no_reader_sees_is_none(told):
    assert (
        told("initiatives/1880-rakna.yml:\n  ...\n  areas:\n    - matte # det heter så\n")
        == "Ingen sida ändras.\n"
    )


def test_a_person_who_is_named_no_more_is_told_of_though_no_record_has_changed(told):
    said = told("withheld.yml:\n  names: [Anna Andersson]\n")
    assert "Borttagen kontakt: Projektledare, Anna Andersson" in said


def test_a_new_page_is_told_with_its_address_and_where_it_is_listed(told):
    assert told(record("lasa", schools="[{school: Almby skola}]")) == dedent("""\
        ### Nya sidor

        - **Lasa** (Satsning, `/satsningar/1880-lasa/`)

        ### Samlingssidor som ändras

        - **Matematik** (Område, `/omraden/matematik/`)
          - Ny satsning: Lasa
        - **Örebro** (Kommun, `/kommuner/1880-orebro/`)
          - Ny satsning: Lasa
        - **Almby skola** (Skola, `/skolor/1880-almby-skola/`)
          - Ny satsning: Lasa
    """)


def test_a_page_that_goes_is_told(told):
    assert told(
        "", first=record("lasa", municipality="nationell"), gone=["initiatives/0000-lasa.yml"]
    ) == dedent("""\
        ### Sidor som försvinner

        - **Lasa** (Satsning, `/satsningar/0000-lasa/`)

        ### Samlingssidor som ändras

        - **Matematik** (Område, `/omraden/matematik/`)
          - Satsning som inte längre står här: Lasa
        - **Hela landet** (Nationella satsningar, `/kommuner/0000-hela-landet/`)
          - Satsning som inte längre står här: Lasa
    """)


def test_a_page_that_moves_is_no_new_page(told):
    said = told(
        record("lasning", former_ids="[1880-lasa]"), first=record("lasa"), gone=["initiatives/1880-lasa.yml"]
    )
    assert said.split("### ")[1] == (
        "Sidor som får ny adress\n\n"
        "- **Lasning** (Satsning, `/satsningar/1880-lasa/` → `/satsningar/1880-lasning/`)\n"
        "  - Namn: Lasa → Lasning\n\n"
    )
    assert "Nya sidor" not in said
    assert "försvinner" not in said


SPRAK = "areas/sprak.yml:\n  name: Språk\n" + record("annat", areas="[Språk]")
BY_SCHOOL = "schools/1880-bo.yml:\n  name: Bo skola\n  municipality: Örebro\n"


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        ("title: Räkna mer", ["Namn: Räkna tillsammans → Räkna mer"]),
        ("status: avslutad", ["Läge: Pågår → Avslutad"]),
        ("period: {start: 2025, end: ht-26}", ["Slut: ingen uppgift → ht-26"]),
        ("period: {words: Nu}", ["Start: 2025 → ingen uppgift", "Källans ord om tiden: ingen uppgift → Nu"]),
        ("areas: [Språk, matte]", ["Nytt område: Språk"]),
        ("areas: [Språk]", ["Nytt område: Språk", "Borttaget område: Matematik"]),
        ("summary: Kort.", ["Korttext: ändrad text"]),
        ("purpose: Att räkna.", ["Syfte: ny text"]),
        ("schools: [{school: Almby skola}, {school: Bo skola}]", ["Ny skola: Bo skola"]),
        ("schools: [{school: Almby skola, note: Bara 7}]", ["Ändrad skola: Almby skola"]),
        ("schools: []", ["Borttagen skola: Almby skola"]),
        (
            "contacts: [{role: Rektor}]",
            ["Ny kontakt: Rektor", "Borttagen kontakt: Projektledare, Anna Andersson"],
        ),
        ("grades: F-1", ["Årskurser: ingen uppgift → F, 1"]),
        ("figures: [{value: 2, counts: lärare}]", ["Ny siffra: lärare"]),
        ("updates: [{date: ht-25, text: Vi börjar.}]", ["Ny händelse: ht-25, Vi börjar."]),
        ("undecided: [{about: Pengar, text: Vem?}]", ["Ny öppen fråga: Pengar"]),
        ("links: [{title: Film}]", ["Ny webbsida: Film"]),
        ("school_forms: [grundskola]", ["Ny skolform: grundskola"]),
        ("reviewed: 2026-11-02", ["Granskad: 2026-11-01 → 2026-11-02"]),
        ("translations: {en: {title: A, summary: B}}", ["Nytt språk: en"]),
        ("relations: {follows: [1880-annat]}", ["Hör nu ihop med: Annat"]),
    ],
)
def test_what_changes_on_a_page_is_told_in_plain_words(told, change, lines):
    said = told(changed(change), first=SPRAK + BY_SCHOOL)
    page = said.split("### ")[1].split("- **")[1:]
    rakna = next(part for part in page if "1880-rakna" in part)
    assert [line.removeprefix("  - ") for line in rakna.strip().split("\n")[1:]] == lines


def test_the_other_end_of_a_relation_changes_too(told):
    said = told(changed("relations: {follows: [1880-annat]}"), first=SPRAK)
    assert (
        "- **Annat** (Satsning, `/satsningar/1880-annat/`)\n  - Hör nu ihop med: Räkna tillsammans\n" in said
    )


def test_another_order_is_told_as_that(told):
    said = told(changed("areas: [Språk, Matematik]"), first=SPRAK + changed("areas: [Matematik, Språk]"))
    assert "  - Ändrat område: bara ordningen\n" in said


def test_a_gathering_tells_what_changes_on_it(told):
    said = told(
        "areas/matematik.yml:\n  name: Matte\n  description: Om tal.\n"
        + changed("title: Räkna mer\nareas: [Matte]")
    )
    assert said.split("### ")[2] == dedent("""\
        Samlingssidor som ändras

        - **Matte** (Område, `/omraden/matematik/`)
          - Namn: Matematik → Matte
          - Uppgifterna på sidan ändras
          - Satsningar med ändrade uppgifter: 1
        - **Örebro** (Kommun, `/kommuner/1880-orebro/`)
          - Satsningar med ändrade uppgifter: 1
        - **Almby skola** (Skola, `/skolor/1880-almby-skola/`)
          - Satsningar med ändrade uppgifter: 1
    """)


def test_problems_that_come_and_go_are_told_and_the_pages_are_not(told):
    assert told(changed("reviewed: i går")).startswith(
        "Posterna har fel. Sidorna ändras inte förrän felen är rättade.\n\n"
        "### Nya fel och varningar\n\n- Fel: data/initiatives/1880-rakna.yml: Dagen ”i går” går inte att läsa"
    )
    assert told(changed("reviewed: 2026-11-01"), first=changed("reviewed: i går")).startswith(
        "Posterna hade fel redan före ändringen. Därför går det inte att jämföra sidorna.\n\n"
        "### Rättade fel och varningar\n\n- Fel: data/initiatives/1880-rakna.yml: Dagen ”i går” går inte"
    )


def test_a_problem_that_only_moves_is_no_new_one(told):
    said = told(changed("plain: Lätt.\nreviewed: 2020-01-01"), first=changed("reviewed: 2020-01-01"))
    assert "varningar" not in said


def test_what_an_editor_wrote_is_only_text(told):
    said = told(changed('title: "@alla [x](https://x.example) #1 & *så*"'))
    assert r"Namn: Räkna tillsammans → @alla \[x\](https://x.example) #1 &amp; \*så\*" in said


def test_long_lists_are_cut_and_counted(told, monkeypatch):
    monkeypatch.setattr(difference, "PAGES", 2)
    said = told("".join(record(name) for name in ("a", "b", "c", "d")))
    assert said.startswith(
        "### Nya sidor\n\n- **A** (Satsning, `/satsningar/1880-a/`)\n"
        "- **B** (Satsning, `/satsningar/1880-b/`)\n"
        "- och 2 till\n"
    )


def test_every_field_of_an_initiative_is_compared():
    one = {"title", "status", "municipality", "programme", "programme_area", "period", "grades", "reviewed"}
    others = {"translations", "relations", "former_ids", "id", "path"}
    assert {*one, *others, *TEXTS, *LISTS} == set(Initiative.model_fields)
