"""How a page is referred to."""

from datetime import date

import pytest

from skolsatsningar import language
from skolsatsningar.citing import Citing, Publisher

DAY = date(2026, 11, 1)
CITING = Citing(Publisher("https://skola.example/", "Skolsatsningar", "Redaktionen & vi"), language.load())


def test_a_reference_says_who_when_what_and_where():
    assert CITING.text("Räkna", "satsningar/1880-rakna/", DAY) == (
        "Redaktionen & vi (2026). Räkna. Skolsatsningar, granskad 2026-11-01. "
        "https://skola.example/satsningar/1880-rakna/"
    )


def test_where_no_owner_is_named_the_site_is_the_author():
    citing = Citing(Publisher("https://skola.example/", "Skolsatsningar"), language.load())
    assert citing.text("Räkna", "", DAY).startswith("Skolsatsningar (2026). Räkna.")


def test_bibtex_holds_the_same():
    assert CITING.bibtex("1880-rakna", "100 % {kul} \\ _a_", "satsningar/1880-rakna/", DAY) == (
        "@misc{1880-rakna,\n"
        "  author = {{Redaktionen \\& vi}},\n"
        "  title = {{100 \\% \\{kul\\} \\textbackslash{} \\_a\\_}},\n"
        "  year = {2026},\n"
        "  note = {Skolsatsningar, granskad 2026-11-01},\n"
        "  url = {https://skola.example/satsningar/1880-rakna/},\n"
        "}"
    )


@pytest.fixture(scope="module")
def page(small_site):
    return small_site("initiatives/1880-rakna.yml:\n  ...\n  title: Räkna < & {5}\n").page(
        "satsningar/1880-rakna/"
    )


def test_an_initiatives_page_tells_how_to_refer_to_it_when_asked(page):
    folded = page.one("details.cite")
    assert "open" not in folded.attributes
    assert folded.css_first("summary").text() == "Så hänvisar du till sidan"
    assert folded.css_first("p").text() == (
        "Skolsatsningars redaktion (2026). Räkna < & {5}. Skolsatsningar, granskad 2026-11-01. "
        "https://example.org/a/b/satsningar/1880-rakna/"
    )
    assert "title = {{Räkna < \\& \\{5\\}}}" in folded.css_first("pre").text()
