"""The statement on accessibility: all that the law asks for, and a word before it grows old."""

import json
import re
from datetime import date, timedelta

import pytest
import sites
from sites import ROOT
from small_data import EPOCH, TODAY

from skolsatsningar import language
from skolsatsningar.statement import Check, Run, Statement, ageing, last_run

STATEMENT = """
    accessibility.yml:
      status: delvis
      assessed: 2026-11-01
      updated: 2026-11-02
      method: Vi har prövat själva, utan skärmläsare.
      shortcomings:
        - what: Kartan går inte att läsa upp.
          criterion: WCAG 1.1.1 Icke-textuellt innehåll, nivå A
          instead: Ring oss.
          plan: Den byts ut under 2027.
      exempt:
        - Filmer från före 23 september 2020.
    audit.json:
      {"date": "2026-10-30", "checks": [
        {"name": "axe", "tool": "axe-core", "version": "4.14.0",
         "counts": {"pages": 28, "looks": 168}, "found": 0},
        {"name": "unknown", "tool": "x", "version": "1", "counts": {}, "found": 0}]}
"""
SETTINGS = """
    extra:
      owner: Redaktionen
      answering:
        authority: Örebro kommun
        form: https://www.orebro.se/anmal
        email: kommun@orebro.se
        phone: 019-21 10 00
        supervisor: Myndigheten för digital förvaltning (Digg)
        complaints: https://www.digg.se/tdosanmalan
        controller: Programnämnd barn och utbildning
        officer_email: dataskydd@orebro.se
"""
PAGE = "tillganglighet/"
words = language.load()


@pytest.fixture(scope="module")
def site(small_site):
    return small_site(STATEMENT, settings=SETTINGS)


@pytest.mark.parametrize(
    "said",
    [
        "Örebro kommun står bakom den här webbplatsen.",
        "Webbplatsen är delvis förenlig med lagen om tillgänglighet till digital offentlig service",
        "Kartan går inte att läsa upp.",
        "Krav som inte uppfylls: WCAG 1.1.1 Icke-textuellt innehåll, nivå A.",
        "Gör så här i stället: Ring oss.",
        "Vad vi gör åt det: Den byts ut under 2027.",
        "Filmer från före 23 september 2020.",
        "Vi har prövat själva, utan skärmläsare.",
        "Webbplatsen prövades senast 30 oktober 2026 med programmen i tabellen. De hittade inga fel.",
        "Webbplatsen bedömdes senast 1 november 2026.",
        "Redogörelsen uppdaterades senast 2 november 2026.",
        "Myndigheten för digital förvaltning (Digg) har tillsyn över att lagen följs.",
    ],
)
def test_the_page_says_all_that_the_law_asks_for(site, said):
    assert said in site.page(PAGE).text("article")


def test_every_way_to_tell_of_a_fault_is_a_link_whose_text_is_its_address(site):
    ways = {link.text(): link.attributes["href"] for link in site.page(PAGE).all("article .prose a")}
    assert ways == {
        "https://www.orebro.se/anmal": "https://www.orebro.se/anmal",
        "kommun@orebro.se": "mailto:kommun@orebro.se",
        "019-21 10 00": "tel:019211000",
        "https://www.digg.se/tdosanmalan": "https://www.digg.se/tdosanmalan",
    }


def test_the_page_never_says_what_those_who_monitor_take_for_a_fault(site):
    assert "oskäligt betungande" not in site.html(PAGE).lower()


def test_the_last_test_run_is_a_table_of_the_checks_that_readers_have_words_for(site):
    page = site.page(PAGE)
    assert page.texts("tbody th") == ["axe-core 4.14.0"]
    assert page.texts("tbody td")[0].endswith(": 28 sidor, 168 prövningar")
    assert page.texts("tbody td")[1] == "0"
    assert page.text("caption") == "Program som prövade webbplatsen 30 oktober 2026, och vad de hittade"


@pytest.mark.site
def test_every_page_leads_to_the_statement_by_an_address_that_begins_at_the_host(catalogue_site):
    for url in catalogue_site.urls:
        page = catalogue_site.page(url)
        if page.all("footer.bottom"):
            assert (
                page.one("footer.bottom a[href$='tillganglighet/']").attributes["href"]
                == "/a/b/tillganglighet/"
            )


def test_the_page_on_personal_data_says_who_answers_for_it(site):
    page = site.page("personuppgifter/")
    assert "Programnämnd barn och utbildning är personuppgiftsansvarig" in page.text("article")
    assert {"mailto:kommun@orebro.se", "mailto:dataskydd@orebro.se"} <= {
        link.attributes["href"] for link in page.all("article a")
    }


def test_what_the_owner_has_not_filled_in_is_said_to_be_missing(small_site):
    site = small_site()
    assert "Den som driver webbplatsen har inte fyllt i det än." in site.page(PAGE).text("article")
    assert "Ingen har ännu bedömt" in site.page(PAGE).text("article")
    assert "Här ska stå vem som är personuppgiftsansvarig." in site.page("personuppgifter/").text("article")


def told(tmp_path, records="", settings="", **environment):
    done = sites.run(sites.project(tmp_path, records, settings=settings), "--strict", **environment)
    assert done.returncode == 0
    return [line.partition("varning: ")[2] for line in done.stderr.splitlines() if "varning: " in line]


def test_what_the_owner_has_not_filled_in_is_told_and_stops_no_build(tmp_path):
    names = ("no_authority", "no_form", "no_email", "no_controller", "no_statement", "no_run")
    assert told(tmp_path) == [words["reminders"][name] for name in names]


def test_where_all_is_filled_in_and_new_nothing_is_told(tmp_path):
    assert told(tmp_path, STATEMENT, SETTINGS) == []


def test_a_statement_that_is_nearly_a_year_old_is_told(tmp_path):
    later = str(int(EPOCH) + int(timedelta(days=330).total_seconds()))
    said = "\n".join(told(tmp_path, STATEMENT, SETTINGS, SOURCE_DATE_EPOCH=later))
    assert "Tillgänglighetsredogörelsen uppdaterades 2 november 2026." in said
    assert "prövades senast 30 oktober 2026." in said


def statement(updated):
    return Statement(
        id="a", path="a", status="helt", assessed="2026-01-01", updated=updated, method="Själva."
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, []), (334, []), (335, ["old_statement", "old_run"]), (800, ["old_statement", "old_run"])],
)
def test_a_month_before_a_year_has_gone_one_is_told(days, said):
    day = TODAY - timedelta(days=days)
    found = ageing(statement(day.isoformat()), Run(day, ()), TODAY)
    assert [name for name, _ in found] == said


def test_what_is_not_there_is_told():
    assert list(ageing(None, None, TODAY)) == [("no_statement", None), ("no_run", None)]


def test_a_run_has_found_what_its_checks_have(tmp_path):
    check = {"name": "axe", "tool": "axe-core", "version": "4", "counts": {"pages": 2}}
    told = {"date": "2026-11-22", "checks": [{**check, "found": 2}, {**check, "found": 3}]}
    (tmp_path / "audit.json").write_text(json.dumps(told), encoding="utf-8")
    run = last_run(tmp_path)
    assert run == Run(
        date(2026, 11, 22),
        (Check("axe", "axe-core", "4", {"pages": 2}, 2), Check("axe", "axe-core", "4", {"pages": 2}, 3)),
    )
    assert run.found == 5
    assert last_run(tmp_path / "nowhere") is None


def test_the_products_own_settings_name_no_authority():
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for name in ("authority", "form", "email", "controller"):
        assert re.search(rf'^    {name}: ""', text, re.MULTILINE)
