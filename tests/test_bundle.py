"""Pagefind's index, made lighter: it has the same pages, the same words, and shorter pieces."""

import gzip
import json
import re
import subprocess
import sys
from itertools import chain

import cbor2
import pytest

from skolsatsningar import bundle

WORDS = ("skolfrånvaro", "lärare", "åtgärd", "elev", "ämne", "närvaro", "språk", "läsa", "ö", "zebra")


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    """Some pages."""
    folder = tmp_path_factory.mktemp("texts")
    for number in range(60):
        page = folder / str(number) / "index.html"
        page.parent.mkdir()
        said = " ".join(WORDS[number % 7 :]) + f" {number}"
        page.write_text(f'<html lang="sv"><body data-pagefind-body><p>{said}</p></body></html>', "utf-8")
    return folder


@pytest.fixture
def index(texts, tmp_path):
    """An index as Pagefind makes it."""
    out = tmp_path / "pagefind"
    command = [sys.executable, "-m", "pagefind", "--site", str(texts), "--output-path", str(out)]
    subprocess.run(command, check=True, capture_output=True)
    return out


def listed(index):
    """What lists the pages and the pieces, where the entry says that it is."""
    entry = json.loads((index / bundle.ENTRY).read_text(encoding="utf-8"))
    return cbor2.loads(bundle.unpacked(index / f"pagefind.{entry['languages']['sv']['hash']}.pf_meta"))


def pieces(index):
    """Each piece of the index: what it is said to begin and end with, and its words."""
    return [
        (first, last, cbor2.loads(bundle.unpacked(index / "index" / f"{name}.pf_index"))[0])
        for first, last, name in listed(index)[2]
    ]


def words(index):
    """All words of the index, with the pages they are in."""
    return list(chain.from_iterable(held for _, _, held in pieces(index)))


def urls(index):
    """The addresses of the pages in their order, and how many words each has."""
    return [
        (json.loads(bundle.unpacked(index / "fragment" / f"{name}.pf_fragment"))["url"], count)
        for name, count in listed(index)[1]
    ]


@pytest.fixture
def small(monkeypatch):
    """A piece of the index is soon too large."""
    monkeypatch.setattr(bundle, "LARGE", 500)
    monkeypatch.setattr(bundle, "LARGEST", 400)


@pytest.mark.usefixtures("small")
def test_the_index_has_the_same_words_in_the_same_order(index):
    before = words(index)
    bundle.lighten(index)
    assert words(index) == before
    assert len(before) > 60


@pytest.mark.usefixtures("small")
def test_no_piece_with_several_words_is_too_large(index):
    assert len(pieces(index)) == 1
    bundle.lighten(index)
    after = pieces(index)
    assert len(after) > 5
    assert all(len(held) == 1 or len(cbor2.dumps(held)) <= 410 for _, _, held in after)


@pytest.mark.usefixtures("small")
def test_a_word_is_where_its_piece_says(index):
    bundle.lighten(index)
    after = pieces(index)
    for place, (first, last, held) in enumerate(after):
        assert place == 0 or first == held[0][0]
        assert place == len(after) - 1 or last == held[-1][0]
    assert [first for first, *_ in after] == sorted(first for first, *_ in after)


@pytest.mark.usefixtures("small")
def test_no_piece_ends_before_it_begins_where_its_last_word_is_told_cut_short(index):
    (meta,) = index.glob("*.pf_meta")
    version, names, [[first, _, name]], *rest = cbor2.loads(bundle.unpacked(meta))
    told = cbor2.dumps([version, names, [[first, first, name]], *rest])
    meta.write_bytes(gzip.compress(bundle.SIGNATURE + told))
    bundle.lighten(index)
    assert all(first <= last for first, last, _ in pieces(index))


def test_a_piece_that_is_not_too_large_is_left_as_it_is(index):
    before = {path.name: path.read_bytes() for path in (index / "index").iterdir()}
    bundle.lighten(index)
    assert {path.name: path.read_bytes() for path in (index / "index").iterdir()} == before


@pytest.mark.usefixtures("small")
def test_a_piece_where_a_number_looks_like_a_word_is_left_whole(index, monkeypatch):
    before = words(index)
    monkeypatch.setattr(bundle, "_WORD", re.compile(rb"\x83"))
    bundle.lighten(index)
    assert len(pieces(index)) == 1
    assert words(index) == before


def test_pages_stay_in_their_order_and_no_file_is_lost(index):
    before = urls(index)
    bundle.lighten(index)
    assert urls(index) == before
    assert len(list((index / "fragment").iterdir())) == len({name for name, _ in listed(index)[1]})


def test_names_of_pages_stand_in_their_order_and_differ_in_their_last_letters_only(index):
    bundle.lighten(index)
    names = [name for name, _ in listed(index)[1]]
    assert names == sorted(names)
    assert len({name[:10] for name in names}) == 1
    assert len(set(names)) > 50


def test_names_are_others_when_a_page_is_another_and_the_same_when_none_is(index, texts, tmp_path):
    bundle.lighten(index)

    def names(out):
        command = [sys.executable, "-m", "pagefind", "--site", str(texts), "--output-path", str(out)]
        subprocess.run(command, check=True, capture_output=True)
        bundle.lighten(out)
        return {name for name, _ in listed(out)[1]}

    first = {name for name, _ in listed(index)[1]}
    assert names(tmp_path / "again") == first
    page = texts / "3/index.html"
    before = page.read_text(encoding="utf-8")
    page.write_text(before.replace("zebra", "giraff"), "utf-8")
    try:
        assert names(tmp_path / "changed").isdisjoint(first)
    finally:
        page.write_text(before, "utf-8")


@pytest.mark.usefixtures("small")
def test_all_files_are_compressed_as_pagefind_reads_them(index):
    bundle.lighten(index)
    for path in chain(index.glob("*.pf_meta"), index.rglob("*.pf_index"), index.rglob("*.pf_fragment")):
        assert gzip.decompress(path.read_bytes()).startswith(bundle.SIGNATURE)


def test_a_folder_without_an_index_is_left_alone(tmp_path):
    bundle.lighten(tmp_path)
    assert list(tmp_path.iterdir()) == []
