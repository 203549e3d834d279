"""The files that lie beside a page and say the same in other forms, or let it be followed."""

from typing import NamedTuple

from skolsatsningar.language import Language

# The names of files never change: programs have them.
ATOM, JSON_FEED, CALENDAR = "atom.xml", "feed.json", "kalender.ics"
JSON, MARKDOWN, YAML = "index.json", "index.md", "index.yml"
TYPES = {
    ATOM: "application/atom+xml",
    JSON_FEED: "application/feed+json",
    CALENDAR: "text/calendar",
    JSON: "application/json",
    MARKDOWN: "text/markdown",
    YAML: "application/yaml",
}
TO_FOLLOW = (ATOM, JSON_FEED, CALENDAR)
# What lies beside an initiative's page.
FORMS = (JSON, MARKDOWN, YAML)


class Beside(NamedTuple):
    """A file beside a page: its name there, its media type, and what readers call it."""

    name: str
    type: str
    label: str


def beside(words: Language, *names: str) -> tuple[Beside, ...]:
    """Files by their names."""
    labels = words["beside"]["labels"]
    return tuple(Beside(name, TYPES[name], labels[name]) for name in names)
