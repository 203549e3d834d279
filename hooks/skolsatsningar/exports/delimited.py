"""Tables as CSV (RFC 4180), for programs and for those who open them in a spreadsheet.

In two editions: with commas, and with semicolons and decimal commas, which is what a Swedish Excel reads.
Both are UTF-8 with a byte order mark, without which Excel takes them for something else.
"""

from codecs import BOM_UTF8
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO

from skolsatsningar.exports.tables import Row, Rows, Table, Value

END = "\r\n"
# A spreadsheet takes a cell that begins with one of them for a formula, and would do what it says.
FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
# What stands before such a cell, so that it is a text.
TEXT = "'"
# What stands between cells, and in numbers, until an edition has put its own signs there: no text has them.
UNIT, POINT = "\x1f", "\x1e"
BUFFER = 1 << 16


@dataclass(frozen=True)
class Edition:
    """A way to write CSV. `folder` is where its files lie."""

    folder: str
    delimiter: str
    decimal: str

    @cached_property
    def signs(self) -> bytes:
        """Its own sign for every byte, for `bytes.translate`."""
        return bytes.maketrans(f"{UNIT}{POINT}".encode(), f"{self.delimiter}{self.decimal}".encode())


COMMA = Edition("csv", ",", ".")
SEMICOLON = Edition("csv-semikolon", ";", ",")
EDITIONS = (COMMA, SEMICOLON)


class Delimited:
    """CSV files below a folder, one for each table in each edition, which grow row by row."""

    def __init__(self, folder: Path, tables: Iterable[Table]) -> None:
        self._stack = ExitStack()
        self._files: dict[str, list[tuple[Edition, IO[bytes]]]] = {}
        for edition in EDITIONS:
            (folder / edition.folder).mkdir(parents=True, exist_ok=True)
        for table in tables:
            self._files[table.name] = [
                (edition, self._opened(folder / path(edition, table))) for edition in EDITIONS
            ]
            self._add(table.name, [tuple(column.name for column in table.columns)])

    def add(self, rows: Rows) -> None:
        """Write rows of each table by its name."""
        for name, some in rows.items():
            if some:
                self._add(name, some)

    def close(self) -> None:
        """See that all is written."""
        self._stack.close()

    def _add(self, name: str, rows: Iterable[Row]) -> None:
        lines = (UNIT.join(cells_of(row)) for row in rows)
        written = "".join(f"{line}{END}" for line in lines).encode()
        for edition, file in self._files[name]:
            file.write(written.translate(edition.signs))

    def _opened(self, target: Path) -> IO[bytes]:
        file = self._stack.enter_context(target.open("wb", buffering=BUFFER))
        file.write(BOM_UTF8)
        return file


def path(edition: Edition, table: Table) -> str:
    """Where the file of a table lies below the folder."""
    return f"{edition.folder}/{table.name}.csv"


def cells_of(row: Row) -> list[str]:
    """The cells of a row: every text in quotes, nothing for what is missing, and POINT in numbers."""
    return [
        ""
        if value is None
        else f'"{value}"'  # most cells: a text with nothing in it to look after
        if value.__class__ is str and '"' not in value and value[0] not in FORMULA
        else _cell(value)
        for value in row
    ]


def _cell(value: Value) -> str:
    return _quoted(value) if isinstance(value, str) else _said(value)


def _quoted(value: str) -> str:
    if value[0] in FORMULA:
        value = TEXT + value
    return '"' + (value.replace('"', '""') if '"' in value else value) + '"'


def _said(value: Value) -> str:
    if value is True or value is False:
        return "true" if value else "false"
    return str(value).replace(".", POINT)
