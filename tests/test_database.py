"""Tables in SQLite, as any program that knows SQLite finds them."""

import sqlite3
from contextlib import closing

import pytest

from skolsatsningar.exports.tabular import all_tables


@pytest.fixture
def database(full_site):
    path = full_site.folder / "data/v1/katalog.sqlite"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        yield connection


def asked(database, question):
    return database.execute(question).fetchall()


def test_it_is_whole_and_every_reference_leads_somewhere(database):
    assert asked(database, "PRAGMA integrity_check") == [("ok",)]
    assert asked(database, "PRAGMA foreign_key_check") == []


def test_it_has_the_tables_and_columns_that_the_csv_files_have(full_site, database):
    for table in all_tables():
        question = "SELECT name FROM pragma_table_info(?)"
        columns = [name for (name,) in database.execute(question, [table.name])]
        header = full_site.files[f"data/v1/csv/{table.name}.csv"].decode("utf-8-sig").partition("\r\n")[0]
        assert header == ",".join(f'"{name}"' for name in columns)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("räkna", ["1880-rakna"]),
        ("rakna", []),
        ("närvaro", ["1880-lasa"]),
        ("Almby", ["1880-rakna"]),
        ("satsning*", ["0000-landet", "1880-lasa"]),
        ("title:läsa", ["1880-lasa"]),
    ],
)
def test_texts_are_found_by_their_words(database, words, found):
    question = (
        "SELECT id FROM initiatives WHERE rowid IN "
        "(SELECT rowid FROM initiatives_fts WHERE initiatives_fts MATCH ?) ORDER BY id"
    )
    assert [one for (one,) in database.execute(question, [words])] == found


def test_datasette_knows_whose_the_index_is(database):
    """It looks for these very words."""
    question = (
        "SELECT name FROM sqlite_master WHERE rootpage = 0 "
        """AND sql LIKE '%VIRTUAL TABLE%USING FTS%content="initiatives"%'"""
    )
    assert asked(database, question) == [("initiatives_fts",)]


def test_records_hang_together(database):
    question = """
        SELECT DISTINCT areas.name, municipalities.official_name FROM initiatives
        JOIN initiatives_areas ON initiatives_areas.initiative = initiatives.id
        JOIN areas ON areas.id = initiatives_areas.id
        JOIN municipalities ON municipalities.id = initiatives.municipality_id
        ORDER BY areas.name
    """
    assert asked(database, question) == [("Matematik", "Örebro kommun"), ("Språk", "Örebro kommun")]


def test_the_national_flag_is_a_number_and_nothing_is_null(database):
    question = "SELECT id, national, municipality_id FROM initiatives ORDER BY id LIMIT 2"
    assert asked(database, question) == [("0000-landet", 1, None), ("1880-lasa", 0, "1880-orebro")]
