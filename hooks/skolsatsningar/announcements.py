"""Small files that programs look for at known places: robots.txt, security.txt and how to search the site."""

from datetime import date, timedelta

from markupsafe import escape

from skolsatsningar.language import Language
from skolsatsningar.settings import Settings

# RFC 9116 would have it below a year, so that what is forgotten is seen to be so.
VALID = timedelta(days=364)
# What OpenSearch allows a name to be.
SHORT_NAME = 16
SECURITY = ".well-known/security.txt"
SEARCH = "opensearch.xml"


def files(settings: Settings, words: Language) -> dict[str, str]:
    """Return the text of each file by its path. Without a contact there is no security.txt."""
    site_url, contact = settings.site_url, settings.security_contact
    told = {"robots.txt": robots(site_url), SEARCH: search(settings.site_name, site_url, words)}
    return told | ({SECURITY: security(contact, site_url, settings.today, words)} if contact else {})


def robots(site_url: str) -> str:
    """Everything may be read, and the sitemap tells what there is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n"


def security(contact: str, site_url: str, today: date, words: Language) -> str:
    """Whom to tell of a weakness (RFC 9116). `contact` is an address with its scheme.

    It says itself until when it may be trusted, reckoned from the day that the site is built.
    """
    expires = f"{today + VALID}T00:00:00Z"
    canonical = f"{site_url}{SECURITY}"
    return (
        f"Contact: {contact}\nExpires: {expires}\n"
        f"Preferred-Languages: {words.code}, en\nCanonical: {canonical}\n"
    )


def search(name: str, site_url: str, words: Language) -> str:
    """How a browser can search the site from its address bar (OpenSearch 1.1)."""
    described = words["announcements"]["search"].format(name=name)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(name[:SHORT_NAME].rstrip())}</ShortName>\n"
        f"<Description>{escape(described)}</Description>\n"
        f'<Url type="text/html" template="{escape(site_url)}sok/?q={{searchTerms}}"/>\n'
        f"<Language>{words.code}</Language>\n<InputEncoding>UTF-8</InputEncoding>\n"
        "</OpenSearchDescription>\n"
    )
