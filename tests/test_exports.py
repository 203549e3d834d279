"""What the pages say and what the data says is the same: field by field of the model, both ways."""

import json
from datetime import date
from enum import StrEnum
from urllib.parse import urljoin

import exports_text
import pytest
import records_text
from sites import SITE_URL, said

from skolsatsningar import language
from skolsatsningar.exports.placement import PLACES, Place, Withheld
from skolsatsningar.exports.public import DERIVED, GATHERING, HEAD
from skolsatsningar.fragments import amount, markdown, plain, when
from skolsatsningar.model import RECORDS, Initiative, Part, Relations
from skolsatsningar.partial_date import PartialDate
from skolsatsningar.quantity import Quantity

WORDS = language.load()
# What is public and yet not on the record's own page in the record's own words, and why.
NOT_ON_PAGES = {
    ("Initiative", "former_ids"): "A former address leads on, and is not named.",
    ("Municipality", "sources"): "Only the last date of the last source is told.",
    ("Organisation", "kind"): "What the list of organisations is ordered by.",
    ("Predecessor", "school"): "The school is called what it was called then.",
    ("Programme", "areas"): "An area that has no initiative is not shown.",
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return records_text.read(tmp_path_factory.mktemp("full"), exports_text.FULL)[0]


def records(found):
    return [(kind, record) for kind in RECORDS for record in found.of(kind).values()]


def facts(value, way=()):
    """Yield every fact of a record, and the fields that lead to it: what is empty is no fact."""
    if isinstance(value, Part):
        for name in type(value).model_fields:
            yield from facts(getattr(value, name), (*way, (type(value), name)))
    elif isinstance(value, tuple) and not isinstance(value, PartialDate):
        for number, one in enumerate(value):
            yield from facts(one, (*way, (None, number)))
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from facts(one, (*way, (None, name)))
    elif value is not None:
        yield way, value


def places(way):
    return [PLACES[kind][name] for kind, name in way if kind]


def told(form, way):
    """What a public form tells where fields lead."""
    for _, name in way:
        form = form[name]
    return form


def same(value, form):
    """Whether a value and what the data tells are the same fact."""
    if isinstance(value, PartialDate):
        return form["text"] == str(value) and form["decided"] == value.decided
    if isinstance(value, Quantity):
        return form == {"value": float(value.value), "roughly": value.roughly}
    if isinstance(value, date):
        return form == value.isoformat()
    if isinstance(form, dict) and "word" in form:
        return form["word"] == value or (not form["decided"] and value == "ej beslutat")
    return (form["id"] if isinstance(form, dict) else form) == value


def on_page(value, page):
    """Whether a page shows a value, in words or as the address of a link."""
    text = said(page.one("main"))
    links = " ".join(node.attributes["href"] or "" for node in page.all("main a"))
    if isinstance(value, PartialDate | date):
        return when(value, WORDS).casefold() in text.casefold()
    if isinstance(value, Quantity):
        return amount(value, WORDS).replace("\xa0", " ") in text.replace("\xa0", " ")
    if isinstance(value, StrEnum):
        return WORDS["part"].get(value, value) in text.casefold()
    return squeezed(plain(markdown(value))) in squeezed(text) or value in links


def squeezed(text):
    return "".join(text.split()).casefold()


def reads(site, url):
    return json.loads(site.html(f"{url}index.json"))


def test_every_field_of_the_model_has_a_fact_in_the_records_of_this_test(found):
    fields = {step for _, record in records(found) for way, _ in facts(record) for step in way if step[0]}
    missing = {(kind, name) for kind, names in PLACES.items() for name in names} - fields
    assert missing == set()


def test_every_fact_that_is_public_is_in_the_data(full_site, found):
    for _, record in records(found):
        form = reads(full_site, record.url)
        for way, value in facts(record):
            if all(place is Place.PUBLIC for place in places(way)):
                assert same(value, told(form, way)), (record.id, way)


def test_every_fact_that_is_public_is_on_the_page(full_site, found):
    missed = set()
    for kind, record in records(found):
        page, form = full_site.page(record.url), reads(full_site, record.url)
        for way, value in facts(record):
            public = all(place is Place.PUBLIC for place in places(way))
            if public and not on_page(referred(form, way) or value, page):
                fields = {(part.__name__, name) for part, name in way if part} | {(kind.__name__, way[0][1])}
                missed |= (fields & NOT_ON_PAGES.keys()) or {(record.id, way)}
    assert missed == NOT_ON_PAGES.keys()


def referred(form, way):
    """The name of what is referred to, if it is a reference that fields lead to."""
    there = told(form, way)
    return there.get("name") if isinstance(there, dict) else None


def test_the_data_has_no_key_but_the_models_and_those_that_are_derived(full_site, found):
    for kind, record in records(found):
        withheld = {name for name, place in PLACES[kind].items() if isinstance(place, Withheld)}
        derived = {*HEAD, *DERIVED.get(kind, ()), *(() if kind is Initiative else GATHERING)}
        assert reads(full_site, record.url).keys() == (kind.model_fields.keys() - withheld) | derived


def test_every_value_of_the_data_is_a_fact_of_the_record(full_site, found):
    """Keys that are derived, and what a date, a number and a reference are told by besides, are left out."""
    for kind, record in records(found):
        form = reads(full_site, record.url)
        left = {*HEAD, *DERIVED.get(kind, ()), *GATHERING}
        known = {tuple(name for _, name in way) for way, _ in facts(record)}
        for way in ends({name: value for name, value in form.items() if name not in left}):
            assert any(way[: len(fact)] == fact for fact in known), (record.id, way)


def ends(value, way=()):
    """Yield the way to every value that tells something."""
    if isinstance(value, dict | list):
        for name, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from ends(one, (*way, name))
    elif value is not None:
        yield way


def test_what_is_withheld_is_nowhere_in_the_data(full_site, found):
    for _, record in records(found):
        for way, value in facts(record):
            if any(isinstance(place, Withheld) for place in places(way)):
                assert value not in full_site.html(f"{record.url}index.json")


def test_relations_are_in_the_data_from_both_ends(full_site):
    ends = {"0000-landet": "1880-rakna", "1880-lasa": "1880-rakna"}
    for one, other in ends.items():
        here = reads(full_site, f"satsningar/{one}/")["relations"]
        there = reads(full_site, f"satsningar/{other}/")["relations"]
        assert {(r["relation"], r["initiative"]["id"]) for r in here if r["inverse"]} == {
            (r["relation"], other) for r in there if r["initiative"]["id"] == one and not r["inverse"]
        }
    assert {r["relation"] for r in reads(full_site, "satsningar/1880-rakna/")["relations"]} == set(
        Relations.model_fields
    )


def people(site):
    """Every file of data that names a person or what leads to the person; a record's own file is no data."""
    secrets = [
        secret.encode() for secret in ("Anna Andersson", "anna.andersson", "Rut Rot", "46 19 21 10 00")
    ]
    return {
        path
        for path, content in site.files.items()
        if not path.endswith((".html", "index.yml")) and any(secret in content for secret in secrets)
    }


def test_no_file_of_data_names_a_person(full_site):
    assert people(full_site) == set()


def test_a_site_whose_owner_allows_it_names_people_in_every_form(small_site):
    site = small_site(exports_text.FULL, settings="extra: {people_in_data: true}", SKOLSATSNINGAR_SEARCH="0")
    named = people(site)
    assert {"data/v1/katalog.sqlite", "data/v1/initiatives.ndjson"} <= named
    assert {"satsningar/1880-rakna/index.json", "data/v1/csv/initiatives_contacts.csv"} <= named


def test_every_address_in_the_data_leads_to_a_file(full_site):
    for path in full_site.files:
        if path.endswith("index.json"):
            for way in addresses(json.loads(full_site.html(path))):
                assert (full_site.folder / way.removeprefix(SITE_URL)).exists(), way


def addresses(value):
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from addresses(one)
    elif isinstance(value, str) and value.startswith(SITE_URL) and "{id}" not in value:
        yield urljoin(SITE_URL, value)


def test_without_exports_there_is_no_data_and_the_page_says_so(small_site):
    site = small_site(exports_text.FULL, SKOLSATSNINGAR_EXPORTS="0", SKOLSATSNINGAR_SEARCH="0")
    data = [path for path in site.files if path.startswith("data/") or path.endswith(("index.json", ".yml"))]
    assert data == ["data/index.html"]
    assert WORDS["data"]["none"] in said(site.page("data/").one("main"))


def test_a_former_address_has_the_same_data_and_the_same_record(full_site):
    for name in ("index.json", "index.yml"):
        former = full_site.html(f"satsningar/1880-addera/{name}")
        assert former == full_site.html(f"satsningar/1880-rakna/{name}")
