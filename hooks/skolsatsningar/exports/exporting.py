"""Everything that goes out as data when all has been read: the tasks that write it, and what tells of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import TypeAlias

from skolsatsningar.beside import MARKDOWN
from skolsatsningar.exports import described, lists, tabular
from skolsatsningar.exports.delimited import EDITIONS, path
from skolsatsningar.exports.described import ALL_KINDS, INDEX, OPENAPI_FILE, schema_path
from skolsatsningar.exports.files import FOLDER, ROOT, File
from skolsatsningar.exports.markdown import Documents
from skolsatsningar.exports.public import FILE
from skolsatsningar.exports.publication import Publication, dumps, loads
from skolsatsningar.exports.shapes import Json
from skolsatsningar.exports.tabular import all_tables
from skolsatsningar.language import Language

# What writes some files and needs no other task, so that any process may do it. It tells of what it wrote.
Task: TypeAlias = Callable[[], Sequence[File]]
# Into so many tasks the initiatives' own files are dealt.
PARTS = 8


def tasks(publication: Publication) -> Sequence[Task]:
    """What is to be done, the longest first: whoever is free takes the next. At most 255."""
    return (
        partial(tabular.write, publication),
        partial(lists.write_initiatives, publication),
        partial(lists.write_named, publication),
        partial(described.write, publication),
        *(partial(_initiatives, publication, number) for number in range(PARTS)),
    )


def conclude(publication: Publication, files: Iterable[File]) -> Sequence[File]:
    """Write the index of all that has been written. Returns the files in order."""
    publication.keep_former_addresses()
    publication.close()
    ordered = sorted(files)
    publication.write(INDEX, dumps(_index(publication, ordered)))
    if publication.site_url.startswith("http"):
        from skolsatsningar.exports import dcat  # noqa: PLC0415  # it loads rdflib, which takes its time

        ordered = sorted([*ordered, *dcat.write(publication, ordered)])
    return ordered


def listed(files: Sequence[File], words: Language) -> Mapping[str, object]:
    """What the page about the data shows of the files: those that most take, and every table."""
    by_path = {file.path: file for file in files}
    chosen = [(title, FOLDER + path) for path, title in words["data_files"].items()]
    tables = [
        (table.name, *(FOLDER + path(edition, table) for edition in EDITIONS)) for table in all_tables()
    ]
    return {
        "files": [(title, by_path[one]) for title, one in chosen if one in by_path],
        "tables": [
            (name, *(by_path[one] for one in paths)) for name, *paths in tables if paths[0] in by_path
        ],
    }


def _initiatives(publication: Publication, number: int) -> Sequence[File]:
    """Write the data of one initiative in `PARTS` beside its page, and the text that is made of it."""
    entries, documents = publication.catalogue.initiatives, Documents(publication.words)
    for record_id in islice(sorted(publication.drawn), number, None, PARTS):
        line, url = publication.line(record_id), entries[record_id].url
        publication.write(url + FILE, line)
        publication.write(url + MARKDOWN, documents.text(loads(line)).encode())
    return ()


def _index(publication: Publication, files: Sequence[File]) -> Json:
    site_url, words = publication.site_url, publication.words["data"]
    return {
        **publication.head,
        "type": "catalogue",
        "title": words["title"],
        "description": words["description"],
        "url": site_url + INDEX,
        "documentation": site_url + ROOT,
        "openapi": site_url + OPENAPI_FILE,
        "lists": [
            {
                "type": kind.folder,
                "count": (count := len(publication.of(kind))),
                "pages": lists.pages(count),
                "url": site_url + lists.page_path(kind.folder, 1),
                "ndjson": site_url + lists.ndjson_path(kind.folder),
                "schema": site_url + schema_path(kind.__name__),
                "item_url": f"{site_url}{kind.address}/{{id}}/{FILE}",
            }
            for kind in ALL_KINDS
        ],
        "files": [
            {
                "url": site_url + file.path,
                "media_type": file.media_type,
                "bytes": file.bytes,
                "sha256": file.sha256,
            }
            for file in files
        ],
    }
