"""What an editor sees while a record is wrong: the last good pages, with what is wrong on top of each."""

import re
from collections.abc import Callable, Iterable
from typing import Any

BODY = re.compile(rb"<body[^>]*>")
App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def with_box(app: App, box: Callable[[], str]) -> App:
    """A WSGI application that sets a box of HTML at the top of every page, as long as there is one."""

    def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        shown = box().encode()
        if not shown:
            return app(environ, start_response)
        begun: list[Any] = []
        body = b"".join(app(environ, lambda *given, **_: begun.extend(given)))
        status, headers, *rest = begun
        if any(name.lower() == "content-type" and "html" in value for name, value in headers):
            body = BODY.sub(lambda found: found[0] + shown, body, count=1)
            headers = [(name, value) for name, value in headers if name.lower() != "content-length"]
        start_response(status, headers, *rest)
        return [body]

    return serve
