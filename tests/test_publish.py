"""A new site takes the place of the old one, on every file system."""

import ctypes
import errno

import pytest

from skolsatsningar import publish


@pytest.fixture
def site(tmp_path):
    return folder(tmp_path / "site", "old")


def folder(path, text):
    path.mkdir()
    (path / "index.html").write_text(text, encoding="utf-8")
    return path


def failing(number):
    """A C library whose calls fail, each with this number."""

    def fail(*_):
        ctypes.set_errno(number)
        return -1

    class Library:
        renameat2 = renamex_np = staticmethod(fail)

    return lambda *_, **__: Library


def names(path):
    return sorted(entry.name for entry in path.iterdir())


def test_a_site_is_built_beside_its_place_under_a_name_that_no_server_shows(tmp_path):
    new = publish.beside(tmp_path / "site")
    assert new.parent == tmp_path
    assert new.name.startswith(".")


def test_where_there_is_no_site_the_new_one_takes_its_place(tmp_path):
    new = folder(tmp_path / ".site.ny", "new")
    publish.publish(new, tmp_path / "site")
    assert names(tmp_path) == ["site"]
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "new"


def test_a_new_site_takes_the_place_of_the_old_one_and_nothing_of_it_is_left(site, tmp_path):
    (site / "gone.html").write_text("", encoding="utf-8")
    publish.publish(folder(tmp_path / ".site.ny", "new"), site)
    assert names(tmp_path) == ["site"]
    assert names(site) == ["index.html"]
    assert (site / "index.html").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_cannot_exchange_names_gets_the_new_site_too(site, tmp_path, monkeypatch, number):
    monkeypatch.setattr(ctypes, "CDLL", failing(number))
    publish.publish(folder(tmp_path / ".site.ny", "new"), site)
    assert names(tmp_path) == ["site"]
    assert (site / "index.html").read_text(encoding="utf-8") == "new"


def test_a_system_that_knows_no_exchange_gets_the_new_site_too(site, tmp_path, monkeypatch):
    monkeypatch.setattr(publish.sys, "platform", "freebsd")
    publish.publish(folder(tmp_path / ".site.ny", "new"), site)
    assert names(tmp_path) == ["site"]
    assert (site / "index.html").read_text(encoding="utf-8") == "new"


def test_what_an_earlier_step_aside_left_is_no_hindrance(site, tmp_path, monkeypatch):
    monkeypatch.setattr(ctypes, "CDLL", failing(errno.ENOSYS))
    folder(tmp_path / ".site.gammal", "older")
    publish.publish(folder(tmp_path / ".site.ny", "new"), site)
    assert names(tmp_path) == ["site"]


def test_when_the_exchange_is_refused_the_old_site_stays_and_the_reason_is_told(site, tmp_path, monkeypatch):
    monkeypatch.setattr(ctypes, "CDLL", failing(errno.EACCES))
    new = folder(tmp_path / ".site.ny", "new")
    with pytest.raises(PermissionError, match="site"):
        publish.publish(new, site)
    assert (site / "index.html").read_text(encoding="utf-8") == "old"


def test_discarding_what_is_not_there_is_no_trouble(tmp_path):
    publish.discard(tmp_path / "nothing")
    assert names(tmp_path) == []


def test_discarding_removes_a_folder_with_all_in_it(site, tmp_path):
    publish.discard(site)
    assert names(tmp_path) == []


def test_what_servers_read_lies_beside_the_site_and_takes_the_last_ones_place(tmp_path):
    for text in ("one", "two"):
        publish.beside_site(tmp_path / "site", {"nginx.conf": text})
    assert {path.name: path.read_text() for path in (tmp_path / "site-server").iterdir()} == {
        "nginx.conf": "two"
    }
