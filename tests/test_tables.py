"""The columns of the catalogue as tables."""

from skolsatsningar import language
from skolsatsningar.model import Initiative
from skolsatsningar.outline import outline
from skolsatsningar.tables import FLAT, tables

TABLES = tables(outline(Initiative, language.load()))


def test_the_flat_table_begins_with_the_id_and_has_the_keys_in_the_order_of_the_model():
    assert TABLES[FLAT][:5] == ("id", "title", "summary", "plain", "municipality")
    assert next(iter(TABLES)) == FLAT


def test_a_key_of_a_group_has_the_groups_name_before_it():
    assert {"period_start", "period_end", "period_words", "participation_how"} <= set(TABLES[FLAT])


def test_a_list_of_plain_values_is_in_the_flat_table_and_in_one_of_its_own():
    assert "areas" in TABLES[FLAT]
    assert TABLES["initiatives_areas"] == ("initiative", "value")
    assert TABLES["initiatives_relations_part_of"] == ("initiative", "value")


def test_a_list_of_groups_is_a_table_of_its_own():
    assert "partners" not in TABLES[FLAT]
    assert TABLES["initiatives_partners"] == ("initiative", "organisation", "part", "note")


def test_a_list_in_a_list_names_what_it_belongs_to():
    assert TABLES["initiatives_schools_contacts"][:3] == ("initiative", "school", "role")


def test_a_text_in_another_language_names_its_language():
    assert TABLES["initiatives_translations"] == ("initiative", "language", "title", "summary")


def test_no_table_has_two_columns_of_one_name():
    assert {name: columns for name, columns in TABLES.items() if len(set(columns)) < len(columns)} == {}
