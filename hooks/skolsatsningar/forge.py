"""The service that holds the records' files, as far as its web pages can be led to with a new file."""

from urllib.parse import urlsplit

GITHUB, GITLAB, FORGEJO = "github", "gitlab", "forgejo"
# A part of the host's name that tells which it is. Gitea's pages have the same addresses as Forgejo's.
HOSTS = {"github": GITHUB, "gitlab": GITLAB, "forgejo": FORGEJO, "gitea": FORGEJO, "codeberg": FORGEJO}
# The parts of an address that open a file to be changed, and a new one.
PARTS = {GITHUB: ("/edit/", "/new/"), GITLAB: ("/-/edit/", "/-/new/"), FORGEJO: ("/_edit/", "/_new/")}


def forge(repo_url: str, told: str = "") -> str:
    """Which service it is: the one that is told or, if none is, that of the address. Empty where unknown."""
    if told:
        return told if told in PARTS else ""
    host = urlsplit(repo_url).hostname or ""
    return next((name for part, name in HOSTS.items() if part in host), "")


def new_url(edit_url: str, name: str) -> str:
    """The address of the page for a new file, without the file's name. Empty where it cannot be told.

    `edit_url` is what a file's path is put after to change it.
    """
    edit, new = PARTS.get(name, ("", ""))
    return edit_url.replace(edit, new, 1).rstrip("/") if edit and edit in edit_url else ""
