"""Where every field of the model goes when records go out as data, and the shape it has there.

A field that is not placed here stops the engine from being loaded: nothing goes out, or stays in, unseen.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from functools import cache
from types import NoneType
from typing import Annotated, Any, TypeAlias, cast, get_args, get_origin, get_type_hints

from skolsatsningar import model
from skolsatsningar.exports.shapes import (
    ByLanguage,
    Choice,
    Date,
    Day,
    Json,
    Known,
    Many,
    Maybe,
    Number,
    Reference,
    Shape,
    Text,
    Word,
    as_it_is,
    dated,
    reference_to,
)
from skolsatsningar.fields import Form
from skolsatsningar.fields import Reference as ReferenceField
from skolsatsningar.model import (
    Area,
    Contact,
    Initiative,
    Municipality,
    Organisation,
    Part,
    Programme,
    School,
)
from skolsatsningar.partial_date import PartialDate
from skolsatsningar.quantity import Quantity
from skolsatsningar.vocabulary import PartnerPart


class Place(Enum):
    """Where a field goes."""

    PUBLIC = "in all data, under its own key"
    PERSON = "in data only where the site's owner allows people's names there"
    REACHES = "in data, but not where it would lead to a person who is not named there"
    DERIVED = "in data, under its own key but in a form that `public` gives it"


@dataclass(frozen=True, slots=True)
class Withheld:
    """A field that never goes out, and why."""

    reason: str


PutTogether: TypeAlias = Callable[[Mapping[str, Any], Known], Json]
Places: TypeAlias = Mapping[str, Place | Withheld]


def _public(*names: str) -> Places:
    return dict.fromkeys(names, Place.PUBLIC)


RECORD: Places = {
    "id": Place.DERIVED,
    "path": Withheld("It tells where the editors keep the file, and nothing of what the file is about."),
}
NAMED: Places = {**RECORD, **_public("name", "aliases", "description")}
PLACES: Mapping[type[Part], Places] = {
    Contact: {
        "role": Place.PUBLIC,
        "name": Place.PERSON,
        "unit": Place.PUBLIC,
        "phone": Place.REACHES,
        "email": Place.REACHES,
    },
    model.Participant: _public("school", "contacts", "note"),
    model.Partner: _public("organisation", "part", "note"),
    model.Figure: _public("value", "of", "counts", "as_of"),
    model.Resource: _public("title", "published_by", "format", "url"),
    model.Participation: _public("how", "deadline", "terms", "forms"),
    model.Source: _public("title", "publisher", "url", "published", "updated"),
    model.Update: _public("date", "text"),
    model.Period: _public("start", "end", "words"),
    model.Relations: dict.fromkeys(("part_of", "follows", "inspired_by", "works_with"), Place.DERIVED),
    model.OpenQuestion: _public("about", "text"),
    model.Translation: _public("title", "summary"),
    model.Predecessor: _public("name", "school", "until"),
    Area: NAMED,
    Municipality: {
        **NAMED,
        **_public("official_name", "organisation_number", "contacts", "visiting_address"),
        **_public("opening_hours", "figures", "sources"),
    },
    School: {**NAMED, **_public("municipality", "kind", "school_forms", "unit_code", "predecessors")},
    Programme: {**NAMED, **_public("municipality", "areas", "sources")},
    Organisation: {
        **NAMED,
        **_public("kind", "municipality", "part_of", "organisation_number", "url_of_site"),
    },
    Initiative: {
        **RECORD,
        # Who is behind it is one municipality or the whole country: that is told by itself.
        "municipality": Place.DERIVED,
        # What holds on the day, whether the record states it or not.
        "status": Place.DERIVED,
        # Known from both ends, once all have been read.
        "relations": Place.DERIVED,
        **_public("title", "summary", "plain", "areas", "programme", "programme_area", "period"),
        **_public("school_forms", "grades", "target_groups", "levels", "schools", "contacts"),
        **_public("background", "purpose", "activities", "expected_effects", "results", "figures"),
        **_public("partners", "undecided", "documents", "films", "links", "participation", "updates"),
        **_public("sources", "reviewed", "translations", "former_ids"),
    },
}
# Words of which one says that it is not decided yet.
UNDECIDED: Mapping[type[StrEnum], StrEnum] = {PartnerPart: PartnerPart.UNDECIDED}
URL = "url"


@dataclass(frozen=True, slots=True)
class Group:
    """A part of a record as an object: its fields by their names, in the order of the model."""

    kind: type[Part]

    def form(self, value: Part, known: Known) -> Json:
        """Every field that goes out."""
        return put_together(self.kind)(value.__dict__, known)

    def schema(self) -> Json:
        """What is described once for all of its kind."""
        return reference_to(self.kind.__name__)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone to turn to. Role and unit always go out; what tells who it is, only where it is allowed."""

    def form(self, value: Contact, known: Known) -> Json:
        """Every field of a contact, null where it stays in."""
        values = value.__dict__
        email = values["email"]
        if known.people:
            told = TOLD
        elif any(map(values.get, PERSONAL)) or (email and NAMED_AFTER.match(email)):
            told = TOLD_OF_NAMED
        else:
            told = TOLD_OF_UNNAMED
        form = NO_CONTACT.copy()
        for name in told:
            form[name] = values[name]
        return form

    def schema(self) -> Json:
        """What is described once for all contacts."""
        return reference_to(Contact.__name__)


# An address that has someone's name in it, as `anna.andersson@`, or may have: rather one too few goes out.
NAMED_AFTER = re.compile(r"[^\W\d_]+[._-][^\W\d_]+[^@]*@")
OUT = (Place.PUBLIC, Place.PERSON, Place.REACHES)


def _of_contact(*places: Place) -> tuple[str, ...]:
    return tuple(name for name, place in PLACES[Contact].items() if place in places)


PERSONAL = _of_contact(Place.PERSON)
# What goes out of a contact where people may be named. Where not: of one with a name, and of any other.
TOLD = _of_contact(*OUT)
TOLD_OF_NAMED = _of_contact(Place.PUBLIC)
TOLD_OF_UNNAMED = _of_contact(Place.PUBLIC, Place.REACHES)
NO_CONTACT: Json = dict.fromkeys(TOLD)


@cache
def shapes(kind: type[Part]) -> tuple[tuple[str, Shape], ...]:
    """The fields of a class that go out as they stand, in the order of the model, and the shape of each."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple((name, _shape(hints[name])) for name in kind.model_fields if PLACES[kind][name] in OUT)


@cache
def put_together(kind: type[Part]) -> PutTogether:
    """What puts the values of those fields together as an object, made from the fields.

    A value that is the same as data, as all that is empty is, is taken as it stands.
    """
    names: dict[str, object] = {}
    told = [f"{name!r}: {_told(shape, f'values[{name!r}]', names)}" for name, shape in shapes(kind)]
    source = f"lambda values, known: {{{', '.join(told)}}}"
    return cast("PutTogether", eval(source, names))  # noqa: S307  # the model's own names, and no text of a record's


def _told(shape: Shape, of: str, names: dict[str, object]) -> str:
    """Python for a value as data, of what is Python for it in the record. `names` get what it calls."""
    if as_it_is(shape):
        return of
    inner = shape.inner if isinstance(shape, Maybe) else shape
    if isinstance(inner, Many):
        made = f"[{_call(inner.each, 'one', names)} for one in value]"
    else:
        made = _call(inner, "value", names)
    return f"{made} if (value := {of}) else value"


def _call(shape: Shape, of: str, names: dict[str, object]) -> str:
    """Python that calls what puts a value: without the steps between, where many values have the shape."""
    if isinstance(shape, Reference):
        return f"known.reference({shape.folder!r}, {of})"
    put: Callable[..., object] = shape.form
    given = f"{of}, known"
    if isinstance(shape, Group):
        put, given = put_together(shape.kind), f"{of}.__dict__, known"
    elif isinstance(shape, Date):
        put, given = dated, of
    name = f"put{len(names)}"
    names[name] = put
    return f"{name}({given})"


def unplaced() -> Iterator[tuple[str, str]]:
    """Yield the class and name of every field that has no place here, and of every place without a field."""
    for kind in _parts(model.RECORDS):
        for name in kind.model_fields.keys() ^ PLACES.get(kind, {}).keys():
            yield kind.__name__, name


def _parts(kinds: tuple[type[Part], ...]) -> set[type[Part]]:
    """Classes and all that stand inside them."""
    found: set[type[Part]] = set()
    ahead: list[Any] = list(kinds)
    while ahead:
        one = ahead.pop()
        if isinstance(one, type) and issubclass(one, Part):
            if one not in found:
                found.add(one)
                ahead += get_type_hints(one, include_extras=True).values()
        else:
            ahead += get_args(one)
    return found


def _shape(hint: Any) -> Shape:  # noqa: ANN401  # a type as `typing` has it
    """The shape that follows from the type of a field."""
    marks: tuple[Any, ...] = ()
    if get_origin(hint) is Annotated:
        hint, *rest = get_args(hint)
        marks = tuple(rest)
    reference = next((mark for mark in marks if isinstance(mark, ReferenceField)), None)
    if reference:
        return Reference(reference.kind)
    inner = [one for one in get_args(hint) if one is not NoneType and one is not Ellipsis]
    if NoneType in get_args(hint):
        return Maybe(_shape(inner[0]))
    if get_origin(hint) is tuple:
        return Many(_shape(inner[0]))
    if get_origin(hint) is dict:
        return ByLanguage(_shape(inner[1]))
    return _plain(hint, next((mark for mark in marks if isinstance(mark, Form)), Form("")))


def _plain(kind: Any, written: Form) -> Shape:  # noqa: ANN401  # likewise
    """The shape of a single value, from its type and how an editor writes it."""
    if kind is Contact:
        return Person()
    if issubclass(kind, Part):
        return Group(kind)
    if issubclass(kind, StrEnum):
        return Choice(kind, UNDECIDED[kind]) if kind in UNDECIDED else Word(kind)
    simple: Mapping[type, Shape] = {PartialDate: Date(), Quantity: Number(), date: Day()}
    if kind in simple:
        return simple[kind]
    if written.input == URL:
        return Text(format="uri")
    return Text(pattern=f"^(?:{written.pattern})$" if written.pattern else "")


if wrong := sorted(unplaced()):
    raise NotImplementedError(wrong)
