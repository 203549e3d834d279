"""A file is put in its place whole, and another's is never taken."""

import os
import stat

import pytest

from skolsatsningar import saving


def test_a_new_file_is_written_where_there_was_none(tmp_path):
    saving.create(tmp_path / "ny" / "a.yml", b"a: b\n")
    assert (tmp_path / "ny" / "a.yml").read_bytes() == b"a: b\n"
    assert [path.name for path in (tmp_path / "ny").iterdir()] == ["a.yml"]


def test_a_new_file_may_be_read_by_those_who_may_read_any_new_file(tmp_path):
    (tmp_path / "other").write_bytes(b"")
    saving.create(tmp_path / "a.yml", b"")
    assert (tmp_path / "a.yml").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_file_that_is_there_is_never_written_over_by_a_new_one(tmp_path):
    (tmp_path / "a.yml").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        saving.create(tmp_path / "a.yml", b"yours")
    assert (tmp_path / "a.yml").read_bytes() == b"mine"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_disk_without_links_is_written_to_all_the_same(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    saving.create(tmp_path / "a.yml", b"a")
    assert (tmp_path / "a.yml").read_bytes() == b"a"
    with pytest.raises(FileExistsError):
        saving.create(tmp_path / "a.yml", b"b")


def test_a_file_is_replaced_and_keeps_its_rights(tmp_path):
    path = tmp_path / "a.yml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    saving.replace(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert len(list(tmp_path.iterdir())) == 1


def test_what_cannot_be_replaced_is_left_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "a.yml"
    path.write_bytes(b"old")

    def full(_):
        raise OSError

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError):  # noqa: PT011  # a full disk says no more
        saving.replace(path, b"new")
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1
