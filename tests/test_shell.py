"""Pages filled into a frame that was drawn once are the pages the theme would have drawn, each in full."""

from dataclasses import replace

import pytest
import sites

from skolsatsningar.shell import HOLES, Frame, Shell, Shells

FRAME = Frame(
    url="skolor/almby/",
    menu="skolor/",
    title="Almby &amp; Bo",
    description="Om &#34;Almby&#34;.",
    canonical_url="https://example.org/skolor/almby/",
    content="<p>Text</p>",
)

ODD = """
    schools/1880-almby-skola.yml:
      name: Bo & "Lisa" 's  {{ skola }} &lt;b> 13\u00a0300 \\1 < 2 %s {0}
      municipality: Örebro
    initiatives/1880-rakna.yml:
      ...
      title: "Räkna\u2028: {% if %} & 'en' \\"två\\"  tre\u00a0fyra &amp; <3"
      summary: "{# inte #} en & 'en' \\"två\\"  tre\u00a0fyra &amp; <3"
      former_ids:
        - 1880-forr
      schools:
        - school: 1880-almby-skola
"""


def theme(frame):
    """A theme that repeats the title, leaves holes unused and knows the page's address and menu item."""
    return (
        f"<title>{frame.title}</title><b>{frame.menu} {frame.url.count('/')}</b>{frame.title}{frame.content}"
    )


class DrawnInFull:
    """What `Shells` is measured by: every page drawn by the theme itself."""

    def __init__(self, draw):
        self.fill = lambda frame: draw(frame).encode()

    def of(self, *_):
        """No shell: the theme draws whatever is asked of it."""
        return self


def test_a_filled_shell_is_the_drawn_page():
    assert Shell.cut(theme, "skolor/", 2).fill(FRAME) == theme(FRAME).encode()


def test_a_shell_serves_every_page_of_its_kind():
    other = replace(FRAME, url="skolor/brukets/", title="Brukets", content="")
    assert Shell.cut(theme, "skolor/", 2).fill(other) == theme(other).encode()


def test_what_fills_a_hole_is_not_read_again():
    tricky = replace(FRAME, title="\ue000content\ue001 \\1 {title}")
    assert Shell.cut(theme, "skolor/", 2).fill(tricky) == theme(tricky).encode()


def test_a_shell_without_holes_is_one_page():
    assert Shell.cut(lambda _: "same", "", 0).fill(FRAME) == b"same"


def test_a_shell_has_a_hole_wherever_a_value_stands():
    shell = Shell.cut(lambda frame: "-".join(getattr(frame, hole) for hole in HOLES), "", 0)
    assert shell.holes == HOLES


def test_the_theme_finds_a_description_where_pages_from_markdown_have_theirs():
    assert FRAME.meta == {"description": FRAME.description}


def test_the_theme_draws_once_for_each_menu_item_and_depth():
    drawn = []

    def draw(frame):
        drawn.append((frame.menu, frame.url))
        return theme(frame)

    shells = Shells(draw)
    frames = [
        FRAME,
        replace(FRAME, url="skolor/brukets/"),
        replace(FRAME, url="skolor/"),
        replace(FRAME, url="omraden/matte/", menu="omraden/"),
    ]
    made = [shells.of(frame.menu, frame.url.count("/")).fill(frame) for frame in frames]
    assert made == [theme(frame).encode() for frame in frames]
    assert drawn == [("skolor/", "skolor/-/"), ("skolor/", "skolor/"), ("omraden/", "omraden/-/")]


def test_a_site_of_odd_texts_is_byte_for_byte_the_one_drawn_in_full(small_site, monkeypatch):
    filled = small_site(ODD)
    monkeypatch.setattr("skolsatsningar.writing.Shells", DrawnInFull)
    drawn = small_site(ODD)
    assert filled.urls == drawn.urls
    for url in filled.urls:
        assert filled.html(url) == drawn.html(url), url


@pytest.mark.site
def test_the_catalogue_is_byte_for_byte_the_one_drawn_in_full(
    catalogue_site, tmp_path, monkeypatch, last_review
):
    monkeypatch.setattr("skolsatsningar.writing.Shells", DrawnInFull)
    drawn = sites.build(sites.ROOT, tmp_path / "drawn", SOURCE_DATE_EPOCH=last_review)
    assert catalogue_site.urls == drawn.urls
    for url in drawn.urls:
        assert catalogue_site.html(url) == drawn.html(url), url
