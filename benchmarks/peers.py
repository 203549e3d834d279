"""The same pages for three other search engines, each set up as its own guide says.

- Material: the theme's own search plugin makes the index from the pages' content, with `lang` left to the
  theme's language (sv); its own worker searches it (lunr with the Swedish stemmer).
- Pagefind: our own HTML, `data-pagefind-body` on the main content, no option set.
- MiniSearch: titles and texts as they are; `prefix: true, fuzzy: 0.2, boost: {title: 2}`, as in its README.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from benchmarks import install

LISTS = {"", "satsningar/", "omraden/", "skolor/", "kommuner/", "program/", "organisationer/", "sok/"}
"""Pages that are only ways to others. None of the peers has them, nor the further pages of a long list."""

FURTHER = re.compile(r"/sida-\d+/$")
NO_TEXT = "script, style, template, noscript, form, dialog"
MAIN = '<article class="sheet"'
SPACE = re.compile(r"\s+")
BLOCK_ENDS = re.compile(
    r"(?<=</dt>)|(?<=</dd>)|(?<=</div>)|(?<=</section>)|(?<=</header>)|(?<=</td>)|(?<=</th>)"
)
"""Where Material's plugin, which drops these tags, would run two words into one."""

MATERIAL = """\
site_name: peer
site_url: https://example.org/
theme: {name: material, language: sv, font: false}
plugins: [search]
"""


@dataclass(frozen=True, slots=True)
class Content:
    """What a page says: its main content as HTML, its first heading, and all of it as text."""

    url: str
    title: str
    html: str
    text: str


def contents(site: Path) -> Iterator[Content]:
    """The pages of a built site that are searched."""
    for path in sorted(site.rglob("index.html")):
        folder = path.parent.relative_to(site).as_posix()
        url = "" if folder == "." else f"{folder}/"
        if url in LISTS or FURTHER.search(url):
            continue
        main = LexborHTMLParser(path.read_text(encoding="utf-8")).css_first("main article")
        if main:  # a former address only leads on
            yield _content(url, main)


def _content(url: str, main: LexborNode) -> Content:
    for node in main.css(NO_TEXT):
        node.decompose()
    heading = main.css_first("h1")
    text = SPACE.sub(" ", main.text(separator=" ")).strip()
    title = SPACE.sub(" ", heading.text()).strip() if heading else url
    return Content(url, title, BLOCK_ENDS.sub(" ", main.html or ""), text)


def write(site: Path, out: Path, *, with_material: bool = True) -> None:
    """Write the peers for a built site into a folder that is not there yet."""
    pages = list(contents(site))
    if with_material:
        material(pages, out)
    pagefind(pages, site, out)
    minisearch(pages, out)
    (out / "index.html").write_text("<!doctype html><title>-</title>", encoding="utf-8")


def material(pages: list[Content], out: Path) -> None:
    """A site of Material's with its own search, below `material/`."""
    source = out / "material-source"
    for page in pages:
        file = source / "docs" / page.url / "index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        meta = json.dumps({"title": page.title}, ensure_ascii=False)
        file.write_text(f"---\n{meta}\n---\n\n{page.html}\n", encoding="utf-8")
    (source / "docs" / "index.md").write_text("---\nsearch: {exclude: true}\n---\n", encoding="utf-8")
    (source / "mkdocs.yml").write_text(MATERIAL, encoding="utf-8")
    words = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(out / "material")]
    _run(words, source)
    (worker,) = (out / "material" / "assets" / "javascripts" / "workers").glob("search.*.min.js")
    worker.rename(worker.with_name("search.js"))


def pagefind(pages: list[Content], site: Path, out: Path) -> None:
    """Our own HTML with its main content marked, and Pagefind's index of it, below `pagefind/`."""
    for page in pages:
        file = out / "pagefind" / page.url / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        html = (site / page.url / "index.html").read_text(encoding="utf-8")
        if MAIN not in html:
            raise ValueError(page.url)
        file.write_text(html.replace(MAIN, f"{MAIN} data-pagefind-body", 1), encoding="utf-8")
    _run([sys.executable, "-m", "pagefind", "--site", str(out / "pagefind")], out)


def minisearch(pages: list[Content], out: Path) -> None:
    """MiniSearch and the index it makes, as JSON, below `minisearch/`."""
    folder = out / "minisearch"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(install.minisearch(), folder / "minisearch.js")
    documents = [{"id": page.url, "title": page.title, "text": page.text} for page in pages]
    (folder / "documents.json").write_text(json.dumps(documents, ensure_ascii=False), encoding="utf-8")
    (folder / "make.cjs").write_text(MAKE, encoding="utf-8")
    _run(["node", "make.cjs"], folder)


MAKE = """\
const fs = require("fs");
const MiniSearch = require("./minisearch.js");
const engine = new MiniSearch({ fields: ["title", "text"], storeFields: ["title"] });
engine.addAll(JSON.parse(fs.readFileSync("documents.json", "utf8")));
fs.writeFileSync("index.json", JSON.stringify(engine));
"""


def _run(words: list[str], folder: Path) -> None:
    told = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    told.pop("PYTHONPATH", None)
    subprocess.run(words, cwd=folder, env=told, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # our own words
