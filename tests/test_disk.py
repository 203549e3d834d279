"""Whole files, read and written."""

import os

import pytest

from skolsatsningar import disk


@pytest.mark.parametrize("content", [b"", b"Matte", b"m" * disk.PART, b"r\xc3\xa4kna " * 1_000_000])
def test_what_is_written_is_read(content, tmp_path):
    disk.write(f"{tmp_path}/a", content)
    assert (tmp_path / "a").read_bytes() == content
    assert disk.read(tmp_path / "a", len(content) + 1) == content
    assert disk.whole(f"{tmp_path}/a") == content


def test_a_file_takes_the_place_of_a_longer_one(tmp_path):
    (tmp_path / "a").write_bytes(b"Matematik")
    disk.write(f"{tmp_path}/a", b"Matte")
    assert (tmp_path / "a").read_bytes() == b"Matte"


def test_what_the_disk_takes_bit_by_bit_is_written_whole(tmp_path, monkeypatch):
    whole = os.write
    monkeypatch.setattr(os, "write", lambda file, content: whole(file, content[:2]))
    disk.write(f"{tmp_path}/a", b"Matte")
    assert (tmp_path / "a").read_bytes() == b"Matte"


def test_no_more_is_read_than_asked_for(tmp_path):
    (tmp_path / "a").write_bytes(b"Matematik")
    assert disk.read(tmp_path / "a", 5) == b"Matem"


@pytest.mark.parametrize("content", [b"tik", b"tiken", b"tik " * 1_000_000])
def test_the_end_of_a_file_is_replaced(content, tmp_path):
    (tmp_path / "a").write_bytes("ämnet matte".encode())
    disk.end(f"{tmp_path}/a", b"tte", content)
    assert (tmp_path / "a").read_bytes() == "ämnet ma".encode() + content


def test_what_is_not_there_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        disk.read(tmp_path / "a", 1)
    with pytest.raises(FileNotFoundError):
        disk.write(f"{tmp_path}/no/a", b"")
    with pytest.raises(FileNotFoundError):
        disk.whole(f"{tmp_path}/a")
