"""Sites built from a few records: what every page has, and what stands on which page."""

import re
from xml.etree import ElementTree as ET

import pytest
import small_data
from sites import PATH, REPO_URL, SITE_URL, said

# How large a file of data is depends on the addresses in it.
FILE_SIZE = re.compile(r"[\d,]+\xa0?[ \xa0][kM]B")
TOWN = """
    areas/sprak.yml:
      name: Språk
    areas/narvaro.yml:
      name: Närvaro
    municipalities/1485-uddevalla.yml:
      name: Uddevalla
      official_name: Uddevalla kommun
      contacts:
        - role: Växel
          phone: 0522-69 60 00
    programmes/1880-lyftet.yml:
      name: Lyftet
      municipality: Örebro
      areas:
        - Område 1
        - Område 2
      sources:
        - title: Om Lyftet
    organisations/skolverket.yml:
      name: Skolverket
      kind: myndighet
    organisations/enheten.yml:
      name: Enheten
      kind: kommunal verksamhet
      municipality: Örebro
      part_of: Skolverket
    schools/1880-aby-skola.yml:
      name: Åby skola
      municipality: Örebro
    schools/1880-zinkskolan.yml:
      name: Zinkskolan
      municipality: Örebro
    schools/1880-osterskolan.yml:
      name: Österskolan
      municipality: Örebro
    schools/1880-angskolan.yml:
      name: Ängskolan
      municipality: Örebro
    schools/1880-skola-10.yml:
      name: Skola 10
      municipality: Örebro
    schools/1880-skola-2.yml:
      name: Skola 2
      municipality: Örebro
    schools/1485-sundskolan.yml:
      name: Sundskolan
      municipality: Uddevalla
    initiatives/1880-stor.yml:
      title: En stor satsning
      summary: Den har allt som en satsning kan ha.
      municipality: Örebro
      programme: Lyftet
      programme_area: Område 2
      areas:
        - Språk
        - Matte
      period:
        start: ht-24
        end: ca 2028
        words: Fyra år framåt
      school_forms:
        - grundskola
      grades: F-3
      target_groups:
        - elever
      levels:
        - rektor
        - lärare
      schools:
        - school: Almbyskolan
          contacts:
            - role: Ansvarig
              name: Bo Berg
        - school: Åby skola
          note: Från och med våren.
          contacts:
            - role: Ansvarig
              name: Cia Carlsson
        - school: Zinkskolan
      partners:
        - organisation: Skolverket
          part: stöd
      relations:
        part_of:
          - 0000-landet
        works_with:
          - 1485-sund
      former_ids:
        - 1880-liten
        - 1880-mellan
      sources:
        - title: Källan
          url: https://www.orebro.se/kallan
          published: 2026-03-02
      reviewed: 2026-11-01
    initiatives/1485-sund.yml:
      title: Sund
      summary: En satsning i Uddevalla.
      municipality: Uddevalla kommun
      areas:
        - Närvaro
      period: {}
      sources:
        - title: Om Sund
      reviewed: 2026-11-01
    initiatives/0000-landet.yml:
      title: Hela landets satsning
      summary: En satsning för alla.
      municipality: nationell
      areas:
        - Närvaro
      period:
        start: 2015
        end: 2018
      sources:
        - title: Om landet
          published: 2016
      reviewed: 2026-11-01
"""

LARGE = "satsningar/1880-stor/"
HAND_WRITTEN = {"", "om", "personuppgifter", "redigera", "sok", "tillganglighet"}


@pytest.fixture(scope="module")
def town(small_site):
    return small_site(TOWN)


def proper(town):
    """The pages that are neither signposts nor the page for what is missing."""
    return [url for url in town.urls if url != "404.html" and not town.page(url).all("meta[name=robots]")]


# What every page has.


def test_a_page_made_from_records_is_called_by_its_heading(town):
    made = [url for url in proper(town) if url.split("/")[0] not in HAND_WRITTEN]
    for url in made:
        page = town.page(url)
        heading = page.one("h1").text(deep=False).strip()
        assert page.text("title") == f"{heading} – Skolsatsningar", url
        assert page.texts(".trail li")[-1] == heading, url


def test_the_start_page_is_called_by_the_sites_own_name(town):
    assert town.page("").text("title") == "Skolsatsningar"


def test_every_page_describes_itself_in_words_of_its_own(town):
    told = [town.page(url).one("meta[name=description]").attributes["content"] for url in proper(town)]
    assert min(map(len, told)) > 10
    assert len(set(told)) == len(told)


def test_every_page_says_its_own_whole_address(town):
    for url in proper(town):
        assert town.page(url).one("link[rel=canonical]").attributes["href"] == SITE_URL + url


def test_every_page_but_the_first_shows_the_way_to_it(town):
    for url in filter(None, proper(town)):
        ways = town.ways(url, ".trail a")
        assert ways["Start"] == ""
        assert all(url.startswith(way) for way in ways.values())


def test_the_way_to_a_record_goes_by_the_list_it_stands_in(town):
    assert town.ways(LARGE, ".trail a") == {"Start": "", "Satsningar": "satsningar/"}


def test_the_menu_says_where_the_reader_is(town):
    current = {url: town.page(url).texts(".menu [aria-current]") for url in proper(town)}
    assert current[""] == ["Start"]
    assert current["skolor/"] == current["skolor/1880-aby-skola/"] == ["Skolor"]
    assert current["satsningar/"] == current[LARGE] == ["Satsningar"]
    assert current["sok/"] == []


def test_only_the_page_itself_is_called_the_current_page_in_the_menu(town):
    def word(url):
        return town.page(url).one(".menu [aria-current]").attributes["aria-current"]

    assert (word("skolor/"), word("skolor/1880-aby-skola/")) == ("page", "true")


@pytest.mark.parametrize(
    ("url", "path"),
    [
        (LARGE, "data/initiatives/1880-stor.yml"),
        ("skolor/1880-aby-skola/", "data/schools/1880-aby-skola.yml"),
        ("omraden/sprak/", "data/areas/sprak.yml"),
        ("kommuner/1485-uddevalla/", "data/municipalities/1485-uddevalla.yml"),
        ("program/1880-lyftet/", "data/programmes/1880-lyftet.yml"),
        ("organisationer/skolverket/", "data/organisations/skolverket.yml"),
        ("om/", "content/om.md"),
        ("", "content/index.md"),
    ],
)
def test_a_page_leads_to_the_file_it_is_made_from(town, url, path):
    assert town.page(url).one("a.edit").attributes["href"] == f"{REPO_URL}/edit/main/{path}"


def test_where_there_is_no_repository_no_page_offers_to_be_edited(small_site):
    site = small_site(settings="repo_url: null")
    assert [url for url in site.urls if site.page(url).all("a.edit")] == []


def test_every_page_names_who_answers_for_the_site(small_site):
    site = small_site(settings="extra: {owner: Örebro kommun & vänner}")
    told = {site.page(url).text("footer.bottom p:first-child") for url in site.urls}
    assert told == {"Ansvarig för webbplatsen: Örebro kommun & vänner"}


# An initiative.


def test_an_initiatives_facts_stand_in_the_order_that_a_reader_asks(town):
    assert town.page(LARGE).facts() == ["Vad", "Var", "För vem", "När", "Läge", "Kontakt"]


def test_an_initiatives_facts_say_it_all_in_short(town):
    page = town.page(LARGE)
    facts = {term: said(page.fact(term)) for term in page.facts()}
    assert facts == {
        "Vad": "Språk Matematik",
        "Var": "Örebro kommun Program: Lyftet – Område 2 Almby skola, Åby skola, Zinkskolan",
        "För vem": "Elever, grundskola, årskurs F–3 Nivåer som deltar: rektor, lärare",
        "När": "Från höstterminen 2024 till omkring 2028 Källans ord: ”Fyra år framåt”",
        "Läge": "Pågår enligt källan 2 mars 2026",
        "Kontakt": "Ansvariga på 2 skolor",
    }


def test_facts_that_are_not_known_are_said_to_be_so_or_left_out(town):
    page = town.page("satsningar/1485-sund/")
    facts = {term: said(page.fact(term)) for term in page.facts()}
    assert facts == {
        "Vad": "Närvaro",
        "Var": "Uddevalla kommun",
        "När": "Källan anger inga datum",
        "Läge": "Okänt läge enligt en odaterad källa",
        "Kontakt": "Växel 0522-69 60 00",
    }


def test_every_fact_leads_on(town):
    assert town.ways(LARGE, ".facts a") == {
        "Språk": "omraden/sprak/",
        "Matematik": "omraden/matematik/",
        "Örebro kommun": "kommuner/1880-orebro/",
        "Lyftet": "program/1880-lyftet/",
        "Almby skola": "skolor/1880-almby-skola/",
        "Åby skola": "skolor/1880-aby-skola/",
        "Zinkskolan": "skolor/1880-zinkskolan/",
        "Ansvariga på 2 skolor": f"{LARGE}#skolor",
    }


def test_a_school_and_its_person_share_a_row_and_one_without_is_said_to_have_none(town):
    rows = [
        (said(row.css_first("th")), said(row.css_first("td"))) for row in town.page(LARGE).all("tbody tr")
    ]
    assert rows == [
        ("Almby skola", "Bo Berg"),
        ("Åby skola Från och med våren.", "Cia Carlsson"),
        ("Zinkskolan", "Källan anger ingen kontakt"),
    ]


def test_an_initiative_says_so_when_there_are_no_results(town):
    assert said(town.page(LARGE).section("Resultat")) == "Resultat Källan redovisar inga resultat."


def test_relations_are_shown_from_both_ends(town):
    def related(url):
        section = town.page(url).section("Hör ihop med")
        return [(said(node)) for node in section.css("dt, dd")]

    assert related(LARGE) == ["Del av", "Hela landets satsning", "Samarbetar med", "Sund"]
    assert related("satsningar/0000-landet/") == ["Delar", "En stor satsning"]
    assert related("satsningar/1485-sund/") == ["Samarbetar med", "En stor satsning"]


def test_a_source_with_an_address_is_a_link_and_one_without_is_not(town):
    assert town.ways(LARGE, ".sources a") == {"Källan": "https://www.orebro.se/kallan"}
    assert town.page("satsningar/1485-sund/").all(".sources a") == []


def test_an_old_source_makes_the_page_say_that_things_may_have_changed(town):
    assert town.page("satsningar/0000-landet/").text(".note").startswith("Uppgifterna är från 2016")
    assert town.page("satsningar/1485-sund/").text(".note").startswith("Källan är odaterad")
    assert town.page(LARGE).all(".note") == []


def test_an_initiative_tells_programs_which_one_it_is(town):
    assert town.page(LARGE).one("article").attributes["data-initiative"] == "1880-stor"


# What is national.


def test_a_national_initiative_goes_on_in_the_whole_country(town):
    where = town.ways("satsningar/0000-landet/", ".facts a")["Hela landet"]
    assert "Hela landets satsning" in town.page(where).texts(".card__title")


def test_what_is_national_stands_last_in_the_list_of_initiatives(town):
    assert town.page("satsningar/").texts("h2") == ["Uddevalla 1", "Örebro 2", "Hela landet 1"]


def test_without_national_initiatives_no_page_speaks_of_the_whole_country(small_site):
    site = small_site()
    assert [url for url in site.urls if "Hela landet" in site.html(url)] == []


# Lists.


@pytest.mark.parametrize(
    ("index", "heading"),
    [
        ("satsningar/", "Satsningar 4"),
        ("omraden/", "Områden 3"),
        ("skolor/", "Skolor 8"),
        ("kommuner/", "Kommuner 2"),
        ("program/", "Program 1"),
        ("organisationer/", "Organisationer 2"),
    ],
)
def test_a_list_says_how_much_it_holds(town, index, heading):
    assert town.page(index).text("h1") == heading


def test_names_stand_in_the_order_of_the_swedish_alphabet_and_numbers_by_their_size(town):
    assert town.page("skolor/").texts(".tile a") == [
        "Sundskolan",
        "Almby skola",
        "Skola 2",
        "Skola 10",
        "Zinkskolan",
        "Åby skola",
        "Ängskolan",
        "Österskolan",
    ]


def test_schools_stand_under_their_municipalities(town):
    assert town.page("skolor/").texts("h2") == ["Uddevalla 1", "Örebro 7"]


def test_organisations_stand_under_what_they_are(town):
    assert town.page("organisationer/").texts("h2") == ["Myndigheter 1", "Kommunala verksamheter 1"]


def test_a_list_says_how_many_initiatives_stand_behind_each_name(town):
    counts = dict(zip(*(town.page("omraden/").texts(f".tile {part}") for part in ("a", "span")), strict=True))
    assert counts == {"Matematik": "2 satsningar", "Närvaro": "2 satsningar", "Språk": "1 satsning"}


def test_a_school_that_no_initiative_names_says_so(town):
    assert "Katalogen har ingen satsning här ännu." in town.page("skolor/1880-osterskolan/").texts("p")


def test_every_record_can_be_reached_from_the_list_of_its_kind(town):
    for index in ("satsningar/", "omraden/", "skolor/", "kommuner/", "program/", "organisationer/"):
        below = {url for url in proper(town) if url.startswith(index) and url != index}
        assert below <= set(town.ways(index, ".tile a, .card a, h2 a").values()), index


def test_the_start_page_leads_to_areas_municipalities_schools_and_initiatives(town):
    ways = town.ways("", "main a").values()
    assert {"omraden/sprak/", "kommuner/1485-uddevalla/", "skolor/1880-almby-skola/", LARGE} <= set(ways)
    assert {"skolor/", "satsningar/"} <= set(ways)


def test_a_catalogue_without_records_is_a_site_too(small_site):
    site = small_site("../none/README.md:\n  No records yet.\n", SKOLSATSNINGAR_DATA="none")
    assert site.page("skolor/").text("h1") == "Skolor 0"
    assert site.page("").all(".card") == []


# Text from records.

ODD = """
    schools/1880-almby-skola.yml:
      name: Bo & ”Lisa” 's "skola" &amp; <3
      municipality: Örebro
    initiatives/1880-rakna.yml:
      ...
      title: Läs & skriv – "mer" än 'tal' &lt;
      summary: 5 < 7 & "7" > 5, säger 'alla' {{ ett }} {% två %}.
      background: "Räkna *mer* & 'bättre', sa hon: 5 < 7."
      schools:
        - school: 1880-almby-skola
          contacts:
            - role: Ansvarig & "glad"
              name: Åsa "Pi" O'Hara
"""
TITLE = "Läs & skriv – \"mer\" än 'tal' &lt;"
SUMMARY = "5 < 7 & \"7\" > 5, säger 'alla' {{ ett }} {% två %}."
SCHOOL = 'Bo & ”Lisa” \'s "skola" &amp; <3'


@pytest.fixture(scope="module")
def odd(small_site):
    return small_site(ODD)


def test_text_from_records_is_shown_as_it_was_written(odd):
    page = odd.page("satsningar/1880-rakna/")
    assert page.text("h1") == page.texts(".trail li")[-1] == TITLE
    assert page.text("title") == f"{TITLE} – Skolsatsningar"
    assert page.text(".lead") == page.one("meta[name=description]").attributes["content"] == SUMMARY
    assert page.text("tbody th") == SCHOOL
    assert page.text("tbody .contact__name") == 'Åsa "Pi" O\'Hara'
    assert page.text("tbody .contact__role") == 'Ansvarig & "glad"'
    assert page.text("caption") == f"Skolor som deltar i {TITLE} och vem som ansvarar på varje skola"
    assert said(page.section("Bakgrund")) == "Bakgrund Räkna mer & 'bättre', sa hon: 5 < 7."


def test_text_from_records_is_shown_as_it_was_written_in_lists_too(odd):
    assert odd.page("skolor/").text(".tile a") == odd.page("skolor/1880-almby-skola/").text("h1") == SCHOOL
    assert odd.page("satsningar/").text(".card__title") == TITLE
    assert odd.page("satsningar/").text(".card__text") == SUMMARY


def test_a_web_address_keeps_its_ampersands_and_no_more(small_site):
    site = small_site("""
        initiatives/1880-rakna.yml:
          ...
          links:
            - title: Sidan
              url: https://www.orebro.se/?a=1&b=2
    """)
    link = site.page("satsningar/1880-rakna/").one(".rail section:last-child a")
    assert link.attributes["href"] == "https://www.orebro.se/?a=1&b=2"


# Former addresses.


@pytest.mark.parametrize("former", ["satsningar/1880-liten/", "satsningar/1880-mellan/"])
def test_a_former_address_leads_to_the_present_one(town, former):
    page = town.page(former)
    assert page.one("meta[http-equiv=refresh]").attributes["content"] == "0; url=../../satsningar/1880-stor/"
    assert page.one("link[rel=canonical]").attributes["href"] == SITE_URL + LARGE
    assert town.ways(former) == {"En stor satsning": LARGE}


def test_a_former_address_asks_not_to_be_found(town):
    assert town.page("satsningar/1880-liten/").one("meta[name=robots]").attributes["content"] == "noindex"


# Where the site stands.


def test_the_sitemap_lists_every_page_once_and_no_former_address(town):
    tree = ET.fromstring(town.files["sitemap.xml"])  # noqa: S314  # our own
    found = [node.text for node in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert found == [SITE_URL + url for url in sorted(proper(town))]
    assert [path for path in town.files if "sitemap" in path] == ["sitemap.xml"]


def test_a_site_is_the_same_wherever_it_stands_but_for_its_whole_addresses(town, small_site):
    elsewhere = small_site(TOWN, SITE_URL="https://kommunen.se/")
    assert elsewhere.urls == town.urls
    for url in town.urls:
        moved = FILE_SIZE.sub("", town.html(url)).replace(SITE_URL.partition(":")[2], "//kommunen.se/")
        moved = moved.replace(
            f'"{PATH}tillganglighet/"', '"/tillganglighet/"'
        )  # those who monitor it ask for that
        stays = FILE_SIZE.sub("", elsewhere.html(url))
        assert stays == (moved.replace(PATH, "/") if url == "404.html" else moved), url


def test_the_page_for_missing_pages_finds_its_way_from_any_depth(town):
    page = town.page("404.html")
    addresses = [
        node.attributes.get("href") or node.attributes.get("src") for node in page.all("[href], [src]")
    ]
    assert [address for address in addresses if not address.startswith((PATH, "#"))] == []


def test_the_page_for_missing_pages_speaks_swedish_and_helps_on(town):
    page = town.page("404.html")
    assert page.text("h1") == "Sidan finns inte"
    assert page.text("title") == "Sidan finns inte – Skolsatsningar"
    assert len(page.text("main")) > 150
    assert {"satsningar/", "omraden/", "skolor/", "kommuner/"} <= set(
        town.ways("404.html", "main a").values()
    )


def test_nothing_of_the_theme_is_shipped_that_no_page_uses(town):
    kept = [path for path in town.files if path.startswith("static/")]
    assert [path for path in kept if re.search(r"lunr|workers|\.map$|bundle|palette|favicon", path)] == []
    html = "".join(map(town.html, town.urls))
    scripts = b"".join(town.files[path] for path in kept if path.endswith(".js")).decode()
    unused = [
        path
        for path in kept
        if path not in html and not re.search(f'"(./)?{path.rpartition("/")[2]}"', scripts)
    ]
    assert [path.rpartition("/")[2] for path in unused] == ["mark.svg"]  # it is drawn into pages


def test_a_municipality_may_add_a_page_a_menu_item_and_a_style_of_its_own(small_site):
    site = small_site(
        pages="""
        tillgang.md:
          # Tillgång
          Vi vill att **alla** ska kunna läsa.
        """,
        settings="""
        extra_css: [assets/stylesheets/site.css, egen.css]
        nav: [{Start: index.md}, {Tillgång: tillgang.md}]
        """,
    )
    page = site.page("tillgang/")
    assert page.text("h1") == "Tillgång"
    assert page.text("main strong") == "alla"
    assert page.texts(".menu a") == ["Start", "Tillgång"]
    assert page.all("link[rel=stylesheet]")[-1].attributes["href"] == "../egen.css"


def test_a_page_that_has_its_name_from_its_heading_shows_it_as_it_was_written(small_site):
    site = small_site(
        pages='nytt.md:\n  # Nytt & *gammalt*, "så"\n',
        settings="nav: [{Start: index.md}, nytt.md]",
    )
    page = site.page("nytt/")
    name = 'Nytt & gammalt, "så"'
    assert page.texts("h1, .menu [aria-current], .trail [aria-current]") == [name] * 3
    assert page.text("title") == f"{name} – Skolsatsningar"


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("period: {end: 2020}", "Avslutad enligt tiden som källan anger"),
        ("status: avslutad", "Avslutad enligt källan 2 mars 2026"),
    ],
)
def test_a_reader_is_told_whether_the_source_or_the_calendar_says_that_it_has_ended(small_site, keys, told):
    site = small_site(f"initiatives/1880-rakna.yml:\n  ...\n  {keys}\n")
    assert told in site.page("satsningar/1880-rakna/").text("dl")
    assert told.removeprefix("Avslutad ") in site.page("omraden/matematik/").text(".card")


def test_the_day_of_a_build_decides_what_has_ended(small_site):
    record = """
        initiatives/1880-rakna.yml:
          ...
          period:
            start: 2025
            end: 2026-11-21
    """
    before = small_site(record, SOURCE_DATE_EPOCH=small_data.EPOCH)
    after = small_site(record, SOURCE_DATE_EPOCH=str(int(small_data.EPOCH) + 2 * 86_400))
    assert said(before.page("satsningar/1880-rakna/").fact("Läge")) == "Pågår enligt källan 2 mars 2026"
    assert said(after.page("satsningar/1880-rakna/").fact("Läge")).startswith("Avslutad")
