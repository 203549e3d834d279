"""All that is made from the model and written down, so that it can be read where the engine is not run."""

import re
from collections.abc import Mapping
from datetime import date

from skolsatsningar.exports.tables import tables
from skolsatsningar.guide import guide
from skolsatsningar.language import Language
from skolsatsningar.model import RECORDS, Initiative
from skolsatsningar.schema import schema
from skolsatsningar.template import template

# Below the folder of records, and below that of hand-written pages.
FOLDER = "schema"
GUIDE = "redigera/falt.md"
UPDATED = re.compile(r"^updated: (\d{4}-\d{2}-\d{2})$", re.MULTILINE)


def beside_records(words: Language) -> Mapping[str, str]:
    """Return the files that lie beside the records, by their path below the folder of records.

    For each kind a JSON Schema and a template, and the header of the table of initiatives.
    """
    files = {}
    for kind in RECORDS:
        name = f"{FOLDER}/{kind.__name__.lower()}"
        files[f"{name}.json"] = schema(kind, words)
        files[f"{name}.yml"] = template(kind, words)
    columns = tables(Initiative).all[0].columns
    files[f"{FOLDER}/{Initiative.folder}.csv"] = ",".join(column.name for column in columns) + "\n"
    return files


def page(words: Language, before: str, today: date) -> str:
    """Return the guide to the fields, with the day that it has `before` where nothing else has changed."""
    dated = UPDATED.search(before)
    if dated and guide(words, date.fromisoformat(dated[1])) == before:
        return before
    return guide(words, today)
