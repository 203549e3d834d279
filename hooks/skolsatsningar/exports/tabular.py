"""The catalogue as tables: CSV files, and a database."""

from collections.abc import Iterable, Sequence

from skolsatsningar.exports import datapackage
from skolsatsningar.exports.database import Database
from skolsatsningar.exports.delimited import EDITIONS, Delimited, path
from skolsatsningar.exports.files import CSV, FOLDER, JSON, SQLITE, File, written
from skolsatsningar.exports.publication import KINDS, Publication, dumps
from skolsatsningar.exports.shapes import Json
from skolsatsningar.exports.tables import Rows, Table, tables
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


def write(publication: Publication) -> Sequence[File]:
    """Write every table as CSV and into a database, and what describes them.

    Both at once: to take a record apart costs as much as to write its rows.
    """
    out, every = publication.out, all_tables()
    sinks = (Delimited(out / FOLDER, every), Database(out / DATABASE, every))
    for kind in KINDS:  # first what initiatives refer to
        _add(kind, publication.named(kind), sinks)
    _add(Initiative, publication.initiatives(), sinks)
    delimited, database = sinks
    database.index(Initiative.folder, SEARCHED)
    database.close()
    delimited.close()
    publication.write(METADATA, dumps(datapackage.datasette(publication)))
    files = [(DATABASE, SQLITE), (METADATA, JSON)]
    for edition in EDITIONS:
        package = f"{FOLDER}{edition.folder}/{datapackage.FILE}"
        publication.write(package, dumps(datapackage.package(publication, edition, every)))
        files += [(package, JSON), *((FOLDER + path(edition, table), CSV) for table in every)]
    return [written(out, name, media_type) for name, media_type in files]


def _add(kind: type[Record], forms: Iterable[Json], sinks: Sequence[Delimited | Database]) -> None:
    own = tables(kind)
    rows = own.no_rows()
    for number, form in enumerate(forms, 1):
        own.put(form, rows)
        if not number % AT_ONCE:
            _flush(rows, sinks)
    _flush(rows, sinks)


def _flush(rows: Rows, sinks: Sequence[Delimited | Database]) -> None:
    for sink in sinks:
        sink.add(rows)
    for some in rows.values():
        some.clear()
