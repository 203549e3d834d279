"""Why YAML cannot be read, told where an editor can mend it."""

import pytest

from skolsatsningar import yaml_text


@pytest.mark.parametrize(
    ("source", "code", "line", "column"),
    [
        ("a: b\n\tc: d\n", "tabb", 2, 1),
        ("a:\n\t- b\n", "tabb", 2, 1),
        ("a:\n  -\tb: c\n   \td: e\n", "tabb", 2, 4),
        ("a: b: c\n", "kolon-i-text", 1, 5),
        ("a: b:\n", "kolon-i-text", 1, 5),
        ("a: b\n  c d: e\n", "kolon-i-text", 2, 6),
        ("a: b\n  c: d\n", "nyckel-i-text", 2, 3),
        ("a:\n  b: c\n    d: e\n", "nyckel-i-text", 3, 5),
        ("a b\nc: d\n", "kolon-saknas", 1, 1),
        ("a:b\nc: d\n", "kolon-saknas", 1, 1),
        ("a: b\nc d\ne: f\n", "kolon-saknas", 2, 1),
        ("a: b\nc d\n", "kolon-saknas", 2, 1),
        ("a: >-\nb\n", "kolon-saknas", 2, 1),
        ("a:\n  - b: c\n  - b d\n    e: f\n", "kolon-saknas", 3, 3),
        (": a\n", "kolon-saknas", 1, 1),
        ("a:\n  - b\n - c\n", "indrag", 3, 2),
        ("a: b\n- c\n", "indrag", 2, 1),
        (" a: b\nc: d\n", "indrag", 2, 1),
        ("a: |\n    b\n  c\n", "indrag", 3, 3),
        ("a: - b\n", "streck-pa-raden", 1, 4),
        ("a: | b\n", "text-pa-raden", 1, 4),
        ("a: @b\n", "otillatet-tecken", 1, 4),
        ("a: %b\n", "otillatet-tecken", 1, 4),
        ("a: `b`\n", "otillatet-tecken", 1, 4),
        ("a: ]\n", "otillatet-tecken", 1, 4),
        ("a: **b**\n", "alias", 1, 4),
        ("a: 'b\nc: d\n", "citat-oavslutat", 1, 4),
        ("a: 'it's'\n", "rad-fortsatter", 1, 8),
        ("a: [b]]\n", "rad-fortsatter", 1, 7),
        ("a: [b](c)\n", "rad-fortsatter", 1, 7),
        ('a: "C:\\Users"\n', "bakstreck", 1, 9),
        ('a: "\\uD800"\n', "bakstreck", 1, 7),
        ("a: {b: c\nd: e\n", "parentes-oavslutad", 1, 4),
        ("a: [", "parentes-oavslutad", 1, 5),
    ],
)
def test_what_cannot_be_read_is_told_where_it_can_be_mended(source, code, line, column):
    _, (problem,) = yaml_text.read(source.encode(), "x.yml")
    assert (problem.code, problem.line, problem.column) == (code, line, column)
