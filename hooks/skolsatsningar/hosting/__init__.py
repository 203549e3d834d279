"""What web servers and hosts are told of a site, all from one table."""

from collections.abc import Mapping

from skolsatsningar.hosting import apache, caddy, edge, nginx

Redirects = Mapping[str, str]


def within(base: str, note: str, redirects: Redirects) -> dict[str, str]:
    """The files that belong in a site's folder, by name: Apache's, Netlify's and Cloudflare's, GitHub's.

    `base` is the path at which the site is served, from slash to slash; `redirects` are former addresses
    below it and where they lead; `note` is a line for whoever opens a file.
    """
    return {
        ".htaccess": apache.configuration(base, note, redirects),
        "_headers": edge.headers(base, note),
        "_redirects": edge.redirects(base, note, redirects),
        ".nojekyll": "",
    }


def beside(base: str, note: str, redirects: Redirects) -> dict[str, str]:
    """The files for a server's own configuration, which no reader should fetch."""
    return {
        "nginx.conf": nginx.configuration(base, note, redirects),
        "Caddyfile": caddy.configuration(base, note, redirects),
    }
