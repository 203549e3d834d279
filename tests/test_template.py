"""The template of a new record: right as it stands, and right with everything in use."""

import re
from datetime import date
from itertools import pairwise

import pytest
from records_text import read_folder
from small_data import write

from skolsatsningar import language
from skolsatsningar.model import RECORDS, Initiative
from skolsatsningar.outline import outline
from skolsatsningar.template import example, scalar, template

WORDS = language.load()
KEY = re.compile(r"^(?:# )?([a-z_]+):", re.MULTILINE)

# What the examples are names of.
AROUND = """\
areas/matematik.yml:
  name: Matematik
municipalities/1880-orebro.yml:
  name: Örebro
  official_name: Örebro kommun
schools/1880-lundbyskolan.yml:
  name: Lundbyskolan
  municipality: Örebro
schools/1880-vivallaskolan.yml:
  name: Vivallaskolan
  municipality: Örebro
organisations/skolverket.yml:
  name: Skolverket
  kind: myndighet
organisations/centralt-skolstod.yml:
  name: Centralt skolstöd
  kind: förvaltning
programmes/topp-25-2025.yml:
  name: Topp 25 2025
  areas: [Område 2 – Forskning]
  sources: [{title: Programmet}]
"""
REFERRED = ("0000-matematiklyftet", "1980-pisa-2015", "1980-gps", "1880-bryggan")
PLACES = {"0000": "nationell", "1880": "Örebro", "1980": "Västerås"}
FILES = {
    "areas": "matematik",
    "municipalities": "1880-orebro",
    "schools": "1880-lundbyskolan",
    "programmes": "topp-25-2025",
    "organisations": "komtek",
    "initiatives": "1880-mentorer",
}


def used(text):
    """A template with everything in use that may be."""
    return re.sub(r"^# ", "", text, flags=re.MULTILINE)


def told(root, kind, text):
    """The errors of a folder in which a template is a record."""
    data = write(root / "data", AROUND)
    write(data, "municipalities/1980-vasteras.yml:\n  name: Västerås\n  official_name: Västerås stad\n")
    for name in REFERRED:
        write(
            data,
            f"initiatives/{name}.yml:\n  title: {name}\n  summary: En satsning.\n"
            f"  municipality: {PLACES[name[:4]]}\n  areas: [Matematik]\n  period: {{}}\n"
            "  sources: [{title: Källan}]\n  reviewed: 2026-11-01\n",
        )
    (data / kind.folder / f"{FILES[kind.folder]}.yml").write_text(text, encoding="utf-8")
    _, problems = read_folder(data, root, date(2026, 12, 1))
    return [(problem.code, problem.path, problem.line) for problem in problems]


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.folder)
def test_a_template_is_a_right_record_as_it_stands(kind, tmp_path):
    assert told(tmp_path, kind, template(kind, WORDS)) == []


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.folder)
def test_a_template_is_a_right_record_with_every_key_in_use(kind, tmp_path):
    assert told(tmp_path, kind, used(template(kind, WORDS))) == []


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.folder)
def test_a_template_has_every_key_in_the_order_of_the_model(kind):
    assert KEY.findall(template(kind, WORDS)) == [key.name for key in outline(kind, WORDS)]


def test_what_must_be_there_is_in_use_and_the_rest_is_not():
    keys = {key.name: key.required for key in outline(Initiative, WORDS)}
    in_use = re.findall(r"^([a-z_]+):", template(Initiative, WORDS), re.MULTILINE)
    assert in_use == [name for name, required in keys.items() if required]


def test_every_key_is_explained_on_the_line_above():
    lines = template(Initiative, WORDS).splitlines()
    bare = [line for before, line in pairwise(lines) if KEY.match(line) and before[:3] != "## "]
    assert bare == []


def test_a_group_that_must_be_there_shows_one_key_at_least():
    assert "period:\n## " in template(Initiative, WORDS)
    assert "\n  start: ht-18\n## " in template(Initiative, WORDS)
    assert "\n#   end: ca 2021-01\n" in template(Initiative, WORDS)


def test_an_example_is_yaml_without_a_word_about_it():
    keys = {key.name: key for key in outline(Initiative, WORDS)}
    assert example([keys["areas"], keys["period"], keys["translations"]]) == (
        "areas:\n  - Matematik\n"
        "period:\n  start: ht-18\n  end: ca 2021-01\n  words: Under tre år framöver\n"
        "translations:\n  en:\n    title: Mentors\n    summary: Six schools employ full-time mentors."
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Mentorer", "Mentorer"),
        ("ht-18", "ht-18"),
        ("https://skola.example", "https://skola.example"),
        ("Mentorer: mer tid", '"Mentorer: mer tid"'),
        ("Program #1", '"Program #1"'),
        ("- ett", '"- ett"'),
        ("Han sa ”ja”", "Han sa ”ja”"),
        ('"Ja"', '"\\"Ja\\""'),
        ("slut:", '"slut:"'),
        ("", '""'),
    ],
)
def test_a_text_is_quoted_where_yaml_would_take_it_for_something_else(text, written):
    assert scalar(text) == written
