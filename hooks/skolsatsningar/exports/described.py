"""What every JSON file holds, told to programs: JSON Schemas, and an OpenAPI description of all addresses.

Both follow from the shapes that the files are made from.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from skolsatsningar.exports import lists
from skolsatsningar.exports.files import FOLDER, JSON, NDJSON, OPENAPI, ROOT, SCHEMA, File, written
from skolsatsningar.exports.placement import PLACES, shapes
from skolsatsningar.exports.public import FILE, HEAD, LICENCE, SCHEMA_VERSION, all_shapes
from skolsatsningar.exports.publication import KINDS, Publication, dumps, loads
from skolsatsningar.exports.shapes import (
    DATE,
    REFERENCE,
    Fields,
    Json,
    Many,
    Shape,
    Text,
    date_schema,
    obj,
    or_null,
    reference_schema,
    reference_to,
)
from skolsatsningar.exports.soon_data import SOON_FILE, soon_schema
from skolsatsningar.language import Language
from skolsatsningar.model import Initiative, Part, Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"
INDEX = f"{FOLDER}{FILE}"
OPENAPI_FILE = f"{FOLDER}openapi.json"
CATALOGUE, SOON = "Catalogue", "Soon"
DEFINITION = re.compile(r"#/\$defs/(\w+)")
ALL_KINDS: tuple[type[Record], ...] = (Initiative, *KINDS)
STRING, WHOLE = {"type": "string"}, {"type": "integer", "minimum": 0}
ADDRESS = {"type": "string", "format": "uri"}


class Schemas:
    """The JSON Schemas of everything that goes out, with the words of a language."""

    def __init__(self, words: Language) -> None:
        self._fields = words["fields"]
        self._keys: Mapping[str, str] = words["data_keys"]

    @cached_property
    def definitions(self) -> Mapping[str, Json]:
        """Every schema by its name. They refer to each other as `#/$defs/<name>`."""
        parts = {kind.__name__: self._part(kind) for kind in PLACES if not issubclass(kind, Record)}
        records = {kind.__name__: self._record(kind) for kind in ALL_KINDS}
        listed = {list_name(kind): self._list(kind) for kind in ALL_KINDS}
        own = {DATE: self._told(date_schema(), DATE), REFERENCE: self._told(reference_schema(), REFERENCE)}
        return {CATALOGUE: self._catalogue(), SOON: self._soon(), **records, **listed, **own, **parts}

    def whole(self, name: str, address: str) -> Json:
        """A schema with all that it refers to, as a file of its own at an address."""
        needed, ahead = set[str](), [name]
        while ahead:
            one = ahead.pop()
            found = set(DEFINITION.findall(dumps(self.definitions[one]).decode())) - needed
            needed |= found
            ahead += found
        inside = {one: self.definitions[one] for one in self.definitions if one in needed - {name}}
        return {"$schema": DIALECT, "$id": address, "title": name, **self.definitions[name], "$defs": inside}

    def _record(self, kind: type[Record]) -> Json:
        schema = self._object(all_shapes(kind), kind)
        schema["properties"]["type"] |= {"const": kind.__name__.lower()}
        return schema

    def _part(self, kind: type[Part]) -> Json:
        return self._object(dict(shapes(kind)), kind)

    def _list(self, kind: type[Record]) -> Json:
        page = or_null(ADDRESS)
        keys = {
            **self._object(HEAD_OF_LIST, None)["properties"],
            "type": {"const": kind.folder},
            **dict.fromkeys(("count", "page", "pages"), WHOLE),
            **dict.fromkeys(("url", "first", "last"), ADDRESS),
            **dict.fromkeys(("previous", "next"), page),
            "items": {"type": "array", "maxItems": lists.PER_PAGE, "items": reference_to(kind.__name__)},
        }
        return obj({name: self._told(schema, name) for name, schema in keys.items()})

    def _soon(self) -> Json:
        schema = soon_schema()
        told = {name: self._told(one, f"soon.{name}") for name, one in schema["properties"].items()}
        return {**schema, "properties": told}

    def _catalogue(self) -> Json:
        listed = {
            "type": {"enum": [kind.folder for kind in ALL_KINDS]},
            **dict.fromkeys(("count", "pages"), WHOLE),
            **dict.fromkeys(("url", "ndjson", "schema"), ADDRESS),
            "item_url": STRING,
        }
        file = {"url": ADDRESS, "media_type": STRING, "bytes": WHOLE, "sha256": STRING}
        keys = {
            **self._object(HEAD_OF_LIST, None)["properties"],
            **dict.fromkeys(("title", "description"), STRING),
            **dict.fromkeys(("url", "documentation", "openapi"), ADDRESS),
            "lists": {"type": "array", "items": obj(listed)},
            "files": {"type": "array", "items": obj(file)},
        }
        return obj({name: self._told(schema, f"catalogue.{name}") for name, schema in keys.items()})

    def _object(self, fields: Mapping[str, Shape], kind: type[Part] | None) -> Json:
        said = [self._fields.get(base.__name__, {}) for base in kind.__mro__] if kind else []
        properties = {}
        for key, shape in fields.items():
            label: Json = {}
            for words in reversed(said):
                label |= words.get(key, {})
            told = "" if kind and not issubclass(kind, Record) else self._keys.get(key, "")
            told = told or label.get("help", "")
            schema = self._told(shape.schema(), key) if isinstance(shape, Fields | Many) else shape.schema()
            properties[key] = {**schema, **({"description": told} if told else {})}
        if "schema_version" in properties:
            properties["schema_version"] |= {"const": SCHEMA_VERSION}
            properties["licence"] |= {"const": LICENCE}
        return obj(properties)

    def _told(self, schema: Json, name: str) -> Json:
        """A schema with what is said of it, and of its keys if it has any."""
        if "items" in schema:
            schema = {**schema, "items": self._inside(schema["items"], name)}
        said = self._keys.get(name) or self._keys.get(name.rpartition(".")[2])
        told = {"description": said} if said and "description" not in schema else {}
        return {**self._inside(schema, name), **told}

    def _inside(self, schema: Json, name: str) -> Json:
        if "properties" not in schema:
            return schema
        inside = {key: self._told(one, f"{name}.{key}") for key, one in schema["properties"].items()}
        return {**schema, "properties": inside}


HEAD_OF_LIST: Mapping[str, Shape] = {
    name: HEAD[name] for name in ("schema_version", "generated_at", "licence")
} | {"type": Text()}


def list_name(kind: type[Record]) -> str:
    """What the schema of a list of a kind is called."""
    return f"{kind.__name__}List"


def schema_path(name: str) -> str:
    """The address of the file of a schema."""
    return f"{FOLDER}schema/{name}.json"


def write(publication: Publication) -> list[File]:
    """Write every schema that a file answers to, and the description of all addresses."""
    schemas, out = Schemas(publication.words), publication.out
    names = [CATALOGUE, SOON, *(name for kind in ALL_KINDS for name in (kind.__name__, list_name(kind)))]
    for name in names:
        path = schema_path(name)
        publication.write(path, dumps(schemas.whole(name, publication.site_url + path)))
    publication.write(OPENAPI_FILE, dumps(openapi(publication, schemas)))
    paths = [written(out, schema_path(name), SCHEMA) for name in names]
    return [*paths, written(out, OPENAPI_FILE, OPENAPI)]


def openapi(publication: Publication, schemas: Schemas) -> Json:
    """The OpenAPI 3.1 description of every address that JSON lies at."""
    words = publication.words["data"]
    definitions = dumps(schemas.definitions).decode().replace("#/$defs/", "#/components/schemas/")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": words["title"],
            "description": words["description"],
            "version": SCHEMA_VERSION,
            "license": {"name": "CC0 1.0", "identifier": "CC0-1.0"},
        },
        "externalDocs": {"url": publication.site_url + ROOT},
        "servers": [{"url": publication.site_url.rstrip("/") or "/"}],
        "tags": [{"name": kind.folder, "description": _title(publication, kind)} for kind in ALL_KINDS],
        "paths": dict(_paths(publication)),
        "components": {
            "schemas": loads(definitions),
            "responses": {"NotFound": {"description": words["missing"]}},
        },
    }


def _paths(publication: Publication) -> Iterator[tuple[str, Json]]:
    words = publication.words["data"]["paths"]
    yield f"/{INDEX}", _get("getCatalogue", words["index"], CATALOGUE)
    yield f"/{SOON_FILE}", _get("getSoon", words["soon"], SOON)
    for kind in ALL_KINDS:
        name, folder, title = kind.__name__, kind.folder, _title(publication, kind)
        tag = {"tags": [folder]}
        listed, page, item, lines = (
            words[key].format(kind=title) for key in ("list", "page", "item", "ndjson")
        )
        yield f"/{lists.page_path(folder, 1)}", _get(f"list{name}", listed, list_name(kind), **tag)
        number = _parameter("page", words["number"], {"type": "integer", "minimum": 2})
        path = f"/{FOLDER}{folder}/{{page}}.json"
        yield path, _get(f"list{name}Page", page, list_name(kind), parameters=[number], **tag)
        record = _parameter("id", words["id"], {"type": "string"})
        path = f"/{kind.address}/{{id}}/{FILE}"
        yield path, _get(f"get{name}", item, name, parameters=[record], **tag)
        yield f"/{lists.ndjson_path(folder)}", _get(f"all{name}", lines, "", **tag)


def _title(publication: Publication, kind: type[Record]) -> str:
    return str(publication.words["indexes"][kind.folder]["title"])


def _parameter(name: str, told: str, schema: Json) -> Json:
    return {"name": name, "in": "path", "required": True, "description": told, "schema": schema}


def _get(operation: str, told: str, schema: str, **more: object) -> Json:
    """A GET of a file that holds JSON in a schema or, without one, a record a line."""
    content: Json = {NDJSON: {"schema": {"type": "string"}}}
    if schema:
        content = {JSON: {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    responses = {
        "200": {"description": told, "content": content},
        "404": {"$ref": "#/components/responses/NotFound"},
    }
    return {"get": {"operationId": operation, "summary": told, **more, "responses": responses}}
