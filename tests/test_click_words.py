"""Click says what the language file has, and knows all that the file has of it."""

import importlib
from pathlib import Path

import click
import pytest

from skolsatsningar import click_words, language

WORDS = language.load()["click"]
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in Path(click.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("said", WORDS)
def test_every_word_in_the_language_file_is_one_that_click_says(said):
    assert repr(said)[1:-1] in SOURCE or said in SOURCE


def test_every_module_of_click_that_is_told_is_there():
    assert all(importlib.import_module(f"click.{name}") for name in click_words.SPEAKING)


def test_click_says_the_words_that_it_is_given_and_keeps_the_others(monkeypatch):
    for name in click_words.SPEAKING:
        module = importlib.import_module(f"click.{name}")
        for spoken in ("_", "ngettext"):
            if spoken in vars(module):
                monkeypatch.setattr(module, spoken, vars(module)[spoken])
    click_words.install({"Usage:": "Så här:", "a": "ett", "b": "flera"})
    formatting = importlib.import_module("click.formatting")
    core = importlib.import_module("click.core")
    assert formatting._("Usage:") == "Så här:"
    assert formatting._("Options") == "Options"
    assert [core.ngettext("a", "b", count) for count in (1, 2)] == ["ett", "flera"]
