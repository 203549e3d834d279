"""What must hold between records. A rule is a generator of findings; each says one thing."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from skolsatsningar.model import (
    NATIONAL,
    NATIONAL_CODE,
    Area,
    Initiative,
    Municipality,
    Organisation,
    Period,
    Programme,
    Record,
    Relations,
    School,
)
from skolsatsningar.problem import Problem, Severity
from skolsatsningar.records import Records
from skolsatsningar.swedish import slug
from skolsatsningar.vocabulary import Status
from skolsatsningar.yaml_text import Location

REVIEW_EVERY = timedelta(days=365)
CODE = re.compile(rf"^\d{{{len(NATIONAL_CODE)}}}-")
DIRECTED = ("part_of", "follows", "inspired_by")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a rule has against a record, at a place in it."""

    record: Record
    location: Location
    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR


Rule = Callable[[Records, date], Iterator[Finding]]


def check(records: Records, today: date) -> list[Problem]:
    """Try every rule on all records."""
    return [_problem(records, found) for rule in RULES for found in rule(records, today)]


def _problem(records: Records, found: Finding) -> Problem:
    document = records.documents[found.record.path]
    return replace(document.problem(found.location, found.code, found.values), severity=found.severity)


def file_name_fits(records: Records, _today: date) -> Iterator[Finding]:
    """A file's name begins with the code of the municipality that the record names."""
    local = (school for school in records.of(School).values() if school.municipality != NATIONAL)
    placed: list[Initiative | School] = [*records.of(Initiative).values(), *local]
    for record in placed:
        code = NATIONAL_CODE if record.municipality == NATIONAL else record.municipality[: len(NATIONAL_CODE)]
        if not record.id.startswith(f"{code}-"):
            values = {"name": f"{code}-{CODE.sub('', record.id)}.yml"}
            yield Finding(record, ("municipality",), "filnamn-kommun", values)


def municipality_name_fits(records: Records, _today: date) -> Iterator[Finding]:
    """A municipality's file is called by its code and its name."""
    for record in records.of(Municipality).values():
        code = CODE.match(record.id)
        name = f"{code[0] if code else 'kommunkod-'}{slug(record.name)}"
        if name != record.id:
            yield Finding(record, ("name",), "filnamn-kommunpost", {"name": f"{name}.yml"})


def municipality_is_one(records: Records, _today: date) -> Iterator[Finding]:
    """Nothing but an initiative is the whole country's."""
    for kind in (School, Programme, Organisation):
        for record in records.of(kind).values():
            if getattr(record, "municipality", None) == NATIONAL:
                yield Finding(record, ("municipality",), "kommun-nationell")


def period_in_order(records: Records, _today: date) -> Iterator[Finding]:
    """Nothing ends before it starts."""
    for record in records.of(Initiative).values():
        if _backwards(record.period):
            yield Finding(record, ("period", "end"), "slut-fore-start")


def _backwards(period: Period) -> bool:
    start, end = period.start, period.end
    return bool(start and end and start.decided and end.decided and end.latest < start.earliest)


def programme_area_exists(records: Records, _today: date) -> Iterator[Finding]:
    """An initiative's area within a programme is one of the programme's own."""
    programmes = records.of(Programme)
    for record in records.of(Initiative).values():
        programme = programmes.get(record.programme or "")
        areas = programme.areas if programme else ()
        if record.programme_area is None or record.programme_area in areas:
            continue
        code = "okant-delomrade" if areas else "delomrade-utan-program"
        values = {"found": record.programme_area, "areas": areas}
        yield Finding(record, ("programme_area",), code, values)


def relations_have_an_end(records: Records, _today: date) -> Iterator[Finding]:
    """No chain of relations of a kind that has a direction comes back to where it has been."""
    initiatives = records.of(Initiative)
    for relation in DIRECTED:
        ways = {record.id: getattr(record.relations, relation) for record in initiatives.values()}
        for closing, other in _closing(ways):
            location = ("relations", relation, ways[closing].index(other))
            yield Finding(initiatives[closing], location, "relation-i-ring", {"other": other})


def _closing(ways: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield every node with a way back to one that led to it, and that one. Each way is walked once."""
    done: set[str] = set()
    for start in ways:
        trail: dict[str, Iterator[str]] = {}
        if start not in done:
            trail[start] = iter(ways[start])
        while trail:
            node, ahead = next(reversed(trail.items()))
            other = next(ahead, None)
            if other is None:
                done.add(node)
                del trail[node]
            elif other == node:
                continue
            elif other in trail:
                yield node, other
            elif other in ways and other not in done:
                trail[other] = iter(ways[other])


def related_to_another(records: Records, _today: date) -> Iterator[Finding]:
    """An initiative has no relation to itself."""
    for record in records.of(Initiative).values():
        for relation in Relations.model_fields:
            others = getattr(record.relations, relation)
            if record.id in others:
                location = ("relations", relation, others.index(record.id))
                yield Finding(record, location, "relation-till-sig")


def addresses_are_free(records: Records, _today: date) -> Iterator[Finding]:
    """A former address is not a present one, and no two records claim it."""
    initiatives = records.of(Initiative)
    claimed: dict[str, Initiative] = {}
    for record in initiatives.values():
        for index, former in enumerate(record.former_ids):
            owner = initiatives.get(former) or claimed.setdefault(former, record)
            if owner is not record or former == record.id:
                yield Finding(record, ("former_ids", index), "adress-upptagen", {"owner": owner.path})


def areas_are_used(records: Records, _today: date) -> Iterator[Finding]:
    """Every area has an initiative: an empty page helps no one."""
    if not records.whole:
        return
    used = {area for record in records.of(Initiative).values() for area in record.areas}
    for record in records.of(Area).values():
        if record.id not in used:
            yield Finding(record, (), "tomt-omrade", {"name": record.name}, Severity.WARNING)


def status_fits_period(records: Records, today: date) -> Iterator[Finding]:
    """What is described as going on or planned has not ended."""
    for record in records.of(Initiative).values():
        end = record.period.end
        passed = end is not None and end.decided and end.latest < today
        if passed and record.status in {Status.ONGOING, Status.PLANNED}:
            yield Finding(record, ("status",), "period-passerad", {"status": record.status}, Severity.WARNING)


def reviewed_lately(records: Records, today: date) -> Iterator[Finding]:
    """Every initiative has been read through within a year, and not in the future."""
    for record in records.of(Initiative).values():
        if record.reviewed > today:
            yield Finding(record, ("reviewed",), "granskad-i-framtiden")
        elif today - record.reviewed > REVIEW_EVERY:
            yield Finding(record, ("reviewed",), "ogranskad", {"reviewed": record.reviewed}, Severity.WARNING)


RULES: tuple[Rule, ...] = (
    file_name_fits,
    municipality_name_fits,
    municipality_is_one,
    period_in_order,
    programme_area_exists,
    relations_have_an_end,
    related_to_another,
    addresses_are_free,
    areas_are_used,
    status_fits_period,
    reviewed_lately,
)
