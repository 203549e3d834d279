"""Every way that the built catalogue offers leads somewhere, and every page is sound HTML to go by."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from sites import SITE_URL

pytestmark = pytest.mark.site

ATTRIBUTES = ("href", "src", "action", "data-search")
SPEAKING = "h1, h2, h3, h4, h5, h6, a, button, th, dt, caption, label, title"
FETCHES = re.compile(r"(?:url\(|@import|import\(|from|fetch\(|src=|href=)\s*[\"']?(?:https?:)?//")
POINTERS = ("aria-controls", "aria-describedby", "aria-labelledby", "for")


@pytest.fixture(scope="module")
def site(catalogue_site):
    return catalogue_site


def references(page):
    """Everything a page refers to: the element, the attribute and the address as it stands."""
    for name in ATTRIBUTES:
        for node in page.all(f"[{name}]"):
            yield node, name, node.attributes[name]
    for node in page.all("meta[http-equiv=refresh]"):
        yield node, "content", node.attributes["content"].partition("url=")[2]


def inside(site):
    """Every reference into the site: where it stands, the file it means and the place in it."""
    for url in site.urls:
        for _, _, address in references(site.page(url)):
            whole = urlsplit(urljoin(SITE_URL + url, address))
            if whole.geturl().startswith(SITE_URL):
                path = unquote(whole.geturl().removeprefix(SITE_URL).partition("#")[0].partition("?")[0])
                file = path if PurePosixPath(path).suffix else f"{path}index.html"
                yield url, address, file, unquote(whole.fragment)


def test_every_reference_into_the_site_leads_to_a_file_of_it(site):
    assert [(url, address) for url, address, file, _ in inside(site) if file not in site.files] == []


def test_every_reference_to_a_place_on_a_page_leads_to_one_that_is_there(site):
    ids = {url: {node.attributes["id"] for node in site.page(url).all("[id]")} for url in site.urls}
    lost = [
        (url, address)
        for url, address, file, fragment in inside(site)
        if fragment and fragment not in ids[file.removesuffix("index.html")]
    ]
    assert lost == []


def test_no_reference_leaves_the_site_but_links_that_a_reader_follows(site):
    strays = [
        (url, address)
        for url in site.urls
        for node, name, address in references(site.page(url))
        if not urljoin(SITE_URL + url, address).startswith(SITE_URL) and (node.tag, name) != ("a", "href")
    ]
    assert strays == []


def test_links_out_of_the_site_are_whole_secure_addresses_or_ways_to_call_write_or_subscribe(site):
    out = {
        address
        for url in site.urls
        for _, _, address in references(site.page(url))
        if not urljoin(SITE_URL + url, address).startswith(SITE_URL)
    }
    assert [
        address for address in out if not address.startswith(("https://", "mailto:", "tel:", "webcal://"))
    ] == []


def test_no_style_or_script_fetches_from_elsewhere(site):
    text = {".css", ".js", ".svg"}
    shipped = [path for path in site.files if path.startswith("static/")]
    assert {PurePosixPath(path).suffix for path in shipped} == text | {".ico", ".png"}
    shipped = [path for path in shipped if PurePosixPath(path).suffix in text]
    assert [path for path in shipped if FETCHES.search(site.files[path].decode())] == []


def test_every_page_can_be_reached_from_the_first(site):
    seen, ahead = set(), [""]
    while ahead:
        url = ahead.pop()
        if url in seen or url not in site.urls:
            continue
        seen.add(url)
        ways = (urljoin(SITE_URL + url, node.attributes["href"]) for node in site.page(url).all("a[href]"))
        ahead += [way.removeprefix(SITE_URL).partition("#")[0].partition("?")[0] for way in ways]
    signposts = {url for url in site.urls if site.page(url).all("meta[name=robots]")}
    assert set(site.urls) - seen - signposts - {"404.html"} == set()


def test_an_id_stands_once_on_a_page_and_is_never_empty(site):
    for url in site.urls:
        ids = Counter(node.attributes["id"] for node in site.page(url).all("[id]"))
        assert [id_ for id_, count in ids.items() if count > 1 or not id_] == [], url


def test_what_points_to_an_element_of_the_page_points_to_one_that_is_there(site):
    for url in site.urls:
        page = site.page(url)
        ids = {node.attributes["id"] for node in page.all("[id]")}
        meant = {
            id_
            for name in POINTERS
            for node in page.all(f"[{name}]")
            for id_ in node.attributes[name].split()
        }
        assert meant <= ids, url


def test_every_page_has_one_first_heading_and_no_heading_skips_a_level(site):
    for url in site.urls:
        levels = [int(node.tag[1]) for node in site.page(url).all("h1, h2, h3, h4, h5, h6")]
        assert levels[0] == 1, url
        assert levels.count(1) == 1, url
        assert [(above, below) for above, below in pairwise(levels) if below - above > 1] == [], url


def test_no_heading_link_or_button_is_without_words(site):
    for url in site.urls:
        silent = [node.html for node in site.page(url).all(SPEAKING) if not node.text().strip()]
        assert silent == [], url


def test_every_page_says_that_it_is_in_swedish(site):
    assert {site.page(url).one("html").attributes["lang"] for url in site.urls} == {"sv"}
