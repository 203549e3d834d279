"""What must hold of records and between them. A rule is a generator of findings; each says one thing."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from skolsatsningar import model, prose, records
from skolsatsningar.entry import Entry, links_of
from skolsatsningar.model import (
    NAMED,
    NATIONAL,
    NATIONAL_CODE,
    RECORDS,
    Area,
    Initiative,
    Municipality,
    Organisation,
    Programme,
    Record,
    Relations,
    School,
)
from skolsatsningar.problem import Problem, Severity
from skolsatsningar.records import Read, Vocabulary
from skolsatsningar.swedish import slug
from skolsatsningar.synonyms import Synonyms
from skolsatsningar.vocabulary import Status
from skolsatsningar.yaml_text import Document, Location

REVIEW_EVERY = timedelta(days=365)
CODE = re.compile(rf"^\d{{{len(NATIONAL_CODE)}}}-")
# What a card in a list has room for.
SUMMARY_LENGTH = 350
# LIX: over 50 is hard, as texts of authorities are, and over 60 very hard.
HARDEST = 60
# So many words tell which sentence is meant.
BEGINNING = 6
ADDRESSES = frozenset(kind.address for kind in RECORDS)
LATER_PAGE = re.compile(r"/sida-\d+/?$")
DIRECTED = ("part_of", "follows", "inspired_by")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a rule has against a record, at a place in its file or, with `word`, at a word there."""

    path: str
    location: Location
    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    word: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What a rule, or who draws a record, may ask besides the record itself.

    `whole` is whether every record could be read: what no record does can be told only then. `pages` are
    the addresses of the site's pages beside the records, such as `om/`, or None where they are not known.
    `proofread` is whether someone wants to know of the language too. `synonyms` are for the texts for search.
    """

    today: date
    vocabulary: Vocabulary
    whole: bool = True
    pages: frozenset[str] | None = None
    proofread: bool = False
    synonyms: Synonyms = field(default_factory=Synonyms)


Entries = Mapping[str, Entry]
RecordRule = Callable[[Record, Known], Iterator[Finding]]
SharedRule = Callable[[Entries, Known], Iterator[Finding]]


def check(read: Read, known: Known) -> Iterator[Problem]:
    """Try every rule that asks about one record, and about its language if that is wanted."""
    for rule in (*RECORD_RULES, *LANGUAGE_RULES) if known.proofread else RECORD_RULES:
        for found in rule(read.record, known):
            yield _problem(read.document, found)


def check_together(entries: Entries, known: Known, root: Path) -> Iterator[Problem]:
    """Try every rule between records. A file that is found wanting is read again, for its places."""
    for rule in SHARED_RULES:
        for found in rule(entries, known):
            document, _ = records.document(root / found.path, root)
            if document:
                yield _problem(document, found)


def _problem(document: Document, found: Finding) -> Problem:
    problem = document.problem(found.location, found.code, found.values, word=found.word)
    return replace(problem, severity=found.severity)


# Rules about one record.


def file_name_fits(record: Record, _known: Known) -> Iterator[Finding]:
    """A file's name begins with the code of the municipality that the record names."""
    national = getattr(record, "municipality", None) == NATIONAL
    if isinstance(record, Initiative) or (isinstance(record, School) and not national):
        code = NATIONAL_CODE if national else record.municipality[: len(NATIONAL_CODE)]
        if not record.id.startswith(f"{code}-"):
            values = {"name": f"{code}-{CODE.sub('', record.id)}.yml"}
            yield Finding(record.path, ("municipality",), "filnamn-kommun", values)


def municipality_name_fits(record: Record, _known: Known) -> Iterator[Finding]:
    """A municipality's file is called by its code and its name."""
    if isinstance(record, Municipality):
        code = CODE.match(record.id)
        name = f"{code[0] if code else 'kommunkod-'}{slug(record.name)}"
        if name != record.id:
            yield Finding(record.path, ("name",), "filnamn-kommunpost", {"name": f"{name}.yml"})


def municipality_is_one(record: Record, _known: Known) -> Iterator[Finding]:
    """Nothing but an initiative is the whole country's."""
    if isinstance(record, School | Programme | Organisation) and record.municipality == NATIONAL:
        yield Finding(record.path, ("municipality",), "kommun-nationell")


def period_in_order(record: Record, _known: Known) -> Iterator[Finding]:
    """Nothing ends before it starts."""
    if isinstance(record, Initiative):
        start, end = record.period.start, record.period.end
        if start and end and start.decided and end.decided and end.latest < start.earliest:
            yield Finding(record.path, ("period", "end"), "slut-fore-start")


def programme_area_exists(record: Record, known: Known) -> Iterator[Finding]:
    """An initiative's area within a programme is one of the programme's own."""
    if isinstance(record, Initiative) and record.programme_area is not None:
        programme = known.vocabulary.of(Programme).get(record.programme or "")
        areas = programme.areas if programme else ()
        if record.programme_area not in areas:
            code = "okant-delomrade" if areas else "delomrade-utan-program"
            own = f"{Programme.folder}/{record.programme}"
            meant = known.vocabulary.names.suggest(own, record.programme_area)
            values = {"found": record.programme_area, "suggestion": meant, "areas": areas}
            yield Finding(record.path, ("programme_area",), code, values)


def related_to_another(record: Record, _known: Known) -> Iterator[Finding]:
    """An initiative has no relation to itself."""
    if isinstance(record, Initiative):
        for relation in Relations.model_fields:
            others = getattr(record.relations, relation)
            if record.id in others:
                location = ("relations", relation, others.index(record.id))
                yield Finding(record.path, location, "relation-till-sig")


def status_fits_period(record: Record, known: Known) -> Iterator[Finding]:
    """What is described as going on or planned has not ended."""
    if isinstance(record, Initiative) and record.status in {Status.ONGOING, Status.PLANNED}:
        end = record.period.end
        if end is not None and end.decided and end.latest < known.today:
            values = {"status": record.status}
            yield Finding(record.path, ("status",), "period-passerad", values, Severity.WARNING)


def reviewed_lately(record: Record, known: Known) -> Iterator[Finding]:
    """Every initiative has been read through within a year, and not in the future."""
    if isinstance(record, Initiative):
        if record.reviewed > known.today:
            yield Finding(record.path, ("reviewed",), "granskad-i-framtiden")
        elif known.today - record.reviewed > REVIEW_EVERY:
            values = {"reviewed": record.reviewed}
            yield Finding(record.path, ("reviewed",), "ogranskad", values, Severity.WARNING)


def summary_is_short(record: Record, _known: Known) -> Iterator[Finding]:
    """A summary has room on a card in a list."""
    if isinstance(record, Initiative) and len(record.summary) > SUMMARY_LENGTH:
        values = {"length": len(record.summary), "limit": SUMMARY_LENGTH}
        yield Finding(record.path, ("summary",), "lang-sammanfattning", values, Severity.WARNING)


def texts_are_readable(record: Record, _known: Known) -> Iterator[Finding]:
    """No text is harder to read than what officials write to each other."""
    for location, text in model.prose_of(record):
        hard = prose.readability(text, HARDEST)
        if hard:
            longest = [" ".join(sentence.split()[:BEGINNING]) + " …" for sentence in hard.longest[:3]]
            values = {"lix": hard.lix, "limit": HARDEST, "sentences": longest}
            yield Finding(record.path, location, "svarlast", values, Severity.WARNING)


# Rules between records.


def relations_have_an_end(entries: Entries, _known: Known) -> Iterator[Finding]:
    """No chain of relations of a kind that has a direction comes back to where it has been."""
    for relation in DIRECTED:
        ways = {
            entry.id: [other for name, other in entry.relations if name == relation]
            for entry in entries.values()
        }
        for closing, other in _closing(ways):
            location = ("relations", relation, ways[closing].index(other))
            yield Finding(entries[closing].path, location, "relation-i-ring", {"other": other})


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


def addresses_are_free(entries: Entries, _known: Known) -> Iterator[Finding]:
    """A former address is not a present one, and no two records claim it."""
    claimed: dict[str, Entry] = {}
    for entry in entries.values():
        for index, former in enumerate(entry.former_ids):
            owner = entries.get(former) or claimed.setdefault(former, entry)
            if owner is not entry or former == entry.id:
                yield Finding(entry.path, ("former_ids", index), "adress-upptagen", {"owner": owner.path})


def links_have_an_end(entries: Entries, known: Known) -> Iterator[Finding]:
    """A link in a text to a page of the site leads to one that is there."""
    named = (record for kind in NAMED for record in known.vocabulary.of(kind).values())
    told = [
        *((entry.path, entry.url, link) for entry in entries.values() for link in entry.links),
        *((record.path, record.url, link) for record in named for link in links_of(record)),
    ]
    if told:
        there = set(_addresses(entries, known))
        for path, url, (location, address) in told:
            target = _target(url, address)
            page = "." not in target.rpartition("/")[2]  # rather than a file, which is none of the records'
            judged = page and (known.pages is not None or target.partition("/")[0] in ADDRESSES)
            if judged and f"{target.rstrip('/')}/" not in there:
                values = {"found": address}
                yield Finding(path, location, "dod-lank", values, Severity.WARNING, word=address)


def _addresses(entries: Entries, known: Known) -> Iterator[str]:
    """Yield every address of the site, those of pages beside the records as far as they are known."""
    yield from ("/", *(known.pages or ()))
    for kind in RECORDS:
        yield f"{kind.address}/"
        for record_id in set(known.vocabulary.names.ids.get(kind.folder, {}).values()):
            yield f"{kind.address}/{record_id}/"
    for entry in entries.values():
        for former in entry.former_ids:
            yield f"{Initiative.address}/{former}/"


def _target(url: str, address: str) -> str:
    """The address below the site's root that a link leads to; a later page of a list is its first."""
    path = unquote(urlsplit(urljoin(f"/{url}", address)).path)
    return LATER_PAGE.sub("", path.removesuffix("index.html")).lstrip("/")


def areas_are_used(entries: Entries, known: Known) -> Iterator[Finding]:
    """Every area has an initiative: an empty page helps no one."""
    if not known.whole:
        return
    used = {area for entry in entries.values() for area in entry.areas}
    for area in known.vocabulary.of(Area).values():
        if area.id not in used:
            yield Finding(area.path, (), "tomt-omrade", {"name": area.name}, Severity.WARNING)


RECORD_RULES: tuple[RecordRule, ...] = (
    file_name_fits,
    municipality_name_fits,
    municipality_is_one,
    period_in_order,
    programme_area_exists,
    related_to_another,
    status_fits_period,
    reviewed_lately,
    summary_is_short,
)
LANGUAGE_RULES: tuple[RecordRule, ...] = (texts_are_readable,)
SHARED_RULES: tuple[SharedRule, ...] = (
    relations_have_an_end,
    addresses_are_free,
    links_have_an_end,
    areas_are_used,
)
