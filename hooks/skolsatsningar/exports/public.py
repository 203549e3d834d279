"""Records in their public form: plain values, which every file of data is made from.

Every key is always there: null, or an empty list, says that the source does not tell.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from skolsatsningar.beside import JSON
from skolsatsningar.catalogue import Catalogue, Related
from skolsatsningar.exports.placement import put_together, shapes
from skolsatsningar.exports.shapes import (
    Date,
    Fields,
    Flag,
    Json,
    Many,
    Maybe,
    Reference,
    Shape,
    Text,
    Word,
    dated,
)
from skolsatsningar.model import NAMED, Initiative, Municipality, Named, Organisation, Record, School
from skolsatsningar.records import Vocabulary
from skolsatsningar.vocabulary import Status

# What programs go by. A key that is added raises the last number; one that is taken away, or comes to mean
# something else, makes a new version at addresses of its own.
SCHEMA_VERSION = "1.0"
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
# A record's data lies beside its page.
FILE = JSON
KINDS: Mapping[str, type[Named]] = {kind.folder: kind for kind in NAMED}


def head(today: date) -> Json:
    """What stands first in everything that goes out. There is no clock: the day is the whole site's."""
    return {
        "schema_version": SCHEMA_VERSION,
        "generated_at": f"{today.isoformat()}T00:00:00Z",
        "licence": LICENCE,
    }


class PublicForms:
    """Makes the public form of records, on a day, for a site.

    `site_url` ends in a slash. People's names go out only if `people` says so.
    """

    def __init__(self, vocabulary: Vocabulary, site_url: str, today: date, *, people: bool = False) -> None:
        self.people = people
        self._site_url = site_url
        self._today = today
        self._vocabulary = vocabulary
        self._head = head(today)
        self._references: dict[str, dict[str, Json]] = {folder: {} for folder in KINDS}

    def initiative(self, item: Initiative) -> Json:
        """An initiative without relations: they are known when all initiatives have been read."""
        form = self._record(item)
        national, status, latest = item.national, item.status_on(self._today), item.latest_source.dated
        form["national"] = national
        form["municipality"] = None if national else self.reference(Municipality.folder, item.municipality)
        form["status"] = {
            "word": status.value,
            "stated": item.status is not None,
            "by_calendar": item.ended_by_calendar(self._today),
        }
        form["as_of"] = dated(latest) if latest else None
        form["relations"] = []
        return form

    def address(self, url: str) -> str:
        """The whole address of a page."""
        return self._site_url + url

    def relations(self, related: Iterable[Related]) -> list[Json]:
        """What stands under `relations` in an initiative's form, each told from its own end."""
        return [
            {
                "relation": other.relation,
                "inverse": other.inverse,
                "initiative": {"id": other.id, "name": other.title, "url": self._site_url + other.url},
            }
            for other in related
        ]

    def named(self, record: Named, catalogue: Catalogue) -> Json:
        """A record that initiatives refer to, with the ids of those that do."""
        form = self._record(record)
        if isinstance(record, Municipality):
            form["code"] = record.code
        elif isinstance(record, School):
            form["successors"] = list(map(self._referred, catalogue.successors.get(record.id, ())))
        elif isinstance(record, Organisation):
            form["parts"] = list(map(self._referred, catalogue.parts_of.get(record.id, ())))
        form["initiatives"] = sorted(entry.id for entry in catalogue.initiatives_of(record))
        return form

    def reference(self, folder: str, record_id: str) -> Json:
        """A record that another refers to. The same few are asked for again and again."""
        known = self._references[folder]
        if record_id not in known:
            known[record_id] = self._referred(self._vocabulary.of(KINDS[folder])[record_id])
        return known[record_id]

    def _referred(self, record: Named) -> Json:
        return {"id": record.id, "name": record.name, "url": self._site_url + record.url}

    def _record(self, record: Record) -> Json:
        url = self._site_url + record.url
        return {
            **self._head,
            "type": type(record).__name__.lower(),
            "id": record.id,
            "url": url,
            "data_url": url + FILE,
            **put_together(type(record))(record.__dict__, self),
        }


def all_shapes(kind: type[Record]) -> Mapping[str, Shape]:
    """The shape of every key in the public form of a kind of record."""
    return {
        **HEAD,
        **dict(shapes(kind)),
        **DERIVED.get(kind, {}),
        **({} if kind is Initiative else GATHERING),
    }


HEAD: Mapping[str, Shape] = {
    "schema_version": Text(),
    "generated_at": Text("date-time"),
    "licence": Text("uri"),
    "type": Text(),
    "id": Text(),
    "url": Text("uri"),
    "data_url": Text("uri"),
}
GATHERING: Mapping[str, Shape] = {"initiatives": Many(Text())}
DERIVED: Mapping[type[Record], Mapping[str, Shape]] = {
    Initiative: {
        "national": Flag(),
        "municipality": Maybe(Reference(Municipality.folder)),
        "status": Fields({"word": Word(Status), "stated": Flag(), "by_calendar": Flag()}),
        "as_of": Maybe(Date()),
        "relations": Many(
            Fields({"relation": Text(), "inverse": Flag(), "initiative": Reference(Initiative.folder)})
        ),
    },
    Municipality: {"code": Text(pattern=r"^\d{4}$")},
    School: {"successors": Many(Reference(School.folder))},
    Organisation: {"parts": Many(Reference(Organisation.folder))},
}
