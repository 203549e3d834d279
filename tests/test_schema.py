"""The JSON Schema that is committed, held by a validator and a reader of YAML that are not ours."""

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator
from sites import ROOT
from small_data import BASE, files, write

from benchmarks import generate
from skolsatsningar import language
from skolsatsningar.model import RECORDS, Initiative
from skolsatsningar.schema import schema

WORDS = language.load()
BROKEN = ROOT / "tests" / "broken"
RECORD_OF = {kind.folder: kind for kind in RECORDS}
CODE = re.compile(r"\[([a-z0-9-]+)\]$", re.MULTILINE)
MANY = re.compile(r"\\x([0-9a-f]{2})\{(\d+)\}")

# What a schema can know of a record by itself: neither its file, nor other records, nor today's date.
SEEN = {
    "arskurser",
    "dag",
    "datum",
    "e-post",
    "egen-nyckel",
    "farlig-lank",
    "for-langt",
    "html",
    "id",
    "inte-grupp",
    "inte-lista",
    "inte-sprak",
    "inte-text",
    "okand-nyckel",
    "okant-ord",
    "organisationsnummer",
    "personnummer",
    "saknas",
    "skolenhetskod",
    "tal",
    "telefon",
    "tom-lista",
    "tomt-varde",
    "webbadress",
}


# An address in disguise, a comment, and a number that a telephone may have too.
UNSEEN = {"farlig-lank-entitet", "personnummer-i-kommentar", "personnummer-i-kontakt"}


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema, in which a date and `no` are texts and 0114 is a number."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  # as PyYAML has it


def resolved(tag, pattern, make):
    """Let a plain text that matches be read so."""
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})$"), None)
    Core.add_constructor(f"tag:yaml.org,2002:{tag}", lambda loader, node: make(loader.construct_scalar(node)))


resolved("null", "~|null|Null|NULL|", lambda _: None)
resolved("bool", "true|True|TRUE|false|False|FALSE", lambda text: text.lower() == "true")
resolved("int", r"[-+]?[0-9]+", int)
resolved("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", float)

VALIDATORS = {kind.folder: Draft7Validator(json.loads(schema(kind, WORDS))) for kind in RECORDS}


def wrong(path, text):
    """The paths that the schema of a record's folder has something against, with what VS Code would say."""
    errors = VALIDATORS[Path(path).parent.name].iter_errors(yaml.load(text, Loader=Core))  # noqa: S506  # a safe one
    return {error.json_path: error for error in errors}


def said(path, text):
    """All that VS Code says of a record in our words."""
    return [message(error) for error in wrong(path, text).values()]


def message(error):
    """What VS Code's YAML extension tells in place of its own words."""
    told = error.schema.get("errorMessage", "")
    return error.schema.get("patternErrorMessage", told) if error.validator == "pattern" else told


def initiative(change):
    """The initiative of BASE with some keys changed."""
    return f"{files(BASE)['initiatives/1880-rakna.yml']}{change}"


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.folder)
def test_a_schema_is_right_by_its_own_draft(kind):
    Draft7Validator.check_schema(json.loads(schema(kind, WORDS)))


def test_every_record_of_the_catalogue_is_right():
    paths = [path for folder in RECORD_OF for path in sorted((ROOT / "data" / folder).glob("*.yml"))]
    assert len(paths) > 90
    assert {path.name: found for path in paths if (found := wrong(path, path.read_text("utf-8")))} == {}


def test_every_record_that_is_generated_is_right(tmp_path):
    generate.Generator(40, tmp_path).write()
    paths = sorted(tmp_path.rglob("*/*.yml"))
    assert len(paths) > 60
    assert {path.name: found for path in paths if (found := wrong(path, path.read_text("utf-8")))} == {}


@pytest.mark.parametrize(
    "change",
    [
        "status: pågår",
        "grades: 9",
        "grades: F-3",
        "grades: f–3",
        "plain: 2018",
        "plain: true",
        "plain: no",
        "plain: 1.10",
        "programme: 0114",
        "period: {}",
        "period: {start: ca 2018-01, end: ej beslutat}",
        "period: {start: 2018, end: ht-2019}",
        "figures: [{value: 13 300, of: '12,5', counts: elever}, {value: 5, counts: skolor}]",
        "contacts: [{role: Rektor, phone: 0192110}]",
        "former_ids: [1880-gammal, 1880]",
        "translations: {en: {title: Counting, summary: Together.}}",
        "links: [{title: En sida, url: 'HTTPS://skola.example/a?b=c'}]",
    ],
)
def test_what_may_be_written_is_right(change):
    assert wrong("initiatives/x.yml", initiative(change)) == {}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("status: snart", "Ordet finns inte för ”status”. Skriv något av ”planerad”, "),
        ("areas: Matematik", "Värdet för ”areas” ska vara en lista."),
        ("plain: [a, b]", "Värdet för ”plain” ska vara en text,"),
        ("plain: ' '", "Värdet för ”plain” är tomt."),
        ("plain:", "Värdet för ”plain” ska vara en text,"),
        ("plain: <b>fet</b>", "HTML får inte stå i en text."),
        ("plain: Ring 19900101-1234", "Här verkar stå ett personnummer,"),
        (
            "summary: " + "lång " * 150,
            "Texten i ”summary” är mer än 700 tecken lång. Den får vara högst 700.",
        ),
        ("period: {start: januari 2018}", "Datumet går inte att läsa eller finns inte. Skriv 2018,"),
        ("reviewed: 2026-11", "Dagen går inte att läsa eller finns inte. Skriv den som"),
        ("figures: [{value: många, counts: elever}]", "Talet går inte att läsa."),
        ("contacts: [{name: Anna}]", "Nyckeln ”role” saknas."),
        ("former_ids: [Mentorer]", "”…” kan inte stå i en adress."),
        (
            "colour: red",
            "Skriv varje uppgift här på en egen rad, med nyckel och indrag. Nycklar som kan stå här är",
        ),
    ],
)
def test_what_is_wrong_is_told_in_the_words_of_the_check(change, told):
    assert [text[: len(told)] for text in said("initiatives/x.yml", initiative(change))] == [told]


def test_a_broken_record_is_wrong_where_a_schema_can_see_it(tmp_path):
    names = [path.stem for path in sorted(BROKEN.glob("*.expected")) if codes(path) <= SEEN]
    assert len(names) > 25
    assert {name for name in names if not wrong_somewhere(name, tmp_path / name)} == UNSEEN


def codes(expected):
    """The codes of the problems that an example tells of."""
    return set(CODE.findall(expected.read_text("utf-8")))


def wrong_somewhere(name, root):
    """Whether the schema has something against a file that the check has something against."""
    data = write(write(root / "data", BASE), MANY.sub(repeated, (BROKEN / f"{name}.txt").read_text("utf-8")))
    told = (BROKEN / f"{name}.expected").read_text("utf-8")
    paths = {root / path for path in re.findall(r"^data/\S+\.yml", told, re.MULTILINE)}
    return any(wrong(path, path.read_text("utf-8")) for path in paths if path.is_relative_to(data))


def repeated(found):
    """The letters that an example means by a byte and a number of times."""
    return chr(int(found[1], 16)) * int(found[2])


def test_a_text_that_only_looks_like_a_number_is_let_through_for_no_more_than_it_is():
    """What YAML makes a number of must be one that the text can be."""
    assert wrong("schools/x.yml", "name: A\nmunicipality: Örebro\nunit_code: 01234567") == {}
    assert wrong("schools/x.yml", "name: A\nmunicipality: Örebro\nunit_code: 1234") != {}


def test_no_name_of_the_data_folder_is_a_word_that_a_schema_asks_for():
    words = {
        word
        for text in (schema(kind, WORDS) for kind in RECORDS)
        for word in json.dumps(list(enums(json.loads(text))), ensure_ascii=False).split('"')
    }
    assert "grundskola" in words
    assert {"Matematik", "Örebro", "Lundbyskolan", "Skolverket"} & words == set()


def enums(node):
    """Every list of words in a schema."""
    if isinstance(node, dict):
        yield from ([node["enum"]] if isinstance(node.get("enum"), list) else [])
        for value in node.values():
            yield from enums(value)
    if isinstance(node, list):
        for value in node:
            yield from enums(value)


def test_every_key_is_told_in_swedish():
    properties = json.loads(schema(Initiative, WORDS))["properties"]
    assert properties["reviewed"]["title"] == "Granskad"
    assert properties["reviewed"]["description"].startswith("Dagen då någon senast läste posten mot källan.")
    assert properties["reviewed"]["examples"] == ["2026-11-22"]
    assert json.loads(schema(Initiative, WORDS))["title"] == "Satsning"


def test_no_sentence_has_a_gap_that_is_not_filled():
    assert [kind for kind in RECORDS if re.search(r"\{[a-z]+\}|None", schema(kind, WORDS))] == []


def test_vs_code_holds_every_record_and_every_template_against_the_schema_of_its_kind():
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    names = {kind.folder: f"data/schema/{kind.__name__.lower()}" for kind in RECORDS}
    assert settings["yaml.schemas"] == {
        f"{name}.json": [f"data/{folder}/*.yml", f"{name}.yml"] for folder, name in names.items()
    }


def test_vs_code_is_told_which_extension_reads_the_schemas():
    extensions = json.loads((ROOT / ".vscode/extensions.json").read_text("utf-8"))
    assert extensions["recommendations"] == ["redhat.vscode-yaml"]
