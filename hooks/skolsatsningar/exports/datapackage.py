"""What describes the tables to programs: a Data Package beside the CSV files, and metadata for Datasette."""

from collections.abc import Sequence

from skolsatsningar.exports.delimited import END, Edition, path
from skolsatsningar.exports.files import ROOT
from skolsatsningar.exports.public import LICENCE
from skolsatsningar.exports.publication import Publication
from skolsatsningar.exports.shapes import Json
from skolsatsningar.exports.tables import NUMBER, URI, Column, Table

FILE = "datapackage.json"
CC0 = {"name": "CC0-1.0", "path": LICENCE, "title": "CC0 1.0"}


def package(publication: Publication, edition: Edition, tables: Sequence[Table]) -> Json:
    """The Data Package (Frictionless, version 1) of the CSV files of an edition."""
    words = publication.words["data"]
    return {
        "profile": "tabular-data-package",
        "name": "skolsatsningar",
        "title": words["title"],
        "description": words["description"],
        "homepage": publication.site_url + ROOT,
        "version": publication.head["schema_version"],
        "created": publication.head["generated_at"],
        "licenses": [CC0],
        "resources": [_resource(table, edition) for table in tables],
    }


def datasette(publication: Publication) -> Json:
    """What Datasette shows of the database: its name, its licence and where it comes from."""
    words = publication.words["data"]
    return {
        "title": words["title"],
        "description": words["description"],
        "license": CC0["title"],
        "license_url": LICENCE,
        "source": words["source"],
        "source_url": publication.site_url + ROOT,
    }


def _resource(table: Table, edition: Edition) -> Json:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": path(edition, table).rpartition("/")[2],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {
            "delimiter": edition.delimiter,
            "lineTerminator": END,
            "doubleQuote": True,
            "header": True,
        },
        "schema": {
            "fields": [_field(column, table, edition) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [*_owner(table), *(_key(name, to) for name, to in table.references.items())],
            "missingValues": [""],
        },
    }


def _owner(table: Table) -> list[Json]:
    return [_key(table.key[0], table.owner)] if table.owner else []


def _key(name: str, table: str) -> Json:
    return {"fields": [name], "reference": {"resource": table, "fields": ["id"]}}


def _field(column: Column, table: Table, edition: Edition) -> Json:
    field: Json = {"name": column.name, "type": column.type}
    if column.type == URI:
        field |= {"type": "string", "format": "uri"}
    if column.type == NUMBER:
        field |= {"decimalChar": edition.decimal}
    return field | ({"constraints": {"required": True}} if column.name in table.key else {})
