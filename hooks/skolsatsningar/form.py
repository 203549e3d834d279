"""The form for an initiative: its fields from the model, and what its script needs to check them.

A browser checks as the command line does: with these patterns, limits and sentences, and these names.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from skolsatsningar import drafting, fields, personal_number, rules, yaml_text
from skolsatsningar.catalogue import Catalogue
from skolsatsningar.forge import new_url
from skolsatsningar.language import Language
from skolsatsningar.model import (
    NATIONAL,
    NATIONAL_CODE,
    Area,
    Initiative,
    Municipality,
    Named,
    Organisation,
    Programme,
    School,
)
from skolsatsningar.names import Names
from skolsatsningar.outline import Key, outline, parts
from skolsatsningar.records import relative
from skolsatsningar.settings import Settings
from skolsatsningar.vocabulary import Status

# The file that the script reads at once, the one with names for references, and the one for relations.
FORM, NAMES, INITIATIVES = "form.json", "names.json", "initiatives.json"
# Each kind of sentence about a key speaks of the label that the form shows.
QUOTED = re.compile(r"”([a-z_]+)”")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form: the keys it shows, and those that most initiatives do without.

    `folded` is whether all of it is shown only when asked for.
    """

    part: str
    folded: bool
    keys: tuple[Key, ...]
    more: tuple[Key, ...]

    @property
    def labels(self) -> str:
        """What the keys are called."""
        return ", ".join(key.label.lower() for key in self.keys or self.more)


def sections(words: Language) -> Iterator[Section]:
    """Yield the parts of the form. One with nothing that must be filled in is folded."""
    for part, keys in parts(outline(Initiative, words)):
        needed = tuple(key for key in keys if key.required)
        if needed:
            yield Section(
                part, folded=False, keys=needed, more=tuple(key for key in keys if not key.required)
            )
        else:
            yield Section(part, folded=True, keys=keys, more=())


def values(words: Language, settings: Settings) -> Mapping[str, object]:
    """What the template shows besides the words."""
    folder = f"{relative(settings.data / Initiative.folder, settings.root)}/"
    return {
        "sections": tuple(sections(words)),
        "forge": settings.forge,
        "new_url": new_url(settings.edit_url, settings.forge),
        "records_url": settings.edit_url,
        "folder": folder,
        "address": Initiative.address,
        "today": settings.today.isoformat(),
    }


def files(words: Language, catalogue: Catalogue, names: Names) -> Mapping[str, str]:
    """Return the files that the script reads, by name, as JSON."""
    told = {FORM: _rules(words), NAMES: _names(catalogue, names), INITIATIVES: _initiatives(catalogue)}
    return {
        name: json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
        for name, value in told.items()
    }


def _rules(words: Language) -> dict[str, Any]:
    return {
        "order": [key.name for key in outline(Initiative, words)],
        "problems": _sentences(words),
        "suggestion": words["suggestion"],
        "words": words["form"]["says"],
        "nowhere": fields.NOWHERE,
        "patterns": {
            "html": fields.HTML.pattern,
            "script": fields.SCRIPT_LINK.pattern,
            "personal": personal_number.FORM.pattern,
            "unseen": yaml_text.UNSEEN.pattern,
            "mojibake": yaml_text.MOJIBAKE.pattern,
            "spaces": yaml_text.SPACE.pattern,
        },
        "schemes": sorted(fields.SAFE_SCHEMES),
        "limits": {
            "summary": rules.SUMMARY_LENGTH,
            "review": rules.REVIEW_EVERY.days,
            "years": [fields.FIRST_YEAR, fields.LAST_YEAR],
            "url": fields.MAX_URL,
            "slug": fields.MAX_SLUG,
            "name": drafting.SHORT,
        },
        "unended": [Status.ONGOING, Status.PLANNED],
        "national": {"name": NATIONAL, "code": NATIONAL_CODE},
    }


def _sentences(words: Language) -> dict[str, str]:
    """The sentences of the check. Where they speak of keys and rows, the form has its own."""
    labels = {key.name: key.label for key in _every(outline(Initiative, words))}
    said = words["problems"] | {"upptagen": words["drafting"]["taken"]} | words["form"]["problems"]
    return {
        code: QUOTED.sub(lambda found: f"”{labels.get(found[1], found[1])}”", sentence)
        for code, sentence in said.items()
    }


def _every(keys: Sequence[Key]) -> Iterator[Key]:
    """Yield every key, those of initiatives last: where two have one name, it is theirs that is meant."""
    for key in keys:
        yield from _every(key.keys)
    yield from keys


def _names(catalogue: Catalogue, names: Names) -> dict[str, Any]:
    kinds: Mapping[str, Mapping[str, Named]] = {
        Area.folder: catalogue.areas,
        School.folder: catalogue.schools,
        Municipality.folder: catalogue.municipalities,
        Programme.folder: catalogue.programmes,
        Organisation.folder: catalogue.organisations,
    }
    told = {folder: list(_called(folder, records, names)) for folder, records in kinds.items()}
    told[Municipality.folder].append([NATIONAL, NATIONAL])
    return {"names": told, "areas": {one.id: one.areas for one in catalogue.programmes.values() if one.areas}}


def _called(folder: str, records: Mapping[str, Named], names: Names) -> Iterator[list[str]]:
    """Yield each record's id, its name and whatever else it may be called."""
    others = defaultdict(list)
    for spelling in names.spellings.get(folder, ()):
        others[names.resolve(folder, spelling)].append(spelling)
    for record in records.values():
        own = {record.id, record.name}
        yield [record.id, record.name, *(name for name in others[record.id] if name not in own)]


def _initiatives(catalogue: Catalogue) -> list[list[str]]:
    """Each initiative's id, its title and the ids that it had before."""
    return [[one.id, one.title, *one.former_ids] for one in catalogue.initiatives.values()]
