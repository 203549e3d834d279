"""The search index: what it reads, and that Pagefind can read it."""

import json
import queue
from pathlib import Path

import pytest
from sites import Document

from skolsatsningar import search
from skolsatsningar.search import Indexing, Text, Texts

TEXT = Text(
    url="satsningar/1880-rakna/",
    heading='Räkna & "läs"',
    paragraphs=("Fem < sju & 'åtta'.", "", "Anna Andersson"),
    facets={"kind": ("Satsning",), "area": ("Matematik", "Språk & kultur"), "school": ()},
)


@pytest.fixture
def texts_of():
    """Texts that are put away when the test is over."""
    made = []

    def texts(count=1):
        made.append(Texts("sv", count))
        return made[-1]

    yield texts
    for texts in made:
        texts.discard()


@pytest.fixture
def written(texts_of):
    texts = texts_of()
    texts.add(TEXT)
    texts.flush()
    (command,) = texts.commands(Path("index"))
    (file,) = Path(command[command.index("--site") + 1]).rglob("*.html")
    assert file.as_posix().endswith("/satsningar/1880-rakna/index.html")
    return Document(file.read_text(encoding="utf-8"))


@pytest.fixture
def texts(small_site, monkeypatch):
    """What search gets to read of a site."""
    found = {}

    def read(records="", pages=""):
        monkeypatch.setattr(Texts, "add", lambda _, text: found.update({text.url: text}))
        monkeypatch.setattr(Texts, "index", lambda *_: None)
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


def pages_of(index):
    """How many texts an index has, by language."""
    entry = json.loads((index / "pagefind-entry.json").read_text(encoding="utf-8"))
    return {code: language["page_count"] for code, language in entry["languages"].items()}


def filled(texts):
    """Some texts."""
    for number in range(40):
        texts.add(Text(f"{number}/", "Räkna", (f"Text {number}",), {}))
    texts.flush()
    return texts


def test_an_index_is_made_of_all_texts_in_swedish(texts_of, tmp_path):
    filled(texts_of()).index(tmp_path / "index")
    assert pages_of(tmp_path / "index") == {"sv": 40}
    assert (tmp_path / "index/pagefind.js").is_file()


def test_a_large_catalogue_gets_several_indexes_of_about_the_same_size(texts_of, tmp_path, monkeypatch):
    monkeypatch.setattr(search, "PER_INDEX", 20)
    texts = filled(texts_of(40))
    texts.index(tmp_path / "index")
    sizes = [pages_of(tmp_path / "index" / part)["sv"] for part in ("", "2", "3")]
    assert texts.parts == 3
    assert sum(sizes) == 40
    assert min(sizes) > 5


def test_a_text_that_is_taken_away_is_not_found(texts_of, tmp_path):
    texts = filled(texts_of())
    texts.remove("1/")
    texts.remove("unknown/")
    texts.index(tmp_path / "index")
    assert pages_of(tmp_path / "index") == {"sv": 39}


@pytest.fixture
def broken_pagefind(tmp_path, monkeypatch):
    """A Pagefind that does not work."""
    (tmp_path / "pagefind.py").write_text("raise SystemExit('no index today')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))


@pytest.mark.usefixtures("broken_pagefind")
def test_an_index_that_cannot_be_made_is_an_error_in_pagefinds_own_words(texts_of, tmp_path):
    with pytest.raises(search.IndexingError, match="no index today"):
        texts_of().index(tmp_path)


def test_an_index_in_the_background_takes_the_old_ones_place_and_says_so(texts_of, tmp_path):
    told = queue.Queue()
    (tmp_path / "site/pagefind/old").mkdir(parents=True)
    Indexing(filled(texts_of()), tmp_path / "site", told.put)
    assert told.get(timeout=60) == ""
    assert pages_of(tmp_path / "site/pagefind") == {"sv": 40}
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["pagefind"]
    assert not (tmp_path / "site/pagefind/old").exists()


def test_an_index_in_the_background_that_is_stopped_leaves_the_old_one_and_says_nothing(texts_of, tmp_path):
    told = queue.Queue()
    (tmp_path / "site/pagefind/old").mkdir(parents=True)
    indexing = Indexing(filled(texts_of()), tmp_path / "site", told.put)
    indexing.stop()
    assert told.empty()
    assert [path.name for path in (tmp_path / "site/pagefind").iterdir()] == ["old"]
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["pagefind"]


@pytest.mark.usefixtures("broken_pagefind")
def test_an_index_in_the_background_that_cannot_be_made_says_why_and_leaves_the_old_one(texts_of, tmp_path):
    told = queue.Queue()
    (tmp_path / "site/pagefind/old").mkdir(parents=True)
    Indexing(texts_of(), tmp_path / "site", told.put)
    assert "no index today" in told.get(timeout=60)
    assert [path.name for path in (tmp_path / "site/pagefind").iterdir()] == ["old"]


def test_search_knows_every_record_and_every_hand_written_page_once(texts):
    assert sorted(texts()) == [
        "",
        "kommuner/1880-orebro/",
        "om/",
        "omraden/matematik/",
        "redigera/",
        "redigera/falt/",
        "redigera/fel/",
        "redigera/ny/",
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
