"""What Netlify, Cloudflare Pages and others like them are told of a site: `_headers` and `_redirects`.

They put headers of several rules together, so none may stand in two that apply to the same file.
"""

from collections.abc import Iterator, Mapping

from skolsatsningar.hosting.table import HEADERS, RULES, TYPES

# What such hosts do not know by themselves.
UNKNOWN = ("atom", "csv", "geojson", "ics", "jsonld", "md", "ndjson", "rdf", "ttl", "webmanifest", "yml")


def headers(base: str, note: str) -> str:
    """The text of `_headers`. Pages keep the host's own Cache-Control, which asks for them anew each time."""
    return "\n".join(_headers(base, note)) + "\n"


def redirects(base: str, note: str, redirects: Mapping[str, str]) -> str:
    """The text of `_redirects`.

    Netlify prefers a file at the old address unless told otherwise by `!`. Cloudflare never does, and passes
    over such a line; the one after it is for Cloudflare.
    """
    lines = [
        f"{base}{former} {base}{present} {status}"
        for former, present in redirects.items()
        for status in ("301!", "301")
    ]
    return "\n".join([f"# {note}", *lines]) + "\n"


def _headers(base: str, note: str) -> Iterator[str]:
    yield f"# {note}"
    yield from _rule(f"{base}*", HEADERS)
    for rule in RULES:
        told = {name: value for name, value in rule.headers.items() if name not in HEADERS}
        for path in rule.paths:
            suffix = path.removeprefix("*.")
            kind = {"Content-Type": TYPES[suffix]} if suffix in UNKNOWN else {}
            yield from _rule(f"{base}{path}", {**told, **kind})


def _rule(path: str, headers: Mapping[str, str]) -> Iterator[str]:
    yield path
    yield from (f"  {name}: {value}" for name, value in headers.items())
