"""What a reader sees is Swedish, and stands in the language file."""

import re
from pathlib import Path

import pytest
import yaml
from sites import ROOT, Document

from skolsatsningar import language
from skolsatsningar.vocabulary import OrganisationKind, PartnerPart, SchoolKind, Status

TEMPLATES = sorted((ROOT / "overrides").rglob("*.html"))
SCRIPTS = sorted((ROOT / "overrides").rglob("*.js"))
STYLES = sorted((ROOT / "overrides").rglob("*.css"))
CODE = sorted((ROOT / "hooks").rglob("*.py"))
WORDS = language.load()

# What Material and MkDocs say where no one has said otherwise.
ENGLISH = (
    "Back to top|Close|Copied|Copy|Created|Documentation|Edit this page|Error|Footer|Header|Home|"
    "Last update|Loading|Made with|Menu|Navigation|Next|No matching|Not found|Page|Permanent link|"
    "Previous|Results?|Search|Share|Skip to|Source|Table of contents|Toggle|Type to start|Untitled|"
    "View source|undefined"
)
COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
LOGIC = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
SPOKEN = re.compile(r'(?:aria-label|title|alt|placeholder|label)="([^"]*)"')
TAG = re.compile(r"<[^>]*>")
LETTER = re.compile(r"[^\W\d_]")
WORD = re.compile(r"\bt((?:\.[a-z_]+)+)")
SET = re.compile(r"\{% set words = t\.([a-z_.]+) %\}")
GIVEN = re.compile(r"\bwords((?:\.[a-z_]+)+)")
SCRIPT_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
METHODS = {"format", "items"}
# Groups whose words are looked up by a word of the records, the name of a field, folder or check, or a code.
BY_KEY = (
    "click",
    "problems",
    "status",
    "part",
    "kinds",
    "relations",
    "indexes",
    "gatherings",
    "fields",
    "severity",
    "singular",
    "reminders",
    "audit",
    "data_files",
    "data_keys",
)
# Groups inside others whose words are looked up by what an address says.
BY_ADDRESS = ("orders",)


def spoken(page):
    """All that a page says, aloud or on the screen."""
    for node in page.all("script, style"):
        node.decompose()
    attributes = ("aria-label", "title", "alt", "placeholder", "value")
    said = [node.attributes[name] or "" for name in attributes for node in page.all(f"[{name}]")]
    described = [node.attributes["content"] for node in page.all("meta[name=description]")]
    return "\n".join([page.tree.text(separator="\n"), *said, *described])


def found(path):
    """Whether words lead to something in the language file."""
    group = WORDS.words
    for name in path.split("."):
        if name in METHODS:
            return True
        if name not in group:
            return False
        group = group[name]
    return True


@pytest.mark.site
def test_no_page_says_what_the_theme_says_in_english(catalogue_site):
    english = re.compile(rf"^\s*(?:{ENGLISH})\b", re.MULTILINE)
    told = {url: english.findall(spoken(Document(catalogue_site.html(url)))) for url in catalogue_site.urls}
    assert {url: words for url, words in told.items() if words} == {}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_template_has_no_words_of_its_own(template):
    html = LOGIC.sub("", COMMENT.sub("", template.read_text(encoding="utf-8")))
    said = [TAG.sub(" ", html), *SPOKEN.findall(html)]
    assert [text.strip() for text in said if LETTER.search(text)] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_word_that_a_template_asks_for_is_in_the_language_file(template):
    text = template.read_text(encoding="utf-8")
    asked = [path.lstrip(".") for path in WORD.findall(text)]
    for group in SET.findall(text):
        asked += [group + path for path in GIVEN.findall(text)]
    assert [path for path in asked if not found(path)] == []


@pytest.mark.parametrize("file", [*SCRIPTS, *STYLES], ids=lambda path: path.name)
def test_no_script_and_no_style_has_a_swedish_word(file):
    code = SCRIPT_COMMENT.sub("", file.read_text(encoding="utf-8"))
    assert re.findall(r"[^\n]*[åäöÅÄÖ][^\n]*", code.replace('"pågår"', "")) == []


def test_every_word_of_the_vocabularies_has_a_form_that_readers_see():
    assert set(WORDS["status"]) == set(Status)
    assert set(WORDS["part"]) == set(PartnerPart)
    assert set(WORDS["kinds"]) == {*SchoolKind, *OrganisationKind}


def test_no_word_in_the_language_file_is_asked_for_by_no_one():
    """A sentence about a problem is asked for by its code; the tests of the problems see to those."""
    used = "\n".join(path.read_text(encoding="utf-8") for path in [*TEMPLATES, *SCRIPTS, *CODE])
    groups = {name: group for name, group in WORDS.words.items() if name not in BY_KEY}
    assert [name for name in leaves(groups) if not re.search(rf"\b{name}\b", used)] == []


def leaves(group):
    for name, value in group.items():
        if isinstance(value, dict) and name not in BY_ADDRESS:
            yield from leaves(value)
        else:
            yield name


def test_the_language_file_says_which_language_it_is():
    files = list((Path(language.__file__).parent / "locale").glob("*.yml"))
    assert {path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))["language"] for path in files} == {
        "sv": "sv"
    }
