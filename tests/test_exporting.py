"""The index of all data, and the page that lists its files."""

import hashlib
import json

import pytest
from sites import SITE_URL

from skolsatsningar import language

WORDS = language.load()


@pytest.fixture(scope="module")
def index(full_site):
    return json.loads(full_site.html("data/v1/index.json"))


def test_it_tells_every_file_with_its_size_and_checksum(full_site, index):
    for file in index["files"]:
        content = full_site.files[file["url"].removeprefix(SITE_URL)]
        assert (file["bytes"], file["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())


def test_it_leaves_no_file_out_but_itself_and_the_pages_of_lists(full_site, index):
    told = {file["url"].removeprefix(SITE_URL) for file in index["files"]}
    there = {path for path in full_site.files if path.startswith("data/v1/")}
    lists = {one["url"].removeprefix(SITE_URL) for one in index["lists"]}
    assert there - told == lists | {"data/v1/index.json"}


def test_it_leads_to_every_list_and_every_record(full_site, index):
    for one in index["lists"]:
        listed = json.loads(full_site.html(one["url"].removeprefix(SITE_URL)))
        assert (one["count"], one["pages"]) == (listed["count"], listed["pages"])
        urls = {one["item_url"].replace("{id}", item["id"]) for item in listed["items"]}
        assert urls == {item["data_url"] for item in listed["items"]}
        assert one["ndjson"].removeprefix(SITE_URL) in full_site.files


def test_the_page_lists_the_files_that_most_take_with_their_sizes_and_every_table(full_site):
    ways = full_site.page("data/").all("table a")
    paths = {full_site.target("data/", link) for link in ways}
    assert {f"data/v1/{path}" for path in WORDS["data_files"]} <= paths
    assert {path for path in full_site.files if path.endswith(".csv")} <= paths
    assert paths <= full_site.files.keys()
    text = full_site.page("data/").text(".prose > .plain-table tbody tr:first-child td")
    assert text.startswith("csv-semikolon/initiatives.csv")
    assert text.endswith("kB")


def test_the_pages_examples_have_the_sites_own_address(full_site):
    html = full_site.html("data/")
    assert f"{SITE_URL}data/v1/initiatives.ndjson" in html
    assert "{site_url}" not in html
    assert "{files}" not in html


def test_the_page_says_when_the_files_were_made_and_how_long_they_stay(full_site):
    text = full_site.page("data/").text("article")
    assert "Filerna skapades 20 november 2026." in text
    assert "minst två år" in text


def test_what_is_english_on_the_page_says_so(full_site):
    english = full_site.page("data/").texts("[lang=en]")
    assert "In English" in english
    assert all(" och " not in text for text in english)
