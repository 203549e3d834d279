"""Pages as linked data: JSON-LD in the words of schema.org, for search engines and other programs.

To schema.org a project is an organisation, so what we call an initiative is a Project: it is founded and
dissolved, has schools as members and serves an area. What is about the page rather than the initiative, such
as whom it is for and where it was taken from, belongs to its WebPage. No person is named.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import orjson

from skolsatsningar.citing import Publisher
from skolsatsningar.language import Language
from skolsatsningar.model import (
    Area,
    Initiative,
    Municipality,
    Named,
    Organisation,
    Programme,
    School,
    Source,
)
from skolsatsningar.page import Link, Page
from skolsatsningar.partial_date import PartialDate, Precision
from skolsatsningar.vocabulary import OrganisationKind, PartnerPart, SchoolKind

Node: TypeAlias = dict[str, Any]
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
WRITABLE = {Precision.DAY, Precision.MONTH, Precision.YEAR}
SCHOOLS = {
    SchoolKind.SCHOOL: "School",
    SchoolKind.PRESCHOOL: "Preschool",
    SchoolKind.PRESCHOOLS: "EducationalOrganization",
}
ORGANISATIONS = {
    OrganisationKind.AUTHORITY: "GovernmentOrganization",
    OrganisationKind.GOVERNMENT: "GovernmentOrganization",
    OrganisationKind.ADMINISTRATION: "GovernmentOrganization",
    OrganisationKind.UNIVERSITY: "CollegeOrUniversity",
    OrganisationKind.INSTITUTE: "ResearchOrganization",
}
# Where data portals are told of the data, and the files of it that are told of on its page.
CATALOGUE = "data/dcat.rdf"
DOWNLOADS = (
    ("data/v1/initiatives.ndjson", "application/x-ndjson"),
    ("data/v1/csv/initiatives.csv", "text/csv"),
    ("data/v1/katalog.sqlite", "application/vnd.sqlite3"),
)
# What an address ends with that is not a page's but of what the page is about.
THING, TRAIL, SITE = "#post", "#stig", "#webbplats"


class LinkedData:
    """Says what pages are about."""

    def __init__(self, publisher: Publisher, words: Language) -> None:
        self._site = publisher.site_url
        self._words = words
        owner = {"@type": "Organization", "name": publisher.owner or publisher.site_name}
        site = {"@type": "WebSite", "@id": self._site + SITE, "name": publisher.site_name, "url": self._site}
        self._whole = {**site, "inLanguage": words.code, "license": LICENCE, "publisher": owner}
        self._common = {
            "inLanguage": words.code,
            "license": LICENCE,
            "isPartOf": orjson.Fragment(orjson.dumps(site)),
            "publisher": orjson.Fragment(orjson.dumps(owner)),
        }

    def of(self, page: Page) -> str:
        """The element that says what a page made from records is about."""
        node = self._page(page.url, page.title, page.description, "CollectionPage")
        if page.origin.reviewed:
            node["dateModified"] = node["lastReviewed"] = page.origin.reviewed.isoformat()
        graph = [node, self._trail(page.url, page.title, page.trail)]
        item = page.values.get("initiative") or page.values.get("record")
        if isinstance(item, Initiative):
            node["@type"] = "WebPage"
            node.update(_about_page(item))
            graph.append(self._initiative(item, page))
        elif isinstance(item, Named):
            graph.append(self._named(item, page))
        if item:
            node["about"] = {"@id": self._site + page.url + THING}
        return element(graph)

    def written(self, url: str, title: str, description: str, trail: Sequence[Link], *more: Node) -> str:
        """The element that says what a hand-written page is. The first of them is the site's own."""
        graph: list[Node] = [self._page(url, title, description, "WebPage"), *more]
        graph.append(self._trail(url, title, trail) if url else self._whole)
        return element(graph)

    def catalogue(self) -> Node:
        """What the page about the data is of: the catalogue that data portals know by the same address."""
        words = self._words["dcat"]
        title = words["catalogue"]["title"].format(site=self._whole["name"])
        dataset = {
            "@type": "Dataset",
            "@id": f"{self._site}{CATALOGUE}#satsningar",
            "name": words["dataset"]["title"],
            "description": words["dataset"]["description"],
            "license": LICENCE,
            "keywords": words["keywords"],
            "distribution": [
                {"@type": "DataDownload", "contentUrl": self._site + path, "encodingFormat": media_type}
                for path, media_type in DOWNLOADS
            ],
        }
        return {
            "@type": "DataCatalog",
            "@id": self._site + CATALOGUE,
            "name": title,
            "description": words["catalogue"]["description"],
            "license": LICENCE,
            "publisher": self._whole["publisher"],
            "dataset": dataset,
        }

    def _page(self, url: str, title: str, description: str, kind: str) -> Node:
        whole = self._site + url
        node: Node = {"@type": kind, "@id": whole, "url": whole, "name": title, "description": description}
        if url:
            node["breadcrumb"] = {"@id": whole + TRAIL}
        return {**node, **self._common}

    def _trail(self, url: str, title: str, trail: Iterable[Link]) -> Node:
        ways = [*((link.title, link.url) for link in trail), (title, url)]
        items = [
            {"@type": "ListItem", "position": number, "name": name, "item": self._site + way}
            for number, (name, way) in enumerate(ways, 1)
        ]
        return {"@type": "BreadcrumbList", "@id": self._site + url + TRAIL, "itemListElement": items}

    def _initiative(self, item: Initiative, page: Page) -> Node:
        values = page.values
        areas, schools, partners = values["areas"], values["schools"], values["partners"]
        node = self._thing("Project", page.url, item.title)
        node["description"] = item.summary
        node["keywords"] = [link.title for link in areas]  # type: ignore[attr-defined]  # the template's values
        node["areaServed"] = self._place(None if item.national else values["place"])
        period = item.period
        node.update(_dates((("foundingDate", period.start), ("dissolutionDate", period.end))))
        if values["programme"]:
            node["parentOrganization"] = self._other("Project", values["programme"])
        members = [self._other("EducationalOrganization", link) for link, _ in schools]  # type: ignore[attr-defined]  # likewise
        funders: list[Node] = []
        for link, part in partners:  # type: ignore[attr-defined]  # likewise
            gathered = funders if part.part is PartnerPart.FUNDING else members
            gathered.append(self._other("Organization", link))
        return node | {key: of for key, of in (("member", members), ("funder", funders)) if of}

    def _named(self, item: Named, page: Page) -> Node:
        full = item.official_name if isinstance(item, Municipality) else item.name
        node = self._thing(_kind(item), page.url, full)
        others = [name for name in (item.name, *item.aliases) if name != full]
        if others:
            node["alternateName"] = others
        if item.description:
            node["description"] = " ".join(item.description.split())
        numbers = {
            key: number
            for key in ("code", "unit_code", "organisation_number")
            if (number := getattr(item, key, None))
        }
        if numbers:
            node["identifier"] = [
                {"@type": "PropertyValue", "propertyID": self._words["gathering"][key], "value": number}
                for key, number in numbers.items()
            ]
        municipality = getattr(item, "municipality", None)
        if municipality:
            place = f"{self._site}{Municipality.address}/{municipality}/{THING}"
            key = "containedInPlace" if isinstance(item, School) else "areaServed"
            node[key] = {"@type": "AdministrativeArea", "@id": place}
        if isinstance(item, Organisation) and page.values["whole"]:
            node["parentOrganization"] = self._other("Organization", page.values["whole"])
        if isinstance(item, Organisation) and item.url_of_site:
            node["sameAs"] = item.url_of_site
        return node

    def _thing(self, kind: str, url: str, name: str) -> Node:
        whole = self._site + url
        return {"@type": kind, "@id": whole + THING, "name": name, "url": whole}

    def _other(self, kind: str, link: object) -> Node:
        """Something that has a page of its own."""
        assert isinstance(link, Link)  # noqa: S101  # mypy cannot know a page's values
        return {"@type": kind, "@id": self._site + link.url + THING, "name": link.title}

    def _place(self, link: object) -> Node:
        """A municipality, or the whole country."""
        if not link:
            return {"@type": "Country", "name": self._words["linked"]["country"]}
        return self._other("AdministrativeArea", link)


def element(graph: Sequence[Node]) -> str:
    """Nodes as an element that no browser runs. No text in them can end it."""
    text = orjson.dumps({"@context": "https://schema.org", "@graph": graph}).decode()
    safe = text.replace("<", "\\u003c") if "<" in text else text
    return f'<script type="application/ld+json">{safe}</script>\n'


def _about_page(item: Initiative) -> Node:
    """What is said of an initiative's page rather than of the initiative: whom it is for, and its sources."""
    node: Node = {"citation": [_source(source) for source in item.sources]}
    if item.target_groups:
        node["audience"] = {"@type": "EducationalAudience", "educationalRole": item.target_groups}
    return node


def _source(source: Source) -> Node:
    node: Node = {"@type": "CreativeWork", "name": source.title}
    if source.publisher:
        node["publisher"] = {"@type": "Organization", "name": source.publisher}
    if source.url:
        node["url"] = source.url
    node.update(_dates((("datePublished", source.published), ("dateModified", source.updated))))
    return node


def _dates(told: Iterable[tuple[str, PartialDate | None]]) -> Iterator[tuple[str, str]]:
    """Dates that ISO 8601 can write: days, months and years. What is only roughly known is left out."""
    return (
        (key, str(when)) for key, when in told if when and when.precision in WRITABLE and not when.roughly
    )


def _kind(item: Named) -> str:
    if isinstance(item, School):
        return SCHOOLS[item.kind]
    if isinstance(item, Organisation):
        return ORGANISATIONS.get(item.kind, "Organization")
    kinds: Mapping[type[Named], str] = {
        Area: "DefinedTerm",
        Municipality: "AdministrativeArea",
        Programme: "Project",
    }
    return kinds[type(item)]
