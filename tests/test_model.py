"""Every kind of fact that a record can hold, and what follows from them."""

import re
from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from pydantic import BaseModel, ValidationError
from records_text import initiative, right
from small_data import TODAY

from skolsatsningar.model import RECORDS, Area, Initiative, Municipality, Organisation, Programme, School
from skolsatsningar.partial_date import PartialDate
from skolsatsningar.quantity import Quantity
from skolsatsningar.vocabulary import (
    Level,
    OrganisationKind,
    PartnerPart,
    SchoolForm,
    SchoolKind,
    Status,
    TargetGroup,
)

# One of everything. A key that is missing here has no test that reads it.
WHOLE = """\
areas/matematik.yml:
  name: Matematik
  aliases: [Matte]
  description: Undervisningen i matematik.
municipalities/1880-orebro.yml:
  name: Örebro
  aliases: [Örebro stad]
  description: En kommun i Närke.
  official_name: Örebro kommun
  organisation_number: 212000-1967
  contacts: [{role: Växel, phone: 019-21 10 00}]
  visiting_address: Drottninggatan 5
  opening_hours: [Vardagar kl. 7–17]
  figures: [{value: 158 000, counts: invånare}]
  sources: [{title: Om kommunen}]
schools/1880-almby-skola.yml:
  name: Almby skola
  aliases: [Almbyskolan]
  description: En skola i Almby.
  municipality: Örebro
  kind: skola
  school_forms: [grundskola, fritidshem]
  unit_code: "01234567"
  predecessors:
    - name: Sörbyskolan
      school: 1880-sorbyskolan
      until: vt-09
schools/1880-sorbyskolan.yml:
  name: Sörbyskolan
  municipality: "1880"
  kind: grupp av förskolor
programmes/topp-25.yml:
  name: Topp 25
  aliases: [Topp tjugofem]
  description: Ett program.
  municipality: Örebro kommun
  areas: [Område 1, Område 2 – Forskning]
  sources: [{title: Topp 25}]
organisations/orebro-universitet.yml:
  name: Örebro universitet
  aliases: [ORU]
  description: Ett lärosäte.
  kind: lärosäte
  municipality: 1880-orebro
  organisation_number: "2021002924"
  url_of_site: https://www.oru.se
organisations/matematikum.yml:
  name: Matematikum
  kind: kommunal verksamhet
  part_of: ORU
initiatives/0000-lyftet.yml:
  title: Lyftet
  summary: Lärare i hela landet räknar.
  municipality: nationell
  areas: [matematik]
  period: {words: Pågår}
  sources: [{title: Lyftet}]
  reviewed: 2026-11-01
initiatives/1880-rakna.yml:
  title: Räkna tillsammans
  summary: >-
    Lärare i Örebro planerar
    lektioner tillsammans.
  plain: Lärare räknar.
  municipality: Örebro
  areas: [Matte]
  programme: Topp 25
  programme_area: Område 2 – Forskning
  status: pågår
  period:
    start: ca ht-18
    end: ej beslutat
    words: Från hösten 2018
  school_forms: [grundskola, anpassad grundskola]
  grades: F-3
  target_groups: [lärare, elevhälsans personal]
  levels: [politik, förvaltning, rektor, lärare]
  schools:
    - school: Almbyskolan
      note: Sedan starten
      contacts:
        - role: Rektor
          name: Åsa Ö
          unit: F–3
          phone: 019-21 12 34
          email: asa@orebro.se
  contacts: [{role: Projektledare}]
  background: Få räknar.
  purpose: Fler ska räkna.
  activities: |
    1. Läs
    2. Räkna
  expected_effects: Fler räknar.
  results: Fler räknade.
  figures:
    - value: ca 120
      of: 13 300,5
      counts: lärare
      as_of: 2018-01-15
  partners:
    - organisation: ORU
      part: forskning
      note: Följer arbetet
    - organisation: Matematikum
      part: ej beslutat
  undecided: [{about: Fortsättning, text: Avgörs till våren.}]
  documents:
    - title: Planen
      published_by: Örebro kommun
      format: pdf, 2 sidor
      url: https://www.orebro.se/plan.pdf
  films: [{title: Filmen}]
  links: [{title: Sidan}]
  participation:
    how: Skriv till projektledaren.
    deadline: ca 2019-03
    terms: Alla skolor får.
    forms: [{title: Blankett}]
  relations:
    part_of: [0000-lyftet]
    follows: [0000-lyftet]
    inspired_by: [0000-lyftet]
    works_with: [0000-lyftet]
  updates: [{date: 2019-05, text: Tio skolor till.}]
  sources:
    - title: Första sidan
      publisher: Örebro kommun
      url: https://www.orebro.se/a
      published: 2017-12-15
      updated: 2019-03-12
    - title: Andra sidan
      published: 2018
    - title: Tredje sidan
  reviewed: 2026-11-01
  translations:
    en: {title: Counting together, summary: Teachers count.}
  former_ids: [1880-raknestugan]
"""


def when(text):
    return PartialDate.parse(text)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return right(tmp_path_factory.mktemp("whole"), WHOLE)


def at(record, way):
    """The value that a way such as `schools[0].note` leads to."""
    for step in re.findall(r"\w+", way):
        record = record[int(step)] if step.isdigit() else getattr(record, step)
    return record


@pytest.mark.parametrize(
    ("way", "value"),
    [
        ("id", "1880-rakna"),
        ("path", "data/initiatives/1880-rakna.yml"),
        ("url", "satsningar/1880-rakna/"),
        ("title", "Räkna tillsammans"),
        ("summary", "Lärare i Örebro planerar lektioner tillsammans."),
        ("plain", "Lärare räknar."),
        ("municipality", "1880-orebro"),
        ("areas", ("matematik",)),
        ("programme", "topp-25"),
        ("programme_area", "Område 2 – Forskning"),
        ("status", Status.ONGOING),
        ("period.start", when("ca ht-18")),
        ("period.end", when("ej beslutat")),
        ("period.words", "Från hösten 2018"),
        ("school_forms", (SchoolForm.COMPULSORY, SchoolForm.COMPULSORY_ADAPTED)),
        ("grades", ("F", "1", "2", "3")),
        ("target_groups", (TargetGroup.TEACHERS, TargetGroup.PUPIL_HEALTH)),
        ("levels", tuple(Level)),
        ("schools[0].school", "1880-almby-skola"),
        ("schools[0].note", "Sedan starten"),
        ("schools[0].contacts[0].role", "Rektor"),
        ("schools[0].contacts[0].name", "Åsa Ö"),
        ("schools[0].contacts[0].unit", "F–3"),
        ("schools[0].contacts[0].phone", "019-21 12 34"),
        ("schools[0].contacts[0].email", "asa@orebro.se"),
        ("contacts[0].role", "Projektledare"),
        ("contacts[0].name", None),
        ("background", "Få räknar."),
        ("purpose", "Fler ska räkna."),
        ("activities", "1. Läs\n2. Räkna"),
        ("expected_effects", "Fler räknar."),
        ("results", "Fler räknade."),
        ("figures[0].value", Quantity(Decimal(120), roughly=True)),
        ("figures[0].of", Quantity(Decimal("13300.5"))),
        ("figures[0].counts", "lärare"),
        ("figures[0].as_of", when("2018-01-15")),
        ("partners[0].organisation", "orebro-universitet"),
        ("partners[0].part", PartnerPart.RESEARCH),
        ("partners[0].note", "Följer arbetet"),
        ("partners[1].part", PartnerPart.UNDECIDED),
        ("undecided[0].about", "Fortsättning"),
        ("undecided[0].text", "Avgörs till våren."),
        ("documents[0].title", "Planen"),
        ("documents[0].published_by", "Örebro kommun"),
        ("documents[0].format", "pdf, 2 sidor"),
        ("documents[0].url", "https://www.orebro.se/plan.pdf"),
        ("films[0].title", "Filmen"),
        ("links[0].url", None),
        ("participation.how", "Skriv till projektledaren."),
        ("participation.deadline", PartialDate.parse("ca 2019-03")),
        ("participation.terms", "Alla skolor får."),
        ("participation.forms[0].title", "Blankett"),
        ("relations.part_of", ("0000-lyftet",)),
        ("relations.follows", ("0000-lyftet",)),
        ("relations.inspired_by", ("0000-lyftet",)),
        ("relations.works_with", ("0000-lyftet",)),
        ("updates[0].date", when("2019-05")),
        ("updates[0].text", "Tio skolor till."),
        ("sources[0].title", "Första sidan"),
        ("sources[0].publisher", "Örebro kommun"),
        ("sources[0].url", "https://www.orebro.se/a"),
        ("sources[0].published", when("2017-12-15")),
        ("sources[0].updated", when("2019-03-12")),
        ("sources[0].dated", when("2019-03-12")),
        ("sources[1].dated", when("2018")),
        ("sources[2].dated", None),
        ("latest_source.title", "Första sidan"),
        ("reviewed", date(2026, 11, 1)),
        ("former_ids", ("1880-raknestugan",)),
        ("national", False),
    ],
)
def test_an_initiative_holds_what_its_file_says(whole, way, value):
    assert at(whole.of(Initiative)["1880-rakna"], way) == value


@pytest.mark.parametrize(
    ("kind", "name", "way", "value"),
    [
        (Area, "matematik", "name", "Matematik"),
        (Area, "matematik", "aliases", ("Matte",)),
        (Area, "matematik", "description", "Undervisningen i matematik."),
        (Area, "matematik", "url", "omraden/matematik/"),
        (Municipality, "1880-orebro", "code", "1880"),
        (Municipality, "1880-orebro", "url", "kommuner/1880-orebro/"),
        (Municipality, "1880-orebro", "official_name", "Örebro kommun"),
        (Municipality, "1880-orebro", "organisation_number", "212000-1967"),
        (Municipality, "1880-orebro", "contacts[0].phone", "019-21 10 00"),
        (Municipality, "1880-orebro", "visiting_address", "Drottninggatan 5"),
        (Municipality, "1880-orebro", "opening_hours", ("Vardagar kl. 7–17",)),
        (Municipality, "1880-orebro", "figures[0].value", Quantity(Decimal(158_000))),
        (Municipality, "1880-orebro", "sources[0].title", "Om kommunen"),
        (School, "1880-almby-skola", "url", "skolor/1880-almby-skola/"),
        (School, "1880-almby-skola", "municipality", "1880-orebro"),
        (School, "1880-almby-skola", "kind", SchoolKind.SCHOOL),
        (School, "1880-almby-skola", "school_forms", (SchoolForm.COMPULSORY, SchoolForm.LEISURE_CENTRE)),
        (School, "1880-almby-skola", "unit_code", "01234567"),
        (School, "1880-almby-skola", "predecessors[0].name", "Sörbyskolan"),
        (School, "1880-almby-skola", "predecessors[0].school", "1880-sorbyskolan"),
        (School, "1880-almby-skola", "predecessors[0].until", when("vt-09")),
        (School, "1880-sorbyskolan", "kind", SchoolKind.PRESCHOOLS),
        (Programme, "topp-25", "url", "program/topp-25/"),
        (Programme, "topp-25", "municipality", "1880-orebro"),
        (Programme, "topp-25", "areas", ("Område 1", "Område 2 – Forskning")),
        (Programme, "topp-25", "sources[0].title", "Topp 25"),
        (Organisation, "orebro-universitet", "url", "organisationer/orebro-universitet/"),
        (Organisation, "orebro-universitet", "kind", OrganisationKind.UNIVERSITY),
        (Organisation, "orebro-universitet", "municipality", "1880-orebro"),
        (Organisation, "orebro-universitet", "organisation_number", "2021002924"),
        (Organisation, "orebro-universitet", "url_of_site", "https://www.oru.se"),
        (Organisation, "matematikum", "part_of", "orebro-universitet"),
        (Initiative, "0000-lyftet", "national", True),
        (Initiative, "0000-lyftet", "municipality", "nationell"),
    ],
)
def test_what_initiatives_refer_to_holds_what_its_file_says(whole, kind, name, way, value):
    assert at(whole.of(kind)[name], way) == value


def test_a_translation_is_kept_by_its_language(whole):
    english = whole.of(Initiative)["1880-rakna"].translations["en"]
    assert (english.title, english.summary) == ("Counting together", "Teachers count.")


def test_every_key_of_every_kind_of_record_has_an_example_here(whole):
    written = {key for kind in RECORDS for record in whole.of(kind).values() for key in keys_of(record)}
    assert {key for kind in RECORDS for key in fields_of(kind)} - written == set()


def keys_of(value):
    """The keys that were given, in a record and in all that stands in it."""
    if isinstance(value, BaseModel):
        yield from value.model_fields_set
        for key in value.model_fields_set:
            yield from keys_of(getattr(value, key))
    elif isinstance(value, tuple | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from keys_of(inner)


def fields_of(annotation):
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            yield name
            yield from fields_of(field.annotation)
    for argument in get_args(annotation):
        yield from fields_of(argument)


def test_only_what_the_design_requires_must_be_written():
    required = {name for name, field in Initiative.model_fields.items() if field.is_required()}
    assert required - {"id", "path"} == {
        "title",
        "summary",
        "municipality",
        "areas",
        "period",
        "sources",
        "reviewed",
    }


def test_a_record_cannot_be_changed(whole):
    record = whole.of(Initiative)["1880-rakna"]
    with pytest.raises(ValidationError):
        record.title = "Skriv"
    with pytest.raises(ValidationError):
        record.period.start = None


@pytest.mark.parametrize(
    ("period", "status"),
    [
        ("start: 2027", Status.PLANNED),
        ("start: 2026-11-21", Status.PLANNED),
        ("start: 2026-11-20", Status.ONGOING),
        ("start: 2026", Status.ONGOING),
        ("start: ht-26", Status.ONGOING),
        ("start: vt-27", Status.PLANNED),
        ("start: ca 2028", Status.PLANNED),
        ("start: ej beslutat", Status.PLANNED),
        ("start: 2018, end: 2019", Status.ENDED),
        ("start: 2018, end: 2026-11-19", Status.ENDED),
        ("start: 2018, end: 2026-11-20", Status.ONGOING),
        ("start: 2018, end: 2026", Status.ONGOING),
        ("start: 2018, end: vt-26", Status.ENDED),
        ("start: 2018, end: ej beslutat", Status.ONGOING),
        ("start: 2018", Status.ONGOING),
        ("words: Pågående satsningar", Status.ONGOING),
        ("end: 2019", Status.ENDED),
        ("", Status.UNKNOWN),
    ],
)
def test_the_status_follows_from_the_period_on_a_day(period, status, tmp_path):
    assert initiative(tmp_path, f"period: {{{period}}}").status_on(TODAY) is status


@pytest.mark.parametrize("status", list(Status))
def test_a_status_that_is_written_goes_before_the_period(status, tmp_path):
    record = initiative(tmp_path, f"status: {status}\nperiod: {{start: 2018, end: 2027}}")
    assert record.status_on(TODAY) is status


def test_a_planned_initiative_begins_and_ends_as_days_go_by(tmp_path):
    record = initiative(tmp_path, "period: {start: 2027-01, end: 2027-06}")
    days = [date(2026, 12, 31), date(2027, 1, 1), date(2027, 6, 30), date(2027, 7, 1)]
    assert [record.status_on(day) for day in days] == [
        Status.PLANNED,
        Status.ONGOING,
        Status.ONGOING,
        Status.ENDED,
    ]


def test_the_latest_source_is_the_one_that_was_dated_last(tmp_path):
    sources = "sources: [{title: A}, {title: B, published: 2018}, {title: C, published: 2018-06}]"
    assert initiative(tmp_path, sources).latest_source.title == "B"


def test_where_no_source_is_dated_the_first_is_the_latest(tmp_path):
    assert initiative(tmp_path, "sources: [{title: A}, {title: B}]").latest_source.title == "A"


@pytest.mark.parametrize(
    ("keys", "shown"),
    [("grades: 9", ("9",)), ("grades: 1-9", tuple("123456789")), ("grades: F", ("F",)), ("title: X", ())],
)
def test_grades_are_a_run(keys, shown, tmp_path):
    assert initiative(tmp_path, keys).grades == shown


def test_every_kind_of_record_has_a_folder_and_an_address_of_its_own():
    assert len({kind.folder for kind in RECORDS}) == len(RECORDS)
    assert len({kind.address for kind in RECORDS}) == len(RECORDS)
