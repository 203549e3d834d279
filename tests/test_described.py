"""Every JSON file answers to its schema, and the addresses to OpenAPI: other people's programs say so."""

import json
import re
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate
from sites import SITE_URL

from skolsatsningar import language
from skolsatsningar.exports.described import ALL_KINDS, Schemas, schema_path

WORDS = language.load()
FORMATS = FormatChecker(("date", "date-time"))
PARAMETER = re.compile(r"\\\{\w+\\\}")


@pytest.fixture(scope="module")
def openapi(full_site):
    return reads(full_site, "data/v1/openapi.json")


@FORMATS.checks("uri")
def whole_address(value):
    return not isinstance(value, str) or bool(urlsplit(value).scheme and urlsplit(value).netloc)


def reads(site, url):
    return json.loads(site.html(url.removeprefix(SITE_URL)))


def wrong(schema, value):
    """What somebody else's validator has against a value."""
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FORMATS)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def closed(schema):
    """A schema that allows no key but those it describes."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    inside = {key: closed(one) for key, one in schema.items()}
    return inside | ({"additionalProperties": False} if "required" in schema else {})


@pytest.mark.parametrize("kind", ALL_KINDS, ids=lambda kind: kind.folder)
def test_every_record_by_itself_answers_to_its_schema_and_has_no_key_besides(full_site, kind):
    schema = reads(full_site, schema_path(kind.__name__))
    files = [path for path in full_site.files if re.fullmatch(rf"{kind.address}/[^/]+/index.json", path)]
    assert files
    assert [(path, wrong(closed(schema), reads(full_site, path))) for path in files] == [
        (path, []) for path in files
    ]


@pytest.mark.parametrize("kind", ALL_KINDS, ids=lambda kind: kind.folder)
def test_every_list_answers_to_its_schema_and_holds_what_stands_beside_the_pages(full_site, kind):
    listed = reads(full_site, f"data/v1/{kind.folder}/index.json")
    assert wrong(closed(reads(full_site, schema_path(f"{kind.__name__}List"))), listed) == []
    assert listed["items"] == [reads(full_site, item["data_url"]) for item in listed["items"]]
    lines = full_site.html(f"data/v1/{kind.folder}.ndjson").splitlines()
    assert [json.loads(line) for line in lines] == listed["items"]


def test_the_index_answers_to_its_schema(full_site):
    index = reads(full_site, "data/v1/index.json")
    assert wrong(closed(reads(full_site, schema_path("Catalogue"))), index) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"reviewed": "i går"}, "$.reviewed"),
        ({"url": "ingen adress"}, "$.url"),
        ({"summary": None}, "$.summary"),
        ({"levels": ["chef"]}, "$.levels[0]"),
        ({"status": {"word": "pågår"}}, "$.status"),
        ({"period": {"start": "2018", "end": None, "words": None}}, "$.period.start"),
        ({"area": []}, "$"),
    ],
)
def test_a_schema_refuses_what_is_not_so(full_site, change, told):
    schema = closed(reads(full_site, schema_path("Initiative")))
    record = reads(full_site, "satsningar/1880-rakna/index.json")
    assert {problem.partition(":")[0] for problem in wrong(schema, record | change)} == {told}


def test_the_description_of_the_addresses_is_openapi(openapi):
    validate(openapi)
    assert openapi["openapi"] == "3.1.0"


def test_every_json_file_lies_at_an_address_that_is_described_and_answers_to_what_is_said_there(
    full_site, openapi
):
    ways = {
        PARAMETER.sub("[^/]+", re.escape(path.lstrip("/")).replace(r"\{page\}", r"\d+")): item["get"][
            "responses"
        ]["200"]["content"]
        for path, item in openapi["paths"].items()
    }
    described = {"data/v1/openapi.json", "data/v1/metadata.json", "satsningar/1880-addera/index.json"}
    for path in full_site.files:
        own = path.endswith(".json") and path.startswith(("data/v1", *(kind.address for kind in ALL_KINDS)))
        own = own and not path.endswith("feed.json")  # which has a standard of its own
        if own and path not in described and "/schema/" not in path and "datapackage" not in path:
            (content,) = [content for way, content in ways.items() if re.fullmatch(way, path)]
            schema = content["application/json"]["schema"] | {"components": openapi["components"]}
            assert wrong(schema, reads(full_site, path)) == []


def test_every_key_is_told_of_in_words():
    """What no one has told of has its field's own help, or is part of what has."""
    for name, schema in Schemas(WORDS).definitions.items():
        untold = [key for key, one in schema["properties"].items() if "description" not in one]
        assert untold == [], name


def test_no_word_is_told_of_a_key_that_there_is_not():
    told = json.dumps(Schemas(WORDS).definitions, ensure_ascii=False)
    assert [key for key, said in WORDS["data_keys"].items() if said not in told] == []
