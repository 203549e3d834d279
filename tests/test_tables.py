"""The columns of the tables that records go out as, and the rows that a record becomes."""

from skolsatsningar.exports.tables import tables
from skolsatsningar.exports.tabular import all_tables
from skolsatsningar.model import Area, Initiative

TABLES = {table.name: table for table in all_tables()}


def columns(name):
    return [column.name for column in TABLES[name].columns]


def test_the_first_table_has_a_row_for_a_record_by_its_id():
    assert TABLES["initiatives"].key == ("id",)
    assert columns("initiatives")[:4] == ["id", "url", "data_url", "title"]


def test_a_date_is_several_columns():
    assert {"period_start", "period_start_earliest", "period_start_precision"} <= set(columns("initiatives"))


def test_a_list_is_a_table_of_its_own_whose_rows_know_whose_they_are():
    assert columns("initiatives_areas") == ["initiative", "position", "id", "name"]
    assert TABLES["initiatives_areas"].references == {"id": "areas"}
    assert TABLES["initiatives_areas"].owner == "initiatives"


def test_a_list_in_a_list_knows_both():
    key = ("initiative", "schools_position", "position")
    assert TABLES["initiatives_schools_contacts"].key == key


def test_a_text_in_another_language_is_known_by_its_language():
    assert columns("initiatives_translations") == ["initiative", "language", "title", "summary"]


def test_no_table_has_two_columns_of_one_name():
    assert [name for name in TABLES if len(set(columns(name))) < len(columns(name))] == []


def test_no_two_tables_have_one_name():
    assert len(all_tables()) == len(TABLES)


def test_a_record_becomes_as_many_cells_as_there_are_columns():
    form = {
        "id": "sprak",
        "url": "u",
        "data_url": "d",
        "name": "Språk",
        "aliases": ["A", "B"],
        "description": None,
    }
    rows = {table.name: [] for table in tables(Area).all}
    tables(Area).put(form, rows)
    assert rows == {
        "areas": [("sprak", "u", "d", "Språk", "A | B", None)],
        "areas_aliases": [("sprak", 1, "A"), ("sprak", 2, "B")],
    }


def test_every_table_of_a_kind_begins_with_its_name():
    assert all(table.name.startswith("initiatives") for table in tables(Initiative).all)
