"""Which service holds the files, and where its page for a new file is."""

import pytest

from skolsatsningar.forge import forge, new_url


@pytest.mark.parametrize(
    ("repo_url", "told", "found"),
    [
        ("https://github.com/kommun/katalog", "", "github"),
        ("https://gitlab.com/kommun/katalog", "", "gitlab"),
        ("https://gitlab.kommun.example/katalog", "", "gitlab"),
        ("https://codeberg.org/kommun/katalog", "", "forgejo"),
        ("https://gitea.kommun.example/katalog", "", "forgejo"),
        ("https://git.kommun.example/katalog", "", ""),
        ("https://git.kommun.example/github", "", ""),
        ("https://git.kommun.example/katalog", "forgejo", "forgejo"),
        ("https://github.com/kommun/katalog", "svn", ""),
        ("", "", ""),
    ],
)
def test_a_forge_is_known_by_a_setting_or_by_its_host(repo_url, told, found):
    assert forge(repo_url, told) == found


@pytest.mark.parametrize(
    ("edit_url", "name", "found"),
    [
        ("https://github.com/a/b/edit/main/", "github", "https://github.com/a/b/new/main"),
        ("https://gitlab.com/a/b/-/edit/main/", "gitlab", "https://gitlab.com/a/b/-/new/main"),
        ("https://codeberg.org/a/b/_edit/main/", "forgejo", "https://codeberg.org/a/b/_new/main"),
        ("https://github.com/a/b/blob/main/", "github", ""),
        ("https://git.kommun.example/a/b/edit/main/", "", ""),
        ("", "github", ""),
    ],
)
def test_the_page_for_a_new_file_is_beside_that_for_changing_one(edit_url, name, found):
    assert new_url(edit_url, name) == found
