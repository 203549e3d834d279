"""Records in their public form."""

import pytest
import records_text
import small_data

from skolsatsningar.exports.public import PublicForms
from skolsatsningar.exports.publication import dumps, loads
from skolsatsningar.model import Area, Initiative, Municipality, Organisation, School

SITE = "https://example.org/a/"


def forms(found, **options):
    return PublicForms(found.vocabulary, SITE, small_data.TODAY, **options)


def public(root, text="", **options):
    """The public form of the initiative of BASE, with some of its keys as a text has them."""
    change = "".join(f"  {line}\n" for line in text.strip("\n").split("\n"))
    found = records_text.right(root, f"initiatives/1880-rakna.yml:\n  ...\n{change}")
    return loads(dumps(forms(found, **options).initiative(found.of(Initiative)["1880-rakna"])))


def test_it_says_what_it_is_where_it_lies_and_on_what_terms(tmp_path):
    form = public(tmp_path)
    assert {key: form[key] for key in list(form)[:7]} == {
        "schema_version": "1.0",
        "generated_at": "2026-11-20T00:00:00Z",
        "licence": "https://creativecommons.org/publicdomain/zero/1.0/",
        "type": "initiative",
        "id": "1880-rakna",
        "url": f"{SITE}satsningar/1880-rakna/",
        "data_url": f"{SITE}satsningar/1880-rakna/index.json",
    }


def test_what_it_refers_to_has_its_proper_name_and_its_address(tmp_path):
    form = public(tmp_path)
    school = {"id": "1880-almby-skola", "name": "Almby skola", "url": f"{SITE}skolor/1880-almby-skola/"}
    assert form["schools"] == [{"school": school, "contacts": [], "note": None}]
    assert form["areas"] == [{"id": "matematik", "name": "Matematik", "url": f"{SITE}omraden/matematik/"}]


@pytest.mark.parametrize(
    ("written", "edtf", "precision", "days"),
    [
        ("2018", "2018", "year", ("2018-01-01", "2018-12-31")),
        ("2018-02", "2018-02", "month", ("2018-02-01", "2018-02-28")),
        ("2018-02-03", "2018-02-03", "day", ("2018-02-03", "2018-02-03")),
        ("ht-18", "2018-41", "term", ("2018-07-01", "2018-12-31")),
        ("vt-18", "2018-40", "term", ("2018-01-01", "2018-06-30")),
        ("ca 2018", "2018~", "year", ("2018-01-01", "2018-12-31")),
    ],
)
def test_a_date_tells_its_precision_and_its_days(tmp_path, written, edtf, precision, days):
    start = public(tmp_path, f"period: {{start: {written}}}")["period"]["start"]
    assert start == {
        "decided": True,
        "text": written,
        "edtf": edtf,
        "precision": precision,
        "roughly": edtf.endswith("~"),
        "earliest": days[0],
        "latest": days[1],
    }


def test_what_is_not_decided_is_told_apart_from_what_is_not_told(tmp_path):
    form = public(tmp_path, "period: {start: ej beslutat}")
    assert (form["period"]["start"]["decided"], form["period"]["start"]["earliest"]) == (False, None)
    assert form["period"]["end"] is None


PARTNERS = """
organisations/komtek.yml:
  name: Komtek
  kind: kommunal verksamhet
initiatives/1880-rakna.yml:
  ...
  partners:
    - {organisation: Komtek, part: stöd}
    - {organisation: Komtek, part: ej beslutat}
"""


def test_a_part_that_is_not_decided_is_told_by_itself(tmp_path):
    found = records_text.right(tmp_path, PARTNERS)
    form = forms(found).initiative(found.of(Initiative)["1880-rakna"])
    assert [partner["part"] for partner in form["partners"]] == [
        {"decided": True, "word": "stöd"},
        {"decided": False, "word": None},
    ]


def test_a_number_is_a_number(tmp_path):
    text = "figures: [{value: 'ca 13 300', counts: elever}, {value: '12,5', of: 20, counts: procent}]"
    first, second = public(tmp_path, text)["figures"]
    assert (first["value"], first["of"]) == ({"value": 13300, "roughly": True}, None)
    assert (second["value"]["value"], second["of"]["value"]) == (12.5, 20)


@pytest.mark.parametrize(
    ("record", "status"),
    [
        ("period: {start: 2025}", {"word": "pågår", "stated": False, "by_calendar": False}),
        ("period: {start: 2019, end: 2020}", {"word": "avslutad", "stated": False, "by_calendar": True}),
        ("status: avslutad", {"word": "avslutad", "stated": True, "by_calendar": False}),
    ],
)
def test_its_status_is_what_holds_on_the_day_and_what_that_rests_on(tmp_path, record, status):
    assert public(tmp_path, record)["status"] == status


def test_it_is_as_of_the_source_that_was_dated_last(tmp_path):
    assert public(tmp_path)["as_of"]["text"] == "2026-03-02"


def test_an_initiative_of_the_whole_country_has_no_municipality(tmp_path):
    found = records_text.right(tmp_path, records_text.record("landet", municipality="nationell"))
    form = forms(found).initiative(found.of(Initiative)["0000-landet"])
    assert (form["national"], form["municipality"]) == (True, None)


def test_a_persons_name_and_what_leads_to_the_person_stay_in(tmp_path):
    (person,) = public(tmp_path)["contacts"]
    assert person == {"role": "Projektledare", "name": None, "unit": None, "phone": None, "email": None}


def test_what_leads_to_a_role_without_a_name_goes_out(tmp_path):
    (person,) = public(tmp_path, "contacts: [{role: Växel, phone: 019-21 10 00}]")["contacts"]
    assert person["phone"] == "019-21 10 00"


@pytest.mark.parametrize(
    "address", ["anna.andersson@orebro.se", "anna_maria.b@orebro.se", "a.berg@orebro.se"]
)
def test_an_address_that_has_a_name_in_it_stays_in_though_the_name_is_not_told(tmp_path, address):
    (person,) = public(tmp_path, f"contacts: [{{role: Rektor, email: {address}, phone: 019-21 10 00}}]")[
        "contacts"
    ]
    assert (person["email"], person["phone"]) == (None, None)


def test_an_address_of_a_role_goes_out(tmp_path):
    (person,) = public(tmp_path, "contacts: [{role: Växel, email: servicecenter@orebro.se}]")["contacts"]
    assert person["email"] == "servicecenter@orebro.se"


def test_a_persons_name_goes_out_where_the_owner_allows_it(tmp_path):
    (person,) = public(tmp_path, people=True)["contacts"]
    assert (person["name"], person["email"]) == ("Anna Andersson", "anna.andersson@orebro.se")


def test_a_relation_is_told_from_its_own_end(tmp_path):
    found = records_text.right(tmp_path, records_text.record("lasa", relations="{follows: [1880-rakna]}"))
    lasa = {"id": "1880-lasa", "name": "Lasa", "url": f"{SITE}satsningar/1880-lasa/"}
    told = forms(found).relations(found.catalogue.related["1880-rakna"])
    assert told == [{"relation": "follows", "inverse": True, "initiative": lasa}]


def test_what_initiatives_refer_to_tells_which_they_are_and_what_belongs_to_it(tmp_path):
    text = """
    schools/1880-nya-skolan.yml:
      name: Nya skolan
      municipality: Örebro
      predecessors: [{name: Almby, school: Almby skola, until: 2020}]
    organisations/stod.yml:
      name: Stöd
      kind: förvaltning
    organisations/komtek.yml:
      name: Komtek
      kind: kommunal verksamhet
      part_of: Stöd
    """
    found = records_text.right(tmp_path, text)

    def named(kind, record_id):
        return forms(found).named(found.of(kind)[record_id], found.catalogue)

    assert named(Area, "matematik")["initiatives"] == ["1880-rakna"]
    assert named(Municipality, "1880-orebro")["code"] == "1880"
    assert [school["id"] for school in named(School, "1880-almby-skola")["successors"]] == ["1880-nya-skolan"]
    assert [part["name"] for part in named(Organisation, "stod")["parts"]] == ["Komtek"]
    assert named(School, "1880-nya-skolan")["predecessors"][0]["until"]["text"] == "2020"
