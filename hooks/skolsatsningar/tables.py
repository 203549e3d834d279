"""The columns of the catalogue as tables: one of initiatives, one for all that they have several of."""

from collections.abc import Iterable, Iterator, Mapping

from skolsatsningar.outline import GROUP, Key

FLAT = "initiatives"
ID = "id"
# In other tables: the initiative that a row belongs to, the value of a plain list, the language of a text.
OWNER = "initiative"
VALUE = "value"
LANGUAGE = "language"


def tables(keys: Iterable[Key]) -> Mapping[str, tuple[str, ...]]:
    """Return the columns of each table by its name, the flat one first.

    A key of a group has the group's name before it: `period_start`. Lists of plain values stand in the flat
    table too, joined. What is repeated inside something repeated is known by what that one must have: the
    table `initiatives_schools_contacts` has a column `school`.
    """
    keys = tuple(keys)
    return {FLAT: (ID, *_columns(keys, joined=True)), **dict(_repeated(FLAT, (OWNER,), keys))}


def _columns(keys: Iterable[Key], prefix: str = "", *, joined: bool = False) -> Iterator[str]:
    for key in keys:
        name = prefix + key.name
        if key.input != GROUP:
            if joined or not key.repeated:
                yield name
        elif not (key.repeated or key.each):
            yield from _columns(key.keys, f"{name}_", joined=joined)


def _repeated(
    table: str, owner: tuple[str, ...], keys: Iterable[Key]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key in keys:
        name = f"{table}_{key.name}"
        if key.input != GROUP:
            if key.repeated:
                yield name, (*owner, VALUE)
        elif key.repeated or key.each:
            by = (*owner, LANGUAGE) if key.each else owner
            yield name, (*by, *_columns(key.keys))
            yield from _repeated(name, (*by, *(part.name for part in key.keys if part.required)), key.keys)
        else:
            yield from _repeated(name, owner, key.keys)
