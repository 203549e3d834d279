"""The catalogue as tables: CSV files, and a database."""

from collections.abc import Sequence

from skolsatsningar.exports import datapackage
from skolsatsningar.exports.database import Database
from skolsatsningar.exports.delimited import EDITIONS, Delimited
from skolsatsningar.exports.files import FOLDER, JSON, SQLITE, File, written
from skolsatsningar.exports.publication import KINDS, Publication, dumps
from skolsatsningar.exports.shapes import Json
from skolsatsningar.exports.tables import Rows, Table, tables
from skolsatsningar.model import Initiative, Record

DATABASE = f"{FOLDER}katalog.sqlite"
METADATA = f"{FOLDER}metadata.json"
# So many records are taken apart before their rows are written.
AT_ONCE = 64
# What is searched in the database: an initiative's texts, and the names of what it refers to.
SEARCHED = (
    *("title", "summary", "plain", "background", "purpose", "activities", "expected_effects", "results"),
    *("participation_how", "areas_name", "programme_name", "schools_name", "partners_name"),
    "municipality_name",
)


def all_tables() -> tuple[Table, ...]:
    """Every table of the catalogue."""
    return tuple(table for kind in (Initiative, *KINDS) for table in tables(kind).all)


class Tabular:
    """Every table as CSV and in a database, which grow record by record, and what describes them.

    Both at once: to take a record apart costs as much as to write its rows.
    """

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._tables = all_tables()
        out = publication.out
        self._delimited = Delimited(out, self._tables)
        self._database = Database(out / DATABASE, self._tables)
        self._rows: Rows = {table.name: [] for table in self._tables}
        self._waiting = 0

    def add(self, kind: type[Record], form: Json) -> None:
        """Take a record's public form. What others refer to comes first."""
        tables(kind).put(form, self._rows)
        self._waiting += 1
        if self._waiting == AT_ONCE:
            self._flush()

    def close(self) -> Sequence[File]:
        """Write what is left, and tell of every file."""
        self._flush()
        self._database.index(Initiative.folder, SEARCHED)
        self._database.close()
        tables = self._delimited.close()
        publication = self._publication
        publication.write(METADATA, dumps(datapackage.datasette(publication)))
        files = [(DATABASE, SQLITE), (METADATA, JSON)]
        for edition in EDITIONS:
            package = f"{FOLDER}{edition.folder}/{datapackage.FILE}"
            publication.write(package, dumps(datapackage.package(publication, edition, self._tables)))
            files.append((package, JSON))
        return [*tables, *(written(publication.out, name, media_type) for name, media_type in files)]

    def _flush(self) -> None:
        for sink in (self._delimited, self._database):
            sink.add(self._rows)
        for some in self._rows.values():
            some.clear()
        self._waiting = 0
