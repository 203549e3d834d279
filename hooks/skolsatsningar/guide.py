"""The guide to the fields: every key of every kind of record, as a page in Markdown."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from skolsatsningar.language import Language
from skolsatsningar.model import NAMED, Initiative, Record
from skolsatsningar.outline import GROUP, WORD, Key, called, outline, parts, told
from skolsatsningar.swedish import slug
from skolsatsningar.template import example


def guide(words: Language, updated: date) -> str:
    """Return the page, front matter first. `updated` is the day that it last changed."""
    said = words["guide"]
    keys = outline(Initiative, words)
    page = Page(words, keys)
    sections = [*page.initiative(), *page.others(), *page.vocabularies()]
    head = [
        "---",
        f"# {words['derive']['made']}",
        f"title: {said['title']}",
        f"description: {said['description']}",
        "search: title",
        f"updated: {updated.isoformat()}",
        "---",
        "",
        f"# {said['title']}",
        "",
        *(line.format(limit=keys[0].limit) for line in said["intro"]),
        "",
    ]
    return "\n".join([*head, *_contents(sections), "", *sections]).rstrip("\n") + "\n"


class Page:
    """The sections of the guide. A group of keys is shown where it is first met, and named after that."""

    def __init__(self, words: Language, keys: Sequence[Key]) -> None:
        self.words = words
        self.said = words["guide"]
        self._initiative = keys
        self._shown: dict[str, str] = {}

    def initiative(self) -> Iterator[str]:
        """Yield the lines about initiatives, in parts."""
        kind = self.said["kinds"][Initiative.folder]
        yield from (f"## {kind['title']}", "", kind["note"], "")
        for part, keys in parts(self._initiative):
            said = self.said["parts"][part]
            yield from (f"### {said['title']}", "")
            yield from self._fields(keys)
            if said["note"]:
                yield from (said["note"], "")

    def others(self) -> Iterator[str]:
        """Yield the lines about every other kind of record."""
        for kind in NAMED:
            said = self.said["kinds"][kind.folder]
            yield from (f"## {said['title']}", "", said["note"], "")
            yield from self._fields(outline(kind, self.words))

    def vocabularies(self) -> Iterator[str]:
        """Yield the lines about every word that may be chosen."""
        said = self.said["vocabularies"]
        yield from (f"## {said['title']}", "", said["note"], "")
        yield from _table([self.said["key"], self.said["words"]], self._choices())
        yield from (said["none"], "")

    def _choices(self) -> Iterator[list[str]]:
        seen: set[tuple[str, ...]] = set()
        kinds: tuple[type[Record], ...] = (Initiative, *NAMED)
        for kind in kinds:
            for key in _every(outline(kind, self.words)):
                if key.words and key.words not in seen:
                    seen.add(key.words)
                    where = "" if kind is Initiative else f" ({called(kind, self.words).lower()})"
                    yield [_code(key.name) + where, ", ".join(map(_code, key.words))]

    def _fields(self, keys: Sequence[Key]) -> Iterator[str]:
        said = self.said
        yield from _table([said["key"], said["what"], said["example"]], self._rows(keys))
        yield from ("```yaml", example(keys), "```", "")

    def _rows(self, keys: Sequence[Key]) -> Iterator[list[str]]:
        """Yield a row for each key. Keys in a row that are groups of one sort share the rows about it."""
        for key, after in zip(keys, [*keys[1:], None], strict=True):
            named = self._shown.get(key.group)
            alike = after is not None and after.group == key.group
            yield self._row(key, as_in=named)
            if key.group and not named and not alike:
                self._shown[key.group] = key.name
                for part in key.keys:
                    yield self._row(part, "– ", as_in=self._where(part))

    def _where(self, part: Key) -> str | None:
        """The key of an initiative that has the same group as a part of another one."""
        return next((key.name for key in self._initiative if part.group and key.group == part.group), None)

    def _row(self, key: Key, before: str = "", as_in: str | None = None) -> list[str]:
        said = told(key, self.words, listing=False)
        if key.input == WORD:
            said += " " + self.said["choose"].format(anchor=slug(self.said["vocabularies"]["title"]))
        if as_in:
            said += " " + self.said["as_in"].format(key=_code(as_in))
        shown = (
            self.said["below"]
            if key.input == GROUP
            else _code(f"- {key.example}" if key.repeated else key.example)
        )
        return [before + _code(key.name), said, shown]


def _contents(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if line.startswith("## "):
            title = line.removeprefix("## ")
            yield f"- [{title}](#{slug(title)})"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for row in (heads, ["---"] * len(heads), *rows):
        yield f"| {' | '.join(row)} |".replace("| --- ", "|---").replace("--- |", "---|")
    yield ""


def _every(keys: Iterable[Key]) -> Iterator[Key]:
    for key in keys:
        yield key
        yield from _every(key.keys)


def _code(text: str) -> str:
    return f"`{text}`"
