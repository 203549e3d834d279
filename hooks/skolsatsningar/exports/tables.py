"""Public forms as tables: one for each kind of record, and one for each thing that a record has several of.

The columns follow from the shapes. A key of an object has the object's name before it, as `period_start`; a
date, a number and a reference are several columns each. A list stands in a table of its own, where the
record that owns it and the value's position are the key; what fits one cell stands in the record's row too.

A row is made by Python that is written from the shapes, once. To ask each cell what it is takes longer.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, count
from typing import Any, NamedTuple, TypeAlias, cast

from skolsatsningar.exports import placement, public
from skolsatsningar.exports.placement import Group, Person
from skolsatsningar.exports.shapes import (
    ByLanguage,
    Choice,
    Date,
    Day,
    Fields,
    Flag,
    Json,
    Many,
    Maybe,
    Number,
    Reference,
    Shape,
    Text,
)
from skolsatsningar.model import Contact, Record

Value: TypeAlias = str | int | float | bool | None
Row: TypeAlias = tuple[Value, ...]
Rows: TypeAlias = dict[str, list[Row]]
# Makes a row of what stands first in it, and of an object or a value.
MakeRow: TypeAlias = Callable[[Row, Any], Row]

STRING, NUMBER, INTEGER, BOOLEAN, DATE, URI = "string", "number", "integer", "boolean", "date", "uri"
ID, POSITION, VALUE, LANGUAGE = "id", "position", "value", "language"
# Between values that stand in one cell: no name has it.
BETWEEN = " | "
# The same in every row, or told by other tables from the other end.
LEFT_OUT = frozenset({"schema_version", "generated_at", "licence", "type", "initiatives"})


class Column(NamedTuple):
    """A column and the type of what stands in it, which may always be missing but in a key."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `key` are the columns that no two rows have alike, `owner` the table that rows belong to."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    owner: str = ""
    references: Mapping[str, str] = field(default_factory=dict)


class Cells(NamedTuple):
    """Columns beside each other, and for what stands in them the Python that a row is made by."""

    columns: tuple[Column, ...]
    told: tuple[str, ...]


class Tables:
    """The tables of a kind of record, and how a record's public form becomes rows in them."""

    def __init__(self, kind: type[Record]) -> None:
        fields = {name: one for name, one in public.all_shapes(kind).items() if name not in LEFT_OUT}
        code = _Code()
        columns, cells = _joined(fields, "", "one", code)
        self._row = code.row(cells)
        main = Table(kind.folder, columns, (ID,), references=_references(fields))
        owner = Column(kind.__name__.lower(), STRING)
        self._parts = tuple(_parts(main.name, main.name, (owner,), fields))
        self.all: tuple[Table, ...] = (main, *(table for part in self._parts for table in part.tables()))

    def put(self, form: Json, rows: Rows) -> None:
        """Add the rows of a record to those of each table by its name."""
        rows[self.all[0].name].append(self._row((), form))
        owner = (form[ID],)
        for part in self._parts:
            if form[part.way[0]]:  # most lists are empty
                part.put(form, owner, rows)


@cache
def tables(kind: type[Record]) -> Tables:
    """The tables of a kind of record."""
    return Tables(kind)


@dataclass(frozen=True, slots=True)
class _Part:
    """A list in a record, or in what stands in such a list, as a table of its own."""

    table: Table
    way: tuple[str, ...]
    row: MakeRow
    parts: tuple["_Part", ...]
    by_language: bool

    def tables(self) -> Iterator[Table]:
        """Its table, and those of the lists inside it."""
        yield self.table
        for part in self.parts:
            yield from part.tables()

    def put(self, form: Json, owner: Row, rows: Rows) -> None:
        """Add the rows of what `form` has."""
        value: Any = form
        for name in self.way:
            value = value[name]
            if not value:
                return
        add, row = rows[self.table.name].append, self.row
        for key, one in value.items() if self.by_language else enumerate(value, 1):
            own = (*owner, key)
            add(row(own, one))
            for part in self.parts:
                part.put(one, own, rows)


def _parts(
    main: str, prefix: str, owner: tuple[Column, ...], fields: Mapping[str, Shape], way: tuple[str, ...] = ()
) -> Iterator[_Part]:
    """Yield what has a table of its own among some fields, and among those of objects in them."""
    for name, shape in fields.items():
        plain = shape.inner if isinstance(shape, Maybe) else shape
        table, here = f"{prefix}_{name}", (*way, name)
        if isinstance(plain, Many | ByLanguage):
            yield _part(main, table, owner, plain, here)
        elif isinstance(plain, Group | Fields):
            yield from _parts(main, table, owner, _inside(plain), here)


def _part(
    main: str, name: str, owner: tuple[Column, ...], shape: Many | ByLanguage, way: tuple[str, ...]
) -> _Part:
    by_language = isinstance(shape, ByLanguage)
    number = Column(LANGUAGE, STRING) if by_language else Column(POSITION, INTEGER)
    inside, code = _inside(shape.each), _Code()
    columns, cells = _joined(inside, "", "one", code) if inside else _columns("", shape.each, "one", code)
    own = (*owner, number)
    table = Table(
        name,
        (*own, *columns),
        tuple(column.name for column in own),
        main,
        _references(inside or {"": shape.each}),
    )
    below = (*owner, Column(f"{way[-1]}_{number.name}", number.type))
    return _Part(table, way, code.row(cells), tuple(_parts(main, name, below, inside)), by_language)


def _inside(shape: Shape) -> Mapping[str, Shape]:
    """The fields of an object; none of anything else."""
    if isinstance(shape, Group):
        return dict(placement.shapes(shape.kind))
    if isinstance(shape, Person):
        return dict(placement.shapes(Contact))
    return shape.shapes if isinstance(shape, Fields) else {}


def _references(fields: Mapping[str, Shape]) -> dict[str, str]:
    """The tables that columns refer to, by the columns' names."""
    found = {}
    for name, shape in fields.items():
        inner = shape.inner if isinstance(shape, Maybe) else shape
        if isinstance(inner, Reference):
            found[_called(name, ID)] = inner.folder
    return found


class _Code:
    """Python in the making. `values` are those that it calls by name, as no text could tell them."""

    def __init__(self) -> None:
        self.values: dict[str, object] = {}
        self._variables = count()

    def value(self, value: object) -> str:
        """The name of a value."""
        name = f"value{len(self.values)}"
        self.values[name] = value
        return name

    def variable(self) -> str:
        """A name that nothing has yet."""
        return f"item{next(self._variables)}"

    def row(self, cells: Iterable[str]) -> MakeRow:
        """What makes a row of cells, `one` being what they are taken from."""
        source = f"lambda owner, one: (*owner, {', '.join(cells)})"
        return cast("MakeRow", eval(source, self.values))  # noqa: S307  # the model's own names, and no text of a record's


def _joined(fields: Mapping[str, Shape], name: str, of: str, code: _Code) -> Cells:
    """The columns of some fields of an object beside each other."""
    parts = [_columns(_called(name, key), shape, f"{of}[{key!r}]", code) for key, shape in fields.items()]
    return Cells(
        tuple(chain.from_iterable(part.columns for part in parts)),
        tuple(chain.from_iterable(part.told for part in parts)),
    )


def _columns(name: str, shape: Shape, of: str, code: _Code) -> Cells:
    """The columns of a value. `of` is the Python for it."""
    if isinstance(shape, Maybe):
        return _or_nothing(name, shape.inner, of, code)
    if isinstance(shape, Many | ByLanguage):
        return _in_one_cell(name, shape.each, of, code)
    if isinstance(shape, Group | Fields):
        return _joined(_inside(shape), name, of, code)
    parts = _PARTS.get(type(shape))
    if parts:
        item = code.variable()
        columns = tuple(Column(_called(name, suffix) or VALUE, kind) for suffix, _, kind in parts)
        first, *others = (key for _, key, _ in parts)
        return Cells(columns, (f"({item} := {of})[{first!r}]", *(f"{item}[{key!r}]" for key in others)))
    uri = isinstance(shape, Text) and shape.format == URI
    return Cells((Column(name or VALUE, URI if uri else _TYPES.get(type(shape), STRING)),), (of,))


def _or_nothing(name: str, shape: Shape, of: str, code: _Code) -> Cells:
    """The columns of a value that may be null: all of them are missing then."""
    item = code.variable()
    columns, told = _columns(name, shape, item, code)
    if told == (item,):
        return Cells(columns, (of,))
    nothing = code.value((None,) * len(columns))
    return Cells(columns, (f"*({nothing} if ({item} := {of}) is None else ({', '.join(told)},))",))


def _in_one_cell(name: str, each: Shape, of: str, code: _Code) -> Cells:
    """A list in one cell, or two: what it refers to, or its plain values. Else it has none."""
    inside = _inside(each)
    first = next(iter(inside), "")
    ids_and_names = (Column(f"{name}_id", STRING), Column(f"{name}_name", STRING))
    if isinstance(each, Reference):
        return Cells(ids_and_names, (f"*{code.value(_of_references)}({of})",))
    if inside and isinstance(inside[first], Reference):
        return Cells(ids_and_names, (f"*{code.value(_of_references)}([one[{first!r}] for one in {of}])",))
    if inside:
        return Cells((), ())
    return Cells((Column(name, STRING),), (f"{BETWEEN!r}.join({of}) or None",))


def _of_references(value: Sequence[Json]) -> Sequence[Value]:
    if not value:
        return (None, None)
    return (BETWEEN.join([one["id"] for one in value]), BETWEEN.join([one["name"] for one in value]))


def _called(*parts: str) -> str:
    return "_".join(filter(None, parts))


_TYPES: Mapping[type, str] = {Day: DATE, Flag: BOOLEAN}
# What is said in several cells: what follows the field's name, the key of the object, and the type.
_PARTS: Mapping[type, tuple[tuple[str, str, str], ...]] = {
    Choice: (("", "word", STRING), ("decided", "decided", BOOLEAN)),
    Number: (("", "value", NUMBER), ("roughly", "roughly", BOOLEAN)),
    Reference: (("id", "id", STRING), ("name", "name", STRING)),
    Date: (
        ("", "text", STRING),
        ("decided", "decided", BOOLEAN),
        ("edtf", "edtf", STRING),
        ("precision", "precision", STRING),
        ("roughly", "roughly", BOOLEAN),
        ("earliest", "earliest", DATE),
        ("latest", "latest", DATE),
    ),
}
