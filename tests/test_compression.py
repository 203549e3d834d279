"""Packed copies beside the files of a site."""

import gzip

import brotli
from click.testing import CliRunner

from skolsatsningar import compression
from skolsatsningar.cli import main
from skolsatsningar.compression import Gain

PAGE = "<p>Räkna tillsammans.</p>\n".encode() * 100


def write(site, **files):
    for name, raw in files.items():
        path = site / name.replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)


def names(site):
    return sorted(path.name for path in site.rglob("*") if path.is_file())


def test_a_copy_holds_what_its_file_does(tmp_path):
    write(tmp_path, index_html=PAGE, site_css=PAGE)
    compression.compress(tmp_path, 1)
    for name in ("index.html", "site.css"):
        assert brotli.decompress((tmp_path / f"{name}.br").read_bytes()) == PAGE
        assert gzip.decompress((tmp_path / f"{name}.gz").read_bytes()) == PAGE


def test_what_gains_nothing_has_no_copy(tmp_path):
    write(tmp_path, a_png=PAGE, b_pf_fragment=PAGE, c_txt=b"x", d_br=PAGE)
    assert compression.compress(tmp_path, 1) == Gain()
    assert names(tmp_path) == ["a.png", "b.pf.fragment", "c.txt", "d.br"]


def test_a_copy_that_no_longer_gains_is_taken_away(tmp_path):
    write(tmp_path, index_html=PAGE)
    compression.compress(tmp_path, 1)
    write(tmp_path, index_html=b"x")
    compression.compress(tmp_path, 1)
    assert names(tmp_path) == ["index.html"]


def test_several_processes_make_the_same_copies_as_one(tmp_path):
    made = []
    for processes in (1, 2):
        site = tmp_path / str(processes)
        write(site, **{f"{number}_html": PAGE * (1 + number % 3) for number in range(150)})
        gain = compression.compress(site, processes)
        assert gain.files == 150
        made.append({path.name: path.read_bytes() for path in site.iterdir()})
    assert made[0] == made[1]
    assert len(made[0]) == 450


def test_the_command_says_what_was_gained(tmp_path):
    write(tmp_path, index_html=PAGE)
    told = CliRunner().invoke(main, ["compress", str(tmp_path)])
    assert told.exit_code == 0
    assert "Packade filer: 1. Tillsammans 2 kB, packade 0 kB." in told.output


def test_a_folder_that_is_not_there_is_a_misuse(tmp_path):
    assert CliRunner().invoke(main, ["compress", str(tmp_path / "none")]).exit_code == 2
