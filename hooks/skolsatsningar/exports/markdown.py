"""An initiative as a Markdown text, for people and for programs that read text. Made from its public form."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache

from skolsatsningar.exports.public import LICENCE
from skolsatsningar.exports.shapes import Json
from skolsatsningar.fragments import amount, grades, when
from skolsatsningar.language import Language
from skolsatsningar.partial_date import PartialDate
from skolsatsningar.quantity import Quantity

# What CommonMark takes for its own: anywhere in a line, and where one begins.
SIGNS = re.compile(r"[\\`*_\[\]<>&|~]")
BEGINNING = re.compile(r"[-+#=]|[0-9]+(?=[.)])")
FIRST = frozenset("-+#=0123456789")
PROSE = ("plain", "background", "purpose", "activities", "expected_effects", "results")


class Documents:
    """Writes initiatives as Markdown, in a language."""

    def __init__(self, words: Language) -> None:
        self._words = words
        self._of = of = words["initiative"]
        self._parts = words["part"]
        self._end = f"\n\n{words['beside']['end']}\n".replace("{licence}", LICENCE)
        self._national = words["place"]["national"]
        self._participating, self._sources = _heading(of["participation"]), _heading(of["sources"])
        self._prose = tuple((key, _heading(of[key])) for key in PROSE)
        # What stands in a list below a heading of its own, and how each is told.
        self._lists: tuple[tuple[str, str, Callable[[Json], str]], ...] = (
            ("figures", _heading(of["figures"]), self._figure),
            ("schools", _heading(of["only_schools"]), _school),
            ("partners", _heading(of["partners"]), self._partner),
            (
                "undecided",
                _heading(of["undecided"]),
                lambda one: f"{plain(one['about'])}: {plain(one['text'])}",
            ),
            (
                "updates",
                _heading(of["updates"]),
                lambda one: f"{self._when(one['date'])}: {plain(one['text'])}",
            ),
            ("documents", _heading(of["documents"]), _resource),
            ("films", _heading(of["films"]), _resource),
            ("links", _heading(of["links"]), _resource),
        )

    def text(self, form: Json) -> str:
        """All that an initiative's public form says, as CommonMark. Relations are told by themselves."""
        first = f"# {plain(form['title'])}\n\n{plain(form['summary'])}\n\n{_list(self._facts(form))}"
        return "".join((first, *self._sections(form), self.end(form["url"])))

    def relations(self, relations: Iterable[Json]) -> str:
        """What follows on the text where an initiative has relations, before its end."""
        told = self._words["relations"]
        items = _list(
            f"{told[one['relation']]['from' if one['inverse'] else 'to']}: {_link(one['initiative'])}"
            for one in relations
        )
        return f"{_heading(self._of['related'])}{items}"

    def end(self, url: str) -> str:
        """The last of all, where the page is at an address: what may be done with the text."""
        return self._end.replace("{url}", url)

    def _facts(self, form: Json) -> list[str]:
        of, words = self._of, self._words
        place = form["municipality"]
        told = [
            f"{of['what']}: {', '.join(map(_link, form['areas']))}",
            f"{of['where']}: {_link(place) if place else self._national}",
        ]
        if form["programme"]:
            part = f" – {plain(form['programme_area'])}" if form["programme_area"] else ""
            told.append(f"{of['programme']}: {_link(form['programme'])}{part}")
        whom = [*form["target_groups"], *form["school_forms"]]
        if form["grades"]:
            whom.append(of["grades"].format(grades=grades(tuple(form["grades"]))))
        if whom:
            told.append(f"{of['whom']}: {', '.join(whom)}")
        if form["levels"]:
            told.append(f"{of['levels']}: {', '.join(form['levels'])}")
        told.append(f"{of['when']}: {self._period(form['period'])}")
        status = words["status"][form["status"]["word"]]
        told.append(f"{of['how_far']}: {status} ({self._as_of(form)})")
        if form["contacts"]:
            told.append(f"{of['contact']}: {'; '.join(map(_contact, form['contacts']))}")
        told.append(f"{words['page']['reviewed']}: {_day(form['reviewed'], words)}")
        return told

    def _period(self, period: Json) -> str:
        of, start, end = self._of, period["start"], period["end"]
        told = of["since"].format(when=self._when(start)) if start else ""
        if end:
            until = of["until"].format(when=self._when(end))
            told = f"{told} {until}" if told else until
        told = told or of["no_dates"].lower()
        return f"{told} (”{plain(period['words'])}”)" if period["words"] else str(told)

    def _as_of(self, form: Json) -> str:
        of, known = self._of, form["as_of"]
        if form["status"]["by_calendar"]:
            return str(of["by_period"])
        return str(of["as_of"].format(when=self._when(known)) if known else of["as_of_undated"])

    def _sections(self, form: Json) -> list[str]:
        """What stands below the headings, each with its heading."""
        told = [f"{heading}{form[key]}" for key, heading in self._prose if form[key]]
        for key, heading, item in self._lists:
            if some := form[key]:
                told.append(f"{heading}{_list(map(item, some))}")
        if form["participation"]:
            told += (self._participating, "\n\n".join(self._participation(form["participation"])))
        for code, translation in form["translations"].items():
            heading = _heading(f"{plain(translation['title'])} ({code})")
            told += (heading, plain(translation["summary"]))
        told.append(f"{self._sources}{_list(map(self._source, form['sources']))}")
        return told

    def _participation(self, form: Json) -> Iterator[str]:
        of = self._of
        if form["how"]:
            yield form["how"]
        if form["deadline"]:
            yield f"{of['deadline']}: {self._when(form['deadline'])}"
        if form["terms"]:
            yield f"### {of['terms']}\n\n{form['terms']}"
        if form["forms"]:
            yield f"### {of['forms']}\n\n{_list(map(_resource, form['forms']))}"

    def _figure(self, form: Json) -> str:
        whole = f" {self._of['figures_of']} {self._amount(form['of'])}" if form["of"] else ""
        as_of = f" ({self._when(form['as_of'])})" if form["as_of"] else ""
        return f"{self._amount(form['value'])}{whole} {plain(form['counts'])}{as_of}"

    def _partner(self, form: Json) -> str:
        part = self._parts[form["part"]["word"] or "ej beslutat"]
        return f"{_link(form['organisation'])} – {part}{_note(form['note'])}"

    def _source(self, form: Json) -> str:
        of = self._of
        told = [
            of[key].format(when=self._when(form[key])) for key in ("published", "updated") if form[key]
        ] or [of["undated"]]
        publisher = f", {plain(form['publisher'])}" if form["publisher"] else ""
        return f"{_titled(form)}{publisher} ({', '.join(told)})"

    def _when(self, form: Json) -> str:
        return _date(form["text"], self._words)

    def _amount(self, form: Json) -> str:
        return _number(form["value"], form["roughly"], self._words)


def plain(text: str) -> str:
    """A text as CommonMark that shows it letter by letter."""
    if SIGNS.search(text):  # most texts have none, and are not written anew
        text = SIGNS.sub(lambda found: f"\\{found[0]}", text)
    if text[0] not in FIRST or not (found := BEGINNING.match(text)):
        return text
    # What would begin a list, a heading or a rule. After a number it is the point that is escaped.
    said = found[0]
    return f"{said}\\{text[len(said) :]}" if said.isdigit() else f"\\{text}"


def _heading(text: str) -> str:
    return f"\n\n## {text}\n\n"


def _list(items: Iterable[str]) -> str:
    return "- " + "\n- ".join(items)


def _link(form: Json) -> str:
    return _linked(form["name"], form["url"])


@lru_cache(maxsize=4096)  # many initiatives have the same
def _linked(name: str, url: str) -> str:
    return f"[{plain(name)}]({url})"


def _titled(form: Json) -> str:
    return f"[{plain(form['title'])}](<{form['url']}>)" if form["url"] else plain(form["title"])


def _resource(form: Json) -> str:
    kind = f" ({plain(form['format'])})" if form["format"] else ""
    return f"{_titled(form)}{kind}" + (f", {plain(form['published_by'])}" if form["published_by"] else "")


def _school(form: Json) -> str:
    contacts = f" ({'; '.join(map(_contact, form['contacts']))})" if form["contacts"] else ""
    return f"{_link(form['school'])}{_note(form['note'])}{contacts}"


def _contact(form: Json) -> str:
    return ", ".join([plain(form[key]) for key in ("name", "role", "unit", "phone", "email") if form[key]])


def _note(text: str | None) -> str:
    return f": {plain(text)}" if text else ""


@lru_cache(maxsize=4096)
def _number(value: float, roughly: bool, words: Language) -> str:  # noqa: FBT001  # a field of its form
    return amount(Quantity(Decimal(str(value)), roughly), words)


@lru_cache(maxsize=4096)
def _date(text: str, words: Language) -> str:
    return when(PartialDate.parse(text), words)


@lru_cache(maxsize=4096)
def _day(text: str, words: Language) -> str:
    return when(date.fromisoformat(text), words)
