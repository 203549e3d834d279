"""Tables as CSV (RFC 4180), for programs and for those who open them in a spreadsheet.

In two editions: with commas, and with semicolons and decimal commas, which is what a Swedish Excel reads.
Both are UTF-8 with a byte order mark, without which Excel takes them for something else.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import cast

from skolsatsningar.exports.files import CSV, FOLDER, File, Growing
from skolsatsningar.exports.tables import BOOLEAN, INTEGER, NUMBER, Column, Row, Rows, Table

END = "\r\n"
QUOTE = '"'
# What stands between cells, in numbers, and around texts, until an edition puts its own: no text has them.
SIGNS = UNIT, POINT, OPEN, CLOSE = "\x1f", "\x1e", "\x1d", "\x1c"
# A spreadsheet takes a text that begins with one of them for a formula, and would do what it says.
FORMULA = re.compile(f"{OPEN}(?=[-=+@\t\r\n＝＋－＠])")
# What stands before such a text, so that it is one.
TEXT = "'"


@dataclass(frozen=True)
class Edition:
    """A way to write CSV. `folder` is where its files lie."""

    folder: str
    delimiter: str
    decimal: str

    @cached_property
    def signs(self) -> bytes:
        """What every byte of the lines becomes in it."""
        own = self.delimiter, self.decimal, QUOTE, QUOTE
        return bytes.maketrans("".join(SIGNS).encode(), "".join(own).encode())


COMMA = Edition("csv", ",", ".")
SEMICOLON = Edition("csv-semikolon", ";", ",")
EDITIONS = (COMMA, SEMICOLON)


class Delimited:
    """CSV files below the site's folder, one for each table in each edition, which grow row by row."""

    def __init__(self, out: Path, tables: Iterable[Table]) -> None:
        self._lines = {table.name: _lines(table) for table in tables}
        self._files: dict[str, list[tuple[Edition, Growing]]] = {}
        for table in tables:
            files = [(edition, Growing(out, path(edition, table), CSV)) for edition in EDITIONS]
            for _, file in files:
                file.write(BOM_UTF8)
            self._files[table.name] = files
            names = (f"{OPEN}{column.name}{CLOSE}" for column in table.columns)
            self._write(table.name, UNIT.join(names) + END)

    def add(self, rows: Rows) -> None:
        """Write rows of each table by its name."""
        for name, some in rows.items():
            if some:
                self._add(name, some)

    def close(self) -> Sequence[File]:
        """See that all is written, and tell of every file."""
        return [file.close() for files in self._files.values() for _, file in files]

    def _add(self, name: str, rows: Iterable[Row]) -> None:
        self._write(name, END.join((*self._lines[name](rows), "")))

    def _write(self, name: str, lines: str) -> None:
        told = _escaped(lines).encode()
        for edition, file in self._files[name]:
            file.write(told.translate(edition.signs))


def path(edition: Edition, table: Table) -> str:
    """Where the file of a table lies below the site's root."""
    return f"{FOLDER}{edition.folder}/{table.name}.csv"


def _lines(table: Table) -> Callable[[Iterable[Row]], list[str]]:
    """What makes rows of a table lines, made from its columns: to look at each cell takes twice as long."""
    names = [f"cell{number}" for number in range(len(table.columns))]
    told = UNIT.join(map(_told, table.columns, names))
    source = f"lambda rows: [f'''{told}''' for {', '.join(names)}, in rows]"
    made = eval(source, {"number": _number})  # noqa: S307  # numbered names, and no text of a record's
    return cast("Callable[[Iterable[Row]], list[str]]", made)


def _told(column: Column, name: str) -> str:
    """What tells a cell inside an f-string: nothing where it is missing."""
    if column.type == BOOLEAN:
        return f'{{"true" if {name} else "" if {name} is None else "false"}}'
    cell = {NUMBER: f"{{number({name})}}", INTEGER: f"{{{name}}}"}.get(
        column.type, f"{OPEN}{{{name}}}{CLOSE}"
    )
    return f'{{"" if {name} is None else f"{cell}"}}'


def _number(value: float) -> str:
    return str(value).replace(".", POINT)


def _escaped(lines: str) -> str:
    """Lines in which no text ends before its end, and none is a formula."""
    if QUOTE in lines:
        lines = lines.replace(QUOTE, QUOTE + QUOTE)
    return FORMULA.sub(OPEN + TEXT, lines)
