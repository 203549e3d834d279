"""A kind of record as an outline: each key with its words, for all that is made from the model.

The JSON Schema, the template of a new record and the guide to the fields are outlines written in different
ways. So is a form.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from skolsatsningar.language import Language
from skolsatsningar.model import Initiative, Record
from skolsatsningar.problem import Problem
from skolsatsningar.records import OWN_KEYS

# Where each part of an initiative begins, in the order of the model. The language file has their titles.
PARTS = {
    "core": "title",
    "place": "municipality",
    "time": "status",
    "people": "school_forms",
    "work": "background",
    "others": "partners",
    "reading": "documents",
    "joining": "participation",
    "record": "sources",
}
GROUP = "group"
WORD = "word"


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a record or of a group in one, with its words.

    `input` is the sort of value: one of those that `inputs` in the language file tells how to write, a `word`
    of a vocabulary, or a `group` of other `keys`, whose class is `group`. A `repeated` key has a list of such
    values. Where `each` is a pattern, it has one for each name that matches, and its example is such a name.
    `problem` is the code of the sentence about a value that cannot be read. The rest is as in `fields.Form`.
    """

    name: str
    label: str
    help: str
    example: str
    required: bool
    input: str
    problem: str
    repeated: bool = False
    least: int = 0
    limit: int | None = None
    pattern: str = ""
    numbers: tuple[int, int] | None = None
    folder: str = ""
    words: tuple[str, ...] = ()
    each: str = ""
    group: str = ""
    keys: tuple["Key", ...] = ()


class Generator(GenerateJsonSchema):
    """Pydantic's reading of the model, less what no record's file says: null, and what holds without it."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """A key that may be left out is left out, and never null."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """What holds for a key that is left out is no part of how it is written."""
        return self.generate_inner(schema["schema"])


def outline(kind: type[Record], words: Language) -> tuple[Key, ...]:
    """Return the keys of a kind of record, in the order of the model."""
    schema = kind.model_json_schema(schema_generator=Generator)
    owners = [base.__name__ for base in kind.__mro__]
    return tuple(_keys(schema, owners, schema.get("$defs", {}), words["fields"]))


def called(kind: type[Record], words: Language) -> str:
    """What a record of a kind is called."""
    return str((words["initiative"] if kind is Initiative else words["gatherings"][kind.folder])["kind"])


def parts(keys: Sequence[Key]) -> Iterator[tuple[str, tuple[Key, ...]]]:
    """Yield an initiative's keys in the parts that a guide or a form shows them in."""
    names = [key.name for key in keys]
    starts = [names.index(first) for first in PARTS.values()]
    for part, start, end in zip(PARTS, starts, [*starts[1:], len(keys)], strict=True):
        yield part, tuple(keys[start:end])


def told(key: Key, words: Language, *, listing: bool = True) -> str:
    """Say what a key is and how it is written; with `listing`, every word that may be chosen too."""
    facts = words["facts"]
    said = [key.help]
    if key.required:
        said.append(facts["required"])
    if key.repeated:
        said.append(facts["repeated"])
    if key.input == WORD and listing:
        said.append(facts["choose"].format(words=", ".join(key.words)))
    elif key.input in words["inputs"]:
        said.append(words["inputs"][key.input].format(limit=key.limit))
    return " ".join(filter(None, said))


def unread(key: Key, words: Language) -> str:
    """Say beforehand what is wrong with a value that cannot be read."""
    return beforehand(key.problem, words, key=key.name, words=key.words, suggestion=None)


def beforehand(code: str, language: Language, /, **values: object) -> str:
    """The sentence of a problem that there is not yet, without the value that it would name."""
    nothing = language["facts"]["nothing"]
    said = language.sentence(Problem("", 1, 1, code, {"found": nothing} | values))
    return said.replace(f" ”{nothing}” ", " ").replace(f" (”{nothing}”) ", " ")


def _keys(
    schema: Mapping[str, Any], owners: Sequence[str], groups: Mapping[str, Any], words: Mapping[str, Any]
) -> Iterator[Key]:
    required = schema.get("required", ())
    for name, value in schema["properties"].items():
        if name not in OWN_KEYS:
            said: dict[str, Any] = {}
            for owner in reversed(owners):
                said |= words.get(owner, {}).get(name, {})
            yield Key(name=name, required=name in required, **said, **_value(value, groups, words))


def _value(schema: Mapping[str, Any], groups: Mapping[str, Any], words: Mapping[str, Any]) -> dict[str, Any]:
    """Tell what a JSON Schema says of a value, as `Key` has it."""
    if "items" in schema:
        lists = {"repeated": True, "least": schema.get("minItems", 0)}
        return _value(schema["items"], groups, words) | lists
    if "patternProperties" in schema:
        ((pattern, value),) = schema["patternProperties"].items()
        return _value(value, groups, words) | {"each": pattern}
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return _referred(name, groups[name], groups, words)
    return {
        "input": schema["input"],
        "problem": schema["problem"],
        "limit": schema.get("maxLength"),
        "pattern": schema.get("pattern", ""),
        "numbers": schema["numbers"],
        "folder": schema["folder"],
    }


def _referred(
    name: str, schema: Mapping[str, Any], groups: Mapping[str, Any], words: Mapping[str, Any]
) -> dict[str, Any]:
    if "enum" in schema:
        return {"input": WORD, "problem": "okant-ord", "words": tuple(schema["enum"])}
    keys = tuple(_keys(schema, [name], groups, words))
    return {"input": GROUP, "problem": "inte-grupp", "group": name, "keys": keys}
