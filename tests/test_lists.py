"""Lists that are dealt out on pages."""

import json

import pytest
import records_text
from sites import SITE_URL

from skolsatsningar.exports import lists

RECORDS = "".join(records_text.record(f"nummer-{number}") for number in range(4))


def reads(site, path):
    return json.loads(site.html(path))


@pytest.fixture
def site(small_site, monkeypatch):
    monkeypatch.setattr(lists, "PER_PAGE", 2)
    return small_site(RECORDS, SKOLSATSNINGAR_SEARCH="0")


def test_a_long_list_goes_on_from_page_to_page_in_the_order_of_ids(site):
    pages = [reads(site, "data/v1/initiatives/index.json")]
    while pages[-1]["next"]:
        pages.append(reads(site, pages[-1]["next"].removeprefix(SITE_URL)))
    ids = [item["id"] for page in pages for item in page["items"]]
    assert ids == [*(f"1880-nummer-{number}" for number in range(4)), "1880-rakna"]
    assert [(page["page"], page["pages"], page["count"]) for page in pages] == [(n, 3, 5) for n in (1, 2, 3)]
    assert [page["url"] for page in pages[1:]] == [page["next"] for page in pages[:-1]]
    assert [page["previous"] for page in pages[1:]] == [page["url"] for page in pages[:-1]]
    assert {(page["first"], page["last"]) for page in pages} == {(pages[0]["url"], pages[-1]["url"])}


def test_a_list_of_nothing_has_one_page_with_nothing(site):
    page = reads(site, "data/v1/programmes/index.json")
    assert (page["count"], page["pages"], page["items"], page["next"]) == (0, 1, [], None)
    assert site.html("data/v1/programmes.ndjson") == ""
