"""The judged queries: that they can be trusted, and that the marks given by them are right."""

from collections import Counter

import pytest
import yaml
from sites import Site

from benchmarks import judged
from benchmarks.judged import Query

QUERIES = judged.read()
KINDS = Counter(query.kind for query in QUERIES)
RAW = yaml.safe_load(judged.FILE.read_text(encoding="utf-8"))
ITEMS = [item for items in RAW.values() for item in items]
LISTS = {*judged.GRADES, "never"}


def asked(grades: dict[str, int], *never: str) -> Query:
    return Query("fråga", "plain", held_out=False, grades=grades, never=frozenset(never))


def test_there_are_many_queries_of_every_kind():
    assert sum(KINDS.values()) >= 150
    assert min(KINDS.values()) >= 12


def test_no_query_is_there_twice():
    assert [text for text, times in Counter(q.text.lower() for q in QUERIES).items() if times > 1] == []


def test_a_query_has_known_keys_and_pages_to_come_or_to_stay_away():
    assert [item for item in ITEMS if not {"query"} < set(item) <= {"query", *LISTS}] == []


def test_a_page_is_judged_once_for_a_query():
    pages = {item["query"]: [page for name in LISTS for page in item.get(name, [])] for item in ITEMS}
    assert [
        query for query, judged_pages in pages.items() if len(judged_pages) != len(set(judged_pages))
    ] == []


def test_all_that_must_come_has_room_among_the_first():
    assert [query.text for query in QUERIES if len(query.must) > judged.FIRST] == []


def test_half_of_each_kind_is_held_out():
    held_out = Counter(query.kind for query in QUERIES if query.held_out)
    assert held_out == {kind: (number + 1) // 2 for kind, number in KINDS.items()}


@pytest.mark.site
def test_every_judged_page_is_a_page_of_the_site(catalogue_site: Site):
    pages = {page for query in QUERIES for page in (*query.grades, *query.never)}
    assert pages - set(catalogue_site.urls) == set()


def test_recall_counts_what_must_come_among_the_first_ten():
    query = asked({"a/": 3, "b/": 2, "c/": 1})
    assert query.recall(["a/", "c/"]) == 0.5
    assert query.recall([*"123456789", "a/", "b/"]) == 0.5
    assert query.recall(["b/", "a/"]) == 1


def test_ndcg_is_one_for_the_best_order_alone():
    query = asked({"a/": 3, "b/": 2, "c/": 1})
    assert query.ndcg(["a/", "b/", "c/"]) == 1
    assert query.ndcg(["b/", "a/", "c/"]) == pytest.approx(
        (3 + 7 / 1.58496 + 1 / 2) / (7 + 3 / 1.58496 + 1 / 2), 1e-4
    )
    assert query.ndcg([]) == 0


def test_a_query_for_which_nothing_should_come_has_no_recall():
    query = asked({}, "a/")
    assert query.recall(["a/"]) is None
    assert query.ndcg(["a/"]) is None


def test_a_page_that_must_not_come_is_wrong_among_the_first_ten():
    assert asked({}, "a/").wrong(["b/", "a/"])
    assert not asked({}, "a/").wrong([*"1234567890", "a/"])
