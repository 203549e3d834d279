"""What search engines are told."""

import re
from xml.etree import ElementTree as ET

from skolsatsningar.sitemap import NAMESPACE, sitemaps

SITE = "https://example.org/a/b/"


def told(text):
    """The kind of a sitemap and its addresses, as a parser of XML reads them."""
    root = ET.fromstring(text)  # noqa: S314  # made here
    return root.tag.removeprefix(f"{{{NAMESPACE}}}"), [loc.text for loc in root.iter(f"{{{NAMESPACE}}}loc")]


def test_every_address_is_told_once_and_in_order():
    (text,) = sitemaps(SITE, ["skolor/", "", "om/"]).values()
    assert told(text) == ("urlset", [SITE, f"{SITE}om/", f"{SITE}skolor/"])


def test_an_address_is_told_as_xml_has_it():
    (text,) = sitemaps("https://example.org/?a&b/", [""]).values()
    assert "?a&amp;b" in text


def test_what_one_file_cannot_hold_goes_into_several_and_an_index_of_them():
    addresses = [f"satsningar/{number}/" for number in range(5)]
    files = sitemaps(SITE, addresses, limit=2)
    kind, parts = told(files.pop("sitemap.xml"))
    assert (kind, parts) == ("sitemapindex", [SITE + name for name in files])
    assert [len(told(text)[1]) for text in files.values()] == [2, 2, 1]
    assert [re.sub(SITE, "", url) for text in files.values() for url in told(text)[1]] == addresses


def test_a_full_file_needs_no_index():
    assert list(sitemaps(SITE, ["a/", "b/"], limit=2)) == ["sitemap.xml"]
