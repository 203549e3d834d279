"""The pages that lead to feeds and calendars, as a reader without JavaScript takes them."""

from urllib.parse import urljoin

import pytest
import records_text
import sites

RECORDS = (
    """
programmes/lyftet.yml:
  name: Lyftet
  sources: [{title: Källan}]
schools/1880-brukets-skola.yml:
  name: Brukets skola
  municipality: Örebro
"""
    + records_text.record("lasa", programme="Lyftet")
    + records_text.record("landet", municipality="nationell")
)
FILES = {"Atom": "atom.xml", "JSON Feed": "feed.json", "Kalender": "kalender.ics"}


@pytest.fixture(scope="module")
def site(small_site):
    return small_site(RECORDS)


def alternates(site, url):
    """What programs find in the head of a page: the type and the file of each."""
    links = site.page(url).all("head link[rel=alternate]")
    return [(link.attributes["type"], site.target(url, link)) for link in links]


def test_the_whole_catalogue_is_followed_by_addresses_that_can_be_copied(site):
    ways = site.ways("bevaka/", ".addresses a")
    assert ways == {f"{sites.SITE_URL}{name}": name for name in FILES.values()} | {
        f"{sites.SITE_URL}kalender.ics".replace(
            "https:", "webcal:"
        ): f"webcal://{sites.SITE_URL[8:]}kalender.ics"
    }


def test_there_is_a_list_of_each_kind_that_can_be_followed(site):
    assert site.ways("bevaka/", ".tiles a") == {
        "Bevaka ett område": "bevaka/omraden/",
        "Bevaka en kommun": "bevaka/kommuner/",
        "Bevaka ett program": "bevaka/program/",
        "Bevaka en skola": "bevaka/skolor/",
    }


@pytest.mark.parametrize(
    ("url", "listed"),
    [
        ("bevaka/omraden/", {"Matematik": "omraden/matematik/"}),
        (
            "bevaka/kommuner/",
            {"Örebro": "kommuner/1880-orebro/", "Hela landet": "kommuner/0000-hela-landet/"},
        ),
        ("bevaka/program/", {"Lyftet": "program/lyftet/"}),
        ("bevaka/skolor/", {"Almby skola": "skolor/1880-almby-skola/"}),
    ],
)
def test_a_list_has_what_some_initiative_refers_to_and_leads_to_files_that_are_there(site, url, listed):
    ways = site.ways(url, ".follows a")
    for name, page in listed.items():
        assert ways.pop(name) == page
        for label, file in FILES.items():
            assert ways.pop(f"{label} {name}") == page + file
            assert page + file in site.files
        subscribe = ways.pop(f"Prenumerera i kalendern {name}")
        assert subscribe == f"{sites.SITE_URL}{page}kalender.ics".replace("https:", "webcal:")
    assert ways == {}


def test_every_page_tells_programs_of_the_feed_of_all(site):
    for url in site.urls:
        if url != "404.html" and not site.page(url).all("meta[name=robots]"):
            assert ("application/atom+xml", "atom.xml") in alternates(site, url), url


def test_a_page_tells_programs_of_the_files_beside_it(site):
    assert alternates(site, "omraden/matematik/") == [
        ("application/atom+xml", "atom.xml"),
        ("application/atom+xml", "omraden/matematik/atom.xml"),
        ("application/feed+json", "omraden/matematik/feed.json"),
        ("text/calendar", "omraden/matematik/kalender.ics"),
        ("application/json", "omraden/matematik/index.json"),
    ]
    assert alternates(site, "satsningar/1880-lasa/")[1:] == [
        ("application/json", "satsningar/1880-lasa/index.json"),
        ("text/markdown", "satsningar/1880-lasa/index.md"),
        ("application/yaml", "satsningar/1880-lasa/index.yml"),
    ]
    assert alternates(site, "skolor/1880-brukets-skola/")[1:] == [
        ("application/json", "skolor/1880-brukets-skola/index.json")
    ]


def test_all_that_a_page_tells_of_is_there_and_shown_to_readers_too(site):
    for url in site.urls:
        told = [file for _, file in alternates(site, url)]
        assert [file for file in told if file not in site.files] == []
        shown = {site.target(url, link) for link in site.page(url).all(".beside a")}
        assert shown == set(told) - {"atom.xml"}


def test_the_later_pages_of_a_long_list_have_no_files_of_their_own(small_site, monkeypatch):
    monkeypatch.setattr("skolsatsningar.paging.dealt.__defaults__", (1,))
    site = small_site(RECORDS)
    assert alternates(site, "omraden/matematik/sida-2/") == [("application/atom+xml", "atom.xml")]


def test_without_exports_nothing_leads_to_what_is_not_there(small_site):
    site = small_site(RECORDS, SKOLSATSNINGAR_EXPORTS="0")
    assert not [url for url in site.urls if url.startswith("bevaka/") and url != "bevaka/"]
    for url in site.urls:
        page = site.page(url)
        assert page.all(".beside, .addresses, link[rel=alternate]") == [], url


def test_where_the_sites_address_is_not_known_no_calendar_is_asked_to_subscribe(small_site):
    site = small_site(RECORDS, settings="site_url: null")
    links = (link.attributes["href"] for link in site.page("bevaka/").all("a"))
    assert not [link for link in links if "webcal" in urljoin("/", link)]
