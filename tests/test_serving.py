"""What a server does with each page before an editor gets it."""

from base64 import b64encode
from hashlib import sha256

import pytest

from skolsatsningar.serving import for_editors

HEAD = "<head><meta content=\"default-src 'none'; script-src 'self'; style-src 'self'\"></head>"
SCRIPT = "\nvar livereload = function() {};\nlivereload(1, 2);\n"
PAGE = f"<html>{HEAD}<body dir=ltr><p>Text</p><script>{SCRIPT}</script></body></html>"


def served(body, box="", kind="text/html; charset=utf-8"):
    """What an editor gets of what the server has: the headers and the body."""
    told = {}

    def app(_, start_response):
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body.encode()]

    def start(status, headers):
        told.update(headers, status=status)

    return told, b"".join(for_editors(app, lambda: box)({}, start)).decode()


def test_the_servers_own_script_is_known_by_its_hash():
    known = b64encode(sha256(SCRIPT.encode()).digest()).decode()
    _, body = served(PAGE)
    assert body == PAGE.replace("script-src 'self'", f"script-src 'sha256-{known}' 'self'")


@pytest.mark.parametrize(
    "page",
    [
        PAGE.replace("livereload", "other"),
        PAGE.replace("</body>", "<p>more</p></body>"),
        PAGE.replace("<script>", "<script type=module>"),
    ],
)
def test_no_other_script_is(page):
    assert "sha256" not in served(page)[1]


def test_what_is_wrong_stands_at_the_top_of_a_page_and_its_length_is_not_told_wrong():
    told, body = served(PAGE, "<section>Fel</section>")
    assert "<body dir=ltr><section>Fel</section><p>Text</p>" in body
    assert "Content-Length" not in told
    assert told["status"] == "200 OK"


def test_what_is_no_page_is_as_it_was():
    told, body = served(PAGE, "<section>Fel</section>", "text/plain")
    assert body == PAGE
    assert told["Content-Length"] == str(len(PAGE))
