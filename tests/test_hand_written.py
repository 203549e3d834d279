"""Pages from content/: what their front matter may say, and what search knows of them."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
import small_data

from skolsatsningar import catalogue, language, reading
from skolsatsningar.hand_written import HandWritten, HandWrittenPages
from skolsatsningar.page import PageError
from skolsatsningar.pages import Pages

WORDS = language.load()
PAGE = HandWritten("nytt/", "content/nytt.md", "Nytt", "<p>Se {site_url}data/</p>\n<p>{files}</p>", "", {})


@pytest.fixture
def pages(tmp_path):
    writer = SimpleNamespace(words=WORDS, settings=SimpleNamespace(site_url="https://example.org/"))
    found = reading.nothing(tmp_path, small_data.TODAY)
    return HandWrittenPages(writer, Pages(catalogue.empty(), WORDS, small_data.TODAY), found.background)


@pytest.mark.parametrize(
    ("meta", "told"),
    [
        ({"view": "karta"}, "content/nytt.md: ”view: karta” finns inte."),
        ({"updated": "i går"}, "content/nytt.md: ”updated: i går” är inget datum."),
    ],
    ids=["an unknown view", "no date"],
)
def test_front_matter_that_cannot_be_is_told_in_a_sentence(pages, meta, told):
    with pytest.raises(PageError) as error:
        pages.check(replace(PAGE, meta=meta))
    assert told in str(error.value)


@pytest.mark.parametrize("meta", [{}, {"view": "start", "updated": date(2026, 11, 1)}])
def test_front_matter_that_says_what_it_may_is_right(pages, meta):
    pages.check(replace(PAGE, meta=meta))


def test_a_page_is_found_by_its_text_with_the_sites_own_address_and_by_its_day(pages):
    text = pages.text(replace(PAGE, meta={"updated": date(2026, 11, 1)}))
    assert text.heading == "Nytt"
    assert [part.strip() for part in text.paragraphs] == ["Se https://example.org/data/"]
    assert ("2026-11-01",) in text.facets.values()


def test_a_page_to_look_things_up_in_is_found_by_its_description_alone(pages):
    page = replace(PAGE, meta={"search": "title", "description": "Alla fält."})
    assert pages.text(page).paragraphs == ("Alla fält.",)
    assert pages.text(replace(page, meta={"search": "title", "description": None})).paragraphs == ("",)
