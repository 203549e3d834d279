"""What the check needs to know of the site."""

import pytest

from skolsatsningar.mkdocs_settings import MkDocsSettings


def settings(tmp_path, text, **environment):
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    return MkDocsSettings.read(tmp_path / "mkdocs.yml", environment)


@pytest.mark.parametrize(
    ("text", "environment", "site_url"),
    [
        ("site_url: https://a.se", {}, "https://a.se/"),
        ("site_url: https://a.se/b/", {}, "https://a.se/b/"),
        ("site_url: !ENV [A, B, https://c.se/]", {}, "https://c.se/"),
        ("site_url: !ENV [A, B, https://c.se/]", {"B": "https://b.se"}, "https://b.se/"),
        ("site_url: !ENV A", {"A": "https://a.se/"}, "https://a.se/"),
        ("site_url: !ENV A", {}, ""),
        ("site_name: a", {}, ""),
        ("a: !!python/name:os.system\nsite_url: https://a.se/", {}, "https://a.se/"),
    ],
)
def test_the_sites_address_is_read(text, environment, site_url, tmp_path):
    assert settings(tmp_path, text, **environment).site_url == site_url


@pytest.mark.parametrize("text", ["", "[", "- a", "\x00"])
def test_settings_that_cannot_be_read_are_none(text, tmp_path):
    assert settings(tmp_path, text) is None
    assert MkDocsSettings.read(tmp_path / "nej.yml", {}) is None


def test_hand_written_pages_have_addresses(tmp_path):
    for name in ("index.md", "om.md", "redigera.md", "redigera/fel.md", "a/index.md", "b.txt"):
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text("", encoding="utf-8")
    found = settings(tmp_path, "docs_dir: content").addresses()
    assert found == {"", "om/", "redigera/", "redigera/fel/", "a/"}
