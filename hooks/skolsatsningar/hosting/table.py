"""The one table of what a server says with a file: how a browser is to treat it, its type, how long it lasts.

Every writer of a configuration reads it, and the policy that stands in each page is its too.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

# All that a page may do. There is no inline script and no inline style anywhere, so no hash is needed.
# What is not named may not be. Plain http is not made https: a preview in a closed network has no https.
POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # Pagefind is WebAssembly; eval() stays forbidden
    "style-src": "'self'",
    "img-src": "'self' data:",  # the theme's stylesheet has its icons inside it
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
# What the standard ignores where the policy stands in a page, and browsers warn of.
ONLY_AS_HEADER = {"frame-ancestors"}

UNUSED = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "; ".join(" ".join(item) for item in POLICY.items()),
    "Strict-Transport-Security": "max-age=63072000",  # two years; whoever owns the domain may add more to it
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

CACHE = "Cache-Control"
BRIEFLY = "max-age=300, must-revalidate"
FOREVER = "max-age=31536000, immutable"

UTF_8 = "; charset=utf-8"
BYTES = "application/octet-stream"
TYPES: Mapping[str, str] = {
    "atom": "application/atom+xml",
    "css": f"text/css{UTF_8}",
    "csv": f"text/csv{UTF_8}",
    "geojson": "application/geo+json",
    "html": f"text/html{UTF_8}",
    "ico": "image/vnd.microsoft.icon",
    "ics": f"text/calendar{UTF_8}",
    "jpg": "image/jpeg",
    "js": f"text/javascript{UTF_8}",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "md": f"text/markdown{UTF_8}",
    "ndjson": "application/x-ndjson",
    "pagefind": BYTES,
    "pdf": "application/pdf",
    "pf_filter": BYTES,
    "pf_fragment": BYTES,
    "pf_index": BYTES,
    "pf_meta": BYTES,
    "png": "image/png",
    "rdf": "application/rdf+xml",
    "svg": "image/svg+xml",
    "ttl": f"text/turtle{UTF_8}",
    "txt": f"text/plain{UTF_8}",
    "wasm": "application/wasm",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "yml": "application/yaml",
    "zip": "application/zip",
}

# What is packed already gains nothing by it. Pagefind packs its own.
PACKED = {"ico", "jpg", "pdf", "png", "webp", "woff2", "xlsx", "zip"}
GAIN = tuple(suffix for suffix, kind in TYPES.items() if suffix not in PACKED and kind != BYTES)
OPEN = ("atom", "csv", "geojson", "ics", "json", "jsonld", "md", "ndjson", "rdf", "ttl", "xlsx", "xml", "yml")

# The folder that our styles and scripts are put in: below it every address tells what is there.
NAMED_BY_CONTENT = "static"

# What is there for hosts only. No reader gets it.
HIDDEN = (".htaccess", ".nojekyll", "_headers", "_redirects")


@dataclass(frozen=True, slots=True)
class Rule:
    """What some files are served with besides `HEADERS` and `OTHERWISE`. No file has two rules.

    `paths` are addresses below the site's root, where `*` stands for anything.
    """

    name: str
    paths: tuple[str, ...]
    headers: Mapping[str, str]

    @property
    def pattern(self) -> str:
        """The paths as one regular expression, from the site's root to the end of an address."""
        return "(?:" + "|".join(re.escape(path).replace(r"\*", ".+") for path in self.paths) + ")"


RULES = (
    Rule(
        "named-by-content",
        (f"{NAMED_BY_CONTENT}/*", *(f"pagefind/*.{suffix}" for suffix in TYPES if suffix.startswith("pf_"))),
        {CACHE: FOREVER},
    ),
    # What other sites may read into their own pages.
    Rule(
        "open-data",
        tuple(f"*.{suffix}" for suffix in OPEN),
        {"Access-Control-Allow-Origin": "*"},
    ),
)
OTHERWISE: Mapping[str, str] = {CACHE: BRIEFLY}


def policy_in_page() -> str:
    """The policy as it may stand in a page, for hosts that send no headers."""
    return "; ".join(" ".join(item) for item in POLICY.items() if item[0] not in ONLY_AS_HEADER)
