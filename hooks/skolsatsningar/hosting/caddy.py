"""What Caddy is told of a site: a file to `import` in a site's block, whose `root` the site lies below."""

import re
from collections.abc import Iterator, Mapping

from skolsatsningar.hosting.table import GAIN, HEADERS, HIDDEN, OTHERWISE, RULES, TYPES

SERVE = ("precompressed br gzip", "disable_canonical_uris")


def configuration(base: str, note: str, redirects: Mapping[str, str]) -> str:
    """The text of the file."""
    return "\n".join(_lines(base, note, redirects)) + "\n"


def _lines(base: str, note: str, redirects: Mapping[str, str]) -> Iterator[str]:
    yield f"# {note}"
    if base != "/":
        yield f"handle {base[:-1]} {{"
        yield "  route {"
        yield from _headers({**HEADERS, **OTHERWISE})
        yield f"    redir * {base} 301"
        yield "  }"
        yield "}"
    yield f"handle {base}* {{"
    yield "  route {"  # in this order, rather than in Caddy's own
    yield from _headers({**HEADERS, **OTHERWISE})
    for rule in RULES:
        yield f"    @{rule.name} path_regexp `^{re.escape(base)}{rule.pattern}$`"
        yield from _headers(rule.headers, f"@{rule.name} ")
    yield f"    @gains path */ {' '.join(f'*.{suffix}' for suffix in GAIN)}"
    yield "    header @gains {"
    yield "      Vary Accept-Encoding"
    yield "      defer"  # Caddy says it itself, but of packed copies only
    yield "    }"
    for former, present in redirects.items():
        for address in (former, former.rstrip("/")):
            yield f"    redir {base}{address} {base}{present} 301"
    yield from _to_folders()
    yield "    @file {"
    yield f"      not path */ {' '.join(base + name for name in HIDDEN)}"
    yield "      file {path}"
    yield "    }"
    yield "    handle @file {"
    for suffix, kind in TYPES.items():
        yield f"      @{suffix} path *.{suffix}"
        yield f'      header @{suffix} Content-Type "{kind}"'
    yield from _serve(SERVE)
    yield "    }"
    yield "    @page {"
    yield "      path */"
    yield "      file {path}/index.html"
    yield "    }"
    yield "    handle @page {"
    yield f'      header Content-Type "{TYPES["html"]}"'
    yield from _serve(SERVE)
    yield "    }"
    yield "    handle {"
    yield f"      rewrite * {base}404.html"
    yield f'      header Content-Type "{TYPES["html"]}"'
    yield from _serve((*SERVE, "status 404"))
    yield "    }"
    yield "  }"
    yield "}"


def _headers(headers: Mapping[str, str], matcher: str = "") -> Iterator[str]:
    return (f'    header {matcher}{name} "{value}"' for name, value in headers.items())


def _to_folders() -> Iterator[str]:
    """A page's address ends in a slash. Caddy's own way there is a 308; other servers' is a 301."""
    yield "    @folder {"
    yield "      not path */ //*"
    yield "      file {path}/index.html"
    yield "    }"
    yield "    @asked expression {query} != ''"
    yield "    handle @folder {"
    yield "      redir @asked {path}/?{query} 301"
    yield "      redir {path}/ 301"
    yield "    }"


def _serve(options: tuple[str, ...]) -> Iterator[str]:
    yield "      file_server {"
    yield from (f"        {option}" for option in options)
    yield "      }"
