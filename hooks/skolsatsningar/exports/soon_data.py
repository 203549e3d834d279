"""What is due soon, as data."""

from collections.abc import Sequence
from datetime import date

import orjson

from skolsatsningar.beside import JSON
from skolsatsningar.exports.public import LICENCE, SCHEMA_VERSION, head
from skolsatsningar.exports.shapes import DATE, REFERENCE, Json, dated, obj, reference_to
from skolsatsningar.following_pages import SOON
from skolsatsningar.moments import Kind
from skolsatsningar.soon import WINDOWS, Due

SOON_FILE = f"{SOON}/{JSON}"


def soon_file(due: Sequence[Due], today: date, site_url: str) -> bytes:
    """The file of all that is due within the last window, the nearest first."""
    items = [_item(one, site_url) for one in due]
    return orjson.dumps({**head(today), "today": today.isoformat(), "windows": WINDOWS, "items": items})


def _item(due: Due, site_url: str) -> Json:
    moment = due.moment
    entry = moment.entry
    return {
        "kind": moment.kind.value,
        "when": dated(moment.when),
        "day": due.day.isoformat(),
        "days_left": due.days,
        "within": due.within,
        "initiative": {"id": entry.id, "name": entry.title, "url": site_url + entry.url},
    }


def soon_schema() -> Json:
    """The JSON Schema of the file. A date and a reference are described where all of them are."""
    day = {"type": "string", "format": "date"}
    item = {
        "kind": {"enum": [kind.value for kind in Kind]},
        "when": reference_to(DATE),
        "day": day,
        "days_left": {"type": "integer", "minimum": 0, "maximum": WINDOWS[-1]},
        "within": {"enum": list(WINDOWS)},
        "initiative": reference_to(REFERENCE),
    }
    return obj(
        {
            "schema_version": {"const": SCHEMA_VERSION},
            "generated_at": {"type": "string", "format": "date-time"},
            "licence": {"const": LICENCE},
            "today": day,
            "windows": {"const": list(WINDOWS)},
            "items": {"type": "array", "items": obj(item)},
        }
    )
