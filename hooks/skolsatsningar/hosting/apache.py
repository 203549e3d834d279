"""What Apache is told of a site: its .htaccess.

It needs mod_headers, mod_rewrite and `AllowOverride FileInfo`.
"""

import re
from collections.abc import Iterator, Mapping

from skolsatsningar.hosting.table import GAIN, HEADERS, HIDDEN, OTHERWISE, RULES, TYPES

PACKED = {"br": "br", "gz": "gzip"}
COPY = rf"(?:\.(?:{'|'.join(PACKED)}))?"


def configuration(base: str, note: str, redirects: Mapping[str, str]) -> str:
    """The text of the file."""
    return "\n".join(_lines(base, note, redirects)) + "\n"


def _lines(base: str, note: str, redirects: Mapping[str, str]) -> Iterator[str]:
    yield f"# {note}"
    yield f"ErrorDocument 404 {base}404.html"
    yield from _headers(base)
    yield "RemoveLanguage .sv"
    for suffix, kind in TYPES.items():
        yield rf'<FilesMatch "\.{suffix}{COPY}$">'
        yield f'  ForceType "{kind}"'
        yield "</FilesMatch>"
    for ending, coding in PACKED.items():
        yield f"AddEncoding {coding} .{ending}"
    yield "RewriteEngine On"
    yield f"RewriteBase {base}"
    for name in HIDDEN:
        yield f"RewriteRule ^{re.escape(name)}$ - [R=404,L]"
    for former, present in redirects.items():
        yield f"RewriteRule ^{former.rstrip('/')}/?$ {base}{present} [R=301,L]"
    # A folder that is no page is nowhere, rather than a list of files.
    yield "RewriteCond %{REQUEST_FILENAME} -d"
    yield "RewriteCond %{REQUEST_FILENAME}/index.html !-f"
    yield "RewriteRule ^ - [R=404,L]"
    for ending, coding in PACKED.items():
        yield rf"RewriteCond %{{HTTP:Accept-Encoding}} \b{coding}\b"
        yield f"RewriteCond %{{REQUEST_FILENAME}}.{ending} -f"
        yield rf"RewriteRule ^(.+\.(?:{'|'.join(GAIN)}))$ $1.{ending} [L]"


def _headers(base: str) -> Iterator[str]:
    """Headers for all files, and for some. Which rule a file has is told by a variable."""
    for name, value in {**HEADERS, **OTHERWISE}.items():
        yield f'Header always set {name} "{value}"'
    for rule in RULES:
        variable = rule.name.replace("-", "_")
        yield f'SetEnvIf Request_URI "^{re.escape(base)}{rule.pattern}{COPY}$" {variable}'
        for name, value in rule.headers.items():
            yield f'Header always set {name} "{value}" env={variable}'
    yield rf'<FilesMatch "\.(?:{"|".join(GAIN)}){COPY}$">'
    yield "  Header merge Vary Accept-Encoding"
    yield "</FilesMatch>"
