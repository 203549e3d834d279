"""The files beside initiatives' pages: when they are written, and that nothing is lost meanwhile."""

from types import SimpleNamespace

import pytest
import records_text
import small_data

from skolsatsningar import language
from skolsatsningar.exports.own_files import AT_ONCE, NOTHING_LEFT, Leave, OwnFiles
from skolsatsningar.exports.public import PublicForms
from skolsatsningar.model import Initiative

WORDS = language.load()
FORMS = ("index.json", "index.md", "index.yml")
MANY = 3 * AT_ONCE + 5


@pytest.fixture
def made(tmp_path):
    """What makes files, and how: it returns them and, by address, all that has been written so far."""
    found = records_text.right(tmp_path)
    item = found.of(Initiative)["1880-rakna"]
    forms = PublicForms(found.vocabulary, "https://example.org/", small_data.TODAY)

    def make(leave=NOTHING_LEFT, count=MANY):
        written = {}

        def at_page(url, name, content):
            written.setdefault(url, {})[name] = content

        files = OwnFiles(SimpleNamespace(words=WORDS, at_page=at_page, flush=lambda: None), forms, leave)
        for number in range(count):
            files.add(item.model_copy(update={"id": f"1880-{number:03}"}), f"title: {number}\n".encode())
        return files, written

    return make


def numbers(written):
    return [int(url.rstrip("/")[-3:]) for url in written]


def test_some_are_written_at_a_time_and_the_last_when_all_are_to_be_there(made):
    files, written = made()
    assert numbers(written) == list(range(3 * AT_ONCE))
    files.flush()
    assert numbers(written) == list(range(MANY))
    assert {tuple(files) for files in written.values()} == {FORMS}


def test_what_is_left_is_neither_written_before_it_is_asked_for_nor_twice(made):
    files, written = made(Leave(unwritten=AT_ONCE, unmade=AT_ONCE + 3))
    files.flush()
    assert numbers(written) == list(range(2 * AT_ONCE + 3, MANY))
    files.write_left()
    assert sorted(numbers(written)) == list(range(MANY))
    written.clear()
    files.write_left()
    files.flush()
    assert not written


@pytest.mark.parametrize("leave", [Leave(unwritten=AT_ONCE), Leave(unmade=7), Leave(MANY, MANY)], ids=str)
def test_a_file_is_the_same_whenever_it_is_written(made, leave):
    at_once, expected = made()
    at_once.flush()
    files, written = made(leave)
    files.flush()
    files.write_left()
    assert written == expected


def test_a_file_is_of_its_own_initiative(made):
    files, written = made()
    files.flush()
    for url, beside in written.items():
        json, markdown, yaml = (beside[name].decode() for name in FORMS)
        assert f'"url":"https://example.org/{url}"' in json
        assert json.endswith(',"relations":[]}')
        assert f"https://example.org/{url}" in markdown
        assert yaml == f"title: {int(url[-4:-1])}\n"
