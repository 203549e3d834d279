"""Tables as one SQLite file, with an index of all texts, ready to be queried or put into Datasette."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import apsw

from skolsatsningar.exports.tables import BOOLEAN, INTEGER, NUMBER, Rows, Table

SEARCH = "initiatives_fts"
# Swedish letters are letters of their own, so none is taken for another.
TOKENIZER = "unicode61 remove_diacritics 0"
TYPES = {BOOLEAN: "INTEGER", INTEGER: "INTEGER", NUMBER: "NUMERIC"}
# Nothing is read while it is written, and a file that is not finished is thrown away.
PRAGMAS = {"journal_mode": "OFF", "synchronous": "OFF", "page_size": 16384}
# One process and one thread has it.
FLAGS = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE | apsw.SQLITE_OPEN_NOMUTEX


class Database:
    """An SQLite file that grows row by row. The same rows in the same order give the same bytes.

    On any machine: SQLite comes with apsw. Python has the machine's own, of any age, which the file tells of.
    """

    def __init__(self, path: Path, tables: Sequence[Table]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        self._connection = apsw.Connection(str(path), flags=FLAGS)
        for name, value in PRAGMAS.items():
            self._connection.pragma(name, value)
        self._connection.execute("BEGIN")
        self._insert = {table.name: _insert(table) for table in tables}
        for table in tables:
            self._connection.execute(_create(table))

    def add(self, rows: Rows) -> None:
        """Write rows of each table by its name."""
        for name, some in rows.items():
            if some:
                self._connection.executemany(self._insert[name], some)

    def index(self, content: str, columns: Iterable[str]) -> None:
        """Make an index of the words in some columns of a table, all of whose rows are written."""
        named = ", ".join(columns)
        # In double quotes: by them Datasette knows whose index it is.
        using = f"""fts5({named}, content="{content}", tokenize="{TOKENIZER}")"""
        self._connection.execute(f"CREATE VIRTUAL TABLE {SEARCH} USING {using}")
        # All is written at once: to merge the pieces of the index on the way takes a tenth of the time.
        self._connection.execute(f"INSERT INTO {SEARCH}({SEARCH}, rank) VALUES ('automerge', 0)")  # noqa: S608  # our own
        self._connection.execute(f"INSERT INTO {SEARCH}({SEARCH}) VALUES ('rebuild')")  # noqa: S608  # likewise

    def close(self) -> None:
        """See that all is written."""
        self._connection.execute("COMMIT")
        self._connection.close()


def _create(table: Table) -> str:
    columns = [
        f'"{column.name}" {TYPES.get(column.type, "TEXT")}'
        + (" NOT NULL" if column.name in table.key else "")
        for column in table.columns
    ]
    keys = ", ".join(f'"{name}"' for name in table.key)
    owner = [f'FOREIGN KEY ("{table.key[0]}") REFERENCES "{table.owner}" ("id")'] if table.owner else []
    others = [
        f'FOREIGN KEY ("{name}") REFERENCES "{other}" ("id")' for name, other in table.references.items()
    ]
    inside = ", ".join([*columns, f"PRIMARY KEY ({keys})", *owner, *others])
    # The index of texts goes by the row's number, which a table that only belongs to another does not need.
    return f'CREATE TABLE "{table.name}" ({inside})' + (" WITHOUT ROWID" if table.owner else "")


def _insert(table: Table) -> str:
    places = ", ".join("?" * len(table.columns))
    return f'INSERT INTO "{table.name}" VALUES ({places})'  # noqa: S608  # the model's own names
