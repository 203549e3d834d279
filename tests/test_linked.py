"""What pages say of themselves as linked data, held to schema.org's own vocabulary."""

import json
import re

import pytest
import records_text
import sites
import yaml
from sites import ROOT, SITE_URL

from skolsatsningar.linked import element

VOCABULARY = yaml.safe_load((ROOT / "tests" / "schema_org.yml").read_text(encoding="utf-8"))
TYPES, PROPERTIES = VOCABULARY["types"], VOCABULARY["properties"]
ISO_DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")

RECORDS = (
    """
organisations/skolverket.yml:
  name: Skolverket
  kind: myndighet
  organisation_number: 202100-4185
  url_of_site: https://www.skolverket.se/
organisations/enheten.yml:
  name: Enheten
  kind: kommunal verksamhet
  municipality: Örebro
  part_of: Skolverket
organisations/oru.yml:
  name: Örebro universitet
  kind: lärosäte
schools/1880-forskolan.yml:
  name: Forskolan
  aliases: [Lilla skolan]
  kind: förskola
  unit_code: "12345678"
  municipality: Örebro
programmes/lyftet.yml:
  name: Lyftet
  municipality: Örebro
  sources: [{title: Källan}]
"""
    + records_text.record(
        "lasa",
        title="'Läsa < & ]]> -- \"så\"'",
        period="{start: 2025-08, end: ca 2027}",
        programme="Lyftet",
        target_groups="[elever]",
        schools="[{school: Almby skola, contacts: [{role: Rektor, name: Bo Berg}]}, {school: Forskolan}]",
        partners="[{organisation: Skolverket, part: finansiering}, {organisation: Enheten, part: stöd}]",
        sources="[{title: Källan, publisher: Kommunen, url: 'https://a.example/', published: 2026-03-04}]",
    )
    + records_text.record("landet", municipality="nationell", period="{start: 2026-03-04, end: 2026}")
)


def graph(page):
    """The nodes of a page."""
    data = json.loads(page.one('script[type="application/ld+json"]').text(deep=True))
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def nodes(value):
    """Every node, however deep it stands."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def kinds(name):
    return {name, *TYPES[name]}


def wrong(node):
    """What of a node schema.org does not expect."""
    if node.keys() == {"@id"}:
        return
    if node.get("@type") not in TYPES:
        yield node.get("@type"), "type"
        return
    for key, told in node.items():
        if key.startswith("@"):
            continue
        if key not in PROPERTIES or not kinds(node["@type"]) & set(PROPERTIES[key]["expected_on"]):
            yield node["@type"], key
            continue
        expected = set(PROPERTIES[key]["values"])
        for value in told if isinstance(told, list) else [told]:
            if not fits(value, expected):
                yield node["@type"], key, value


def fits(value, expected):
    """Whether a value is of one of the kinds that are expected."""
    if isinstance(value, dict):
        return value.keys() == {"@id"} or bool(kinds(value["@type"]) & expected)
    if isinstance(value, int):
        return "Integer" in expected or "Number" in expected
    if "Text" in expected:
        return True
    if value.startswith("https://"):
        return bool(expected - {"Date", "DateTime"})  # an address stands for what it leads to
    return "Date" in expected and bool(ISO_DATE.match(value))


@pytest.fixture(scope="module")
def site(small_site):
    return small_site(RECORDS)


def described(site):
    return [url for url in site.urls if url != "404.html" and not site.page(url).all("meta[name=robots]")]


def test_every_page_says_only_what_schema_org_expects(site):
    for url in described(site):
        assert [one for node in nodes(graph(site.page(url))) for one in wrong(node)] == [], url


@pytest.mark.site
def test_so_does_every_page_of_the_catalogue(catalogue_site):
    for url in described(catalogue_site):
        assert [one for node in nodes(graph(catalogue_site.page(url))) for one in wrong(node)] == [], url


def test_the_check_knows_what_is_wrong():
    assert list(wrong({"@type": "Project", "startDate": "2025"})) == [("Project", "startDate")]
    assert list(wrong({"@type": "Project", "audience": "elever"})) == [("Project", "audience")]
    assert list(wrong({"@type": "Project", "foundingDate": "ht-25"})) == [
        ("Project", "foundingDate", "ht-25")
    ]
    member = {"@type": "Country", "name": "Sverige"}
    assert list(wrong({"@type": "Project", "member": member})) == [("Project", "member", member)]


def test_what_is_referred_to_on_a_page_is_there(site):
    for url in described(site):
        told = graph(site.page(url))
        named = {node["@id"] for node in nodes(told) if "@id" in node and len(node) > 1}
        assert {node["@id"] for node in nodes(told) if node.keys() == {"@id"}} <= named, url


def of_type(site, url, kind):
    (found,) = (node for node in graph(site.page(url)) if node["@type"] == kind)
    return found


def test_an_initiative_is_a_project_with_schools_and_partners(site):
    told = of_type(site, "satsningar/1880-lasa/", "Project")
    assert told["name"] == 'Läsa < & ]]> -- "så"'
    assert told["keywords"] == ["Matematik"]
    assert told["areaServed"]["name"] == "Örebro kommun"
    assert told["foundingDate"] == "2025-08"
    assert "dissolutionDate" not in told  # it is only roughly known
    assert told["parentOrganization"]["name"] == "Lyftet"
    assert [one["name"] for one in told["member"]] == ["Almby skola", "Forskolan", "Enheten"]
    assert [one["name"] for one in told["funder"]] == ["Skolverket"]


def test_the_same_thing_has_the_same_id_on_every_page(site):
    ids = {}
    for url in described(site):
        for node in nodes(graph(site.page(url))):
            if str(node.get("@id", "")).endswith("#post") and "name" in node:
                ids.setdefault(node["@id"], set()).add(node["name"])
    assert {id_: names for id_, names in ids.items() if len(names) > 1} == {}
    assert f"{SITE_URL}skolor/1880-almby-skola/#post" in ids


def test_what_belongs_to_the_page_is_said_of_the_page(site):
    told = of_type(site, "satsningar/1880-lasa/", "WebPage")
    assert told["lastReviewed"] == told["dateModified"] == "2026-11-01"
    assert told["audience"] == {"@type": "EducationalAudience", "educationalRole": ["elever"]}
    assert told["citation"] == [
        {
            "@type": "CreativeWork",
            "name": "Källan",
            "publisher": {"@type": "Organization", "name": "Kommunen"},
            "url": "https://a.example/",
            "datePublished": "2026-03-04",
        }
    ]


def test_what_is_national_serves_the_country(site):
    assert of_type(site, "satsningar/0000-landet/", "Project")["areaServed"]["name"] == "Sverige"


@pytest.mark.parametrize(
    ("url", "kind", "told"),
    [
        ("skolor/1880-almby-skola/", "School", {"alternateName": ["Almbyskolan"]}),
        ("skolor/1880-forskolan/", "Preschool", {"alternateName": ["Lilla skolan"]}),
        ("kommuner/1880-orebro/", "AdministrativeArea", {"name": "Örebro kommun"}),
        ("omraden/matematik/", "DefinedTerm", {"name": "Matematik"}),
        ("program/lyftet/", "Project", {"name": "Lyftet"}),
        ("organisationer/skolverket/", "GovernmentOrganization", {"sameAs": "https://www.skolverket.se/"}),
        ("organisationer/oru/", "CollegeOrUniversity", {"name": "Örebro universitet"}),
        ("organisationer/enheten/", "Organization", {"name": "Enheten"}),
        ("", "WebSite", {"name": "Skolsatsningar"}),
    ],
)
def test_each_kind_of_page_is_about_a_thing_of_its_kind(site, url, kind, told):
    assert told.items() <= of_type(site, url, kind).items()


def test_numbers_are_told_with_what_they_are(site):
    for url, kind, name, number in (
        ("skolor/1880-forskolan/", "Preschool", "Skolenhetskod", "12345678"),
        ("kommuner/1880-orebro/", "AdministrativeArea", "Kommunkod", "1880"),
        ("organisationer/skolverket/", "GovernmentOrganization", "Organisationsnummer", "202100-4185"),
    ):
        told = [(one["propertyID"], one["value"]) for one in of_type(site, url, kind)["identifier"]]
        assert (name, number) in told


def test_the_trail_is_the_one_that_readers_see(site):
    trail = of_type(site, "skolor/1880-almby-skola/", "BreadcrumbList")["itemListElement"]
    assert [(one["position"], one["name"], one["item"]) for one in trail] == [
        (1, "Start", SITE_URL),
        (2, "Skolor", f"{SITE_URL}skolor/"),
        (3, "Almby skola", f"{SITE_URL}skolor/1880-almby-skola/"),
    ]


def test_no_person_is_named(site):
    for url in described(site):
        told = json.dumps(graph(site.page(url)), ensure_ascii=False)
        assert not [name for name in ("Anna Andersson", "Bo Berg", "@orebro.se") if name in told], url


def test_no_text_can_end_the_element():
    html = element([{"name": "</script><script>alert(1)</script><!--"}])
    assert html.count("<") == 2  # the element's own beginning and end
    found = sites.Document(html)
    told = json.loads(found.one("script").text(deep=True))
    assert told["@graph"][0]["name"] == "</script><script>alert(1)</script><!--"
