"""Makes a catalogue of any size that looks like a real one, always the same for a size.

    PYTHONPATH=hooks .venv/bin/python -m benchmarks.generate 1000 /tmp/data

Words are put together as Swedish compounds are, sizes are skewed (most records short, some long), a few
schools and areas have most of the initiatives, and references use ids, names and aliases alike.
"""

import argparse
import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from skolsatsningar.swedish import slug

Item = TypeVar("Item")

# What a record may be referred to by: its id, its name, an alias.
Names = tuple[str, ...]


def words(text: str) -> tuple[str, ...]:
    """The words of a text."""
    return tuple(text.split())


FIRST = words("""
    skol elev lärar närvaro språk läs skriv matematik digital ledar kvalitets undervisnings kunskaps arbets
    utvecklings förskole fritids rektors studie betygs samverkans hälso trygghets bedömnings ämnes kompetens
    frånvaro klassrums musik natur teknik forsknings likvärdighets stöd kommun barn vuxen
""")
LAST = words("""
    utveckling stöd arbete lyft satsning plan modell råd nätverk analys pedagog samtal resultat mål miljö
    grupp handledning undervisning coach mentor frånvaro närvaro hälsa ledarskap dialog centrum metod enkät
""")
PLAIN = words("""
    eleverna lärarna rektor skolan kommunen arbetar får ska kan och med i på för att mer stöd tid tillsammans
    varje vecka under läsåret bättre tidigt följer upp analyserar prövar nya sätt när behovet är som störst
    en grupp träffas regelbundet resultaten visar fler når målen det är viktigt alla deltar forskare
    utvärderar
""")
PLACES = words("Norr Söder Öster Väster Stora Lilla Gamla Nya Övre Nedre Södra Norra Östra Västra")
STEMS = words("berg dal lund ås vik näs holm torp by sjö ström fors mark hed skog äng hult stad köping rud")
NAMES = words("Anna Erik Maria Lars Karin Åsa Örjan Fatima Ahmed Helene Johan Ulla Mats Lena Björn Märta")
FORMS = ("förskola", "förskoleklass", "grundskola", "gymnasieskola", "fritidshem", "komvux")
GROUPS = ("elever", "lärare", "rektorer", "förskollärare", "vårdnadshavare", "förstelärare")
LEVELS = ("politik", "förvaltning", "rektor", "lärare")
PARTS = ("forskning", "stöd", "samarbete", "finansiering", "utbildning")
ROLES = ("Projektledare", "Samordnare", "Utvecklingsledare", "Verksamhetschef")

AREAS = 24
MUNICIPALITIES = 290
TODAY = date(2026, 11, 22)
FIRST_DAY = date(2012, 1, 1)

# How many of a hundred initiatives have what not all of them have.
ENDED = 40
WITH_RESULTS = 30
WITH_CONTACT = 25
WITH_LEVELS = 20
WITH_DOCUMENT = 30
WITH_UPDATE = 15
IN_PROGRAMME = 60
FOLLOWING = 20
REMEMBERED = 200


class Generator:
    """A catalogue of `size` initiatives, written below a folder."""

    def __init__(self, size: int, data: Path) -> None:
        self.size = size
        self.data = data
        self.random = random.Random(f"skolsatsningar-{size}")  # noqa: S311  # a benchmark, not a secret
        self.municipalities: list[tuple[str, str]] = []
        self.schools: list[Names] = []
        self.areas: list[Names] = []
        self.organisations: list[Names] = []
        self.programmes: dict[str, list[Names]] = {}
        self.earlier: list[str] = []

    def write(self) -> None:
        """Write every record."""
        for count, make in (
            (AREAS, self.area),
            (min(MUNICIPALITIES, self.size // 34 + 1), self.municipality),
            (self.size // 4 + 1, self.school),
            (self.size // 100 + 5, self.organisation),
            (self.size // 200 + 1, self.programme),
            (self.size, self.initiative),
        ):
            for number in range(count):
                make(number)

    def area(self, number: int) -> None:
        """One of a fixed number of areas."""
        name = f"{self.compound().capitalize()} {number}"
        address, alias = f"omrade-{number}", f"Alias {name}"
        self.areas.append((address, name, alias))
        self.save("areas", address, {"name": name, "aliases": [alias], "description": self.sentence()})

    def municipality(self, number: int) -> None:
        """A municipality with a made-up code and a switchboard."""
        code, name = f"{1000 + number}", f"{self.place()}{number}"
        self.municipalities.append((code, name))
        contact = {"role": "Kontaktcenter", "phone": self.phone(), "email": f"kommun@{slug(name)}.example"}
        record = {"name": name, "official_name": f"{name} kommun", "contacts": [contact]}
        self.save("municipalities", f"{code}-{slug(name)}", record)

    def school(self, number: int) -> None:
        """A school, in a municipality that has the more schools the earlier it came."""
        code, place = self.skewed(self.municipalities)
        name, alias = f"{self.place()}skolan {number}", f"{self.place()}s skola {number}"
        address = f"{code}-{slug(name)}"
        self.schools.append((address, name, alias))
        record = {
            "name": name,
            "aliases": [alias],
            "municipality": place,
            "school_forms": [self.random.choice(FORMS)],
        }
        self.save("schools", address, record)

    def organisation(self, number: int) -> None:
        """An organisation of the whole country."""
        name = f"{self.compound().capitalize()}institutet {number}"
        self.organisations.append((f"organisation-{number}", name))
        self.save("organisations", f"organisation-{number}", {"name": name, "kind": "lärosäte"})

    def programme(self, number: int) -> None:
        """A programme of a municipality."""
        code, place = self.skewed(self.municipalities)
        name, address = f"{self.compound().capitalize()} {TODAY.year} {number}", f"{code}-program-{number}"
        self.programmes.setdefault(code, []).append((address, name))
        record = {"name": name, "municipality": place, "sources": [self.source(place, self.day())]}
        self.save("programmes", address, record)

    def initiative(self, number: int) -> None:
        """An initiative: now and then a long one."""
        code, place = self.skewed(self.municipalities)
        start = self.day()
        length = min(40, int(self.random.paretovariate(1.3)) + 1)
        record = {
            "title": f"{self.compound().capitalize()} och {self.compound()} {number}",
            "summary": f"{self.sentence()} {self.sentence()}",
            "municipality": place,
            "areas": [self.either(area) for area in (self.some(self.areas, 3) or self.areas[:1])],
            **self.perhaps(IN_PROGRAMME, "programme", self.programme_of(code)),
            "period": self.period(start),
            "school_forms": self.random.sample(FORMS, self.random.randrange(1, 3)),
            "target_groups": self.random.sample(GROUPS, self.random.randrange(1, 4)),
            **self.perhaps(WITH_LEVELS, "levels", self.random.sample(LEVELS, 2)),
            "schools": [self.participant(school) for school in self.some(self.schools, 4)],
            **self.perhaps(WITH_CONTACT, "contacts", [self.person(self.random.choice(ROLES)) | self.reach()]),
            "background": self.prose(length),
            "purpose": self.prose(1),
            "activities": f"{self.prose(length // 2 + 1)}\n\n{self.bullets(3)}",
            "expected_effects": self.prose(1),
            **self.perhaps(WITH_RESULTS, "results", self.prose(2)),
            "figures": [{"value": f"{self.random.randrange(2, 900)}", "counts": self.phrase()}],
            "partners": [self.partner(organisation) for organisation in self.some(self.organisations, 3)],
            **self.perhaps(WITH_DOCUMENT, "documents", [self.document()]),
            "links": [{"title": self.phrase(), "published_by": place}],
            **self.perhaps(FOLLOWING, "relations", self.relations()),
            **self.perhaps(WITH_UPDATE, "updates", [self.update()]),
            "sources": [self.source(place, start)],
            "reviewed": (TODAY - timedelta(days=self.random.randrange(360))).isoformat(),
        }
        name = f"{code}-satsning-{number}"
        self.save("initiatives", name, {key: value for key, value in record.items() if value})
        self.earlier = [*self.earlier[-REMEMBERED:], name]

    # Parts of an initiative.

    def period(self, start: date) -> dict[str, object]:
        """When it began, as precisely as sources tell, and for some when it ended."""
        end = start + timedelta(days=self.random.randrange(300, 1500))
        told = {"start": self.roughly(start), **self.perhaps(ENDED, "end", f"{end:%Y-%m}")}
        return told | {"words": "Under tre år framöver"}

    def programme_of(self, code: str) -> str:
        """A programme of the municipality, if it has one."""
        programmes = self.programmes.get(code)
        return self.either(self.random.choice(programmes)) if programmes else ""

    def participant(self, school: Names) -> dict[str, object]:
        """A school, with someone who answers for it."""
        return {"school": self.either(school), "contacts": [self.person("Ansvarig")]}

    def partner(self, organisation: Names) -> dict[str, object]:
        """An organisation, and what it does."""
        return {"organisation": self.either(organisation), "part": self.random.choice(PARTS)}

    def person(self, role: str) -> dict[str, object]:
        """Someone with a role and a name."""
        name = f"{self.random.choice(NAMES)} {self.place()}{self.random.choice(STEMS)}"
        return {"role": role, "name": name}

    def reach(self) -> dict[str, object]:
        """How someone is reached."""
        return {"phone": self.phone(), "email": f"{slug(self.place())}@kommun.example"}

    def document(self) -> dict[str, object]:
        """A document with an address."""
        return {
            "title": self.phrase(),
            "format": "pdf",
            "url": f"https://kommun.example/{self.compound()}.pdf",
        }

    def update(self) -> dict[str, object]:
        """Something that has happened."""
        return {"date": self.roughly(self.day()), "text": self.sentence()}

    def relations(self) -> dict[str, object]:
        """What it goes on from, if there is anything yet."""
        return {"follows": [self.random.choice(self.earlier)]} if self.earlier else {}

    def source(self, publisher: str, published: date) -> dict[str, object]:
        """A source without an address."""
        return {"title": self.sentence()[:80], "publisher": publisher, "published": published.isoformat()}

    # Chance.

    def perhaps(self, percent: int, key: str, value: object) -> dict[str, object]:
        """A key and its value, so many times of a hundred."""
        return {key: value} if self.random.randrange(100) < percent else {}

    def skewed(self, items: list[Item]) -> Item:
        """An item, the earlier the likelier."""
        return items[int(len(items) * self.random.random() ** 2)]

    def some(self, items: list[Item], fewer_than: int) -> list[Item]:
        """A few items, none twice, the earlier the likelier."""
        return list(dict.fromkeys(self.skewed(items) for _ in range(self.random.randrange(fewer_than))))

    def either(self, names: Names) -> str:
        """A record by one of its names."""
        return self.random.choice(names)

    def day(self) -> date:
        """A day of the last fourteen years."""
        return FIRST_DAY + timedelta(days=self.random.randrange(5000))

    def roughly(self, day: date) -> str:
        """A year, a month or a day."""
        return day.isoformat()[: self.random.choice((4, 7, 10))]

    # Words.

    def compound(self) -> str:
        """A Swedish compound."""
        return self.random.choice(FIRST) + self.random.choice(LAST)

    def place(self) -> str:
        """A place's name."""
        return self.random.choice(PLACES) + self.random.choice(STEMS)

    def phone(self) -> str:
        """A telephone number of those that are set aside for fiction."""
        return f"08-465 004 {self.random.randrange(100):02}"

    def sentence(self) -> str:
        """A sentence of a dozen words, two of them compounds."""
        told = self.random.choices(PLAIN, k=self.random.randrange(6, 12))
        told.insert(self.random.randrange(len(told)), self.compound())
        told.append(self.compound())
        return " ".join(told).capitalize() + "."

    def phrase(self) -> str:
        """The beginning of a sentence."""
        return self.sentence()[:60].strip()

    def prose(self, sentences: int) -> str:
        """Running text in paragraphs of four sentences."""
        told = [self.sentence() for _ in range(sentences)]
        return "\n\n".join(" ".join(told[at : at + 4]) for at in range(0, len(told), 4))

    def bullets(self, count: int) -> str:
        """A Markdown list."""
        return "\n".join(f"- {self.sentence()}" for _ in range(count))

    def save(self, folder: str, name: str, record: Mapping[str, object]) -> None:
        """Write a record as an editor would: block style, texts of several lines as blocks."""
        target = self.data / folder / f"{name}.yml"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("".join(lines(record, 0)), encoding="utf-8")


def lines(value: object, depth: int) -> Iterator[str]:
    """YAML as an editor writes it."""
    indent = "  " * depth
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from entry(f"{indent}{key}:", inner, depth)
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, Mapping):
                first, *rest = lines(inner, depth + 1)
                yield f"{indent}- {first.lstrip()}"
                yield from rest
            else:
                yield from entry(f"{indent}-", inner, depth)


def entry(head: str, value: object, depth: int) -> Iterator[str]:
    """A key or a dash, and what stands after it."""
    if isinstance(value, Mapping | list):
        yield f"{head}\n"
        yield from lines(value, depth + 1)
    elif "\n" in str(value):
        yield f"{head} |-\n"
        for line in str(value).split("\n"):
            yield ("  " * (depth + 1) + line).rstrip() + "\n"
    else:
        yield f"{head} {value}\n"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("size", type=int)
    parser.add_argument("data", type=Path)
    given = parser.parse_args()
    Generator(given.size, given.data).write()
