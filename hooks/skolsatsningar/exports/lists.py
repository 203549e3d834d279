"""All records of a kind: as JSON in pages, and as NDJSON in one file, a record a line."""

from collections.abc import Sequence
from math import ceil

from skolsatsningar.exports.files import FOLDER, NDJSON, File, Growing
from skolsatsningar.exports.public import FILE
from skolsatsningar.exports.publication import Publication, dumps
from skolsatsningar.model import Record

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


class List:
    """The list of all records of a kind, which grows record by record."""

    def __init__(self, publication: Publication, kind: type[Record]) -> None:
        self._publication = publication
        self._folder = kind.folder
        self._count = publication.catalogue.count(kind)
        self._ndjson = Growing(publication.out, ndjson_path(kind.folder), NDJSON)
        self._number = 1
        self._page: list[bytes] = []

    def add(self, line: bytes) -> None:
        """Take a record's public form as JSON. All of them come, in the order of their ids."""
        if len(self._page) == PER_PAGE:
            self._end_page()
        self._page.append(line)

    def close(self) -> File:
        """Write what is left, and tell of the file that has all of it."""
        self._end_page()
        return self._ndjson.close()

    def _end_page(self) -> None:
        content = _page(self._publication, self._folder, self._number, self._count, self._page)
        self._publication.write(page_path(self._folder, self._number), content)
        self._ndjson.write(b"\n".join((*self._page, b"")))
        self._number += 1
        self._page.clear()


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
    return b"".join((dumps(told)[:-1], b',"items":[', b",".join(lines), b"]}"))
