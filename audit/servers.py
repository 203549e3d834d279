"""What real web servers answer, at the root and below a path: what the table says, and all the same."""

import http.client
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

from audit import web_servers
from audit.result import Result
from audit.subject import Subject
from audit.web_servers import FORMER, PRESENT, SERVERS, Hosted
from skolsatsningar.hosting.table import CACHE, FOREVER, GAIN, HEADERS, HIDDEN, OTHERWISE, TYPES

BASES = ("/", "/a/b/")
CODINGS = ("", "gzip", "br, gzip")
COMPARED = (*HEADERS, CACHE, "Content-Encoding", "Location", "Access-Control-Allow-Origin")


@dataclass(frozen=True, slots=True)
class Question:
    """A request, and what must be true of the answer. A header that is None must not be there."""

    address: str
    status: int = HTTPStatus.OK
    accept: str = ""
    headers: Mapping[str, str | None] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.address} ({self.accept or 'plain'})"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server says to it."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


def check(_of: Subject) -> Result:
    """Ask each server for the same addresses of the same sites."""
    web_servers.ready()
    findings: list[str] = []
    asked = 0
    with tempfile.TemporaryDirectory(prefix="skolsatsningar-") as folder:
        for number, base in enumerate(BASES):
            work = Path(folder, str(number))
            hosted = web_servers.built(work, base)
            questions = list(_questions(hosted))
            asked += len(questions) * len(SERVERS)
            findings += _compared(questions, hosted, work)
    versions = web_servers.versions()
    table = (("Server", "Version"), *versions.items())
    return Result(
        "servers",
        "nginx, Apache, Caddy",
        ", ".join(versions.values()),
        {"answers": asked},
        tuple(findings),
        table,
    )


def _compared(questions: list[Question], hosted: Hosted, work: Path) -> Iterator[str]:
    missing = (hosted.site / "404.html").read_bytes()
    answers: dict[str, list[Answer]] = {}
    for name in SERVERS:
        with web_servers.started(name, hosted, work) as port:
            answers[name] = [_ask(port, question) for question in questions]
            strays = [(address, _ask(port, Question(address))) for address in _strays(hosted)]
        yield from (
            f"{name}: {address} leads to {answer.headers['Location']}"
            for address, answer in strays
            if answer.headers.get("Location", "/").startswith("//")
        )
        for question, answer in zip(questions, answers[name], strict=True):
            yield from (f"{name}: {question}: {fault}" for fault in _faults(question, answer, missing))
    for question, *given in zip(questions, *answers.values(), strict=True):
        shown = {(answer.status, *map(answer.headers.get, COMPARED)) for answer in given}
        if len(shown) > 1:
            yield f"{question}: not the same from all"


def _ask(port: int, question: Question) -> Answer:
    """Send a request as it stands, and follow nothing."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=web_servers.PATIENCE)
    connection.putrequest("GET", question.address, skip_accept_encoding=True)
    if question.accept:
        connection.putheader("Accept-Encoding", question.accept)
    connection.endheaders()
    response = connection.getresponse()
    body, headers = response.read(), dict(response.getheaders())
    connection.close()
    if "Location" in headers:
        # Apache always says a whole address; to a browser it is the same.
        headers["Location"] = headers["Location"].removeprefix(f"http://127.0.0.1:{port}")
    return Answer(response.status, headers, body)


def _questions(hosted: Hosted) -> Iterator[Question]:
    """Yield all that is asked of a site, and what the answers must be."""
    base = hosted.base
    for coding in CODINGS:
        yield from (_file(f"{base}slag/fil.{suffix}", suffix, coding) for suffix in TYPES)
        yield from (_file(base + url, "html", coding) for url in ("", "om/", PRESENT))
    yield from (_moved(base + old, base + new) for old, new in {"om": "om/", "sok?q=x": "sok/?q=x"}.items())
    yield from (_moved(base + old, base + PRESENT) for old in (FORMER, FORMER.rstrip("/")))
    if base != "/":
        yield _moved(base.rstrip("/"), base)
    yield from (_missing(base + url) for url in ("finns-inte", "finns-inte/", "om/inte/alls.html"))
    yield from (
        _missing(base + name) for name in HIDDEN if not name.startswith(".ht")
    )  # Apache says 403 to it
    yield _missing(f"{base}pagefind/fragment/")  # a folder that is no page
    yield Question(f"{base}.well-known/security.txt", headers={"Content-Type": TYPES["txt"]})
    for pattern in ("static/**/*.*", "pagefind/*/*.pf_*"):
        for path in sorted(hosted.site.glob(pattern)):
            if path.suffix not in {".br", ".gz"}:
                yield Question(base + path.relative_to(hosted.site).as_posix(), headers={CACHE: FOREVER})


def _strays(hosted: Hosted) -> Iterator[str]:
    """Yield addresses that must not be led on as they stand: to a browser, `//` begins another host's."""
    yield from (f"//{hosted.base}om", "//om", f"{hosted.base}/om", "//example.org/%2e%2e")


def _file(address: str, suffix: str, coding: str) -> Question:
    kind = {"Content-Type": TYPES[suffix], "Content-Encoding": None}
    packed = {"Content-Encoding": coding.partition(",")[0] or None, "Vary": "Accept-Encoding"}
    return Question(address, accept=coding, headers=kind | packed if suffix in GAIN else kind)


def _moved(old: str, new: str) -> Question:
    return Question(old, HTTPStatus.MOVED_PERMANENTLY, headers={"Location": new})


def _missing(address: str) -> Question:
    headers = {"Content-Type": TYPES["html"], "Location": None}
    return Question(address, HTTPStatus.NOT_FOUND, headers=headers)


def _faults(question: Question, answer: Answer, missing: bytes) -> Iterator[str]:
    if answer.status != question.status:
        yield f"status {answer.status}, not {question.status}"
    found = {name.lower(): value for name, value in answer.headers.items()}
    for name, value in {**HEADERS, **OTHERWISE, **question.headers}.items():
        if found.get(name.lower()) != value:
            yield f"{name}: {found.get(name.lower())}, not {value}"
    if question.status == HTTPStatus.NOT_FOUND and answer.body != missing:
        yield "another page than ours for what is missing"
