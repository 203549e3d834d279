"""Words that no dictionary knows."""

import os
import stat

import pytest

from skolsatsningar import spelling
from skolsatsningar.model import TEXT_KEYS
from skolsatsningar.problem import Severity
from skolsatsningar.yaml_text import read

RECORD = """\
title: Komtek lånar ut
summary: Komteks lårare räknar med elevver och med lårare.
plain: Alla 13-åringar, ICDP och Hannaskolan är med.
schools:
  - school: Felstavadskolan
participation:
  how: Annmäl er.
translations:
  en:
    title: Loans
    summary: Teachers count.
"""
KNOWN = {"lånar", "ut", "räknar", "med", "och", "alla", "är", "er"}


def told(own=(), text=RECORD):
    document, _ = read(text.encode(), "data/x.yml")
    problems = spelling.check([document], own, TEXT_KEYS, look_up)
    return [(problem.values["found"], problem.line, problem.column) for problem in problems]


def look_up(words):
    return {word: None for word in sorted(words) if word.casefold() not in KNOWN}


def test_each_unknown_word_of_a_text_is_told_once_where_it_stands_first():
    assert told() == [("Annmäl", 7, 8), ("elevver", 2, 36), ("lårare", 2, 18)]


def test_words_of_the_own_list_and_their_genitives_are_known():
    assert told(own=["Annmäl", "elevver", "lårare"]) == []
    assert told(own=["elev"], text="plain: elevs.\n") == []


def test_what_a_record_is_called_is_known_and_so_is_what_is_no_word():
    assert (
        told(text="name: Komtek\naliases: [Tekniska]\ndescription: |\n  Komteks Tekniska ICDP 13-åriga.\n")
        == []
    )


def test_an_unknown_word_is_a_warning():
    document, _ = read(b"plain: annm\n", "x.yml")
    (problem,) = spelling.check([document], [], TEXT_KEYS, look_up)
    assert (problem.code, problem.severity) == ("stavning", Severity.WARNING)


def test_the_own_list_is_read_without_its_comments(tmp_path):
    assert spelling.own_words(tmp_path) == []
    (tmp_path / "words.txt").write_text("# ord\nett\n\n två \n", encoding="utf-8")
    assert spelling.own_words(tmp_path) == ["ett", "två"]


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """A command in place of hunspell, that answers as it does."""

    def install(script):
        command = tmp_path / "hunspell"
        command.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        command.chmod(command.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    return install


def test_hunspell_tells_the_words_it_does_not_know_and_what_is_close_to_them(stand_in):
    stand_in("""case "$1" in
  -l) cat >/dev/null; echo lårare; echo Hannaskolan; echo xq ;;
  -a) cat >/dev/null; echo '@(#)'; echo '& lårare 2 0: lärare, lagrare'; echo
      echo '& Hannaskolan 1 0: Telefonen'; echo; echo '# xq 0' ;;
esac""")
    assert spelling.hunspell({"lårare"}) == {"Hannaskolan": None, "lårare": "lärare", "xq": None}


def test_without_hunspell_or_its_swedish_words_that_is_said(stand_in, monkeypatch):
    stand_in("cat >/dev/null; exit 1")
    with pytest.raises(spelling.NoDictionaryError):
        spelling.hunspell({"ord"})
    monkeypatch.setenv("PATH", "")
    with pytest.raises(spelling.NoDictionaryError):
        spelling.hunspell({"ord"})
