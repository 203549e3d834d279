"""The sitemap, for search engines: one file, or several and an index of them."""

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import escape

# What the protocol (sitemaps.org) allows a file to hold.
LIMIT = 50_000
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemaps(site_url: str, addresses: Iterable[str], limit: int = LIMIT) -> dict[str, str]:
    """Return the text of each file by its name. `addresses` are below `site_url`, which ends in a slash."""
    ordered = sorted(addresses)
    if len(ordered) <= limit:
        return {"sitemap.xml": _file("urlset", "url", site_url, ordered)}
    parts = {f"sitemap-{number}.xml": part for number, part in enumerate(_parts(ordered, limit), 1)}
    files = {name: _file("urlset", "url", site_url, part) for name, part in parts.items()}
    return {"sitemap.xml": _file("sitemapindex", "sitemap", site_url, list(parts)), **files}


def _parts(items: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (items[at : at + size] for at in range(0, len(items), size))


def _file(root: str, entry: str, site_url: str, addresses: Sequence[str]) -> str:
    entries = "".join(f"<{entry}><loc>{escape(site_url + url)}</loc></{entry}>\n" for url in addresses)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{NAMESPACE}">\n{entries}</{root}>\n'
