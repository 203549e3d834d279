"""What changes on an initiative's page, field by field."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from skolsatsningar.language import Language
from skolsatsningar.markdown_text import escaped
from skolsatsningar.model import (
    Area,
    Contact,
    Figure,
    Initiative,
    Municipality,
    OpenQuestion,
    Organisation,
    Participant,
    Partner,
    Programme,
    Resource,
    School,
    Source,
    Update,
)
from skolsatsningar.state import State

# Texts that are too long to show.
TEXTS = (
    "summary",
    "plain",
    "background",
    "purpose",
    "activities",
    "expected_effects",
    "results",
    "participation",
)
LISTS = (
    *("areas", "school_forms", "target_groups", "levels", "schools", "contacts", "figures", "partners"),
    *("undecided", "documents", "films", "links", "updates", "sources"),
)
# What an item of a list is called.
LABELS: Mapping[type, Callable[[Any, State], str]] = {
    Participant: lambda item, state: state.name(School, item.school) or "",
    Partner: lambda item, state: state.name(Organisation, item.organisation) or "",
    Contact: lambda item, _: f"{item.role}, {item.name}" if item.name else item.role,
    Figure: lambda item, _: item.counts,
    OpenQuestion: lambda item, _: item.about,
    Resource: lambda item, _: item.title,
    Source: lambda item, _: item.title,
    Update: lambda item, _: f"{item.date}, {item.text}",
}


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of an initiative in two states, compared."""

    before: State
    after: State
    words: Language

    def told(self, old: Initiative, new: Initiative) -> Iterator[str]:
        """Yield a line for each thing that changes, in the order that the page has it."""
        says = self.words["difference"]
        values = self._one(self.after, new)
        for key, value in self._one(self.before, old).items():
            if value != values[key]:
                yield turned(says["one"][key], value, values[key], says)
        for key in TEXTS:
            was, now = getattr(old, key), getattr(new, key)
            if was != now:
                told = "changed" if was and now else "new" if now else "gone"
                yield f"{says['one'][key]}: {says['text'][told]}"
        for key in LISTS:
            yield from self._list(key, getattr(old, key), getattr(new, key))
        yield from _compared(says["many"]["translations"], old.translations, new.translations)

    def _one(self, state: State, item: Initiative) -> dict[str, str | None]:
        """What has one value that is short enough to show."""
        national = self.words["place"]["national"]
        period = item.period
        return {
            "title": item.title,
            "status": self.words["status"][item.status_on(state.today)],
            "municipality": national if item.national else state.name(Municipality, item.municipality),
            "programme": state.name(Programme, item.programme),
            "programme_area": item.programme_area,
            "start": str(period.start) if period.start else None,
            "end": str(period.end) if period.end else None,
            "words": period.words,
            "grades": ", ".join(item.grades) or None,
            "reviewed": item.reviewed.isoformat(),
        }

    def _list(self, key: str, old: Sequence[object], new: Sequence[object]) -> Iterator[str]:
        says = self.words["difference"]
        lines = list(
            _compared(
                says["many"][key],
                _by_label(old, lambda item: self._label(key, item, self.before)),
                _by_label(new, lambda item: self._label(key, item, self.after)),
            )
        )
        yield from lines
        if old != new and not lines:
            yield says["order"].format(part=says["many"][key]["changed"])

    def _label(self, key: str, item: object, state: State) -> str:
        """What an item of a list is called."""
        if isinstance(item, str):
            return (state.name(Area, item) if key == "areas" else None) or str(item)
        return LABELS[type(item)](item, state)


def _by_label(items: Iterable[object], label: Callable[[object], str]) -> dict[str, list[object]]:
    found: defaultdict[str, list[object]] = defaultdict(list)
    for item in items:
        found[label(item)].append(item)
    return dict(found)


def _compared(
    words: Mapping[str, str], old: Mapping[str, object], new: Mapping[str, object]
) -> Iterator[str]:
    yield from (f"{words['new']}: {escaped(label)}" for label in new if label not in old)
    yield from (f"{words['gone']}: {escaped(label)}" for label in old if label not in new)
    changed = (label for label in new if label in old and old[label] != new[label])
    yield from (f"{words['changed']}: {escaped(label)}" for label in changed)


def turned(name: str, was: str | None, now: str | None, says: Mapping[str, str]) -> str:
    """A value that becomes another, in a line."""
    one, other = (escaped(value) if value else says["none"] for value in (was, now))
    return f"{name}: {one} → {other}"
