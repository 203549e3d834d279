"""Search in catalogues of growing size: hits that are lost, bytes that are fetched, and time, in a browser.

    PYTHONPATH=hooks .venv/bin/python -m benchmarks.searching 25 1000 10000

Beside ours, Pagefind as it comes over the same pages, and MiniSearch with its whole index. Sixty terms are
drawn from our texts; a plain scan of each engine's own texts says how many hits there should be. Prints
tables in Markdown.
"""

import argparse
import gzip
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page
from snowballstemmer import stemmer

from benchmarks import engines, host, peers
from benchmarks.generate import LAST, Generator

ROOT = Path(__file__).parents[1]
WORD = re.compile(r"\w+")
# How many terms are words found in less than a part of the texts, and how many are pieces of words.
BANDS = ((0.0, 0.01, 15), (0.01, 0.1, 15), (0.1, 1.0, 15))
PARTS, PREFIXES = 8, 7
PREFIX = 6
RARE = 0.1
"""A term found in less of the texts than this should be answered within a tenth of a second."""

WARM_UP = "skola"
EVERY = 6
"""Each sixth term is also the first that a fresh browser searches for."""

PAGE_ITSELF = {".html", ".css", ".svg", ".png", ".ico", ".woff2"}
"""What a reader fetches for the page, whatever searches in it: not counted."""

NUMBER = re.compile(r"\d[\d\s\u00a0\u202f]*")

Places = Mapping[str, set[int]]
"""Words of some texts, and in which of them each stands."""

TYPED = """(term) => new Promise((done) => {
  const region = document.querySelector("[data-search]");
  const field = document.querySelector("#sok-falt");
  const seen = new MutationObserver(() => {
    if (region.getAttribute("aria-busy") !== "false") return;
    seen.disconnect();
    done({ ms: performance.now() - start, said: region.querySelector("[data-hit-count]").textContent });
  });
  seen.observe(region, { attributes: true, attributeFilter: ["aria-busy"] });
  const start = performance.now();
  field.value = term;
  field.dispatchEvent(new Event("input", { bubbles: true }));
})"""
TIMED = "async (term) => {{ const start = performance.now(); const found = await ({script})(term); return {{ ms: performance.now() - start, said: String(found.count) }}; }}"  # noqa: E501  # one script

_stem = stemmer("swedish").stemWord


@dataclass(frozen=True, slots=True)
class Words:
    """The words of some texts, by their stems and as they are written."""

    stems: Places
    written: Places


@dataclass(frozen=True, slots=True)
class Term:
    """What is typed: a word, one that others may end with (`part`), or only the `beginning` of one."""

    text: str
    part: bool = False
    beginning: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine gave for a term: hits, milliseconds from the last key, bytes fetched for it."""

    hits: int
    ms: float
    fetched: int


def main() -> None:
    """Measure the sizes named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", type=int, default=[25, 1000, 10000])
    parser.add_argument("--keep", type=Path, help="build sites here, and use those that are here already")
    parser.add_argument("--lost", action="store_true", help="show each term of ours that lacks hits")
    given = parser.parse_args()
    print(HEAD)  # noqa: T201  # what it is for
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            for line in measured(size, (given.keep or Path(folder)) / str(size), lost=given.lost):
                print(line, flush=True)  # noqa: T201  # likewise


HEAD = """\
| Records | Engine | Terms that lack hits | Hits found of those in a scan | First search, median kB | dearest, kB | A search, median kB | Key to hits, median ms | the same, words in under a tenth, ms | slowest, ms |
| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"""  # noqa: E501  # a table's head


def measured(size: int, folder: Path, *, lost: bool) -> Iterator[str]:
    """A row for each engine."""
    site, others = folder / "site", folder / "peers"
    if not site.exists():
        build(size, folder)
    if not others.exists():
        peers.write(site, others, with_material=False)
    ours, pagefind = indexed(fragments(site)), indexed(fragments(others / "pagefind"))
    minisearch = indexed(documents(others / "minisearch" / "documents.json"))
    count = sum(1 for _ in fragments(site))
    terms = drawn(ours, count)
    with host.served(site) as one, host.served(others) as two, engines.chromium() as chromium:
        for name, words, opened, script in (
            ("Skolsatsningar", ours, f"{one}sok/", TYPED),
            ("Pagefind", pagefind, two, TIMED.format(script=engines.PAGEFIND)),
            ("MiniSearch", minisearch, two, TIMED.format(script=engines.MINISEARCH)),
        ):
            expected = [len(scan(term, words)) for term in terms]
            first, answers = asked(chromium, opened, script, terms)
            yield row(size, name, expected, answers, first, count)
            if lost and words is ours:
                for term, there, answer in zip(terms, expected, answers, strict=True):
                    if answer.hits < there:
                        yield f"<!-- {term.text}: {answer.hits} of {there} -->"


def build(size: int, folder: Path) -> None:
    """A catalogue of so many synthetic initiatives, and its site."""
    folder.mkdir(parents=True, exist_ok=True)
    Generator(size, folder / "data").write()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "site")]
    told = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SKOLSATSNINGAR_DATA": str(folder / "data")}
    subprocess.run(command, cwd=ROOT, env=told, check=True)  # noqa: S603  # our own words


def fragments(site: Path) -> Iterator[str]:
    """The title and text of every page in a site's Pagefind index, as it was indexed."""
    for path in sorted((site / "pagefind").rglob("*.pf_fragment")):
        told = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        yield f"{told['meta'].get('title', '')} {told['content']}".replace("`", "").replace("\u200b", "")


def documents(path: Path) -> Iterator[str]:
    """The title and text of every page that MiniSearch has."""
    for told in json.loads(path.read_text(encoding="utf-8")):
        yield f"{told['title']} {told['text']}"


def indexed(texts: Iterable[str]) -> Words:
    """Every word of the texts, and the numbers of those that have it."""
    written = defaultdict[str, set[int]](set)
    for number, text in enumerate(texts):
        for word in set(WORD.findall(text.lower())):
            written[word].add(number)
    stems = defaultdict[str, set[int]](set)
    for word, numbers in written.items():
        stems[_stem(word)] |= numbers
    return Words(stems, written)


def scan(term: Term, words: Words) -> set[int]:
    """The texts that a reader should get for a term.

    A text is a hit when the stem of one of its words begins with the term or with its stem: *eleverna* finds
    *elever*, *matem* finds *matematik*. Where the term is a word that compounds end with, a word that ends
    with it, or with another form of it that stands in the texts, is one too: *frånvaro* finds *skolfrånvaro*,
    and *mentor* not *dokument*, although its stem is *ment*. What is only the beginning of a word has no
    ending: it finds what begins with it as it is written. å, ä and ö are letters of their own.
    """
    if term.beginning:
        every = (numbers for word, numbers in words.written.items() if word.startswith(term.text))
        return set[int]().union(*every)
    begins = (term.text, _stem(term.text))
    hits = set[int]().union(*(numbers for word, numbers in words.stems.items() if word.startswith(begins)))
    if term.part:
        forms = (term.text, *(word for word in words.written if _stem(word) == begins[1]))
        hits = hits.union(*(numbers for word, numbers in words.written.items() if word.endswith(forms)))
    return hits


def drawn(words: Words, texts: int) -> list[Term]:
    """Sixty terms, the same for the same texts: rare and common words, parts and beginnings of words."""
    chance = random.Random(5)  # noqa: S311  # nothing secret
    often = Counter({word: len(numbers) / texts for word, numbers in words.stems.items() if word.isalpha()})
    known = sorted(word for word in often if len(word) > 2)  # noqa: PLR2004  # shorter ones are no search
    chosen: list[Term] = []
    for least, most, number in BANDS:
        band = [word for word in known if least <= often[word] < most]
        chosen += [Term(word) for word in chance.sample(band, min(number, len(band)))]
    chosen += [Term(part, part=True) for part in chance.sample(sorted(LAST), PARTS)]
    long = sorted({word[:PREFIX] for word in known if len(word) > PREFIX})
    chosen += [Term(word, beginning=True) for word in chance.sample(long, PREFIXES)]
    return list({term.text: term for term in chosen}.values())


def asked(
    chromium: Browser, address: str, script: str, terms: Sequence[Term]
) -> tuple[list[int], list[Answer]]:
    """The bytes of some first searches, each in a fresh browser, and every term typed one after the other."""
    firsts = []
    for term in terms[::EVERY]:
        with chromium.new_context() as context:
            page = context.new_page()
            before = len(host.SENT)
            opened(page, address)
            answer(page, script, term.text)
            firsts.append(fetched(before))
    with chromium.new_context() as context:
        page = context.new_page()
        opened(page, address)
        answer(page, script, WARM_UP)
        return firsts, [answer(page, script, term.text) for term in terms]


def opened(page: Page, address: str) -> None:
    """Open a page and wait until it is ready to be typed in."""
    page.set_default_timeout(engines.PATIENCE)
    page.goto(address)
    if page.locator("[data-search]").count():
        page.wait_for_selector(engines.SETTLED, state="attached")


def answer(page: Page, script: str, term: str) -> Answer:
    """Type a term and wait for its hits."""
    before = len(host.SENT)
    told = page.evaluate(script, term)
    number = NUMBER.search(told["said"])
    return Answer(int(re.sub(r"\D", "", number.group())) if number else 0, told["ms"], fetched(before))


def fetched(since: int) -> int:
    """The bytes sent since so many answers, but for the page itself."""
    return sum(size for path, size in host.SENT[since:] if path.suffix and path.suffix not in PAGE_ITSELF)


def row(  # noqa: PLR0913, PLR0917  # a row of a table
    size: int, name: str, expected: Sequence[int], answers: Sequence[Answer], first: Sequence[int], texts: int
) -> str:
    """A row of the table."""
    lacking = sum(answer.hits < there for answer, there in zip(answers, expected, strict=True))
    found = sum(min(answer.hits, there) for answer, there in zip(answers, expected, strict=True))
    rare = [a.ms for a, there in zip(answers, expected, strict=True) if there < RARE * texts]
    cells = (
        f"{size:,}",
        name,
        f"{lacking} of {len(answers)}",
        f"{100 * found / max(1, sum(expected)):.1f} %",
        f"{median(first) / 1000:.0f}",
        f"{max(first) / 1000:.0f}",
        f"{median(answer.fetched for answer in answers) / 1000:.0f}",
        f"{median(answer.ms for answer in answers):.0f}",
        f"{median(rare):.0f}" if rare else "–",
        f"{max(answer.ms for answer in answers):.0f}",
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
