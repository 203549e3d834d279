"""What a site's owner and machine decide."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from skolsatsningar import language
from skolsatsningar.settings import SettingError, settings

WORDS = language.load()
NOW = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
# mkdocs.yml as MkDocs has it once it is read.
TOLD = {
    "config_file_path": "/katalog/mkdocs.yml",
    "docs_dir": "/katalog/content",
    "edit_uri": "edit/main/content/",
    "repo_url": "https://git.example.org/katalog",
    "site_name": "Satsningar",
    "site_url": "https://example.org/a/b/",
    "extra": {},
}


def read(environment=None, **told):
    return settings(TOLD | told, Path("/katalog/overrides"), environment or {}, NOW, 2, WORDS, remember=False)


def test_a_site_that_is_told_nothing_more_is_built_whole_on_the_day_of_the_clock():
    one = read()
    assert (one.root, one.data) == (Path("/katalog"), Path("/katalog/data"))
    assert (one.today, one.processes) == (date(2026, 11, 22), 2)
    assert (one.searchable, one.exports, one.people_in_data) == (True, True, False)
    assert one.base == "/a/b/"


def test_the_environment_says_where_records_are_what_is_left_out_and_which_day_it_is():
    one = read(
        {
            "SKOLSATSNINGAR_DATA": "poster",
            "SKOLSATSNINGAR_SEARCH": "0",
            "SKOLSATSNINGAR_EXPORTS": "0",
            "SOURCE_DATE_EPOCH": "86400",
        }
    )
    assert one.data == Path("/katalog/poster")
    assert (one.searchable, one.exports) == (False, False)
    assert one.today == date(1970, 1, 2)


@pytest.mark.parametrize(
    ("repo_url", "edit_uri", "edit_url"),
    [
        ("https://a.example/k", "edit/main/content/", "https://a.example/k/edit/main/"),
        ("https://a.example/k/", "edit/main/content/", "https://a.example/k/edit/main/"),
        ("https://a.example/k", None, "https://a.example/k/"),
        (None, "edit/main/content/", ""),
    ],
)
def test_a_records_file_is_beside_the_folder_of_hand_written_pages(repo_url, edit_uri, edit_url):
    assert read(repo_url=repo_url, edit_uri=edit_uri).edit_url == edit_url


def test_people_are_in_data_only_where_that_is_plainly_said():
    assert [read(extra={"people_in_data": told}).people_in_data for told in (True, "yes", 1)] == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("environment", "extra", "told"),
    [
        ({"SOURCE_DATE_EPOCH": "i går"}, {}, "”i går”"),
        ({}, {"data_publisher": {"email": "nej"}}, "extra.data_publisher.email"),
    ],
    ids=["a day", "a publisher"],
)
def test_a_setting_that_cannot_be_is_told_in_a_sentence(environment, extra, told):
    with pytest.raises(SettingError, match=told):
        read(environment, extra=extra)
