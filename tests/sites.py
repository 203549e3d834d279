"""Sites built from a text, as readers get them, and what tests ask of them.

A project is a folder with the product's own settings and engine and with records of the test's own. It is
built in this process, or by the command an editor would run.
"""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from textwrap import dedent
from unittest.mock import patch
from urllib.parse import urljoin

import small_data
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from selectolax.lexbor import LexborHTMLParser, LexborNode

ROOT = Path(__file__).resolve().parent.parent
PATH = "/a/b/"
SITE_URL = f"https://example.org{PATH}"
SPACE = re.compile(r"[ \t\r\n]+")
BEFORE_END = re.compile(r" (?=[,.:;)])")
REPO_URL = "https://git.example.org/katalog"
ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",
    "REPO_URL": REPO_URL,
    "SITE_URL": SITE_URL,
    "SKOLSATSNINGAR_DATA": "data",
    "SOURCE_DATE_EPOCH": small_data.EPOCH,
}


class Document:
    """A page as a reader or a program takes it."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.tree = LexborHTMLParser(html)

    def all(self, selector: str) -> list[LexborNode]:
        """Every element that a selector finds."""
        return self.tree.css(selector)

    def one(self, selector: str) -> LexborNode:
        """The only element that a selector finds."""
        (found,) = self.all(selector)
        return found

    def texts(self, selector: str) -> list[str]:
        """What every element that a selector finds says."""
        return [said(node) for node in self.all(selector)]

    def text(self, selector: str) -> str:
        """What the only element that a selector finds says."""
        return said(self.one(selector))

    def fact(self, term: str) -> LexborNode:
        """What stands under a term among the facts at the head of a page."""
        (found,) = (node for node in self.all(".fact") if said(node.css_first("dt")) == term)
        return found.css_first("dd")

    def facts(self) -> list[str]:
        """The terms of the facts at the head of a page, in their order."""
        return self.texts(".fact dt")

    def sections(self, heading: str) -> list[LexborNode]:
        """The sections that stand under a heading."""
        return [node for node in self.all("section") if heading in map(said, node.css("h2"))]

    def section(self, heading: str) -> LexborNode:
        """The only section that stands under a heading."""
        (found,) = self.sections(heading)
        return found


def said(node: LexborNode) -> str:
    """The text of an element: one ordinary space between words, none before what ends a phrase.

    A no-break space stays what it is.
    """
    return BEFORE_END.sub("", " ".join(SPACE.split(node.text(separator=" "))).strip(" "))


@dataclass(frozen=True)
class Site:
    """A built site. Addresses are those below its root: '' is the start page."""

    folder: Path

    def html(self, url: str) -> str:
        """A page's file as it is."""
        path = self.folder / url
        return (path if path.suffix else path / "index.html").read_text(encoding="utf-8")

    def page(self, url: str) -> Document:
        """A page, read."""
        return self.pages[url]

    @cached_property
    def pages(self) -> Mapping[str, Document]:
        """Every page by its address."""
        return {url: Document(self.html(url)) for url in self.urls}

    @cached_property
    def urls(self) -> list[str]:
        """The address of every page, former addresses and the page for missing ones among them."""
        folders = (path.parent.relative_to(self.folder) for path in self.folder.rglob("index.html"))
        return sorted([*("" if path == Path() else f"{path.as_posix()}/" for path in folders), "404.html"])

    def ways(self, url: str, selector: str = "a[href]") -> dict[str, str]:
        """Where the links on a page lead, by what they say: an address in the site, or a whole one."""
        return {said(link): self.target(url, link) for link in self.page(url).all(selector)}

    def target(self, url: str, link: LexborNode) -> str:
        """Where a link on a page leads."""
        return urljoin(SITE_URL + url, link.attributes["href"]).removeprefix(SITE_URL)

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Every file's bytes by its path."""
        paths = (path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in paths}


def project(root: Path, records: str, pages: str = "", settings: str = "") -> Path:
    """A folder that can be built: the product's engine and settings, and BASE with `records` on top.

    `pages` come on top of the product's own pages, `settings` on top of its settings.
    """
    for name in ("hooks", "overrides"):
        (root / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "mkdocs.yml", root / "product.yml")
    (root / "mkdocs.yml").write_text(f"INHERIT: product.yml\n{dedent(settings)}", encoding="utf-8")
    small_data.write(root / "data", small_data.BASE)
    small_data.write(root / "data", records)
    small_data.write(root / "content", pages)
    return root


def build(root: Path, out: Path, command: str = "build", **environment: str) -> Site:
    """Build a project in this process, once, as `command` does it: "build" or "serve"."""
    with patch.dict(os.environ, ENVIRONMENT | environment):
        mkdocs_build(loaded(root, out, command))
    return Site(out)


def loaded(root: Path, out: Path, command: str) -> MkDocsConfig:
    """A project's settings, ready for a command of MkDocs."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(out))
    config.plugins.on_startup(command=command, dirty=False)
    return config


def run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build a project as an editor would, by the command."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *arguments],
        cwd=root,
        env=os.environ | ENVIRONMENT | {"PYTHONPATH": str(ROOT / "hooks")} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


class Host(SimpleHTTPRequestHandler):
    """A static host that has a site under PATH, and shows the site's own page for what is missing."""

    def translate_path(self, path: str) -> str:
        """Look for a file only where the site is; what lies outside it is nowhere."""
        inside = path.startswith(PATH)
        return super().translate_path(f"/{path.removeprefix(PATH)}" if inside else "/outside-the-site")

    def send_error(self, code: int, *_: object) -> None:
        """Answer with the site's own page."""
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class StrictHost(Host):
    """A host that lets pages run and fetch nothing but what lies on it."""

    POLICY = (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; font-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
    )

    def end_headers(self) -> None:
        """Say so with every answer."""
        self.send_header("Content-Security-Policy", self.POLICY)
        super().end_headers()


@contextmanager
def served(site: Site, host: type[Host] = Host) -> Iterator[str]:
    """The address at which a site can be read while the context lasts."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(host, directory=str(site.folder))) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{PATH}"
        finally:
            server.shutdown()
            thread.join()
