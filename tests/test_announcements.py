"""Small files that programs look for at known places."""

from datetime import date, datetime
from xml.etree import ElementTree as ET

import pytest
from sites import SITE_URL
from small_data import TODAY

from skolsatsningar import announcements, language

WORDS = language.load()
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.fixture(scope="module")
def site(small_site):
    return small_site(settings="extra: {security_contact: 'mailto:it@kommunen.example'}")


def test_robots_are_told_of_the_sitemap(site):
    assert f"Sitemap: {SITE_URL}sitemap.xml\n" in site.html("robots.txt")


def test_who_finds_a_weakness_is_told_whom_to_tell_and_until_when_that_holds(site):
    told = dict(line.split(": ", 1) for line in site.html(".well-known/security.txt").splitlines())
    assert told == {
        "Contact": "mailto:it@kommunen.example",
        "Expires": "2027-11-19T00:00:00Z",
        "Preferred-Languages": "sv, en",
        "Canonical": f"{SITE_URL}.well-known/security.txt",
    }
    assert 0 < (datetime.fromisoformat(told["Expires"]).date() - TODAY).days < 365


def test_without_a_contact_there_is_no_security_txt_and_the_log_says_so(small_site, caplog):
    with caplog.at_level("INFO"):
        site = small_site()
    assert ".well-known/security.txt" not in site.files
    assert "Filen security.txt skrivs inte." in caplog.text


def test_a_browser_can_search_the_site_from_its_address_bar(site):
    tree = ET.fromstring(site.files["opensearch.xml"])  # noqa: S314  # our own
    assert tree.find(f"{OPENSEARCH}ShortName").text == "Skolsatsningar"
    assert tree.find(f"{OPENSEARCH}Url").attrib == {
        "type": "text/html",
        "template": f"{SITE_URL}sok/?q={{searchTerms}}",
    }
    link = site.page("om/").one("link[rel=search]")
    assert link.attributes["href"] == "../opensearch.xml"
    assert link.attributes["title"] == "Skolsatsningar"


def test_a_long_name_is_cut_to_what_opensearch_allows():
    text = announcements.search("Skolsatsningar i Ö & vi", "https://example.org/", WORDS)
    tree = ET.fromstring(text)  # noqa: S314  # likewise
    assert tree.find(f"{OPENSEARCH}ShortName").text == "Skolsatsningar i"
    assert tree.find(f"{OPENSEARCH}Description").text == "Sök i Skolsatsningar i Ö & vi"


def test_security_txt_holds_for_less_than_a_year_whatever_the_day():
    told = announcements.security("https://example.org/", SITE_URL, date(2027, 12, 31), WORDS)
    assert "Expires: 2028-12-29T00:00:00Z\n" in told


def test_a_page_that_is_shared_has_a_title_a_text_and_a_picture(site):
    page = site.page("satsningar/1880-rakna/")
    told = {node.attributes["property"]: node.attributes["content"] for node in page.all("meta[property]")}
    picture = told.pop("og:image").removeprefix(SITE_URL)
    assert told == {
        "og:type": "website",
        "og:site_name": "Skolsatsningar",
        "og:locale": "sv_SE",
        "og:title": "Räkna tillsammans",
        "og:description": "Lärare i Örebro planerar lektioner i matematik tillsammans.",
        "og:url": f"{SITE_URL}satsningar/1880-rakna/",
    }
    assert site.files[picture].startswith(b"\x89PNG")


@pytest.mark.parametrize(("selector", "start"), [("[sizes]", b"\0\0\1\0"), ("[type]", b"<svg")])
def test_a_site_has_icons(site, selector, start):
    page = site.page("")
    assert site.files[page.one(f"link[rel=icon]{selector}").attributes["href"]].startswith(start)
    assert site.files[page.one("link[rel=apple-touch-icon]").attributes["href"]].startswith(b"\x89PNG")
