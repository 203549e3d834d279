"""A generated catalogue as plain values, every reference resolved, every date in words.

A peer's user would write such a script once, so that the generator need not do it. It is not timed, and it
shares no code with the engine that is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from babel.dates import format_date, parse_date

from benchmarks.generate import TODAY

Values = dict[str, Any]

STALE_AFTER_DAYS = 2 * 365
PATTERNS = {4: "y", 7: "MMMM y", 10: "d MMMM y"}
PARTS = {
    "forskning": "forskar",
    "stöd": "ger stöd",
    "samarbete": "samarbetar",
    "finansiering": "finansierar",
    "utbildning": "utbildar",
}
STATUS = {"pågår": "Pågår", "avslutad": "Avslutad"}
SECTIONS = {
    "background": "Bakgrund",
    "purpose": "Syfte",
    "activities": "Det här görs",
    "expected_effects": "Förväntade effekter",
    "results": "Resultat",
}
NO_RESULTS = "Källan redovisar inga resultat."


@dataclass(frozen=True)
class Facts:
    """Records by id, in the order of their titles' letters."""

    initiatives: dict[str, Values]
    areas: dict[str, Values]
    municipalities: dict[str, Values]
    organisations: dict[str, Values]
    programmes: dict[str, Values]
    schools: dict[str, Values]

    def initiatives_of(self, key: str) -> dict[str, list[str]]:
        """The ids of initiatives by what they name under a key, in order."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for address, item in self.initiatives.items():
            for other in item[key]:
                found[other].append(address)
        return dict(found)


def read(data: Path) -> Facts:
    """Read all records below a folder."""
    return Reading(data).facts()


class Reading:
    """The records as they were written, and who is meant by which name."""

    def __init__(self, data: Path) -> None:
        folders = ("initiatives", "areas", "municipalities", "organisations", "programmes", "schools")
        self.records = {folder: dict(_records(data / folder)) for folder in folders}
        self.ids = {folder: dict(_names(records)) for folder, records in self.records.items()}
        self.followers = self._followers()

    def facts(self) -> Facts:
        """Every record's values."""
        return Facts(
            initiatives=self._each("initiatives", self._initiative),
            areas=self._each("areas", lambda _, item: {"body": item["description"]}),
            municipalities=self._each("municipalities", self._municipality),
            organisations=self._each("organisations", lambda _, item: {"kind": item["kind"]}),
            programmes=self._each("programmes", self._programme),
            schools=self._each("schools", self._school),
        )

    def _each(self, folder: str, values: Any) -> dict[str, Values]:  # noqa: ANN401  # a lambda's type says no more
        told = {
            address: {
                "title": item.get("title") or item["name"],
                "also": item.get("aliases", []),
                "path": f"data/{folder}/{address}.yml",
                **values(address, item),
            }
            for address, item in self.records[folder].items()
        }
        return dict(sorted(told.items(), key=lambda entry: _letters(entry[1]["title"])))

    def _municipality(self, address: str, item: Values) -> Values:
        return {
            "official_name": item["official_name"],
            "code": address[:4],
            "contacts": item["contacts"],
        }

    def _school(self, _: str, item: Values) -> Values:
        return {**self._place(item), "school_forms": item["school_forms"]}

    def _programme(self, _: str, item: Values) -> Values:
        return {**self._place(item), "sources": list(map(_source, item["sources"]))}

    def _place(self, item: Values) -> Values:
        address = self.ids["municipalities"][item["municipality"]]
        record = self.records["municipalities"][address]
        return {
            "municipality": address,
            "municipality_name": record["name"],
            "place": record["official_name"],
        }

    def _initiative(self, address: str, item: Values) -> Values:
        source = item["sources"][0]
        programme = item.get("programme")
        programmes = self._all("programmes", [programme] if programme else [])
        ended = _ended(item["period"])
        status = "avslutad" if ended else "pågår"
        participants = [
            {"school": self.ids["schools"][part["school"]], "contacts": part["contacts"]}
            for part in item.get("schools", [])
        ]
        partners = [
            {"organisation": self.ids["organisations"][part["organisation"]], "part": PARTS[part["part"]]}
            for part in item.get("partners", [])
        ]
        age = TODAY - parse_date(source["published"], format="y-MM-dd")
        return {
            **self._place(item),
            "summary": item["summary"],
            "published": source["published"],
            "reviewed": item["reviewed"],
            "reviewed_words": when(item["reviewed"]),
            "municipalities": self._all("municipalities", [item["municipality"]]),
            "areas": self._all("areas", item["areas"]),
            "programmes": programmes,
            "programme_name": self.records["programmes"][programmes[0]]["name"] if programmes else "",
            "schools": _once(part["school"] for part in participants),
            "organisations": _once(part["organisation"] for part in partners),
            "whom": [*item["target_groups"], *item["school_forms"]],
            "levels": item.get("levels", []),
            "since": f"från {when(item['period']['start'])}",
            "until": f"till {when(item['period']['end'])}" if "end" in item["period"] else "",
            "period_words": item["period"]["words"],
            "status": status,
            "status_words": STATUS[status],
            "as_of": (
                "enligt tiden som källan anger" if ended else f"enligt källan {when(source['published'])}"
            ),
            "stale": when(source["published"]) if age.days > STALE_AFTER_DAYS else "",
            "contacts": self._contacts(item),
            "participants": participants,
            "partners": partners,
            "figures": item["figures"],
            "documents": item.get("documents", []),
            "links": item["links"],
            "updates": [
                {"when": _capital(when(u["date"])), "text": u["text"]} for u in item.get("updates", [])
            ],
            "related": self._related(address, item),
            "sources": list(map(_source, item["sources"])),
            "body": "\n\n".join(
                f"## {title}\n\n{item.get(key, NO_RESULTS)}" for key, title in SECTIONS.items()
            ),
        }

    def _contacts(self, item: Values) -> list[Values]:
        """The initiative's own contacts or, where it and its schools have none, the municipality's."""
        if "contacts" in item or "schools" in item:
            return list(item.get("contacts", []))
        address = self.ids["municipalities"][item["municipality"]]
        return list(self.records["municipalities"][address]["contacts"])

    def _related(self, address: str, item: Values) -> list[Values]:
        """What an initiative goes on from, and what goes on from it."""
        follows = item.get("relations", {}).get("follows", [])
        told = [
            {"name": "Fortsätter", "initiatives": follows},
            {"name": "Följdes av", "initiatives": self.followers.get(address, [])},
        ]
        return [relation for relation in told if relation["initiatives"]]

    def _followers(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for address, item in self.records["initiatives"].items():
            for other in item.get("relations", {}).get("follows", []):
                found[other].append(address)
        return dict(found)

    def _all(self, folder: str, names: Iterable[str]) -> list[str]:
        return _once(self.ids[folder][name] for name in names)


@lru_cache(maxsize=8192)
def when(text: str) -> str:
    """A year, a month or a day in words."""
    day = parse_date(f"{text}-01-01"[:10], format="y-MM-dd")
    return str(format_date(day, PATTERNS[len(text)], locale="sv"))


def _records(folder: Path) -> Iterator[tuple[str, Values]]:
    for path in sorted(folder.glob("*.yml")):
        with path.open(encoding="utf-8") as file:
            yield path.stem, yaml.load(file, yaml.CBaseLoader)  # noqa: S506  # it makes nothing but text


def _names(records: dict[str, Values]) -> Iterator[tuple[str, str]]:
    for address, item in records.items():
        for name in (address, item.get("name", address), *item.get("aliases", [])):
            yield name, address


def _source(source: Values) -> Values:
    return {
        "title": source["title"],
        "publisher": source["publisher"],
        "when": f"publicerad {when(source['published'])}",
        "day": when(source["published"]),
    }


def _ended(period: Values) -> bool:
    end = period.get("end", "")
    return bool(end) and end < TODAY.isoformat()[: len(end)]


def _once(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _letters(title: str) -> str:
    """What sorts å, ä and ö last."""
    return title.casefold().translate(str.maketrans("åäö", "{|}"))
