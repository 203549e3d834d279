"""Everything that goes out as data when all has been read, and what tells of it."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from skolsatsningar.exports import described, lists
from skolsatsningar.exports.delimited import EDITIONS, path
from skolsatsningar.exports.described import ALL_KINDS, INDEX, OPENAPI_FILE, schema_path
from skolsatsningar.exports.files import FOLDER, ROOT, File
from skolsatsningar.exports.lists import List
from skolsatsningar.exports.public import FILE
from skolsatsningar.exports.publication import KINDS, Publication, dumps
from skolsatsningar.exports.shapes import Json
from skolsatsningar.exports.tabular import Tabular, all_tables
from skolsatsningar.language import Language
from skolsatsningar.model import Initiative, Record
from skolsatsningar.settings import Settings

# What writes some files and needs no other task, so that any process may do it. It tells of what it wrote.
Task: TypeAlias = Callable[[], Sequence[File]]
# What initiatives refer to comes before them.
IN_ORDER: tuple[type[Record], ...] = (*KINDS, Initiative)


def write(publication: Publication) -> Sequence[File]:
    """Write lists, tables, what describes them, and what tells of all that. Returns the files in order.

    One task, though it takes longest: each record is read once for all of it.
    """
    files = sorted([*_gather(publication), *described.write(publication)])
    publication.write(INDEX, dumps(_index(publication, files)))
    if _is_told_of(publication.settings):
        from skolsatsningar.exports import dcat  # noqa: PLC0415  # as `get_ready` does

        files = sorted([*files, *dcat.write(publication, files)])
    return files


def get_ready(settings: Settings) -> None:
    """Load what writing will need and takes long to load, as rdflib does: for a process that would wait."""
    if _is_told_of(settings):
        from skolsatsningar.exports import dcat  # noqa: F401, PLC0415  # only to be there


def listed(files: Sequence[File], words: Language) -> Mapping[str, object]:
    """What the page about the data shows of the files: those that most take, and every table."""
    by_path = {file.path: file for file in files}
    chosen = [(title, FOLDER + path) for path, title in words["data_files"].items()]
    tables = [(table.name, *(path(edition, table) for edition in EDITIONS)) for table in all_tables()]
    return {
        "files": [(title, by_path[one]) for title, one in chosen if one in by_path],
        "tables": [
            (name, *(by_path[one] for one in paths)) for name, *paths in tables if paths[0] in by_path
        ],
    }


def _is_told_of(settings: Settings) -> bool:
    """Whether portals are told of the site: they cannot be without its whole address."""
    return settings.site_url.startswith("http")


def _gather(publication: Publication) -> Sequence[File]:
    """Write the lists and the tables of all records, and the data of those that have a page of their own.

    Each record is read once for all of them.
    """
    files: list[File] = []
    tables = Tabular(publication)
    for kind in IN_ORDER:
        whole = List(publication, kind)
        for form, line in publication.records(kind):
            whole.add(line)
            tables.add(kind, form)
            if kind is not Initiative:  # that has its data already
                publication.write(f"{kind.address}/{form['id']}/{FILE}", line)
        files.append(whole.close())
    return [*files, *tables.close()]


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
                "count": (count := publication.catalogue.count(kind)),
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
