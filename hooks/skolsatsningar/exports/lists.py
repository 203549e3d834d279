"""All records of a kind: as JSON in pages, and as NDJSON in one file, a record a line."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import ceil

from skolsatsningar.exports.files import FOLDER, NDJSON, File, written
from skolsatsningar.exports.public import FILE
from skolsatsningar.exports.publication import KINDS, Publication, dumps
from skolsatsningar.model import Initiative, Record

PER_PAGE = 100


def page_path(folder: str, number: int) -> str:
    """The address of a page of a list. The first page is the list's own."""
    return f"{FOLDER}{folder}/{FILE if number == 1 else f'{number}.json'}"


def ndjson_path(folder: str) -> str:
    """The address of a list that is one file."""
    return f"{FOLDER}{folder}.ndjson"


def pages(count: int) -> int:
    """How many pages a list of so many has. A list of nothing has one."""
    return max(1, ceil(count / PER_PAGE))


def write_initiatives(publication: Publication) -> Sequence[File]:
    """Write the lists of initiatives."""
    count = len(publication.catalogue.initiatives)
    return [_write(publication, Initiative, publication.lines(), count)]


def write_named(publication: Publication) -> Sequence[File]:
    """Write the lists of all that initiatives refer to, and each record's data beside its page."""
    files = []
    for kind in KINDS:
        records = [(form["id"], dumps(form)) for form in publication.named(kind)]
        for record_id, line in records:
            publication.write(f"{kind.address}/{record_id}/{FILE}", line)
        files.append(_write(publication, kind, (line for _, line in records), len(records)))
    return files


def _write(publication: Publication, kind: type[Record], lines: Iterable[bytes], count: int) -> File:
    path, every = ndjson_path(kind.folder), iter(lines)
    with publication.opened(path) as ndjson:
        for number, some in _parts(every, pages(count)):
            content = _page(publication, kind.folder, number, count, some)
            publication.write(page_path(kind.folder, number), content)
            ndjson.writelines(line + b"\n" for line in some)
    return written(publication.out, path, NDJSON)


def _parts(lines: Iterator[bytes], count: int) -> Iterator[tuple[int, list[bytes]]]:
    return ((number, list(islice(lines, PER_PAGE))) for number in range(1, count + 1))


def _page(publication: Publication, folder: str, number: int, count: int, lines: Sequence[bytes]) -> bytes:
    last = pages(count)

    def address(other: int) -> str | None:
        inside = 1 <= other <= last
        return publication.site_url + page_path(folder, other) if inside else None

    told = {
        **publication.head,
        "type": folder,
        "count": count,
        "page": number,
        "pages": last,
        "url": address(number),
        "first": address(1),
        "previous": address(number - 1),
        "next": address(number + 1),
        "last": address(last),
    }
    return dumps(told)[:-1] + b',"items":[' + b",".join(lines) + b"]}"
