"""The content of pages, drawn by Jinja2 from templates in overrides/catalogue/."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from html import unescape
from pathlib import Path

import cmarkgfm
from babel.dates import format_date
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from skolsatsningar.beside import Beside
from skolsatsningar.citing import Citing, Publisher
from skolsatsningar.language import Language
from skolsatsningar.page import Card, Page
from skolsatsningar.partial_date import PartialDate, Precision
from skolsatsningar.quantity import Quantity
from skolsatsningar.templates import Environment

# Private-use characters: no record may hold them, and no template writes them.
LATER = "\ue002"
ROOT = "\ue003"
# Where pages are drawn that are no part of a site.
UNKNOWN = Publisher()
KILOBYTE, MEGABYTE, LEAST = 1000, 1_000_000, Decimal("0.1")
TAG = re.compile(r"<[^>]+>")
# What cmark may take for more than text: signs anywhere, and what a list, a rule or a heading begins with.
MARKED = re.compile(r"[*_`\[\]<>&\\#]|^[ \t]*(?:[-+=~]|\d+[.)])", re.MULTILINE)


class Fragments:
    """Draws the content of pages. Values are escaped; only what `markdown` makes is HTML.

    `assets` are the addresses of the theme's files by where they lie: a template asks `named("assets/...")`.
    `publisher` is whose catalogue it is. `exports` is whether the files beside pages are there to be shown.
    """

    def __init__(  # noqa: PLR0913  # what templates know of the site
        self,
        templates: Path,
        words: Language,
        edit_url: str,
        assets: Mapping[str, str] | None = None,
        publisher: Publisher = UNKNOWN,
        *,
        exports: bool = True,
    ) -> None:
        self._environment = Environment(templates, words)
        self._environment.filters |= {
            "markdown": markdown,
            "when": lambda value: when(value, words),
            "amount": lambda value: amount(value, words),
            "size": lambda value: size(value, words),
            "tel": lambda value: "tel:" + re.sub(r"[^0-9+]", "", value),
            "grades": grades,
            "cards": self._cards,
            "beside": self._beside,
            "json": lambda value: json.dumps(value, default=dict, ensure_ascii=False),
        }
        secure, _, rest = publisher.site_url.partition("://")
        self._environment.globals |= {
            "edit_url": edit_url,
            "named": lambda path: (assets or {}).get(path, path),
            "site_url": publisher.site_url,
            "cite": Citing(publisher, words),
            # What asks a calendar to subscribe, where the site's address is known.
            "webcal": f"webcal://{rest}" if rest and secure.startswith("http") else "",
        }
        self._exports = exports
        self._drawn: dict[str, str] = {}
        self._besides: dict[tuple[Beside, ...], Markup] = {}
        self._note = self._draw("note.html", "", {"note": LATER})

    def draw(self, page: Page) -> str:
        """The content of a page that is made from records. `LATER` stands where its relations belong."""
        return self._draw(page.template, page.root, {**page.values, "page": page, "later": LATER})

    def wrap(self, template: str, root: str, values: Mapping[str, object]) -> str:
        """The content of a hand-written page, with what is made from records beside its text."""
        return self._draw(template, root, values)

    def _cards(self, items: Iterable[Card], root: str) -> Markup:
        """Cards, each drawn the first time it is asked for: an initiative stands in half a dozen lists."""
        return Markup("\n".join(map(self._card, items)).replace(ROOT, root))  # noqa: S704  # drawn by us

    def _card(self, item: Card) -> str:
        url = item.link.url
        if url not in self._drawn:
            self._drawn[url] = self._draw("card.html", ROOT, {"item": item, "notes": LATER})
        notes = "".join(self._note.replace(LATER, escape(note)) for note in item.notes) if item.notes else ""
        return self._drawn[url].replace(LATER, notes)

    def _beside(self, files: tuple[Beside, ...]) -> Markup:
        """The files beside a page, if any. They are the same of every page of a kind."""
        if files not in self._besides:
            shown = self._draw("beside.html", "", {"files": files}) if files and self._exports else ""
            self._besides[files] = Markup(shown)  # noqa: S704  # drawn by us
        return self._besides[files]

    def _draw(self, template: str, root: str, values: Mapping[str, object]) -> str:
        return self._environment.get_template(f"catalogue/{template}").render({"root": root, **values})


def markdown(text: str) -> Markup:
    """Markdown as HTML. Raw HTML and dangerous links come out as nothing: cmark is safe by default."""
    return Markup(cmarkgfm.markdown_to_html(text))  # noqa: S704  # cmark has escaped it


def text(source: str) -> str:
    """Markdown as running text, for search. What has nothing of Markdown in it is that already."""
    return plain(markdown(source)) if MARKED.search(source) else " ".join(source.split())


def plain(html: str) -> str:
    """HTML as running text, for descriptions and for search."""
    return " ".join(unescape(TAG.sub(" ", html)).split())


@lru_cache(maxsize=4096)
def when(value: PartialDate | date, words: Language) -> str:
    """A date in words, as precisely as it is known."""
    if isinstance(value, date):
        return str(format_date(value, "d MMMM y", locale=words.code))
    sentences = words["dates"]
    if value.precision is Precision.UNDECIDED:
        return str(sentences["undecided"])
    if value.precision is Precision.TERM:
        term = "spring" if value.earliest.month == 1 else "autumn"
        told = sentences[term].format(year=value.earliest.year)
    else:
        pattern = {Precision.DAY: "d MMMM y", Precision.MONTH: "MMMM y", Precision.YEAR: "y"}[value.precision]
        told = format_date(value.earliest, pattern, locale=words.code)
    return str(sentences["roughly"].format(when=told) if value.roughly else told)


@lru_cache(maxsize=4096)
def amount(value: Quantity, words: Language) -> str:
    """A number with the language's own separators, and a word before it where it is rough."""
    told = format_decimal(Decimal(value.value), locale=words.code)
    return str(words["numbers"]["roughly"].format(number=told) if value.roughly else told)


def size(value: int, words: Language) -> str:
    """The size of a file in bytes, as readers compare sizes: in kilobytes up to a megabyte."""
    unit, of = ("megabytes", MEGABYTE) if value >= MEGABYTE else ("kilobytes", KILOBYTE)
    number = format_decimal(max(Decimal(value) / of, LEAST), "#,##0.#", locale=words.code)
    return str(words["numbers"][unit].format(number=number))


def grades(values: tuple[str, ...]) -> str:
    """A run of grades as readers write it: F-3 with a dash, or a grade by itself."""
    return values[0] if len(values) == 1 else f"{values[0]}–{values[-1]}"
