"""Tables as CSV, read by other people's programs."""

import csv
import shutil

import frictionless
import pytest

from skolsatsningar.exports.delimited import EDITIONS, Delimited
from skolsatsningar.exports.tables import BOOLEAN, DATE, INTEGER, NUMBER, STRING, URI, Column, Table

FOLDERS = [edition.folder for edition in EDITIONS]
BOM = b"\xef\xbb\xbf"


def rows(site, folder, table="initiatives"):
    text = site.files[f"data/v1/{folder}/{table}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(keepends=True), delimiter={"csv": ","}.get(folder, ";")))


def row(site, folder, table="initiatives"):
    return next(row for row in rows(site, folder, table) if "1880-rakna" in row.values())


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_data_package_and_all_its_tables_are_valid(full_site, folder):
    report = frictionless.validate(str(full_site.folder / "data/v1" / folder / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "fieldNumber", "type", "note"]) == []
    assert report.stats["tasks"] > 30


def test_a_data_package_that_says_otherwise_than_its_tables_is_not_valid(full_site, tmp_path):
    shutil.copytree(full_site.folder / "data/v1/csv", tmp_path / "csv")
    table = tmp_path / "csv" / "initiatives_schools.csv"
    table.write_bytes(table.read_bytes().replace(b'"1880-almby-skola"', b'"1880-ingen-skola"'))
    report = frictionless.validate(str(tmp_path / "csv" / "datapackage.json"))
    assert {kind for (kind,) in report.flatten(["type"])} == {"foreign-key"}


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_is_utf_8_with_a_mark_and_ends_its_rows_as_the_standard_says(full_site, folder):
    files = {
        path: content for path, content in full_site.files.items() if path.startswith(f"data/v1/{folder}/")
    }
    for path, content in files.items():
        if path.endswith(".csv"):
            assert content.startswith(BOM), path
            assert content.endswith(b"\r\n"), path
            assert content.decode("utf-8-sig").count("\n") - content.count(b"\r\n") == content.count(
                b"\n"
            ) - content.count(b"\r\n"), path


@pytest.mark.parametrize("folder", FOLDERS)
def test_both_editions_tell_the_same_but_for_the_sign_in_numbers(full_site, folder):
    told = row(full_site, folder)
    assert told["summary"] == "Lärare i Örebro planerar lektioner i matematik tillsammans."
    assert told["background"] == "Många vill räkna.\n\n- En sak\n- En annan"
    assert told["areas_name"] == "Matematik | Språk"
    assert (told["period_start"], told["period_start_earliest"]) == ("ht-18", "2018-07-01")
    assert (told["period_end_decided"], told["period_end_earliest"]) == ("false", "")
    value = row(full_site, folder, "initiatives_figures")["value"]
    assert value == {"csv": "12.5", "csv-semikolon": "12,5"}[folder]


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_cell_is_a_formula_to_a_spreadsheet(full_site, folder):
    told = row(full_site, folder)
    assert told["title"] == '\'=1+1 räknar "tillsammans"; alla, och fler'
    assert told["activities"] == "'- Vi räknar\n- Vi skriver"
    assert row(full_site, folder, "initiatives_links")["title"] == "'@länken"


@pytest.fixture
def lines(tmp_path):
    """The lines of a table with a column of each type, and one more for texts, in the edition with commas."""
    types = (STRING, URI, DATE, BOOLEAN, INTEGER, NUMBER, STRING)
    columns = tuple(Column(f"c{number}", kind) for number, kind in enumerate(types))

    def written(*rows):
        files = Delimited(tmp_path, [Table("t", columns, ("c0",))])
        files.add({"t": list(rows)})
        files.close()
        return (tmp_path / "data/v1/csv/t.csv").read_bytes().decode("utf-8-sig").split("\r\n")

    return written


@pytest.mark.parametrize("sign", list("=+-@\t\r\n＝＋－＠"))
def test_every_sign_that_begins_a_formula_is_made_a_text(lines, sign):
    told = lines((f"{sign}1", None, None, None, None, None, f"{sign}"))
    assert told[1:] == [f'"\'{sign}1",,,,,,"\'{sign}"', ""]


def test_a_sign_within_a_text_begins_no_formula(lines):
    assert lines(("a=b-c\n-d", None, None, None, None, None, None))[1:] == ['"a=b-c\n-d",,,,,,', ""]


def test_a_row_has_every_kind_of_value(lines):
    rows = [
        ("a", "https://b.se/", "2026-01-02", True, 7, 2.5, 'b"c'),
        ('"', None, None, False, 0, -1.5, '""'),
        ("None", "True", "0", None, None, None, "å, ä; ö"),
    ]
    assert lines(*rows) == [
        '"c0","c1","c2","c3","c4","c5","c6"',
        '"a","https://b.se/","2026-01-02",true,7,2.5,"b""c"',
        '"""",,,false,0,-1.5,""""""',
        '"None","True","0",,,,"å, ä; ö"',
        "",
    ]


def test_no_row_is_no_line(lines):
    assert lines() == ['"c0","c1","c2","c3","c4","c5","c6"', ""]


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_relation_has_a_table(full_site, folder):
    assert row(full_site, folder, "initiatives_schools")["school_id"] == "1880-almby-skola"
    assert row(full_site, folder, "initiatives_contacts")["role"] == "Projektledare"
    assert row(full_site, folder, "initiatives_partners")["part_decided"] == "false"
    relations = rows(full_site, folder, "initiatives_relations")
    told = [(one["initiative_id"], one["relation"], one["inverse"]) for one in relations]
    assert ("1880-rakna", "part_of", "true") in told
    assert ("0000-landet", "part_of", "false") in told
    contacts = rows(full_site, folder, "initiatives_schools_contacts")
    assert [(one["schools_position"], one["position"], one["role"]) for one in contacts] == [
        ("1", "1", "Rektor"),
        ("1", "2", "Expedition"),
    ]
