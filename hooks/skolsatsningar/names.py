"""What every record may be called, so that an editor can write any of its names."""

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from skolsatsningar.model import NATIONAL, Municipality, Programme
from skolsatsningar.problem import Problem
from skolsatsningar.swedish import fold
from skolsatsningar.yaml_text import Document, Location

# So many names share the most pairs of letters with another. To compare with all takes 30 ms among 3,000.
MOST_ALIKE = 30
CLOSE = 0.6
ENDING = re.compile(r"s?(?:för)?skol(?:a|an|or|orna)$")


@dataclass(slots=True)
class Names:
    """Every name of every record, by kind. It resolves what an editor wrote to an id."""

    ids: dict[str, dict[str, str]] = field(default_factory=dict)
    spellings: dict[str, list[str]] = field(default_factory=dict)
    _indexes: dict[str, tuple[Mapping[str, str], Mapping[str, list[str]]]] = field(
        default_factory=dict, repr=False
    )

    def add(self, kind: str, ids: Iterable[str]) -> None:
        """Add records of a kind that are referred to by their ids alone."""
        ids = list(ids)
        self.ids[kind] = {fold(record_id): record_id for record_id in ids}
        self.spellings[kind] = ids

    def resolve(self, kind: str, name: str) -> str | None:
        """Return the id of the record of this kind that the name belongs to, or None."""
        return self.ids.get(kind, {}).get(fold(name))

    def suggest(self, kind: str, name: str) -> str | None:
        """Return the name, as it is written, that comes closest to this one, or None where none is close."""
        written, alike = self._index(kind)
        looked_for = fold(name)
        shared = Counter(one for pair in _pairs(looked_for) for one in alike.get(pair, ()))
        candidates = [one for one, _ in shared.most_common(MOST_ALIKE)]
        close = difflib.get_close_matches(looked_for, candidates, n=MOST_ALIKE, cutoff=CLOSE)
        return next((written[one] for one in close if _telling_parts_alike(looked_for, one)), None)

    def _index(self, kind: str) -> tuple[Mapping[str, str], Mapping[str, list[str]]]:
        """Every spelling of a kind by its folded form, and those forms by the pairs of letters in them."""
        spellings = self.spellings.get(kind, [])
        if kind not in self._indexes:
            written = {fold(spelling): spelling for spelling in spellings}
            alike = defaultdict(list)
            for one in written:
                for pair in _pairs(one):
                    alike[pair].append(one)
            self._indexes[kind] = written, alike
        return self._indexes[kind]


def _telling_parts_alike(one: str, other: str) -> bool:
    """Whether two names are alike in more than the ending that half of all schools share."""
    parts = (ENDING.sub("", one), ENDING.sub("", other))
    return difflib.SequenceMatcher(None, *parts).ratio() >= CLOSE


def _pairs(name: str) -> set[str]:
    return {first + second for first, second in pairwise(f" {name} ")}


def collect(documents: Iterable[tuple[str, str, Document]]) -> tuple[Names, list[Problem]]:
    """Gather the names of (folder, id, document).

    The documents are read but not yet checked. A name that two records of a kind claim is a problem of
    the second, which names the first.
    """
    names = Names(
        ids={Municipality.folder: {NATIONAL: NATIONAL}}, spellings={Municipality.folder: [NATIONAL]}
    )
    owners: dict[tuple[str, str], str] = {}
    problems = []
    for folder, record_id, document in documents:
        ids = names.ids.setdefault(folder, {})
        spellings = names.spellings.setdefault(folder, [])
        for location, name in _names(folder, record_id, document):
            owner = owners.setdefault((folder, fold(name)), document.path)
            if owner != document.path:
                problems.append(document.problem(location, "namn-upptaget", {"name": name, "owner": owner}))
                continue
            ids[fold(name)] = record_id
            spellings.append(name)
        _add_areas(names, folder, record_id, document)
    return names, problems


def _add_areas(names: Names, folder: str, record_id: str, document: Document) -> None:
    """A programme's own areas are a kind for themselves, and each is called by its name alone."""
    areas = document.data.get("areas")
    if folder == Programme.folder and isinstance(areas, list):
        written = [area.strip() for area in areas if isinstance(area, str)]
        names.add(f"{folder}/{record_id}", written)


def _names(folder: str, record_id: str, document: Document) -> Iterator[tuple[Location, str]]:
    yield (), record_id
    if folder == Municipality.folder:
        yield (), record_id[:4]
    name = document.data.get("name")
    if isinstance(name, str):
        yield ("name",), name
    official = document.data.get("official_name")
    if isinstance(official, str):
        yield ("official_name",), official
    aliases = document.data.get("aliases")
    if isinstance(aliases, list):
        for index, alias in enumerate(aliases):
            if isinstance(alias, str):
                yield ("aliases", index), alias
