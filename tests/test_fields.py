"""What a field may hold, and what it makes of it."""

import re
from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from skolsatsningar import fields
from skolsatsningar.names import Names
from skolsatsningar.partial_date import PartialDate
from skolsatsningar.quantity import Quantity
from skolsatsningar.vocabulary import SchoolForm, Status

NAMES = Names(ids={"areas": {"matte": "matematik"}}, spellings={"areas": ["Matte"]})
WORDS = [name for name in vars(fields) if name.endswith("Word")]
SHAPES = (
    "When",
    "Day",
    "Amount",
    "Grades",
    "Url",
    "Email",
    "Phone",
    "UnitCode",
    "OrganisationNumber",
    "Slug",
)


def read(field, value):
    return TypeAdapter(getattr(fields, field)).validate_python(value, context=NAMES)


def refused(field, value):
    """What a value is refused for: its code, or pydantic's name for it, and what it tells."""
    with pytest.raises(ValidationError) as caught:
        read(field, value)
    (error,) = caught.value.errors(include_url=False)
    return error["type"], error.get("ctx", {})


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("When", "ca ht-18", PartialDate.parse("ca ht-18")),
        ("When", " 2018 ", PartialDate.parse("2018")),
        ("Day", "2018-01-15", date(2018, 1, 15)),
        ("Amount", "ca 13 300", Quantity.parse("ca 13 300")),
        ("Grades", "9", ("9",)),
        ("Grades", "F", ("F",)),
        ("Grades", "f-3", ("F", "1", "2", "3")),
        ("Grades", "7–9", ("7", "8", "9")),
        ("Url", "https://orebro.se/a?b=c#d", "https://orebro.se/a?b=c#d"),
        ("Url", "http://räksmörgås.se/å", "http://räksmörgås.se/å"),
        ("Email", "anna.andersson@edu.orebro.se", "anna.andersson@edu.orebro.se"),
        ("Phone", "019-21 10 00", "019-21 10 00"),
        ("Phone", "+46 (0)19-21 10 00", "+46 (0)19-21 10 00"),
        ("UnitCode", "01234567", "01234567"),
        ("OrganisationNumber", "212000-1967", "212000-1967"),
        ("OrganisationNumber", "2120001967", "2120001967"),
        ("Slug", "1880-rakna", "1880-rakna"),
        ("AreaRef", "Matte", "matematik"),
        ("StatusWord", " Pågår ", Status.ONGOING),
        ("SchoolFormWord", "GRUNDSKOLA", SchoolForm.COMPULSORY),
    ],
)
def test_a_value_is_read_as_its_type(field, text, value):
    assert read(field, text) == value


def pattern(field):
    return TypeAdapter(getattr(fields, field)).json_schema()["pattern"]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        *[("When", text) for text in ("2018", "2018-01", "2018-01-15", "vt-18", "ht-2018", "ej beslutat")],
        *[("When", text) for text in ("ca 2018", "ca. ht-18", "ca  2018-01-15")],
        *[("Amount", text) for text in ("0", "176", "13 300", "12,5", "ca 1 200,75")],
        *[("Grades", text) for text in ("F", "f", "9", "F-3", "f–3", "7–9", "5-5")],
        *[("Url", text) for text in ("http://a.se", "HTTPS://a.se/b?c=d#e", "https://räksmörgås.se/å")],
        ("Day", "2018-01-15"),
        ("Email", "anna.andersson@edu.orebro.se"),
        ("Phone", "+46 (0)19-21 10 00"),
        ("UnitCode", "01234567"),
        ("OrganisationNumber", "212000-1967"),
        ("Slug", "1880-rakna"),
    ],
)
def test_all_that_can_be_read_looks_as_the_schema_says(field, text):
    read(field, text)
    assert re.search(pattern(field), text)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("When", "hösten 2018"),
        ("When", "ca ej beslutat"),
        ("Grades", "9-7"),
        ("Grades", "1-10"),
        ("Day", "2018"),
    ],
)
def test_what_looks_otherwise_is_refused(field, text):
    refused(field, text)
    assert not re.search(pattern(field), text)


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("When", "2018-13", "datum"),
        ("Day", "2018-02-30", "dag"),
        ("Day", "2018-02", "dag"),
        ("Day", "ca 2018-02-03", "dag"),
        ("Day", "ej beslutat", "dag"),
        ("Amount", "1.10", "tal"),
        ("Grades", "3-F", "arskurser"),
        ("Grades", "1-10", "arskurser"),
        ("Grades", "1, 2", "arskurser"),
        ("Url", "orebro.se", "webbadress"),
        ("Url", "https://", "webbadress"),
        ("Url", "https://a b.se", "webbadress"),
        ("Url", "https://[a", "webbadress"),
        ("Url", "javascript:alert(1)", "webbadress"),
        ("Url", "ftp://orebro.se", "webbadress"),
        ("Url", 'https://orebro.se/"', "webbadress"),
        ("Email", "anna@orebro", "e-post"),
        ("Email", "anna orebro.se", "e-post"),
        ("Email", "anna@@orebro.se", "e-post"),
        ("Phone", "112", "telefon"),
        ("Phone", "019-21 10 00, växel", "telefon"),
        ("UnitCode", "1234567", "skolenhetskod"),
        ("OrganisationNumber", "212000", "organisationsnummer"),
        ("Slug", "Räkna", "id"),
        ("Slug", "../../a", "id"),
        ("Slug", "a/b", "id"),
        ("Slug", "a" * 101, "id"),
        ("Slug", "a%2fb", "id"),
        ("Url", "https://orebro.se/" + "a" * 2000, "webbadress"),
        ("Url", "java\tscript:alert(1)", "webbadress"),
        ("Url", "//orebro.se", "webbadress"),
        ("Email", "a" * 300 + "@orebro.se", "e-post"),
        ("Amount", "9" * 16, "tal"),
    ],
)
def test_a_value_of_another_form_is_refused_and_told(field, text, code):
    assert refused(field, text) == (code, {"found": text})


@pytest.mark.parametrize("field", ["When", "Day"])
@pytest.mark.parametrize("year", ["0218", "1018", "1841", "2100", "9999"])
def test_a_year_that_no_source_is_from_is_refused(field, year):
    error, told = refused(field, f"{year}-01-15")
    assert (error, told["year"]) == ("orimligt-ar", year)


@pytest.mark.parametrize("text", ["1842", "2099-12-31", "ej beslutat", "ht-18"])
def test_a_year_that_a_source_may_be_from_is_read(text):
    assert read("When", text) == PartialDate.parse(text)


@pytest.mark.parametrize("field", SHAPES)
@pytest.mark.parametrize("value", [["2018"], {"a": "b"}])
def test_a_list_or_a_group_is_no_value(field, value):
    assert refused(field, value) == ("inte-text", {})


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("AreaRef", "okant-omrade"),
        ("SchoolRef", "okand-skola"),
        ("MunicipalityRef", "okand-kommun"),
        ("ProgrammeRef", "okant-program"),
        ("OrganisationRef", "okand-organisation"),
        ("InitiativeRef", "okand-satsning"),
    ],
)
def test_a_reference_that_leads_nowhere_is_told_by_its_kind(field, code):
    assert refused(field, "Nej") == (code, {"found": "Nej", "suggestion": None})


def test_a_reference_that_leads_nowhere_is_told_with_what_was_probably_meant():
    assert refused("AreaRef", "Mate") == ("okant-omrade", {"found": "Mate", "suggestion": "Matte"})


@pytest.mark.parametrize("field", WORDS)
def test_a_word_beside_the_vocabulary_is_refused(field):
    assert refused(field, "annat")[0] == "enum"


@pytest.mark.parametrize("field", ["Line", "Summary"])
def test_a_line_is_one_line(field):
    assert read(field, "Räkna\ntillsammans\n i Örebro") == "Räkna tillsammans i Örebro"


def test_prose_keeps_its_lines():
    assert read("Prose", "Räkna\n\n- tillsammans\n") == "Räkna\n\n- tillsammans\n"


@pytest.mark.parametrize(("field", "limit"), [("Line", 250), ("Summary", 700), ("Prose", 20_000)])
def test_a_text_has_a_length_that_it_may_have(field, limit):
    assert read(field, "å" * limit)
    assert refused(field, "å" * (limit + 1)) == ("string_too_long", {"max_length": limit})
    assert refused(field, "")[0] == "string_too_short"


@pytest.mark.parametrize("field", ["Line", "Summary", "Prose"])
@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("se <b>här</b>", "html", "<b>"),
        ("<script>alert(1)</script>", "html", "<script>"),
        ("<img src=x onerror=y>", "html", "<img"),
        ("<!-- dolt -->", "html", "<!--"),
        ("</div>", "html", "</div>"),
        ("<https://orebro.se>", "html", "<https://orebro.se>"),
        ("[a](javascript:alert(1))", "farlig-lank", "javascript:"),
        ("[a]( JavaScript :alert(1))", "farlig-lank", "JavaScript :"),
        ("[a](data:text/html,b)", "farlig-lank", "data:"),
        ("[a](vbscript:b)", "farlig-lank", "vbscript:"),
        ("![a](javascript:b)", "farlig-lank", "javascript:"),
        ("[a]: javascript:b", "farlig-lank", "javascript:"),
        ("[a](java&#115;cript:b)", "farlig-lank", "javascript:"),
        ("[a](&#106;avascript&colon;b)", "farlig-lank", "javascript:"),
        ("[a](JaVa&Tab;script:b)", "farlig-lank", "javascript:"),
        ("[a](java&NewLine;script:b)", "farlig-lank", "javascript:"),
        ("[a](java%09script:b)", "farlig-lank", "javascript:"),
        ("[a]\n\n[a]: java&#x73;cript:b", "farlig-lank", "javascript:"),
        ("[a](file:///etc/passwd)", "farlig-lank", "file:"),
        ("[a](data&colon;text/html,b)", "farlig-lank", "data:"),
        ("![a](https://b.se/c.png)", "bild", "!["),
        ("![a][b]\n\n[b]: https://b.se/c.png", "bild", "!["),
    ],
)
def test_what_may_harm_a_reader_is_refused(field, text, code, found):
    assert refused(field, text) == (code, {"found": found})


@pytest.mark.parametrize(
    "text",
    [
        "färre än 5 < 7 elever",
        "-> nästa steg",
        "Vi samlar in data: frånvaro, betyg och trygghet.",
        "metadata: ja",
        "JavaScript: ett språk",
        "[Öppna data](https://orebro.se/data:2018)",
        "[Skriv till oss](mailto:skola@orebro.se) eller [ring](tel:019211000)",
        "[Mentorer](../1880-mentorer/)",
        "organisationsnummer 212000-1967",
        "telefon 070-123 45 67",
        "läsåret 2018-2019, 20180115",
        "ISBN 978-91-7000-150-5",
    ],
)
def test_what_only_looks_harmful_is_a_text(text):
    assert read("Prose", text) == text
