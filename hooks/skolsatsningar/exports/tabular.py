"""The catalogue as tables: CSV files, and a database."""

from collections.abc import Iterable, Sequence

from skolsatsningar.exports import datapackage
from skolsatsningar.exports.database import Database
from skolsatsningar.exports.delimited import EDITIONS, Delimited, path
from skolsatsningar.exports.files import CSV, FOLDER, JSON, SQLITE, File, written
from skolsatsningar.exports.publication import KINDS, Publication, dumps
from skolsatsningar.exports.shapes import Json
from skolsatsningar.exports.tables import Table, tables
from skolsatsningar.model import Initiative, Record

DATABASE = f"{FOLDER}katalog.sqlite"
METADATA = f"{FOLDER}metadata.json"
# So many records are taken apart before their rows are written.
AT_ONCE = 250
# What is searched in the database: an initiative's texts, and the names of what it refers to.
SEARCHED = (
    *("title", "summary", "plain", "background", "purpose", "activities", "expected_effects", "results"),
    *("participation_how", "areas_name", "programme_name", "schools_name", "partners_name"),
    "municipality_name",
)


def all_tables() -> tuple[Table, ...]:
    """Every table of the catalogue."""
    return tuple(table for kind in (Initiative, *KINDS) for table in tables(kind).all)


def write_csv(publication: Publication) -> Sequence[File]:
    """Write every table as CSV, and what describes them."""
    every = all_tables()
    delimited = Delimited(publication.out / FOLDER, every)
    _fill(publication, delimited)
    delimited.close()
    files = []
    for edition in EDITIONS:
        package = f"{FOLDER}{edition.folder}/{datapackage.FILE}"
        publication.write(package, dumps(datapackage.package(publication, edition, every)))
        files += [(package, JSON), *((FOLDER + path(edition, table), CSV) for table in every)]
    return [written(publication.out, name, media_type) for name, media_type in files]


def write_database(publication: Publication) -> Sequence[File]:
    """Write every table into a database, and what Datasette says of it."""
    database = Database(publication.out / DATABASE, all_tables())
    _fill(publication, database)
    database.index(Initiative.folder, SEARCHED)
    database.close()
    publication.write(METADATA, dumps(datapackage.datasette(publication)))
    return [written(publication.out, DATABASE, SQLITE), written(publication.out, METADATA, JSON)]


def _fill(publication: Publication, sink: Delimited | Database) -> None:
    """Add every record, first those that initiatives refer to."""
    for kind in KINDS:
        _add(kind, publication.named(kind), sink)
    _add(Initiative, publication.initiatives(), sink)


def _add(kind: type[Record], forms: Iterable[Json], sink: Delimited | Database) -> None:
    own = tables(kind)
    rows = own.no_rows()
    for number, form in enumerate(forms, 1):
        own.put(form, rows)
        if not number % AT_ONCE:
            sink.add(rows)
            rows = own.no_rows()
    sink.add(rows)
