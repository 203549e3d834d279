"""The search index: what it reads, and that Pagefind can read it."""

import json
import os
import queue
import subprocess
import time
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path

import pytest
from sites import ROOT, Document

from skolsatsningar import search
from skolsatsningar.marks import Marks
from skolsatsningar.search import Indexing, Text, Texts

TEXT = Text(
    url="satsningar/1880-rakna/",
    heading='Räkna & "läs"',
    paragraphs=("Fem < sju & 'åtta'.", "", "Anna Andersson"),
    facets={"kind": ("Satsning",), "area": ("Matematik", "Språk & kultur"), "school": ()},
    weights=(2, 0.5),
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
def read(texts_of, tmp_path):
    """What Pagefind gets to read of a text, as `marks` marks it."""

    def read(text, marks=None):
        texts, commands = texts_of(), []
        texts.marks = marks or texts.marks
        texts.add(text)
        texts.flush()
        texts.index(tmp_path, (), commands.append)
        (command,) = commands
        (file,) = Path(command[command.index("--site") + 1]).rglob("*.html")
        assert file.as_posix().endswith(f"/{text.url}index.html")
        return Document(file.read_text(encoding="utf-8"))

    return read


@pytest.fixture
def written(read):
    return read(TEXT)


@pytest.fixture
def texts(small_site, monkeypatch):
    """What search gets to read of a site."""
    found = {}

    def read(records="", pages=""):
        monkeypatch.setattr(Texts, "add", lambda _, text: found.update({text.url: text}))
        monkeypatch.setattr(Texts, "start", lambda *_: None)
        monkeypatch.setattr(Texts, "index", lambda *_, **__: None)
        small_site(records, pages)
        return found

    return read


def test_a_text_lies_at_the_address_of_its_page_in_its_own_language(written):
    assert written.one("html").attributes["lang"] == "sv"


def test_a_text_holds_its_words_as_they_are_and_nothing_else(written):
    assert written.texts("[data-pagefind-body] p") == ["Fem < sju & 'åtta'.", "Anna Andersson"]
    assert written.text("body") == "Fem < sju & 'åtta'. Anna Andersson"


def test_a_text_tells_pagefind_its_title_and_nothing_else_by_the_way(written):
    shown = {
        node.attributes["data-pagefind-meta"]: node.attributes["content"]
        for node in written.all("[data-pagefind-meta]")
    }
    assert shown == {"title[content]": 'Räkna & "läs"'}


def test_a_facet_is_kept_with_each_of_its_values(written):
    filters = [
        (node.attributes["data-pagefind-filter"], node.attributes["content"])
        for node in written.all("meta[data-pagefind-filter]")
    ]
    assert filters == [
        ("kind[content]", "Satsning"),
        ("area[content]", "Matematik"),
        ("area[content]", "Språk & kultur"),
    ]


def test_the_first_paragraph_counts_otherwise_than_the_others(read):
    text = read(replace(TEXT, paragraphs=("Ett", "Två", "Tre")))
    assert {node.text(): node.attributes["data-pagefind-weight"] for node in text.all("p")} == {
        "Ett": "2",
        "Två": "0.5",
        "Tre": "0.5",
    }


def test_the_title_and_the_words_are_marked_and_what_narrows_down_is_not(read):
    marks = Marks(lambda word: ("skol", "frånvaro") if word == "skolfrånvaro" else (word,))
    text = Text("1/", "Skolfrånvaro", ("Mindre skolfrånvaro.",), {"area": ("Skolfrånvaro",)})
    html = read(text, marks).html
    assert 'content="Skol`frånvaro"' in html
    assert "Mindre skol`frånvaro." in html
    assert 'data-pagefind-filter="area[content]" content="Skolfrånvaro"' in html


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
    filled(texts_of()).index(tmp_path / "index", ())
    assert pages_of(tmp_path / "index") == {"sv": 40}
    assert (tmp_path / "index/pagefind.js").is_file()


def test_a_large_catalogue_gets_several_indexes_of_about_the_same_size(texts_of, tmp_path, monkeypatch):
    monkeypatch.setattr(search, "PER_INDEX", 20)
    texts = filled(texts_of(40))
    texts.index(tmp_path / "index", ())
    sizes = [pages_of(tmp_path / "index" / part)["sv"] for part in ("", "2", "3")]
    assert texts.parts == 3
    assert sum(sizes) == 40
    assert min(sizes) > 5


def told(index, name="about"):
    """What a file of words tells."""
    return json.loads((index / "words" / f"{name}.json").read_text(encoding="utf-8"))


def test_an_index_has_words_and_columns_beside_it_and_nothing_that_no_page_uses(texts_of, tmp_path):
    texts = filled(texts_of())
    texts.index(tmp_path, [("Matte", "omraden/matematik/", "Matematik")])
    assert {path.name for path in (tmp_path / "words").iterdir()} == {"about.json", "0.json"}
    assert told(tmp_path)["indexes"] == 1
    assert told(tmp_path)["pages"] == 40
    assert told(tmp_path, "0")["names"] == {"matte": ["omraden/matematik/", "Matematik"]}
    assert len(json.loads((tmp_path / "facets.json").read_text(encoding="utf-8"))["title"]) == 40
    assert [path.name for pattern in search.UNUSED for path in tmp_path.rglob(pattern)] == []
    # Pagefind's own script and its engine for Swedish are what a page uses.
    assert {"pagefind.js", "wasm.sv.pagefind"} <= {path.name for path in tmp_path.iterdir()}


def test_what_pagefind_writes_and_no_page_uses_is_still_what_it_is_called(texts_of, tmp_path):
    """A new Pagefind may call it otherwise: it would then lie in every site."""
    texts = filled(texts_of())
    made = []

    def run(command):
        subprocess.run(command, check=True, capture_output=True)
        made.extend(path.name for path in tmp_path.rglob("*"))

    texts.index(tmp_path, (), run)
    for pattern in search.UNUSED:
        assert [name for name in made if fnmatch(name, pattern)] != []


def test_the_words_of_all_processes_are_counted_together(texts_of, tmp_path):
    texts = texts_of()
    for number in range(3):
        texts.add(Text(f"{number}/", "Räkna", ("Läsa läsa", "räkna"), {}))
        texts.flush()
    texts.index(tmp_path, ())
    assert told(tmp_path, "0")["words"] == {"läsa": (6).bit_length(), "räkna": (6).bit_length()}


def test_several_indexes_have_their_words_and_columns_together(texts_of, tmp_path, monkeypatch):
    monkeypatch.setattr(search, "PER_INDEX", 20)
    filled(texts_of(40)).index(tmp_path, ())
    assert told(tmp_path)["indexes"] == 3
    assert told(tmp_path)["pages"] == 40
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("facets.json")] == [
        "facets.json"
    ]
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("words")] == ["words"]


def test_a_text_that_is_taken_away_is_not_found(texts_of, tmp_path):
    texts = filled(texts_of())
    texts.remove("1/")
    texts.remove("unknown/")
    texts.index(tmp_path / "index", ())
    assert pages_of(tmp_path / "index") == {"sv": 39}


@pytest.fixture
def broken_pagefind(tmp_path, monkeypatch):
    """A Pagefind that does not work."""
    (tmp_path / "pagefind.py").write_text("raise SystemExit('no index today')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))


@pytest.mark.usefixtures("broken_pagefind")
def test_an_index_that_cannot_be_made_is_an_error_in_pagefinds_own_words(texts_of, tmp_path):
    with pytest.raises(search.IndexingError, match="no index today"):
        texts_of().index(tmp_path, ())


@pytest.mark.usefixtures("broken_pagefind")
def test_one_that_was_started_early_and_cannot_be_made_is_one_too(texts_of, tmp_path):
    texts = texts_of()
    texts.start(tmp_path)
    with pytest.raises(search.IndexingError, match="no index today"):
        texts.index(tmp_path, ())


def test_an_index_that_was_started_early_is_the_same(texts_of, tmp_path):
    filled(texts_of()).index(tmp_path / "late", ())
    texts = filled(texts_of())
    texts.start(tmp_path / "early")
    texts.index(tmp_path / "early", (), processes=2)
    late, early = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.*")}
        for folder in (tmp_path / "late", tmp_path / "early")
    )
    assert early == late


def test_an_index_that_no_one_wants_any_more_is_not_made(texts_of, tmp_path, monkeypatch):
    program = "import os, pathlib, time; pathlib.Path('pid').write_text(str(os.getpid())); time.sleep(600)"
    (tmp_path / "pagefind.py").write_text(program, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    texts = texts_of()
    texts.start(tmp_path)
    while not (found := tmp_path / "pid").exists() or not found.read_text():
        time.sleep(0.01)
    texts.discard()
    with pytest.raises(ProcessLookupError):
        os.kill(int(found.read_text()), 0)


def test_an_index_in_the_background_takes_the_old_ones_place_and_says_so(texts_of, tmp_path):
    heard = queue.Queue()
    (tmp_path / "site/pagefind/old").mkdir(parents=True)
    Indexing(filled(texts_of()), (), tmp_path / "site", heard.put)
    assert heard.get(timeout=60) == ""
    assert pages_of(tmp_path / "site/pagefind") == {"sv": 40}
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["pagefind"]
    assert not (tmp_path / "site/pagefind/old").exists()


def test_an_index_in_the_background_that_is_stopped_leaves_the_old_one_and_says_nothing(texts_of, tmp_path):
    heard = queue.Queue()
    (tmp_path / "site/pagefind/old").mkdir(parents=True)
    indexing = Indexing(filled(texts_of()), (), tmp_path / "site", heard.put)
    indexing.stop()
    assert heard.empty()
    assert [path.name for path in (tmp_path / "site/pagefind").iterdir()] == ["old"]
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["pagefind"]


@pytest.mark.usefixtures("broken_pagefind")
def test_an_index_in_the_background_that_cannot_be_made_says_why_and_leaves_the_old_one(texts_of, tmp_path):
    heard = queue.Queue()
    (tmp_path / "site/pagefind/old").mkdir(parents=True)
    Indexing(texts_of(), (), tmp_path / "site", heard.put)
    assert "no index today" in heard.get(timeout=60)
    assert [path.name for path in (tmp_path / "site/pagefind").iterdir()] == ["old"]


def test_search_knows_every_record_and_every_hand_written_page_once(texts):
    written = [
        path.relative_to(ROOT / "content").with_suffix("") for path in (ROOT / "content").rglob("*.md")
    ]
    pages = ["" if path.name == "index" else f"{path.as_posix()}/" for path in written]
    records = [
        "kommuner/1880-orebro/",
        "omraden/matematik/",
        "satsningar/1880-rakna/",
        "skolor/1880-almby-skola/",
    ]
    assert sorted(texts()) == sorted([*pages, *records])


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
        "Matematik, Matte",
        "Almby skola, Almbyskolan",
        "Skolverket, Verket",
        "Anna Andersson, Projektledare",
        "Rapporten",
        "Ingen vet än.",
    )
    assert [words for words in wanted if words not in text] == []


def test_a_hit_can_be_told_and_narrowed_down_by_where_and_what_it_is_about_and_by_its_date(texts):
    found = texts("""
        programmes/topp.yml:
          name: Topp 25
          description: Skolor lär av varandra.
          municipality: Örebro
          sources: [{title: Topp 25}]
        initiatives/1880-rakna.yml:
          ...
          school_forms: [grundskola, anpassad grundskola]
          target_groups: [elever]
          programme: Topp 25
    """)
    assert found["satsningar/1880-rakna/"].facets == {
        "kind": ("Satsning",),
        "municipality": ("Örebro",),
        "area": ("Matematik",),
        "school_form": ("grundskola", "anpassad grundskola"),
        "school": ("Almby skola",),
        "programme": ("Topp 25",),
        "status": ("pågår",),
        "year": ("2025",),
        "target_group": ("elever",),
        "date": ("2026-03-02",),
    }


def test_what_may_narrow_hits_down_has_the_same_name_on_every_kind_of_page(texts):
    found = texts()
    assert found["skolor/1880-almby-skola/"].facets["municipality"] == ("Örebro",)
    assert found["omraden/matematik/"].facets["kind"] == ("Område",)
    assert found["om/"].facets["kind"] == ("Sida",)


def test_pages_that_gather_and_pages_by_hand_have_weights_of_their_own(texts):
    found = texts()
    assert found["satsningar/1880-rakna/"].weights == search.INITIATIVE
    assert found["omraden/matematik/"].weights == search.GATHERING
    assert found["om/"].weights == search.HAND_WRITTEN


def test_a_page_that_is_looked_things_up_in_is_found_by_what_it_is_and_not_by_all_it_has(texts):
    found = texts(
        pages="""
        nytt.md:
          ---
          description: Om det nya.
          search: title
          ---
          # Nytt
          Zebra.
    """
    )
    assert found["nytt/"].paragraphs == ("Om det nya.",)


def test_a_hand_written_page_is_found_by_its_own_words_alone(texts):
    found = texts(pages="nytt.md:\n  # Nytt\n  Vi har **börjat** &amp; fortsätter.\n")
    assert found["nytt/"].heading == "Nytt"
    assert found["nytt/"].paragraphs == ("Nytt Vi har börjat & fortsätter.",)
