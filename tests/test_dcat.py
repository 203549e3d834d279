"""What data portals are told, read by rdflib and held to what DCAT-AP-SE asks for."""

import hashlib
import os
import subprocess
import sys
from datetime import date

import pytest
import records_text
import sites
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD, Namespace
from rdflib.term import BNode
from sites import SITE_URL

CATALOGUE = URIRef(f"{SITE_URL}data/dcat.rdf")
DATASET, SERVICE = URIRef(f"{CATALOGUE}#satsningar"), URIRef(f"{CATALOGUE}#api")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
AVAILABILITY = URIRef("http://data.europa.eu/r5r/availability")
AUTHORITY = "http://publications.europa.eu/resource/authority/"
CC0 = URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
FORMS = {"data/dcat.rdf": "xml", "data/dcat.ttl": "turtle", "data/dcat.jsonld": "json-ld"}
PUBLISHER = """
extra:
  data_publisher:
    name: Örebro kommun
    organisation_number: 212000-1967
    type: LocalAuthority
    contact: Kontaktcenter & växel
    email: kontakt@orebro.example
    issued: 2026-11-22
"""
RECORDS = records_text.record("lasa", period="{start: ht-2019}", reviewed="2026-11-10")


@pytest.fixture(scope="module")
def site(small_site):
    return small_site(RECORDS, settings=PUBLISHER)


def read(site, path):
    """A form of the catalogue, as rdflib reads it."""
    return Graph().parse(data=site.files[path], format=FORMS[path])


@pytest.fixture(scope="module")
def graph(site):
    return read(site, "data/dcat.rdf")


# rdflib's reader of JSON-LD takes what rdflib itself warns of.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_all_three_forms_say_the_same(site, graph):
    assert len(graph) > 100
    for path in FORMS:
        assert isomorphic(read(site, path), graph), path


def test_everything_has_an_address_of_its_own(graph):
    assert [node for triple in graph for node in triple if isinstance(node, BNode)] == []
    addresses = [node for triple in graph for node in triple if isinstance(node, URIRef)]
    assert [address for address in addresses if not str(address).startswith(("http", "mailto:"))] == []


def values(graph, subject, predicate):
    return sorted(graph.objects(subject, predicate))


def test_the_catalogues_address_is_that_of_the_rdf_xml_file(site, graph):
    assert list(graph.subjects(RDF.type, DCAT.Catalog)) == [CATALOGUE]
    assert str(CATALOGUE).removeprefix(SITE_URL) in site.files


@pytest.mark.parametrize("subject", [CATALOGUE, DATASET, SERVICE])
def test_titles_and_descriptions_are_in_swedish(graph, subject):
    for predicate in (DCTERMS.title, DCTERMS.description):
        (told,) = graph.objects(subject, predicate)
        assert told.language == "sv"


def test_the_publisher_is_known_by_its_organisation_number(graph):
    publisher = URIRef("http://dataportal.se/organisation/SE2120001967")
    for subject in (CATALOGUE, DATASET, SERVICE):
        assert values(graph, subject, DCTERMS.publisher) == [publisher]
    assert values(graph, publisher, RDF.type) == [FOAF.Agent]
    assert values(graph, publisher, FOAF.name) == [Literal("Örebro kommun", lang="sv")]
    assert values(graph, publisher, DCTERMS.type) == [
        URIRef("http://purl.org/adms/publishertype/LocalAuthority")
    ]


def test_whom_to_ask_is_someone_else_than_the_publisher(graph):
    for subject in (DATASET, SERVICE):
        (contact,) = graph.objects(subject, DCAT.contactPoint)
        assert values(graph, contact, RDF.type) == [VCARD.Organization]
        assert values(graph, contact, VCARD.fn) == [Literal("Kontaktcenter & växel", lang="sv")]
        assert values(graph, contact, VCARD.hasEmail) == [URIRef("mailto:kontakt@orebro.example")]
        assert contact != next(graph.objects(CATALOGUE, DCTERMS.publisher))


def test_the_dataset_says_what_portals_list_it_by(graph):
    told = {
        DCAT.theme: [URIRef(f"{AUTHORITY}data-theme/EDUC")],
        DCTERMS.accessRights: [URIRef(f"{AUTHORITY}access-right/PUBLIC")],
        DCTERMS.accrualPeriodicity: [URIRef(f"{AUTHORITY}frequency/IRREG")],
        DCTERMS.language: [URIRef(f"{AUTHORITY}language/SWE")],
        DCTERMS.spatial: [URIRef(f"{AUTHORITY}country/SWE")],
        DCTERMS.issued: [Literal(date(2026, 11, 22))],
        DCTERMS.modified: [Literal(date(2026, 11, 10))],
    }
    assert {predicate: values(graph, DATASET, predicate) for predicate in told} == told
    assert len(values(graph, DATASET, DCAT.keyword)) > 3


def test_it_covers_the_time_from_the_first_start_to_the_last_review(graph):
    (period,) = graph.objects(DATASET, DCTERMS.temporal)
    assert values(graph, period, DCAT.startDate) == [Literal(date(2019, 7, 1))]
    assert values(graph, period, DCAT.endDate) == [Literal(date(2026, 11, 10))]


def test_each_file_is_told_of_as_it_is(site, graph):
    distributions = values(graph, DATASET, DCAT.distribution)
    assert len(distributions) == 4
    for one in distributions:
        (address,) = graph.objects(one, DCAT.downloadURL)
        content = site.files[str(address).removeprefix(SITE_URL)]
        assert values(graph, one, DCAT.accessURL) == [address]
        assert values(graph, one, DCAT.byteSize) == [Literal(len(content), datatype=XSD.nonNegativeInteger)]
        (checksum,) = graph.objects(one, SPDX.checksum)
        assert values(graph, checksum, SPDX.checksumValue) == [
            Literal(hashlib.sha256(content).hexdigest(), datatype=XSD.hexBinary)
        ]
        assert values(graph, checksum, SPDX.algorithm) == [SPDX.checksumAlgorithm_sha256]
        assert values(graph, one, DCTERMS.license) == [CC0]
        assert values(graph, one, AVAILABILITY) == [URIRef(f"{AUTHORITY}planned-availability/STABLE")]
        (file_type,) = graph.objects(one, DCTERMS["format"])
        assert file_type.startswith(f"{AUTHORITY}file-type/")
        (media_type,) = graph.objects(one, DCAT.mediaType)
        assert media_type.startswith("https://www.iana.org/assignments/media-types/")


def test_what_it_leads_to_on_the_site_is_there(site, graph):
    inside = {str(node).partition("#")[0] for node in graph.objects() if str(node).startswith(SITE_URL)}
    paths = {address.removeprefix(SITE_URL) for address in inside}
    files = {path if path and not path.endswith("/") else f"{path}index.html" for path in paths}
    # Where the service begins is no page but the folder of its files.
    assert files - site.files.keys() == {"data/v1/index.html"}


def test_where_nothing_is_told_of_the_publisher_nothing_is_invented(small_site):
    found = read(small_site(), "data/dcat.rdf")
    (publisher,) = found.objects(CATALOGUE, DCTERMS.publisher)
    assert publisher == URIRef(f"{CATALOGUE}#utgivare")
    assert values(found, publisher, FOAF.name) == [Literal("Skolsatsningars redaktion", lang="sv")]
    assert list(found.objects(publisher, DCTERMS.type)) == []
    assert list(found.objects(None, DCAT.contactPoint)) == []
    assert list(found.objects(None, DCTERMS.issued)) == []


def test_a_site_without_an_address_tells_portals_nothing(small_site):
    site = small_site(settings="site_url: null")
    assert not [path for path in site.files if path.startswith("data/dcat")]


def test_it_is_the_same_however_python_orders_its_sets(tmp_path):
    root = sites.project(tmp_path, RECORDS, settings=PUBLISHER)
    built = []
    for seed in ("1", "2"):
        ran = sites.run(root, "--site-dir", seed, PYTHONHASHSEED=seed, SKOLSATSNINGAR_SEARCH="0")
        assert ran.returncode == 0, ran.stderr
        built.append({path: (root / seed / path).read_bytes() for path in FORMS})
    assert built[0] == built[1]


SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
[] a sh:NodeShape ; sh:targetClass dcat:Catalog ;
   sh:property [ sh:path dct:title ; sh:minCount %d ] .
"""


@pytest.mark.parametrize(("least", "fails"), [(1, False), (2, True)])
def test_a_command_holds_it_to_shapes_that_are_elsewhere(site, tmp_path, least, fails):
    (tmp_path / "shapes.ttl").write_text(SHAPES % least, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.dcat", str(site.folder / "data/dcat.rdf"), str(tmp_path)],
        cwd=sites.ROOT,
        env=os.environ | {"PYTHONPATH": str(sites.ROOT / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == fails, ran.stderr
    assert f"shapes.ttl: {int(fails)} violations" in ran.stdout
