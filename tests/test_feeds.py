"""Feeds, as other people's readers take them."""

import json
from dataclasses import replace
from xml.etree import ElementTree as ET

import feedparser
import jsonschema
import pytest
import records_text
import sites
from small_data import TODAY

from skolsatsningar import language
from skolsatsningar.beside import TO_FOLLOW
from skolsatsningar.exports import feeds
from skolsatsningar.exports.feeds import Feeds
from skolsatsningar.moments import latest
from skolsatsningar.selections import Selection
from skolsatsningar.settings import Settings

WORDS = language.load()
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "Läs < skriv & ]]> \"x\" 'y'"
RECORDS = records_text.record(
    "lasa",
    title=f"'{HOSTILE.replace(chr(39), chr(39) * 2)}'",
    updates="[{date: 2026-03-05, text: Fler läser & skriver}, {date: 2025-11, text: Början}]",
    former_ids="[1880-lasning, 1880-lasa-ihop]",
)
# JSON Feed 1.1 as its authors describe it, https://www.jsonfeed.org/version/1.1/.
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": {"$ref": "#/$defs/url"},
        "feed_url": {"$ref": "#/$defs/url"},
        "description": {"type": "string"},
        "language": {"type": "string", "pattern": "^[a-z]{2}(-[A-Z]{2})?$"},
        "authors": {
            "type": "array",
            "items": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
        },
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_text"]}, {"required": ["content_html"]}],
                "additionalProperties": False,
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "url": {"$ref": "#/$defs/url"},
                    "title": {"type": "string"},
                    "content_text": {"type": "string"},
                    "date_modified": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
                    "tags": {"type": "array", "items": {"type": "string"}},
                },
            },
        },
    },
    "$defs": {"url": {"type": "string", "pattern": "^https://[^ ]+$"}},
}


@pytest.fixture(scope="module")
def site(small_site):
    return small_site(RECORDS)


def read(site, url):
    """A feed, read by a program that takes offence at what is wrong in it."""
    found = feedparser.parse(site.files[f"{url}atom.xml"])
    assert not found.bozo, found.get("bozo_exception")
    return found


def test_a_reader_finds_nothing_wrong_with_any_feed(site):
    feeds_found = [path for path in site.files if path.endswith("atom.xml")]
    assert len(feeds_found) == 4  # all, the area, the municipality, the school
    for path in feeds_found:
        assert read(site, path.removesuffix("atom.xml")).version == "atom10"


def test_a_feed_says_what_rfc_4287_asks_of_it(site):
    tree = ET.fromstring(site.html("omraden/matematik/atom.xml"))  # noqa: S314  # our own
    assert tree.tag == f"{ATOM}feed"
    for element in (tree, *tree.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
    assert tree.find(f"{ATOM}author/{ATOM}name").text == "Skolsatsningars redaktion"
    ways = {link.get("rel"): link.get("href") for link in tree.findall(f"{ATOM}link")}
    assert ways["self"] == f"{sites.SITE_URL}omraden/matematik/atom.xml"
    assert ways["alternate"] == f"{sites.SITE_URL}omraden/matematik/"
    ids = [found.text for found in tree.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)


def test_a_feed_tells_of_initiatives_and_of_what_has_happened_in_them_the_newest_first(site):
    told = [(entry.title, entry.updated[:10]) for entry in read(site, "").entries]
    assert told == [
        (HOSTILE, "2026-11-01"),
        ("Räkna tillsammans", "2026-11-01"),
        (f"{HOSTILE}, 5 mars 2026", "2026-03-05"),
        (f"{HOSTILE}, november 2025", "2025-11-30"),
    ]


def test_the_feed_was_updated_when_its_newest_item_was(site):
    assert read(site, "").feed.updated == "2026-11-01T00:00:00Z"


def test_both_feeds_tell_the_same(site):
    atom = [(e.id, e.title, e.link, e.summary, e.updated) for e in read(site, "").entries]
    items = json.loads(site.files["feed.json"])["items"]
    assert [(i["id"], i["title"], i["url"], i["content_text"], i["date_modified"]) for i in items] == atom


def test_every_json_feed_is_one(site):
    found = {path: json.loads(text) for path, text in site.files.items() if path.endswith("feed.json")}
    assert len(found) == 4
    for path, feed in found.items():
        jsonschema.validate(feed, JSON_FEED)
        assert feed["feed_url"] == sites.SITE_URL + path


def test_a_renamed_initiative_is_the_same_to_those_who_follow_it(site):
    """The id is that of its first name; the link leads to where it is now."""
    entry = next(entry for entry in read(site, "").entries if entry.title == HOSTILE)
    assert entry.id == f"{sites.SITE_URL}satsningar/1880-lasning/"
    assert entry.link == f"{sites.SITE_URL}satsningar/1880-lasa/"


def test_what_has_happened_has_an_id_of_its_own(site):
    ids = [entry.id for entry in read(site, "").entries]
    assert f"{sites.SITE_URL}satsningar/1880-lasning/#2026-03-05" in ids


@pytest.mark.parametrize("type_", ["text/xml", "application/xml", "application/atom+xml"])
def test_a_feed_is_read_right_from_a_host_that_says_nothing_of_letters(site, type_):
    found = feedparser.parse(site.files["atom.xml"], response_headers={"content-type": type_})
    assert not found.bozo, found.get("bozo_exception")
    assert "Lärare i Örebro" in " ".join(entry.summary for entry in found.entries)


@pytest.fixture
def drawn(tmp_path):
    """Draw a feed with settings of a test's own."""
    catalogue = records_text.right(tmp_path, RECORDS).catalogue
    settings = Settings(tmp_path, tmp_path, tmp_path, sites.SITE_URL, "", TODAY, site_name="Satsningar")
    news = latest(catalogue.initiatives.values())

    def draw(**changed):
        return Feeds(replace(settings, **changed), WORDS, catalogue), news

    return draw


def test_a_sign_that_xml_cannot_hold_is_left_out(drawn):
    feeds_of, news = drawn(owner="Red\x00akt\x1bio\ufffen \U0001f600")
    tree = ET.fromstring(feeds_of.both(Selection("A\x08B", ""), news)[0])  # noqa: S314  # likewise
    assert tree.find(f"{ATOM}author/{ATOM}name").text == "Redaktion \U0001f600"
    assert tree.find(f"{ATOM}title").text == "AB"


def test_where_no_owner_is_named_the_site_is_the_author(drawn):
    feeds_of, news = drawn()
    assert b"<author><name>Satsningar</name></author>" in feeds_of.both(Selection("A", ""), news)[0]


def test_a_feed_has_the_fifty_newest(small_site):
    many = small_site("".join(records_text.record(f"lasa-{number}") for number in range(60)))
    assert len(json.loads(many.files["feed.json"])["items"]) == feeds.LIMIT == 50


def test_nothing_is_written_for_what_no_initiative_is_in(small_site):
    school = "schools/1880-tom.yml:\n  name: Tomma skolan\n  municipality: Örebro\n"
    site = small_site(school)
    assert "skolor/1880-tom/index.html" in site.files
    assert not {f"skolor/1880-tom/{name}" for name in TO_FOLLOW} & site.files.keys()
    assert {f"skolor/1880-almby-skola/{name}" for name in TO_FOLLOW} <= site.files.keys()


def test_the_whole_country_can_be_followed_as_a_municipality_can(small_site):
    site = small_site(records_text.record("lyftet", municipality="nationell"))
    assert [entry.title for entry in read(site, "kommuner/0000-hela-landet/").entries] == ["Lyftet"]


def test_without_exports_there_are_no_feeds(small_site):
    site = small_site(SKOLSATSNINGAR_EXPORTS="0")
    assert not [path for path in site.files if path.endswith(("atom.xml", "feed.json", ".ics"))]
