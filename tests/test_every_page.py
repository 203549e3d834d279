"""What must hold of every page of the catalogue, and needs no browser to be seen."""

from collections import defaultdict
from urllib.parse import urljoin

import pytest
from sites import SITE_URL, said

pytestmark = pytest.mark.site

# Words that say nothing to who goes from link to link.
VAGUE = {
    "läs mer",
    "mer",
    "här",
    "klicka här",
    "länk",
    "se mer",
    "mer information",
    "visa",
    "öppna",
    "gå vidare",
}


@pytest.fixture(scope="module")
def site(catalogue_site):
    return catalogue_site


def test_two_links_that_say_the_same_lead_to_the_same_place(site):
    strays = {}
    for url in site.urls:
        ways = defaultdict(set)
        for link in site.page(url).all("a[href]:not([hidden])"):
            name = link.attributes.get("aria-label") or said(link)
            ways[name].add(urljoin(SITE_URL + url, link.attributes["href"]))
        strays |= {(url, name): found for name, found in ways.items() if len(found) > 1}
    assert strays == {}


def test_no_link_says_only_that_it_is_one(site):
    texts = {
        said(link).casefold().strip(" .→") for url in site.urls for link in site.page(url).all("a[href]")
    }
    assert texts & VAGUE == set()


def test_a_link_at_the_foot_of_every_page_is_called_as_the_page_that_it_leads_to(site):
    links = site.page("").all("footer nav a[href]")
    assert links
    for link in links:
        url = urljoin(SITE_URL, link.attributes["href"]).removeprefix(SITE_URL)
        assert said(site.page(url).one("h1")).replace("\u00ad", "") == said(link), url


def test_every_table_has_a_caption_and_every_cell_a_head(site):
    for url in site.urls:
        for table in site.page(url).all("table"):
            assert [said(caption) for caption in table.css("caption")] != [""], url
            assert len(table.css("caption")) == 1, url
            assert table.css("thead th"), url


def test_every_picture_has_a_text_or_says_nothing(site):
    for url in site.urls:
        for picture in site.page(url).all("img, svg, video, audio, canvas"):
            attributes = picture.attributes
            assert attributes.get("aria-hidden") == "true" or attributes.get("alt") is not None, url


def test_every_figure_says_what_it_counts(site):
    found = 0
    for url in site.urls:
        for figure in site.page(url).all(".figure"):
            found += 1
            assert said(figure.css_first(".figure__value")), url
            assert said(figure.css_first(".figure__counts")), url
    assert found


def test_every_page_says_that_it_is_swedish(site):
    for url in site.urls:
        assert site.page(url).one("html").attributes["lang"] == "sv", url


def test_what_is_in_another_language_says_which(small_site):
    site = small_site("""
        initiatives/1880-rakna.yml:
          ...
          translations:
            fi:
              title: Laskemme yhdessä
              summary: Opettajat suunnittelevat matematiikan tunteja yhdessä.
    """)
    section = site.page("satsningar/1880-rakna/").section("Laskemme yhdessä")
    assert section.attributes["lang"] == "fi"
