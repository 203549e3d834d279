"""An initiative as Markdown, read by somebody else's parser."""

import re

import cmarkgfm
import pytest
import records_text
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from sites import SITE_URL, said

from skolsatsningar.exports import markdown

FULL = records_text.record(
    "allt",
    title="'1. Allt *på* en [gång] 1 < 2 & \"sen\"'",
    summary="'# Ingen rubrik'",
    plain="Lätt.",
    background="Varför.",
    purpose="Syftet.",
    activities="Vi gör.",
    expected_effects="Mer.",
    results="Bättre.",
    period="{start: ht-25, end: 2027-02-03, words: Ett tag}",
    school_forms="[grundskola]",
    grades="7-9",
    target_groups="[elever, lärare]",
    levels="[rektor]",
    programme="Lyftet",
    programme_area="Del ett",
    schools="[{school: Almby skola, note: Hela skolan, contacts: [{role: Rektor, name: Bo Berg}]}]",
    contacts=(
        "[{role: Ledare, name: Anna Andersson, email: anna@orebro.se}, {role: Växel, phone: 019-21 10 00}]"
    ),
    figures="[{value: 13 300, of: ca 20 000, counts: elever, as_of: 2025}]",
    partners="[{organisation: Skolverket, part: ej beslutat, note: Kanske}]",
    undecided="[{about: Pengar, text: Avgörs i maj}]",
    documents="[{title: Planen, url: 'https://a.example/(1)', format: PDF, published_by: Kommunen}]",
    films="[{title: Filmen}]",
    links="[{title: Sidan}]",
    participation="{how: Ring., deadline: 2026-12-01, terms: Alla., forms: [{title: Blankett}]}",
    relations="{follows: [1880-rakna]}",
    updates="[{date: 2026-03, text: Det *hände*}]",
    sources=(
        "[{title: Källan, publisher: Kommunen, url: 'https://a.example/', published: 2026, updated: 2026-05}]"
    ),
    translations="{en: {title: All, summary: Everything.}}",
    former_ids="[1880-forr]",
)
OTHERS = """
organisations/skolverket.yml:
  name: Skolverket
  kind: myndighet
programmes/lyftet.yml:
  name: Lyftet
  areas: [Del ett]
  sources: [{title: Källan}]
"""


@pytest.fixture(scope="module")
def site(small_site):
    return small_site(OTHERS + FULL)


@pytest.fixture(scope="module")
def raw(site):
    return site.files["satsningar/1880-allt/index.md"].decode()


@pytest.fixture(scope="module")
def shown(raw):
    """What a reader of the Markdown sees."""
    return LexborHTMLParser(cmarkgfm.markdown_to_html(raw))


def test_what_is_written_in_a_record_is_shown_letter_by_letter(shown):
    assert said(shown.css_first("h1")) == '1. Allt *på* en [gång] 1 < 2 & "sen"'
    assert said(shown.css("p")[0]) == "# Ingen rubrik"


def test_every_fact_is_there(shown):
    told = said(shown.body)
    for fact in (
        "Vad: Matematik",
        "Var: Örebro",
        "Program: Lyftet – Del ett",
        "För vem: elever, lärare, grundskola, årskurs 7–9",
        "Nivåer som deltar: rektor",
        "När: från höstterminen 2025 till 3 februari 2027 (”Ett tag”)",
        "Läge: Pågår (enligt källan maj 2026)",
        "Lätt.",
        "Varför.",
        "Syftet.",
        "Vi gör.",
        "Mer.",
        "Bättre.",
        "13\u00a0300 av cirka 20\u00a0000 elever (2025)",
        "Almby skola: Hela skolan (Rektor)",
        "Skolverket – inte beslutat: Kanske",
        "Pengar: Avgörs i maj",
        "Fortsätter: Räkna tillsammans",
        "Planen (PDF), Kommunen",
        "Filmen",
        "Sidan",
        "Ring.",
        "Sista dag att anmäla sig: 1 december 2026",
        "Alla.",
        "Blankett",
        "Mars 2026: Det *hände*",
        "Källan, Kommunen (publicerad 2026, uppdaterad maj 2026)",
        "Everything.",
        "Senast granskad av katalogens redaktion: 1 november 2026",
        "Fritt att använda: CC0 1.0.",
    ):
        assert fact.lower() in told.lower(), fact


def test_links_lead_to_pages_of_the_site_by_their_whole_addresses(shown, site):
    links = [node.attributes["href"] for node in shown.css("a")]
    assert "https://a.example/(1)" in links
    inside = [link.removeprefix(SITE_URL) for link in links if link.startswith(SITE_URL)]
    assert "omraden/matematik/" in inside
    assert {f"{url}index.html" for url in inside} <= site.files.keys()


def test_people_are_not_named_unless_the_setting_says_so(raw, small_site):
    assert "Anna Andersson" not in raw
    assert "anna@" not in raw
    assert "Bo Berg" not in raw
    assert "Ledare; Växel, 019-21 10 00" in raw
    named = small_site(OTHERS + FULL, settings="extra: {people_in_data: true}")
    assert "Anna Andersson, Ledare" in named.files["satsningar/1880-allt/index.md"].decode()


def test_a_former_address_has_it_too(site, raw):
    assert site.files["satsningar/1880-forr/index.md"].decode() == raw


def test_what_the_source_does_not_tell_has_no_heading(small_site):
    raw = small_site().files["satsningar/1880-rakna/index.md"].decode()
    assert re.findall(r"^#+ (.*)$", raw, re.MULTILINE) == ["Räkna tillsammans", "Skolor som deltar", "Källor"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_any_text_is_shown_as_it_is(text):
    html = cmarkgfm.markdown_to_html(markdown.plain(text))
    assert LexborHTMLParser(html).body.text().strip() == text
