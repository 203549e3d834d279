"""What stands inside a text: links and pictures, words and sentences."""

import pytest

from skolsatsningar import prose


@pytest.mark.parametrize(
    ("text", "address", "scheme"),
    [
        ("[a](https://b.se)", "https://b.se", "https"),
        ("[a](HTTPS://b.se)", "HTTPS://b.se", "https"),
        ("[a]\n\n[a]: /b/ 'c'", "/b/", ""),
        ("[a](../b/#c)", "../b/#c", ""),
        ("[a](java&#115;cript:b)", "javascript:b", "javascript"),
        ("[a](<java&Tab;script:b>)", "java%09script:b", "javascript"),
        ("[a](b:c)", "b:c", "b"),
        ("[a](?b&amp;c)", "?b&c", ""),
    ],
)
def test_a_link_is_told_as_a_browser_would_read_it(text, address, scheme):
    (found,) = prose.references(text)
    assert (found.address, found.scheme, found.picture) == (address, scheme, False)


def test_a_picture_is_told_apart_from_a_link():
    assert [(r.address, r.picture) for r in prose.references("[![a](/b.png)](/c/)")] == [
        ("/c/", False),
        ("/b.png", True),
    ]


@pytest.mark.parametrize("text", ["a](b)", "[a] (b)", "`[a](b)`", "\\[a](b)", "[a]: b"])
def test_what_is_no_link_on_the_page_is_none_here(text):
    assert list(prose.references(text)) == []
