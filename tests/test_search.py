"""The search index: what it reads, and that Pagefind can read it."""

import json

import pytest
from sites import Document

from skolsatsningar import build, search
from skolsatsningar.search import Text

TEXT = Text(
    url="satsningar/1880-rakna/",
    heading='Räkna & "läs"',
    paragraphs=("Fem < sju & 'åtta'.", "", "Anna Andersson"),
    facets={"kind": ("Satsning",), "area": ("Matematik", "Språk & kultur"), "school": ()},
)


@pytest.fixture
def written(tmp_path):
    search.write(TEXT, tmp_path, "sv")
    return Document((tmp_path / "satsningar/1880-rakna/index.html").read_text(encoding="utf-8"))


@pytest.fixture
def texts(small_site, monkeypatch):
    """What search gets to read of a site."""
    found = {}

    def keep(text, *_):
        found[text.url] = text

    def read(records="", pages=""):
        monkeypatch.setattr(build.search, "write", keep)
        monkeypatch.setattr(build.search, "index", lambda *_: None)
        small_site(records, pages)
        return found

    return read


def test_a_text_lies_at_the_address_of_its_page_in_its_own_language(written):
    assert written.one("html").attributes["lang"] == "sv"


def test_a_text_holds_its_words_as_they_are_and_nothing_else(written):
    assert written.texts("[data-pagefind-body] p") == ["Fem < sju & 'åtta'.", "Anna Andersson"]
    assert written.text("body") == "Fem < sju & 'åtta'. Anna Andersson"


def test_a_text_tells_pagefind_what_a_hit_shows(written):
    shown = {
        node.attributes["data-pagefind-meta"]: node.attributes["content"]
        for node in written.all("meta[data-pagefind-meta]")
    }
    assert shown == {
        "title[content]": 'Räkna & "läs"',
        "kind[content]": "Satsning",
        "area[content]": "Matematik, Språk & kultur",
    }


def test_a_facet_with_several_values_can_be_filtered_by_each(written):
    filters = [
        (node.attributes["data-pagefind-filter"], node.attributes["content"])
        for node in written.all("meta[data-pagefind-filter]")
    ]
    assert filters == [
        ("kind[content]", "Satsning"),
        ("area[content]", "Matematik"),
        ("area[content]", "Språk & kultur"),
    ]


def test_an_index_is_made_of_all_texts_in_swedish(tmp_path):
    for number in range(3):
        search.write(Text(f"{number}/", "Räkna", ("Text",), {}), tmp_path / "texts", "sv")
    search.index(tmp_path / "texts", tmp_path / "site")
    entry = json.loads((tmp_path / "site/pagefind/pagefind-entry.json").read_text(encoding="utf-8"))
    assert {code: language["page_count"] for code, language in entry["languages"].items()} == {"sv": 3}
    assert (tmp_path / "site/pagefind/pagefind.js").is_file()


def test_an_index_that_cannot_be_made_is_an_error_in_pagefinds_own_words(tmp_path, monkeypatch):
    (tmp_path / "pagefind.py").write_text("raise SystemExit('no index today')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(search.IndexingError, match="no index today"):
        search.index(tmp_path, tmp_path)


def test_search_knows_every_record_and_every_hand_written_page_once(texts):
    assert sorted(texts()) == [
        "",
        "kommuner/1880-orebro/",
        "om/",
        "omraden/matematik/",
        "redigera/",
        "redigera/fel/",
        "satsningar/1880-rakna/",
        "skolor/1880-almby-skola/",
        "sok/",
    ]


def test_an_initiative_is_found_by_everything_a_reader_may_know_it_by(texts):
    found = texts("""
        organisations/skolverket.yml:
          name: Skolverket
          aliases:
            - Verket
          kind: myndighet
        initiatives/1880-rakna.yml:
          ...
          plain: Lättläst om saken.
          results: Det **gick** bra.
          partners:
            - organisation: Skolverket
              part: stöd
          documents:
            - title: Rapporten
          undecided:
            - about: Framtiden
              text: Ingen vet än.
    """)
    text = " ".join(found["satsningar/1880-rakna/"].paragraphs)
    wanted = (
        "Lärare i Örebro planerar lektioner",
        "Lättläst om saken.",
        "Det gick bra.",
        "Matematik Matte",
        "Almby skola Almbyskolan",
        "Skolverket Verket",
        "Anna Andersson, Projektledare",
        "Rapporten",
        "Ingen vet än.",
    )
    assert [words for words in wanted if words not in text] == []


def test_a_hit_can_be_told_and_filtered_by_where_and_what_it_is_about(texts):
    assert texts()["satsningar/1880-rakna/"].facets == {
        "kind": ("Satsning",),
        "municipality": ("Örebro kommun",),
        "area": ("Matematik",),
        "school": ("Almby skola",),
        "status": ("pågår",),
    }


def test_a_hand_written_page_is_found_by_its_own_words_alone(texts):
    found = texts(pages="nytt.md:\n  # Nytt\n  Vi har **börjat** &amp; fortsätter.\n")
    assert found["nytt/"].heading == "Nytt"
    assert found["nytt/"].paragraphs == ("Nytt Vi har börjat & fortsätter.",)
