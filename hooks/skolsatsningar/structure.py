"""What the model expects at each place of a record: which keys in which order, and whose names."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel

from skolsatsningar.fields import Reference
from skolsatsningar.records import OWN_KEYS


@dataclass(frozen=True, slots=True)
class Each:
    """The same for each item of a list, or for each value of a mapping whose keys are free."""

    item: "Expected"


# A group of keys, items, the kind of record that is named, or nothing in particular.
Expected: TypeAlias = type[BaseModel] | Each | Reference | None


def inside(expected: Expected, key: str | int) -> Expected:
    """What is expected at a key, or at an item, of what is expected."""
    if isinstance(expected, Each):
        return expected.item
    if isinstance(expected, type):
        return _fields(expected).get(str(key))
    return None


def keys(expected: Expected) -> list[str]:
    """The keys of a group in the order that records have them; none where keys are free."""
    return [key for key in _fields(expected) if key not in OWN_KEYS] if isinstance(expected, type) else []


@cache
def _fields(model: type[BaseModel]) -> dict[str, Expected]:
    return {key: _expected(field.annotation, field.metadata) for key, field in model.model_fields.items()}


def _expected(annotation: object, metadata: Iterable[object] = ()) -> Expected:
    for mark in metadata:
        if isinstance(mark, Reference):
            return mark
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _expected(args[0], args[1:])
    if origin in {tuple, dict}:
        return Each(_expected(args[0 if origin is tuple else 1]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    alternatives = (_expected(each) for each in args if origin in {Union, UnionType})
    return next((each for each in alternatives if each), None)
