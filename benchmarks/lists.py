"""Lists as pages of Markdown, for a generator that has pages only. In the others templates make them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from benchmarks.facts import Facts, Values

PER_PAGE = 80
KINDS = {
    "omraden": "Område",
    "skolor": "Skola",
    "kommuner": "Kommun",
    "program": "Program",
    "organisationer": "Organisation",
}
LATEST = 6
EDIT = "https://github.com/skolsatsningar/skolsatsningar/edit/main/"

Gatherings = Mapping[str, Mapping[str, Values]]
Written = tuple[str, Values, str]


@dataclass(frozen=True)
class Entry:
    """An initiative, or something that initiatives refer to, in a list."""

    path: str
    values: Values
    initiatives: int | None = None
    notes: tuple[str, ...] = ()

    def markdown(self, up: str) -> str:
        """The entry under its heading. `up` is the way to the folder of all pages."""
        heading = f"### [{self.values['title']}]({up}{self.path})"
        if self.initiatives is not None:
            told = [initiatives(self.initiatives), self.values.get("body", "")]
            return "\n\n".join([heading, " ".join(filter(None, told))])
        facts = (self.values["status_words"], self.values["place"], self.values["as_of"], *self.notes)
        return "\n\n".join([heading, self.values["summary"], " · ".join(facts)])


@dataclass(frozen=True)
class Group:
    """Entries under a heading, which may lead to a page of its own."""

    title: str
    entries: list[Entry]
    path: str = ""

    def heading(self, up: str) -> str:
        """The heading with the number of entries on all pages."""
        name = f"[{self.title}]({up}{self.path})" if self.path else self.title
        return f"## {name} {len(self.entries)}" if self.title else ""


@dataclass(frozen=True)
class Lists:
    """What the lists of a catalogue are made from."""

    catalogue: Facts
    gatherings: Gatherings
    naming: Mapping[str, Mapping[str, list[str]]]

    def entry(self, folder: str, address: str) -> Entry:
        """Something that initiatives refer to."""
        named = self.naming[folder].get(address, [])
        return Entry(f"{folder}/{address}.md", self.gatherings[folder][address], len(named))

    def entries(self, folder: str) -> list[Entry]:
        """Everything of a kind."""
        return [self.entry(folder, address) for address in self.gatherings[folder]]

    def card(self, address: str, folder: str = "", about: str = "") -> Entry:
        """An initiative, with what a school or an organisation has to do with it."""
        values = self.catalogue.initiatives[address]
        return Entry(f"satsningar/{address}.md", values, notes=tuple(_notes(values, folder, about)))

    def groups(self, folder: str, address: str) -> Iterator[Group]:
        """The list on the page of something that initiatives refer to."""
        cards = [self.card(item, folder, address) for item in self.naming[folder].get(address, [])]
        if folder == "omraden":
            yield from by_place(cards)
        elif folder == "kommuner":
            yield from _by_programme(cards)
            schools = [e for e in self.entries("skolor") if e.values["municipality"] == address]
            yield from [Group("Skolor och förskolor", schools)] if schools else []
        elif cards:
            yield Group("" if folder == "program" else "Satsningar", cards)

    def index(self, folder: str) -> Iterator[Group]:
        """The list of all records of a kind."""
        if folder == "satsningar":
            yield from by_place([self.card(address) for address in self.catalogue.initiatives])
        elif folder == "skolor":
            yield from grouped(self.entries(folder), "municipality_name")
        elif folder == "organisationer":
            yield from grouped(self.entries(folder), "kind")
        else:
            yield Group("", self.entries(folder))


def lists(catalogue: Facts, gatherings: Gatherings) -> Lists:
    """The catalogue with who names whom looked up once."""
    keys = {
        "omraden": "areas",
        "skolor": "schools",
        "kommuner": "municipalities",
        "program": "programmes",
        "organisationer": "organisations",
    }
    return Lists(catalogue, gatherings, {f: catalogue.initiatives_of(key) for f, key in keys.items()})


def pages(
    catalogue: Facts, gatherings: Gatherings, indexes: Mapping[str, tuple[str, str]]
) -> Iterator[Written]:
    """Every page of every list: its path, its front matter and its Markdown."""
    made = lists(catalogue, gatherings)
    everything = list(catalogue.initiatives.values())
    for folder, (title, description) in indexes.items():
        groups = list(made.index(folder))
        count = sum(len(group.entries) for group in groups)
        head = [f"# {title} {count}", description % count]
        meta = {"title": title, "listed": True}
        yield from dealt(f"{folder}/index.md", meta, head, groups, origin(everything, ""))
    for folder, records in gatherings.items():
        for address, values in records.items():
            groups = list(made.groups(folder, address))
            named = [catalogue.initiatives[item] for item in made.naming[folder].get(address, [])]
            meta = {"title": values["title"], "listed": True, "kind": KINDS[folder], "place": _place(values)}
            foot = [*_sources(values), *origin(named, values["path"])]
            head = _head(folder, values)
            yield from dealt(f"{folder}/{address}.md", meta, head, groups, foot)


def dealt(
    path: str, meta: Values, head: list[str], groups: list[Group], foot: list[str]
) -> Iterator[Written]:
    """A list on as many pages as it needs. The first says what it is a list of."""
    shares = list(_shares(groups)) or [[]]
    for number, share in enumerate(shares, 1):
        here = path if number == 1 else _turn(path, number)
        up = "../" * here.count("/")
        shown = [_part(group, entries, up) for group, entries in share]
        title = meta["title"] if number == 1 else f"{meta['title']}, sida {number}"
        start = head if number == 1 else [f"# {title}"]
        turns = _turns(path, number, len(shares), up)
        first = {"first": True} if number == 1 else {}
        text = "\n\n".join(filter(None, [*start, *shown, turns, *foot]))
        yield here, {**meta, "title": title, **first}, text.replace("{up}", up)


def start(catalogue: Facts, gatherings: Gatherings) -> str:
    """What the first page shows from the records."""
    made = lists(catalogue, gatherings)
    schools = made.entries("skolor")
    largest = sorted(schools, key=lambda entry: -(entry.initiatives or 0))[:LATEST]
    newest = sorted(catalogue.initiatives, key=lambda a: catalogue.initiatives[a]["published"], reverse=True)
    ongoing = [a for a in newest if catalogue.initiatives[a]["status"] == "pågår"][:LATEST]
    latest = [(address, catalogue.initiatives[address]) for address in newest[:LATEST]]
    parts = [
        "## Välj ett område",
        *(entry.markdown("") for entry in made.entries("omraden")),
        "## Välj en kommun",
        *(entry.markdown("") for entry in made.entries("kommuner")),
        "## Välj en skola",
        *(entry.markdown("") for entry in largest),
        f"[Alla {len(schools)} skolor och förskolor](skolor/index.md)",
        "## Pågår enligt källorna",
        "Datumet visar hur gammal uppgiften är.",
        *(made.card(address).markdown("") for address in ongoing),
        f"[Alla {len(catalogue.initiatives)} satsningar](satsningar/index.md)",
        "## Senast ändrat",
        "\n".join(
            f"1. [{item['title']}](satsningar/{address}.md) {item['sources'][0]['day']}, {item['place']}"
            for address, item in latest
        ),
    ]
    return "\n\n".join(parts)


def linked(catalogue: Facts, values: Values) -> Values:
    """An initiative's front matter with the titles of what it names: a template here cannot look them up."""
    titles = {
        "omraden": catalogue.areas,
        "kommuner": catalogue.municipalities,
        "program": catalogue.programmes,
        "skolor": catalogue.schools,
        "organisationer": catalogue.organisations,
    }
    named = {
        folder: {address: records[address]["title"] for address in values.get(folder, [])}
        for folder, records in titles.items()
    }
    related = [
        {
            "name": relation["name"],
            "initiatives": {a: catalogue.initiatives[a]["title"] for a in relation["initiatives"]},
        }
        for relation in values.get("related", [])
    ]
    return {**values, **named, "related": related}


def initiatives(count: int) -> str:
    """How many initiatives."""
    return "1 satsning" if count == 1 else f"{count} satsningar"


def by_place(cards: list[Entry]) -> Iterator[Group]:
    """Initiatives under their municipalities."""
    for group in grouped(cards, "municipality_name"):
        yield Group(group.title, group.entries, f"kommuner/{group.entries[0].values['municipality']}.md")


def grouped(entries: list[Entry], key: str) -> Iterator[Group]:
    """Entries under what they have in common."""
    ordered = sorted(entries, key=lambda entry: str(entry.values[key]))
    for title, found in groupby(ordered, key=lambda entry: str(entry.values[key])):
        yield Group(title, list(found))


def origin(items: list[Values], path: str) -> list[str]:
    """What a page about some initiatives rests on."""
    told = []
    if items:
        source = max(items, key=lambda item: str(item["published"]))["sources"][0]
        reviewed = max(items, key=lambda item: str(item["reviewed"]))["reviewed_words"]
        dated = f"**{source['day']}**, enligt *{source['title']}*, {source['publisher']}."
        told = [
            f"Uppgifterna uppdaterades senast {dated}",
            f"Senast granskad av katalogens redaktion {reviewed}.",
        ]
    return [*told, f"[Redigera posten]({EDIT}{path}) (öppnar filen där den kan ändras)"] if path else told


def _by_programme(cards: list[Entry]) -> Iterator[Group]:
    named = [card for card in cards if card.values["programmes"]]
    rest = [card for card in cards if not card.values["programmes"]]
    for group in grouped(named, "programme_name"):
        yield Group(group.title, group.entries, f"program/{group.entries[0].values['programmes'][0]}.md")
    if rest:
        yield Group("Utan program" if named else "Alla satsningar", rest)


def _notes(values: Values, folder: str, about: str) -> Iterator[str]:
    if folder == "skolor":
        for part in values["participants"]:
            if part["school"] == about:
                yield from (f"{person['role']}: {person['name']}" for person in part["contacts"])
    if folder == "organisationer":
        for part in values["partners"]:
            if part["organisation"] == about:
                yield part["part"].capitalize()


def _head(folder: str, values: Values) -> list[str]:
    facts = [
        ("Kommunkod", values.get("code", "")),
        ("Kontakt", "\n\n    ".join(map(_contact, values.get("contacts", [])))),
        ("Kommun", _municipality(values)),
        ("För vem", ", ".join(values.get("school_forms", [])).capitalize()),
        ("Kallas även", ", ".join(values["also"])),
    ]
    told = "\n\n".join(f"{term}\n:   {text}" for term, text in facts if text)
    return [
        " · ".join(filter(None, [KINDS[folder], _place(values)])),
        f"# {values['title']}",
        values.get("body", ""),
        *(["## I korthet", told] if told else []),
    ]


def _place(values: Values) -> str:
    return str(values.get("official_name") or values.get("municipality_name", ""))


def _municipality(values: Values) -> str:
    if "municipality" not in values:
        return ""
    return f"[{values['municipality_name']}]({{up}}kommuner/{values['municipality']}.md)"


def _contact(person: Values) -> str:
    told = [person.get("name", ""), person["role"], person.get("phone", "")]
    mail = f"[{person['email']}](mailto:{person['email']})" if "email" in person else ""
    return " ".join(filter(None, [*told, mail]))


def _sources(values: Values) -> list[str]:
    items = [f"- *{s['title']}*, {s['publisher']} ({s['when']})" for s in values.get("sources", [])]
    return ["## Källor", "\n".join(items)] if items else []


def _part(group: Group, entries: list[Entry], up: str) -> str:
    return "\n\n".join(filter(None, [group.heading(up), *(entry.markdown(up) for entry in entries)]))


def _turn(path: str, number: int) -> str:
    stem = path.removesuffix("index.md").removesuffix(".md").rstrip("/")
    return f"{stem}/sida-{number}.md" if number > 1 else path


def _turns(path: str, number: int, last: int, up: str) -> str:
    near = sorted({1, last, *range(max(1, number - 2), min(last, number + 2) + 1)})
    ways = [(str(other), other) for other in near]
    before = [("Föregående", number - 1)] if number > 1 else []
    after = [("Nästa", number + 1)] if number < last else []
    told = [f"[{word}]({up}{_turn(path, other)})" for word, other in [*before, *ways, *after]]
    return " ".join(told) if last > 1 else ""


def _shares(groups: list[Group]) -> Iterator[list[tuple[Group, list[Entry]]]]:
    """Groups cut so that each page has at most so many entries."""
    flat = [(group, entry) for group in groups for entry in group.entries]
    for at in range(0, len(flat), PER_PAGE):
        share = flat[at : at + PER_PAGE]
        yield [
            (next(iter(pairs))[0], [entry for _, entry in pairs])
            for pairs in (list(found) for _, found in groupby(share, key=lambda pair: id(pair[0])))
        ]
