"""Templates compiled to leaner code draw what Jinja2 draws."""

import jinja2
import pytest
from jinja2 import StrictUndefined, UndefinedError
from jinja2.compiler import CodeGenerator
from markupsafe import Markup
from sites import ROOT, build

from skolsatsningar import language, templates
from skolsatsningar.templates import Environment

WORDS = language.load()


@pytest.fixture
def lean(tmp_path):
    """Draw a template of this text with these values."""

    def draw(text, **values):
        (tmp_path / "a.html").write_text(text, encoding="utf-8")
        return Environment(tmp_path, WORDS).get_template("a.html").render(values)

    return draw


@pytest.fixture
def plain(monkeypatch):
    """Let Jinja2 compile templates its own way, and keep nothing."""
    monkeypatch.setattr(templates, "Lean", CodeGenerator)
    monkeypatch.setattr(templates, "FileSystemBytecodeCache", lambda **_: None)
    monkeypatch.setattr(templates.Loader, "get_source", jinja2.FileSystemLoader.get_source)


@pytest.mark.site
def test_every_page_is_what_jinja2_draws_byte_for_byte(catalogue_site, last_review, tmp_path, plain):  # noqa: ARG001  # `plain` changes what builds
    found = build(ROOT, tmp_path / "plain", SOURCE_DATE_EPOCH=last_review, SKOLSATSNINGAR_SEARCH="0")
    pages = {path: text for path, text in catalogue_site.files.items() if not path.startswith("pagefind/")}
    assert found.files.keys() == pages.keys()
    assert [path for path in pages if found.files[path] != pages[path] and path != "sok/index.html"] == []


class Thing:
    """What a template asks for its attributes."""

    name = "Räkna & läsa"

    def said(self, word, *, twice=False):
        """What a template gets for a call."""
        return f"<{word}>" * (1 + twice)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("{{ thing.name }}", "Räkna &amp; läsa"),
        ("{{ thing.said('a') }}", "&lt;a&gt;"),
        ("{{ thing.said('a', twice=True) }}", "&lt;a&gt;&lt;a&gt;"),
        ("{{ html }}", "<b>"),
        ("{{ number }}", "7"),
        ("{{ none }}", "None"),
        ("{{ items['a'] }}", "&#39;"),
        ("{{ items.get('b', '&') }}", "&amp;"),
        ("{% for item in 'ab' %}{{ item }}{{ ', ' if not loop.last }}{% endfor %}", "a, b"),
        (
            "{% macro m(a) %}<i>{{ a }}{{ caller() }}</i>{% endmacro %}{% call m('<') %}&{% endcall %}",
            "<i>&lt;&</i>",
        ),
        ("{% set a %}<i>{{ thing.name }}{% endset %}{{ a }}", "<i>Räkna &amp; läsa"),
        ("{% autoescape false %}{{ thing.name }}{% endautoescape %}", "Räkna & läsa"),
        ("{% filter upper %}{{ thing.name }}{% endfilter %}", "RÄKNA &AMP; LÄSA"),
        ("{{ t.menu.home }}", "Start"),
        ("{{ t.status[word] }}", "Pågår"),
        ("{{ t.page['trail'] }}", "Du är här"),
        ("{{ t.check.no_file.format(path='<a>') }}", "Filen &lt;a&gt; finns inte."),
        ("{% if t.menu.home == 'Start' %}ja{% endif %}", "ja"),
        ("t.menu.home", "t.menu.home"),
    ],
)
def test_what_is_drawn_is_what_it_would_be(text, drawn, lean):
    values = {
        "thing": Thing(),
        "html": Markup("<b>"),
        "number": 7,
        "none": None,
        "items": {"a": "'"},
        "word": "pågår",
    }
    assert lean(text, **values) == drawn


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("{{ nothing }}", UndefinedError),
        ("{{ nothing.name }}", UndefinedError),
        ("{{ thing.nothing }}", AttributeError),
        ("{{ items.a }}", AttributeError),
        ("{{ t.menu.nothing }}", KeyError),
        ("{{ t.nothing.at_all }}", KeyError),
    ],
)
def test_what_is_not_there_is_an_error(text, error, lean):
    with pytest.raises(error):
        lean(text, thing=Thing(), items={"a": 1})


def test_words_with_signs_of_html_and_of_jinja2_are_words(tmp_path, monkeypatch):
    monkeypatch.setitem(WORDS.words["menu"], "home", 'A & "B" {{ c }} {% d %} \\ e')
    (tmp_path / "a.html").write_text("{{ t.menu.home }}", encoding="utf-8")
    drawn = Environment(tmp_path, WORDS).get_template("a.html").render()
    assert drawn == "A &amp; &#34;B&#34; {{ c }} {% d %} \\ e"


def test_a_template_whose_words_have_changed_is_compiled_again(tmp_path, monkeypatch):
    (tmp_path / "a.html").write_text("{{ t.menu.home }}", encoding="utf-8")
    assert Environment(tmp_path, WORDS).get_template("a.html").render() == "Start"
    monkeypatch.setitem(WORDS.words["menu"], "home", "Hem")
    assert Environment(tmp_path, WORDS).get_template("a.html").render() == "Hem"
    assert StrictUndefined is Environment(tmp_path, WORDS).undefined
