"""An initiative as a Markdown text, for people and for programs that read text. Made from its public form."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache

from skolsatsningar.exports.shapes import Json
from skolsatsningar.fragments import amount, grades, when
from skolsatsningar.language import Language
from skolsatsningar.partial_date import PartialDate
from skolsatsningar.quantity import Quantity

# What CommonMark takes for its own: anywhere in a line, and where one begins.
SIGNS = re.compile(r"[\\`*_\[\]<>&|~]")
BEGINNING = re.compile(r"^(?:[-+#=]|\d+(?=[.)]))")
# Most texts have nothing of it.
SPECIAL = re.compile(f"{SIGNS.pattern}|{BEGINNING.pattern}")
PROSE = ("background", "purpose", "activities", "expected_effects", "results")
RESOURCES = ("documents", "films", "links")


class Documents:
    """Writes initiatives as Markdown, in a language."""

    def __init__(self, words: Language) -> None:
        self._words = words
        self._of = words["initiative"]

    def text(self, form: Json) -> str:
        """All that an initiative's public form says, as CommonMark."""
        return "\n\n".join(self._parts(form)) + "\n"

    def _parts(self, form: Json) -> Iterator[str]:
        of = self._of
        yield f"# {plain(form['title'])}"
        yield plain(form["summary"])
        yield _list(self._facts(form))
        if form["plain"]:
            yield from (f"## {of['plain']}", form["plain"])
        for key in PROSE:
            if form[key]:
                yield from (f"## {of[key]}", form[key])
        yield from self._lists(form)
        yield from self._participation(form["participation"] or {})
        for code, translation in form["translations"].items():
            yield from (f"## {plain(translation['title'])} ({code})", plain(translation["summary"]))
        yield f"## {of['sources']}"
        yield _list(map(self._source, form["sources"]))
        said = self._words["beside"]
        yield said["end"].format(url=form["url"], licence=form["licence"])

    def _facts(self, form: Json) -> Iterator[str]:
        of, words = self._of, self._words
        yield _fact(of["what"], ", ".join(map(_link, form["areas"])))
        place = form["municipality"]
        yield _fact(of["where"], _link(place) if place else words["place"]["national"])
        if form["programme"]:
            part = f" – {plain(form['programme_area'])}" if form["programme_area"] else ""
            yield _fact(of["programme"], _link(form["programme"]) + part)
        whom = [*form["target_groups"], *form["school_forms"]]
        if form["grades"]:
            whom.append(of["grades"].format(grades=grades(tuple(form["grades"]))))
        if whom:
            yield _fact(of["whom"], ", ".join(whom))
        if form["levels"]:
            yield _fact(of["levels"], ", ".join(form["levels"]))
        yield _fact(of["when"], self._period(form["period"]))
        status = words["status"][form["status"]["word"]]
        yield _fact(of["how_far"], f"{status} ({self._as_of(form)})")
        if form["contacts"]:
            yield _fact(of["contact"], "; ".join(map(_contact, form["contacts"])))
        yield _fact(words["page"]["reviewed"], when(date.fromisoformat(form["reviewed"]), words))

    def _period(self, period: Json) -> str:
        of = self._of
        told = [
            of[word].format(when=self._when(period[key]))
            for key, word in (("start", "since"), ("end", "until"))
            if period[key]
        ]
        said = " ".join(told) or of["no_dates"].lower()
        return f"{said} (”{plain(period['words'])}”)" if period["words"] else said

    def _as_of(self, form: Json) -> str:
        of = self._of
        if form["status"]["by_calendar"]:
            return str(of["by_period"])
        return str(
            of["as_of"].format(when=self._when(form["as_of"])) if form["as_of"] else of["as_of_undated"]
        )

    def _lists(self, form: Json) -> Iterator[str]:
        of, words = self._of, self._words
        part = words["part"]
        lists: tuple[tuple[str, Iterable[str]], ...] = (
            (of["figures"], map(self._figure, form["figures"])),
            (of["only_schools"], (self._school(school) for school in form["schools"])),
            (
                of["partners"],
                (
                    f"{_link(one['organisation'])} – {part[one['part']['word'] or 'ej beslutat']}"
                    f"{_note(one['note'])}"
                    for one in form["partners"]
                ),
            ),
            (of["undecided"], (_fact(plain(one["about"]), plain(one["text"])) for one in form["undecided"])),
            (
                of["updates"],
                (_fact(self._when(one["date"]), plain(one["text"])) for one in form["updates"]),
            ),
            (
                of["related"],
                (
                    f"{words['relations'][one['relation']]['from' if one['inverse'] else 'to']}: "
                    f"{_link(one['initiative'])}"
                    for one in form["relations"]
                ),
            ),
            *((of[key], map(_resource, form[key])) for key in RESOURCES),
        )
        for heading, items in lists:
            told = _list(items)
            if told:
                yield from (f"## {heading}", told)

    def _participation(self, form: Json) -> Iterator[str]:
        of = self._of
        if not form:
            return
        yield f"## {of['participation']}"
        if form["how"]:
            yield form["how"]
        if form["deadline"]:
            yield f"{of['deadline']}: {self._when(form['deadline'])}"
        if form["terms"]:
            yield from (f"### {of['terms']}", form["terms"])
        if form["forms"]:
            yield from (f"### {of['forms']}", _list(map(_resource, form["forms"])))

    def _figure(self, form: Json) -> str:
        told = _amount(form["value"]["value"], form["value"]["roughly"], self._words)
        if form["of"]:
            whole = _amount(form["of"]["value"], form["of"]["roughly"], self._words)
            told = f"{told} {self._of['figures_of']} {whole}"
        as_of = f" ({self._when(form['as_of'])})" if form["as_of"] else ""
        return f"{told} {plain(form['counts'])}{as_of}"

    def _school(self, form: Json) -> str:
        contacts = "; ".join(map(_contact, form["contacts"]))
        return f"{_link(form['school'])}{_note(form['note'])}" + (f" ({contacts})" if contacts else "")

    def _source(self, form: Json) -> str:
        of = self._of
        told = [
            of[key].format(when=self._when(form[key])) for key in ("published", "updated") if form[key]
        ] or [of["undated"]]
        publisher = f", {plain(form['publisher'])}" if form["publisher"] else ""
        return f"{_titled(form)}{publisher} ({', '.join(told)})"

    def _when(self, form: Json) -> str:
        return when(_date(form["text"]), self._words)


def plain(text: str) -> str:
    """A text as CommonMark that shows it letter by letter."""
    if not SPECIAL.search(text):
        return text
    escaped = SIGNS.sub(lambda found: f"\\{found[0]}", text)
    return BEGINNING.sub(_as_a_letter, escaped)


def _as_a_letter(found: re.Match[str]) -> str:
    """What would begin a list, a heading or a rule. After a number it is the point that is escaped."""
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _fact(term: str, value: str) -> str:
    return f"{term}: {value}"


def _link(form: Json) -> str:
    return f"[{plain(form['name'])}]({form['url']})"


def _titled(form: Json) -> str:
    return f"[{plain(form['title'])}](<{form['url']}>)" if form["url"] else plain(form["title"])


def _resource(form: Json) -> str:
    kind = f" ({plain(form['format'])})" if form["format"] else ""
    return f"{_titled(form)}{kind}" + (f", {plain(form['published_by'])}" if form["published_by"] else "")


def _contact(form: Json) -> str:
    return ", ".join(plain(form[key]) for key in ("name", "role", "unit", "phone", "email") if form[key])


def _note(text: str | None) -> str:
    return f": {plain(text)}" if text else ""


@lru_cache(maxsize=4096)
def _amount(value: float, roughly: bool, words: Language) -> str:  # noqa: FBT001  # a field of its form
    return amount(Quantity(Decimal(str(value)), roughly), words)


_date = lru_cache(maxsize=4096)(PartialDate.parse)
