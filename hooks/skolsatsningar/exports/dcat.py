"""What is published, told to the national data portal and to Europe's: DCAT-AP-SE 3.0.1, written by rdflib.

The catalogue's own address is that of the RDF/XML file, so that another catalogue can have it as a part.
Everything has an address of its own: harvesters lose what has none.

To load rdflib takes as long as to draw some hundred pages, so this is loaded where it is needed.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF, XSD, Namespace
from rdflib.term import Node

from skolsatsningar.entry import Entry
from skolsatsningar.exports.described import OPENAPI_FILE, schema_path
from skolsatsningar.exports.files import FOLDER, ROOT, File, written
from skolsatsningar.exports.lists import page_path
from skolsatsningar.exports.public import SCHEMA_VERSION
from skolsatsningar.exports.publication import Publication
from skolsatsningar.model import Initiative

RDF_XML, TURTLE, JSON_LD = f"{ROOT}dcat.rdf", f"{ROOT}dcat.ttl", f"{ROOT}dcat.jsonld"
FORMS = {RDF_XML: "xml", TURTLE: "turtle", JSON_LD: "json-ld"}
TYPES = {RDF_XML: "application/rdf+xml", TURTLE: "text/turtle", JSON_LD: "application/ld+json"}
# rdflib has an older one, without the version of a dataset.
DCAT = Namespace("http://www.w3.org/ns/dcat#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
PUBLISHER_TYPES = Namespace("http://purl.org/adms/publishertype/")
ORGANISATIONS = Namespace("http://dataportal.se/organisation/SE")
PREFIXES = {
    "dcat": DCAT,
    "dcatap": DCATAP,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "rdf": RDF,
    "spdx": SPDX,
    "vcard": VCARD,
    "xsd": XSD,
}
AUTHORITY = "http://publications.europa.eu/resource/authority/"
THEMES = URIRef(f"{AUTHORITY}data-theme")
EDUCATION = URIRef(f"{AUTHORITY}data-theme/EDUC")
SWEDEN = URIRef(f"{AUTHORITY}country/SWE")
SWEDISH = URIRef(f"{AUTHORITY}language/SWE")
ANYONE = URIRef(f"{AUTHORITY}access-right/PUBLIC")
NOW_AND_THEN = URIRef(f"{AUTHORITY}frequency/IRREG")
STABLE = URIRef(f"{AUTHORITY}planned-availability/STABLE")
FILE_TYPES = Namespace(f"{AUTHORITY}file-type/")
MEDIA_TYPES = Namespace("https://www.iana.org/assignments/media-types/")
# The portals know the licence by this address.
CC0 = URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
OPENAPI = URIRef("https://spec.openapis.org/oas/v3.1.0")
RFC_4180 = URIRef("https://www.rfc-editor.org/rfc/rfc4180")


class Distribution(NamedTuple):
    """A form that the dataset can be had in: the name of its words, its file, and what kind that is."""

    name: str
    path: str
    file_type: str
    media_type: str


LIST, TABLE = page_path(Initiative.folder, 1), f"{Initiative.folder}.csv"
DISTRIBUTIONS = (
    Distribution("json", LIST, "JSON", "application/json"),
    Distribution("csv", f"{FOLDER}csv/{TABLE}", "CSV", "text/csv"),
    Distribution("csv_semicolon", f"{FOLDER}csv-semikolon/{TABLE}", "CSV", "text/csv"),
    # Europe's list of kinds of files has no SQLite.
    Distribution("sqlite", f"{FOLDER}katalog.sqlite", "BIN", "application/vnd.sqlite3"),
)


def write(publication: Publication, files: Iterable[File]) -> list[File]:
    """Write the catalogue in each form. `files` are those that there are."""
    graph = Described(publication, {file.path: file for file in files}).graph()
    for path, form in FORMS.items():
        publication.write(path, serialized(graph, form))
    return [written(publication.out, path, TYPES[path]) for path in FORMS]


def serialized(graph: Graph, form: str) -> bytes:
    """A graph in one of its forms, always the same: rdflib writes JSON-LD in another order each time."""
    if form != "json-ld":
        return graph.serialize(format=form, encoding="utf-8")
    context = {prefix: str(space) for prefix, space in PREFIXES.items()}
    told = json.loads(graph.serialize(format=form, context=context))
    return json.dumps(_ordered(told), ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n"


@dataclass(frozen=True)
class Described:
    """A catalogue of one dataset and one service. `files` are those that there are, by path."""

    publication: Publication
    files: Mapping[str, File]
    # The store that rdflib takes otherwise gives its statements in another order each time.
    _graph: Graph = field(default_factory=lambda: Graph("SimpleMemory", bind_namespaces="none"))

    def graph(self) -> Graph:
        """All that is said."""
        for prefix, space in PREFIXES.items():
            self._graph.bind(prefix, space)
        self._catalogue()
        self._publisher()
        self._dataset()
        self._service()
        for one in DISTRIBUTIONS:
            self._distribution(one)
        return self._graph

    def _catalogue(self) -> None:
        own = self._own()
        self._say(
            own,
            (RDF.type, DCAT.Catalog),
            *self._titled("catalogue"),
            (FOAF.homepage, URIRef(self._site)),
            (DCAT.themeTaxonomy, THEMES),
            (DCAT.dataset, self._own("satsningar")),
            (DCAT.service, self._own("api")),
            (DCTERMS.license, CC0),
            *self._published(),
            *self._issued(),
            *self._modified(),
            (DCTERMS.spatial, SWEDEN),
        )

    def _publisher(self) -> None:
        told, own, contact = self.publication.settings.data_publisher, self._publisher_address, self._contact
        kind = [(DCTERMS.type, PUBLISHER_TYPES[told.type])] if told.type else []
        self._say(own, (RDF.type, FOAF.Agent), (FOAF.name, _swedish(self._publisher_name)), *kind)
        if contact:
            self._say(
                contact,
                (RDF.type, VCARD.Organization),
                (VCARD.fn, _swedish(told.contact or self._publisher_name)),
                (VCARD.hasEmail, URIRef(f"mailto:{told.email}")),
            )

    def _dataset(self) -> None:
        own, documented = self._own("satsningar"), URIRef(self._site + ROOT)
        self._say(
            own,
            (RDF.type, DCAT.Dataset),
            *self._titled("dataset"),
            (DCTERMS.identifier, Literal(str(own))),
            (DCTERMS.accrualPeriodicity, NOW_AND_THEN),
            (DCAT.version, Literal(SCHEMA_VERSION)),
            (DCAT.landingPage, documented),
            (FOAF.page, documented),
            *((DCAT.distribution, self._own(one.name)) for one in DISTRIBUTIONS),
            *self._published(),
            *self._found(),
            *self._issued(),
            *self._modified(),
            (DCTERMS.spatial, SWEDEN),
        )
        if period := self._period():
            time, (first, last) = self._own("tid"), period
            self._say(own, (DCTERMS.temporal, time))
            self._say(
                time,
                (RDF.type, DCTERMS.PeriodOfTime),
                (DCAT.startDate, _day(first)),
                (DCAT.endDate, _day(last)),
            )

    def _service(self) -> None:
        self._say(
            self._own("api"),
            (RDF.type, DCAT.DataService),
            *self._titled("service"),
            (DCAT.endpointURL, URIRef(self._site + FOLDER)),
            (DCAT.endpointDescription, URIRef(self._site + OPENAPI_FILE)),
            (DCAT.servesDataset, self._own("satsningar")),
            (DCAT.landingPage, URIRef(self._site + ROOT)),
            (DCTERMS.conformsTo, OPENAPI),
            (DCTERMS.license, CC0),
            (DCTERMS.publisher, self._publisher_address),
            *self._found(),
        )

    def _distribution(self, of: Distribution) -> None:
        file = self.files.get(of.path) or written(self.publication.out, of.path, of.media_type)
        own, address, checksum = (
            self._own(of.name),
            URIRef(self._site + of.path),
            self._own(f"{of.name}-sha256"),
        )
        rules = RFC_4180
        if of.path == LIST:
            rules = URIRef(self._site + schema_path(f"{Initiative.__name__}List"))
            self._say(own, (DCAT.accessService, self._own("api")))
        if of.media_type in {"text/csv", "application/json"}:
            self._say(own, (DCTERMS.conformsTo, rules))
        self._say(
            own,
            (RDF.type, DCAT.Distribution),
            *self._titled(of.name),
            (DCAT.accessURL, address),
            (DCAT.downloadURL, address),
            (DCTERMS.format, FILE_TYPES[of.file_type]),
            (DCAT.mediaType, MEDIA_TYPES[of.media_type]),
            (DCAT.byteSize, Literal(file.bytes, datatype=XSD.nonNegativeInteger)),
            (SPDX.checksum, checksum),
            (DCATAP.availability, STABLE),
            (DCTERMS.license, CC0),
            (DCTERMS.language, SWEDISH),
            *self._modified(),
        )
        self._say(
            checksum,
            (RDF.type, SPDX.Checksum),
            (SPDX.algorithm, SPDX.checksumAlgorithm_sha256),
            (SPDX.checksumValue, Literal(file.sha256, datatype=XSD.hexBinary)),
        )

    def _say(self, subject: URIRef, *statements: tuple[URIRef, Node]) -> None:
        for predicate, value in statements:
            self._graph.add((subject, predicate, value))

    # What is said of several.

    def _titled(self, name: str) -> list[tuple[URIRef, Node]]:
        words = self.publication.words["dcat"][name]
        title = words["title"].format(site=self.publication.settings.site_name)
        return [(DCTERMS.title, _swedish(title)), (DCTERMS.description, _swedish(words["description"]))]

    def _published(self) -> list[tuple[URIRef, Node]]:
        return [(DCTERMS.publisher, self._publisher_address), (DCTERMS.language, SWEDISH)]

    def _found(self) -> list[tuple[URIRef, Node]]:
        """What it is found by, and who answers questions about it."""
        keywords = [(DCAT.keyword, _swedish(word)) for word in self.publication.words["dcat"]["keywords"]]
        contact = [(DCAT.contactPoint, self._contact)] if self._contact else []
        return [(DCAT.theme, EDUCATION), (DCTERMS.accessRights, ANYONE), *keywords, *contact]

    def _issued(self) -> list[tuple[URIRef, Node]]:
        issued = self.publication.settings.data_publisher.issued
        return [(DCTERMS.issued, _day(issued))] if issued else []

    def _modified(self) -> list[tuple[URIRef, Node]]:
        last = self._last
        return [(DCTERMS.modified, _day(last))] if last else []

    def _period(self) -> tuple[date, date] | None:
        """From when the first initiative started to when the last was read against its source."""
        starts = (entry.start.earliest for entry in self._entries if entry.start and entry.start.decided)
        first, last = min(starts, default=None), self._last
        return (first, last) if first and last and first <= last else None

    @property
    def _site(self) -> str:
        return self.publication.site_url

    @property
    def _entries(self) -> Iterable[Entry]:
        return self.publication.catalogue.initiatives.values()

    @cached_property
    def _last(self) -> date | None:
        return max((entry.reviewed for entry in self._entries), default=None)

    @property
    def _publisher_address(self) -> URIRef:
        number = self.publication.settings.data_publisher.organisation_number.replace("-", "")
        return ORGANISATIONS[number] if number else self._own("utgivare")

    @property
    def _publisher_name(self) -> str:
        settings = self.publication.settings
        return settings.data_publisher.name or settings.owner or settings.site_name

    @property
    def _contact(self) -> URIRef | None:
        return self._own("kontakt") if self.publication.settings.data_publisher.email else None

    def _own(self, name: str = "") -> URIRef:
        """The address of the catalogue, or of something in it."""
        return URIRef(f"{self._site}{RDF_XML}" + (f"#{name}" if name else ""))


def _ordered(told: Any) -> Any:  # noqa: ANN401  # of any type that JSON has
    """JSON whose lists have an order of their own. In ours none has a meaning."""
    if isinstance(told, dict):
        return {key: _ordered(value) for key, value in told.items()}
    if isinstance(told, list):
        return sorted(map(_ordered, told), key=lambda one: json.dumps(one, sort_keys=True))
    return told


def _swedish(text: str) -> Literal:
    return Literal(text, lang="sv")


def _day(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=XSD.date)
