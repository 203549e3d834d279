"""What changes for readers between two states of the records, told as Markdown."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from skolsatsningar.catalogue import Catalogue
from skolsatsningar.entry import Entry
from skolsatsningar.field_changes import Fields, turned
from skolsatsningar.language import Language
from skolsatsningar.listing import national
from skolsatsningar.markdown_text import escaped
from skolsatsningar.model import (
    NAMED,
    NATIONAL,
    Area,
    Municipality,
    Named,
    Organisation,
    Programme,
    School,
)
from skolsatsningar.problem import Problem, Severity
from skolsatsningar.state import State

# More pages than these in a part, or lines about one page, are only counted: a comment has its limit.
PAGES = 50
LINES = 20

# A record on whose page initiatives are listed.
Place = tuple[type[Named], str]


@dataclass(frozen=True, slots=True)
class Told:
    """A page that something is told of: what it is called, what it is, its addresses, and a line a change."""

    title: str
    kind: str
    url: str
    lines: tuple[str, ...] = ()
    former: str | None = None


def markdown(states: tuple[State, State], base: str, words: Language) -> str:
    """What changes for readers from the first state to the second, and which problems come and go."""
    before, after = states
    says = words["difference"]
    parts = [f"## {says['title']}", says["compared"].format(base=escaped(base))]
    old, new = before.found.catalogue, after.found.catalogue
    if old is None:
        parts.append(says["base_wrong"])
    if new is None:
        parts.append(says["wrong"])
    if old and new:
        told = list(_Pages(before, after, old, new, words).parts())
        parts += told or [says["nothing"]]
    return "\n\n".join([*parts, *_problems(before, after, words)]) + "\n"


# Pages.


class _Pages:
    """The pages of two catalogues, compared."""

    def __init__(self, before: State, after: State, old: Catalogue, new: Catalogue, words: Language) -> None:
        self.before = before
        self.after = after
        self.old = old
        self.new = new
        self.words = words
        self.says = words["difference"]
        # The id that each initiative had, by the one it has now.
        self.was = {entry.id: self._former(entry) for entry in new.initiatives.values()}

    def _former(self, entry: Entry) -> str | None:
        if entry.id in self.old.initiatives:
            return entry.id
        gone = (other for other in entry.former_ids if other in self.old.initiatives)
        return next((other for other in gone if other not in self.new.initiatives), None)

    def parts(self) -> Iterator[str]:
        """Yield each part that has anything to tell."""
        changed = list(self._changed())
        for heading, pages in (
            ("new", self._new()),
            ("changed", [page for page in changed if not page.former]),
            ("moved", [page for page in changed if page.former]),
            ("gone", self._gone()),
            ("gatherings", self._gatherings()),
        ):
            lines = list(_listed(pages, self.says))
            if lines:
                yield f"### {self.says[heading]}\n\n" + "\n".join(lines)

    def _new(self) -> Iterator[Told]:
        for entry in self.new.initiatives.values():
            if self.was[entry.id] is None:
                yield self._page(entry)
        for kind in NAMED:
            old = self.old.of(kind)
            yield from (self._gathering(item) for item in self.new.of(kind).values() if item.id not in old)

    def _gone(self) -> Iterator[Told]:
        kept = set(self.was.values())
        for entry in self.old.initiatives.values():
            if entry.id not in kept:
                yield self._page(entry)
        for kind in NAMED:
            new = self.new.of(kind)
            yield from (self._gathering(item) for item in self.old.of(kind).values() if item.id not in new)

    def _changed(self) -> Iterator[Told]:
        for entry in self.new.initiatives.values():
            was = self.was[entry.id]
            if was is None:
                continue
            old = self.old.initiatives[was]
            lines = [*self._differences(old, entry), *self._relations(old, entry)]
            former = old.url if old.id != entry.id else None
            if lines or former:
                yield self._page(entry, lines, former)

    def _differences(self, old: Entry, new: Entry) -> Iterator[str]:
        if self.before.raw(old) != self.after.raw(new):
            yield from Fields(self.before, self.after, self.words).told(
                self.before.initiative(old), self.after.initiative(new)
            )

    def _relations(self, old: Entry, new: Entry) -> Iterator[str]:
        """Yield what an initiative hangs together with: it may be the other that tells of it."""
        before = {(self._now(other.id), other.title): None for other in self.old.related.get(old.id, ())}
        after = {(other.id, other.title): None for other in self.new.related.get(new.id, ())}
        known = {other for other, _ in before}, {other for other, _ in after}
        words = self.says["many"]["relations"]
        yield from (f"{words['new']}: {escaped(title)}" for other, title in after if other not in known[0])
        yield from (f"{words['gone']}: {escaped(title)}" for other, title in before if other not in known[1])

    @cached_property
    def _names_now(self) -> dict[str, str]:
        return {was: now for now, was in self.was.items() if was}

    def _now(self, was: str) -> str:
        return self._names_now.get(was, was)

    def _page(self, entry: Entry, lines: Iterable[str] = (), former: str | None = None) -> Told:
        return Told(entry.title, self.words["facets"]["initiative"], entry.url, tuple(lines), former)

    def _gathering(self, item: Named, lines: Iterable[str] = ()) -> Told:
        return Told(item.name, self.words["gatherings"][item.folder]["kind"], item.url, tuple(lines))

    # Pages that gather initiatives.

    def _gatherings(self) -> Iterator[Told]:
        """Yield every page of both catalogues whose record or list of initiatives has changed."""
        lines = self._lists()
        for kind in NAMED:
            old = self.old.of(kind)
            for item in self.new.of(kind).values():
                if item.id in old:
                    told = [*self._record(old[item.id], item), *lines[kind, item.id]]
                    if told:
                        yield self._gathering(item, told)
        if told := lines[Municipality, NATIONAL]:
            way, words = national(self.words), self.words["gatherings"]["national"]
            yield Told(way.title, words["kind"], way.url, tuple(told))

    def _record(self, old: Named, new: Named) -> Iterator[str]:
        if old.name != new.name:
            yield turned(self.says["one"]["name"], old.name, new.name, self.says)
        if old.model_copy(update={"name": new.name, "path": new.path}) != new:
            yield self.says["facts"]

    def _lists(self) -> dict[Place, list[str]]:
        """What changes in the lists of initiatives, by the record whose page they stand on."""
        lines: defaultdict[Place, list[str]] = defaultdict(list)
        changed: Counter[Place] = Counter()
        for old, new in self._pairs():
            before, after = (dict.fromkeys(_gathered(entry)) if entry else {} for entry in (old, new))
            title = next(escaped(entry.title) for entry in (new, old) if entry)
            changed.update(place for place in after if place in before)
            for word, places, others in (("listed", after, before), ("unlisted", before, after)):
                for place in places:
                    if place not in others:
                        lines[place].append(f"{self.says[word]}: {title}")
        for place, count in changed.items():
            lines[place].append(self.says["relisted"].format(count=count))
        return lines

    def _pairs(self) -> Iterator[tuple[Entry | None, Entry | None]]:
        """Yield what was known of each initiative and what is, where the two are not the same."""
        for new in self.new.initiatives.values():
            old = self.old.initiatives.get(self.was[new.id] or "")
            if old != new:
                yield old, new
        kept = set(self.was.values())
        yield from ((old, None) for old in self.old.initiatives.values() if old.id not in kept)


def _gathered(entry: Entry) -> Iterator[Place]:
    """Yield every record on whose page an initiative is listed."""
    yield from ((Area, area) for area in entry.areas)
    yield from ((School, mention.id) for mention in entry.schools)
    yield from ((Organisation, mention.id) for mention in entry.partners)
    yield Municipality, entry.municipality
    if entry.programme:
        yield Programme, entry.programme


# Problems.


def _problems(before: State, after: State, words: Language) -> Iterator[str]:
    """Yield the parts on problems that came and that went. That a line has moved makes no other problem."""
    says = words["difference"]
    old, new = (_counted(state.found.problems, words) for state in (before, after))
    for heading, here, there in (("problems", new, old), ("mended", old, new)):
        lines = [
            f"- {words['severity'][severity].capitalize()}: {escaped(path)}: {escaped(sentence)}"
            for severity, path, sentence in sorted((here - there).elements())
        ]
        if lines:
            yield f"### {says[heading]}\n\n" + "\n".join(_limited(lines, PAGES, says))


def _counted(problems: Iterable[Problem], words: Language) -> Counter[tuple[Severity, str, str]]:
    return Counter((problem.severity, problem.path, words.sentence(problem)) for problem in problems)


# Lists.


def _listed(pages: Iterable[Told], says: Mapping[str, str]) -> Iterator[str]:
    blocks = []
    for page in pages:
        way = f"`/{page.former}` → `/{page.url}`" if page.former else f"`/{page.url}`"
        head = f"- **{escaped(page.title)}** ({page.kind}, {way})"
        blocks.append("\n".join([head, *_limited([f"  - {line}" for line in page.lines], LINES, says, "  ")]))
    yield from _limited(blocks, PAGES, says)


def _limited(lines: Sequence[str], limit: int, says: Mapping[str, str], margin: str = "") -> Iterator[str]:
    yield from islice(lines, limit)
    if len(lines) > limit:
        yield f"{margin}- {says['more'].format(count=len(lines) - limit)}"
