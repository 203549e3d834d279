"""A kind of record as JSON Schema, for editors' programs.

Draft 7, which VS Code's YAML extension and most else can read. That extension tells `errorMessage` and
`patternErrorMessage` in place of its own English: so a rule that it has no such message for, as for a missing
key or a text that is too long, stands in a schema of its own or as a pattern.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from skolsatsningar.fields import HTML, SCRIPT_LINK
from skolsatsningar.language import Language
from skolsatsningar.model import Record
from skolsatsningar.outline import GROUP, WORD, Key, beforehand, called, outline, told, unread
from skolsatsningar.personal_number import WITH_HYPHEN

DRAFT = "http://json-schema.org/draft-07/schema#"
TEXT = "#/definitions/text"
# A text may look like a number or a truth value to YAML. It is what was written, all the same.
ANY_SCALAR = ["string", "number", "boolean"]
HARMFUL = {"html": HTML, "farlig-lank": SCRIPT_LINK, "personnummer": WITH_HYPHEN}


def schema(kind: type[Record], words: Language) -> str:
    """Return the JSON Schema of a kind of record."""
    whole = {
        "$schema": DRAFT,
        "$comment": words["derive"]["made"],
        "title": called(kind, words),
        "description": words["schema"]["description"],
        **_group(outline(kind, words), words),
        "definitions": {"text": {"allOf": [_without(code, words) for code in HARMFUL]}},
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _group(keys: Sequence[Key], words: Language) -> dict[str, Any]:
    """A group of keys, each of the required ones asked for in a sentence of its own."""
    group = {
        "type": "object",
        "errorMessage": beforehand("inte-grupp", words, keys=[key.name for key in keys]),
        "additionalProperties": False,
        "properties": {key.name: _property(key, words) for key in keys},
    }
    needed = [
        {"required": [key.name], "errorMessage": beforehand("saknas", words, key=key.name)}
        for key in keys
        if key.required
    ]
    return group | ({"allOf": needed} if needed else {})


def _property(key: Key, words: Language) -> dict[str, Any]:
    said = {"title": key.label, "description": told(key, words, listing=False)}
    value = _group(key.keys, words) if key.input == GROUP else _scalar(key, words)
    if key.each:
        return said | {
            "type": "object",
            "errorMessage": beforehand("inte-sprak", words),
            "additionalProperties": False,
            "patternProperties": {key.each: value},
        }
    if key.repeated:
        return said | {
            "type": "array",
            "errorMessage": beforehand("inte-lista", words, key=key.name),
            "items": {"title": key.label} | value,
            **({"minItems": key.least} if key.least else {}),
        }
    return said | value


def _scalar(key: Key, words: Language) -> dict[str, Any]:
    said: dict[str, Any] = {"examples": [key.example]}
    if key.input == WORD:
        return said | {"enum": list(key.words), "errorMessage": unread(key, words)}
    if key.pattern:
        return said | _shape(key) | {"errorMessage": unread(key, words)}
    rules = {
        "type": ANY_SCALAR,
        "errorMessage": unread(key, words),
        "pattern": r"\S",
        "patternErrorMessage": beforehand("tomt-varde", words, key=key.name),
    }
    harmless: list[Mapping[str, Any]] = []
    if key.limit:
        harmless = [_no_longer(key, key.limit, words), {"$ref": TEXT}]
    return said | rules | ({"allOf": harmless} if harmless else {})


def _shape(key: Key) -> dict[str, Any]:
    if key.numbers is None:
        return {"type": "string", "pattern": key.pattern}
    least, greatest = key.numbers
    return {"type": ["string", "integer"], "pattern": key.pattern, "minimum": least, "maximum": greatest}


def _no_longer(key: Key, limit: int, words: Language) -> dict[str, str]:
    length = words["schema"]["more"].format(limit=limit)
    return {
        "pattern": rf"^\s*[\s\S]{{0,{limit}}}?\s*$",
        "patternErrorMessage": beforehand("for-langt", words, key=key.name, limit=limit, length=length),
    }


def _without(code: str, words: Language) -> dict[str, str]:
    return {
        "pattern": rf"^(?![\s\S]*(?:{HARMFUL[code].pattern}))",
        "patternErrorMessage": beforehand(code, words),
    }
