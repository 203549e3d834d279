"""The guide to the fields: true to the model, and all of it."""

import re
from datetime import date

from markdown.extensions.toc import slugify
from sites import ROOT

from skolsatsningar import language
from skolsatsningar.guide import guide
from skolsatsningar.model import RECORDS, Initiative
from skolsatsningar.outline import outline
from skolsatsningar.vocabulary import OrganisationKind, SchoolForm, SchoolKind

WORDS = language.load()
PAGE = guide(WORDS, date(2026, 11, 22))
ROW = re.compile(r"^\| (– )?`([a-z_]+)`", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#]*)#([a-z-]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def section(title):
    """What stands below a heading of the second level."""
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_every_key_of_every_kind_of_record_has_a_row():
    for kind in RECORDS:
        rows = ROW.findall(section(WORDS["guide"]["kinds"][kind.folder]["title"]))
        assert [name for inner, name in rows if not inner] == [key.name for key in outline(kind, WORDS)]


def test_a_group_is_explained_once_and_referred_to_after_that():
    assert PAGE.count("| – `email` |") == 1
    assert (
        "| – `contacts` | Skolans egna kontakter. Får vara flera, i en lista. Skrivs som `contacts`" in PAGE
    )
    assert "| – `forms` | Blanketter att fylla i. Får vara flera, i en lista. Skrivs som `documents`" in PAGE


def test_every_word_that_may_be_chosen_is_told():
    for word in (*SchoolForm, *OrganisationKind, *SchoolKind):
        assert f"`{word}`" in section(WORDS["guide"]["vocabularies"]["title"])


def test_the_day_it_changed_and_no_other_is_told():
    assert guide(WORDS, date(2027, 1, 2)) == PAGE.replace("2026-11-22\n---", "2027-01-02\n---")


def test_the_examples_have_every_key_of_an_initiative():
    examples = re.findall(
        r"```yaml\n(.*?)\n```", section(WORDS["guide"]["kinds"][Initiative.folder]["title"]), re.DOTALL
    )
    keys = re.findall(r"^([a-z_]+):", "\n".join(examples), re.MULTILINE)
    assert keys == [key.name for key in outline(Initiative, WORDS)]


def test_every_link_leads_to_a_heading():
    other = (ROOT / "content/redigera.md").read_text("utf-8")
    headings = {
        "": set(map(anchor, HEADING.findall(PAGE))),
        "../redigera.md": set(map(anchor, HEADING.findall(other))),
    }
    assert [link for link in LINK.findall(PAGE) if link[1] not in headings[link[0]]] == []


def anchor(title):
    """A heading's anchor, as Python-Markdown makes it."""
    return slugify(title, "-")
