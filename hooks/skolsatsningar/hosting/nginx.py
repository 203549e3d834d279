"""What nginx is told of a site: a file to `include` in a `server` block, whose `root` the site lies below.

Where nginx has a header of its own for some files it forgets all others, so each place has all of them.
"""

import re
from collections.abc import Iterator, Mapping

from skolsatsningar.hosting.table import BYTES, HEADERS, HIDDEN, OTHERWISE, RULES, TYPES


def configuration(base: str, note: str, redirects: Mapping[str, str]) -> str:
    """The text of the file."""
    return "\n".join(_lines(base, note, redirects)) + "\n"


def _lines(base: str, note: str, redirects: Mapping[str, str]) -> Iterator[str]:
    at = re.escape(base)
    yield f"# {note}"
    if base != "/":
        yield f"location = {base[:-1]} {{"
        yield "  absolute_redirect off;"
        yield from _headers({**HEADERS, **OTHERWISE}, "  ")
        yield f"  return 301 {base};"
        yield "}"
    yield f"location ^~ {base} {{"
    yield "  absolute_redirect off;"
    yield "  index index.html;"
    yield f"  error_page 403 404 =404 {base}404.html;"
    yield "  charset off;"
    yield "  gzip_static on;"
    yield "  gzip_vary on;"
    yield f"  default_type {BYTES};"
    yield "  types {"
    for suffix, kind in TYPES.items():
        yield f'    "{kind}" {suffix};'
    yield "  }"
    yield from _headers({**HEADERS, **OTHERWISE}, "  ")
    for rule in RULES:
        yield f'  location ~ "^{at}{rule.pattern}$" {{'
        yield from _headers({**HEADERS, **OTHERWISE, **rule.headers}, "    ")
        yield "  }"
    for name in HIDDEN:
        yield f"  location = {base}{name} {{ return 404; }}"
    for former, present in redirects.items():
        for address in (former, former.rstrip("/")):
            yield f"  location = {base}{address} {{ return 301 {base}{present}; }}"
    yield "}"


def _headers(headers: Mapping[str, str], indent: str) -> Iterator[str]:
    return (f'{indent}add_header {name} "{value}" always;' for name, value in headers.items())
