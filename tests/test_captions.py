"""Tables of hand-written pages, called by the heading that they stand under."""

from skolsatsningar.captions import captioned

TABLE = "<table><thead></thead></table>"


def test_a_table_is_called_by_the_nearest_heading_above_it():
    html = f'<h2 id="a">Ett <code>x</code></h2>{TABLE}<h3>Två</h3><p></p>{TABLE}'
    assert captioned(html) == (
        '<h2 id="a">Ett <code>x</code></h2>'
        '<table><caption class="hidden">Ett <code>x</code></caption><thead></thead></table>'
        '<h3>Två</h3><p></p><table><caption class="hidden">Två</caption><thead></thead></table>'
    )


def test_a_table_with_a_caption_keeps_it():
    html = "<h2>Ett</h2><table>\n<caption>Eget</caption></table>"
    assert captioned(html) == html


def test_a_table_under_no_heading_gets_no_caption():
    assert captioned(TABLE) == TABLE
