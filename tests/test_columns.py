"""What hits can be narrowed down and put in order by: read from what Pagefind keeps of each page."""

import gzip
import json

import pytest

from skolsatsningar import columns


@pytest.fixture
def written(tmp_path):
    """The columns of an index with some pages: their ids, their titles and what they can be filtered by."""

    def write(**pages):
        for place, (name, (title, filters)) in enumerate(pages.items()):
            kept = {"url": f"/{name}/", "meta": {"title": title}, "filters": filters}
            folder = tmp_path / ("2/fragment" if place % 2 else "fragment")
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{name}.pf_fragment").write_bytes(
                gzip.compress(b"pagefind_dcd" + json.dumps(kept).encode())
            )
        columns.write(tmp_path, processes=2)
        return json.loads((tmp_path / columns.FILE).read_text(encoding="utf-8"))

    return write


def test_pages_stand_in_the_order_of_what_pagefind_calls_them_whichever_index_they_are_in(written):
    found = written(sv_c=("C", {"kind": ["c"]}), sv_a=("A", {"kind": ["a"]}), sv_b=("B", {"kind": ["b"]}))
    assert found["facets"]["kind"] == {"values": ["a", "b", "c"], "pages": [0, 1, 2]}
    assert found["fragments"] == {"2/": ["sv_a"], "": ["sv_b", "sv_c"]}


def test_a_page_has_the_number_of_its_value_or_a_list_of_several_or_none(written):
    found = written(
        a=("A", {"area": ["Språk"]}), b=("B", {"area": ["Språk", "Matematik"]}), c=("C", {"kind": ["Skola"]})
    )
    assert found["facets"]["area"] == {"values": ["Matematik", "Språk"], "pages": [1, [1, 0], []]}


def test_every_facet_has_its_column_and_what_is_no_facet_has_none(written):
    found = written(a=("A", {"colour": ["röd"]}))
    assert list(found["facets"]) == list(columns.FACETS)
    assert "röd" not in json.dumps(found, ensure_ascii=False)


def test_dates_are_numbers_in_the_order_of_time_and_a_page_without_one_has_none(written):
    found = written(a=("A", {"date": ["2026-03-02"]}), b=("B", {"date": ["2025-12-31"]}), c=("C", {}))
    assert found["dates"] == ["2025-12-31", "2026-03-02"]
    assert found["date"] == [1, 0, []]


def test_titles_are_in_swedish_order_without_their_marks_and_equal_ones_share_a_place(written):
    found = written(
        a=("Öppen", {}), b=("Zebra", {}), c=("Års`kurs 10", {}), d=("Års`kurs 9", {}), e=("zebra `ränder", {})
    )
    assert found["title"] == [3, 0, 2, 1, 0]
