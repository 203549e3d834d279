"""What an editor sees while a record is wrong: the last good pages, with what is wrong on top of each."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any

from skolsatsningar import report
from skolsatsningar.fragments import Fragments
from skolsatsningar.language import Language
from skolsatsningar.problem import Problem
from skolsatsningar.settings import Settings

BODY = re.compile(rb"<body[^>]*>")
# What MkDocs' server puts last in each page, to load it again when it has changed.
RELOAD = re.compile(rb"<script>(\s*var livereload\b.*?)</script>\s*(?:</body>|$)", re.DOTALL)
SCRIPTS = b"script-src "
App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def box(problems: list[Problem], settings: Settings, words: Language) -> str:
    """What is wrong with the records, as HTML, to stand on top of every page."""
    told = {"problems": report.text(problems, words)}
    return Fragments(settings.templates, words, settings.edit_url).wrap("problems.html", "", told)


def for_editors(app: App, box: Callable[[], str]) -> App:
    """A WSGI application that sets a box of HTML at the top of every page, as long as there is one.

    The policy of a page is made to allow the server's own script, and no other.
    """

    def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        begun: list[Any] = []
        body = b"".join(app(environ, lambda *given, **_: begun.extend(given)))
        status, headers, *rest = begun
        if any(name.lower() == "content-type" and "html" in value for name, value in headers):
            body = _allowed(body)
            body = BODY.sub(lambda found: found[0] + box().encode(), body, count=1)
            headers = [(name, value) for name, value in headers if name.lower() != "content-length"]
        start_response(status, headers, *rest)
        return [body]

    return serve


def _allowed(page: bytes) -> bytes:
    """The page, whose policy knows the server's script by its hash."""
    script = RELOAD.search(page)
    if not script:
        return page
    known = b"'sha256-%s' " % b64encode(sha256(script[1]).digest())
    return page.replace(SCRIPTS, SCRIPTS + known, 1)
