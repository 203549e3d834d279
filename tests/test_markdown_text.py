"""A record's text in a forge's Markdown is text: it calls no one, leads nowhere and is no HTML."""

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from skolsatsningar.markdown_text import JOINER, LONG, escaped

SIGNS = st.sampled_from([*"@#!%^:&~$*_[]()<>`\\|'\"/-. \n", "www.", "a", "1", "åäö", "&amp;", "<b>", "](x)"])


def shown(text):
    """What a reader sees of a text, and the elements it makes, drawn as a forge does it."""
    html = cmarkgfm.github_flavored_markdown_to_html(f"- **{escaped(text)}** x", Options.CMARK_OPT_UNSAFE)
    body = LexborHTMLParser(html).body
    return body.text().replace(JOINER, "").strip(), {node.tag for node in body.traverse()}


@settings(database=None, deadline=None, max_examples=300)
@given(st.lists(SIGNS, min_size=1, max_size=20).map(lambda parts: f"x{''.join(parts)}x"))
@example("x_www.&amp;x")
@example("x@.x")
def test_a_text_is_shown_as_it_is_and_makes_nothing_else(text):
    seen, made = shown(text)
    assert seen == " ".join(text.split()) + " x"
    assert made <= {"body", "ul", "li", "strong"}


@pytest.mark.parametrize(
    "text",
    [
        *("@skolverket", "#12", "!34", "%5", "~etikett", "$6", "^7", "&8", ":smile:", "GH-1", "a/b#1"),
        *(
            "https://x.example",
            "www.x.example",
            "anna@x.example",
            "mailto:a@x.example",
            "1a2b3c4d5e",
            "[work_item:1]",
        ),
    ],
)
def test_what_a_forge_would_make_a_link_of_is_kept_apart(text):
    assert JOINER in escaped(text)


def test_a_text_is_one_line_of_what_can_be_seen():
    assert escaped(" a\n\n# b\u202e\x07 ") == "a # b��"


def test_a_long_text_is_cut():
    assert len(escaped("a " * LONG)) == LONG
    assert escaped("a " * LONG).endswith("…")
