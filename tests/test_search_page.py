"""The search page in a real browser, on a host that lets pages do as little as can be.

Its policy is the one that the site is served with; whatever goes against it, and every error of a script,
fails the test.
"""

import gzip
import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
import records_text
import sites
from browsing import DESK, PHONE, against, count, hits, settled, way
from playwright.sync_api import expect
from sites import StrictHost
from snowballstemmer import stemmer

from skolsatsningar.swedish import sort_key

pytestmark = pytest.mark.browser

FIELD = "#sok-falt"
LOOKS = [(scheme, size) for size in (DESK, PHONE) for scheme in ("light", "dark")]

RECORDS = (
    """
    synonyms.yml:
      one_way:
        hemmasittare: problematisk frånvaro
        räkning: algebra
        paus: rast
    areas/sprak.yml:
      name: Språk
    """.replace("\n    ", "\n")
    + records_text.record("faren", summary="En far hämtar sitt barn.")
    + records_text.record("hora", title="Höra till", summary="Att höra till en grupp.")
    + records_text.record("dricka", summary="Alla får mjölk.", areas="[Språk]")
    + records_text.record("kod", summary="Vi skriver `zebra` och **algebra** på tavlan.")
    + records_text.record("slut", summary="Vakter på varje rast", background="Vi går ut.")
    + records_text.record("hemma", summary="Stöd vid problematisk frånvaro.")
    + records_text.record("ett", summary="Hundar och katter.")
    + records_text.record("tva", title="Två", summary="Hundar och möss.")
    + records_text.record("tre", summary="Katter och möss.")
    + records_text.record("fyra", summary="Hästar.")
)

# What a page tells of what its policy forbids, where no console would.
WATCH = """document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  console.error(`policy: ${violatedDirective} ${blockedURI}`))"""


@pytest.fixture(scope="module")
def address(catalogue_site):
    """Where the whole catalogue can be read."""
    with sites.served(catalogue_site, StrictHost) as address:
        yield address


@pytest.fixture(scope="module")
def small(small_site):
    """Where the small site can be read."""
    with sites.served(small_site(RECORDS), StrictHost) as address:
        yield address


@pytest.fixture(scope="module")
def own(browser):
    """A browser on a desk that has not been anywhere."""
    with browser.new_context(locale="sv-SE", viewport=DESK) as context:
        yield context


@pytest.fixture
def page(own):
    """A page of it. No script may fail in it, and nothing be done that the policy forbids."""
    wrong = []
    with own.new_page() as page:
        page.add_init_script(WATCH)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: said.type == "error" and wrong.append(said.text))
        page.wrong = wrong
        yield page
    assert wrong == []


@pytest.fixture
def site(page, address):
    """A reader's way to the catalogue: `site("sok/?q=matematik")` opens a page and waits until it is done."""
    return way(page, address)


@pytest.fixture
def little(page, small):
    """The same for the small site."""
    return way(page, small)


def found(page):
    """Where the hits lead, in order."""
    return [urlsplit(link.get_attribute("href")).path.removeprefix("../") for link in hits(page).all()]


def note(page):
    settled(page)
    return page.locator("[data-note]").inner_text()


def asked(page):
    """What the address asks for."""
    return parse_qs(urlsplit(page.url).query)


def write(page, text):
    """Write something, and wait until it has been searched for."""
    page.locator(FIELD).fill(text)
    expect(page.locator("[data-hit-count]")).to_contain_text(f"”{text}”")
    settled(page)


# What is found.


@pytest.mark.site
@pytest.mark.parametrize(
    ("query", "page_found"),
    [
        ("frånvaro", "satsningar/1880-framja-skolnarvaro/"),
        ("närvaro", "satsningar/1880-framja-skolnarvaro/"),
        ("hälsa", "omraden/elevhalsa/"),
        ("ledarskap", "satsningar/1880-utbildning-i-skolledarskap/"),
        ("elevfrånvaro", "satsningar/1880-framja-skolnarvaro/"),
        ("elevfrånvaron", "satsningar/1880-framja-skolnarvaro/"),
        ("matte", "satsningar/0000-matematiklyftet/"),
        ("dagis", "satsningar/1880-jamlik-forskola/"),
        ("vad gör en socialpedagog", "satsningar/1880-socialpedagoger/"),
        ("matemtik", "omraden/matematik/"),
        ("elevkordinator", "satsningar/1880-mentorer/"),
    ],
)
def test_a_page_is_found_by_what_a_reader_calls_its_subject(site, query, page_found):
    assert page_found in found(site(f"sok/?q={query}"))


@pytest.mark.site
@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Almbyskolan", "skolor/1880-almby-skola/"),
        ("almby SKOLA", "skolor/1880-almby-skola/"),
        ("Vivallaskolan 7–9", "skolor/1880-nikolaiskolan/"),
        ("Matte", "omraden/matematik/"),
        ("Örebro kommun", "kommuner/1880-orebro/"),
        ("Örebro", "kommuner/1880-orebro/"),
    ],
)
def test_the_page_that_is_called_what_was_asked_for_comes_first_and_once(site, query, first):
    every = found(site(f"sok/?q={query}"))
    assert every[0] == first
    assert len(set(every)) == len(every)


def test_what_is_written_before_the_script_has_come_is_searched_for(page, address):
    held = []

    def hold(route):
        held.append(route)

    page.route("**/search.js", hold)
    with page.expect_request("**/search.js"):
        page.goto(f"{address}sok/", wait_until="commit")
    field = page.locator("main input[type=search]")
    field.fill("frånvaro ")
    for route in held:
        route.continue_()
    page.locator("[data-hit]").first.wait_for()
    assert field.input_value() == "frånvaro "
    assert asked(page) == {"q": ["frånvaro"]}


@pytest.mark.parametrize(
    ("query", "pages"),
    [("får", {"dricka"}), ("far", {"faren"}), ("höra", {"hora"}), ("fader", {"faren"})],
)
def test_letters_with_rings_and_dots_are_letters_of_their_own(little, query, pages):
    every = found(little(f"sok/?q={query}"))
    named = {page.removeprefix("satsningar/1880-").rstrip("/") for page in every if "satsningar" in page}
    assert named & {"dricka", "faren", "hora"} == pages


def test_a_short_word_that_is_not_known_is_not_taken_for_another_but_the_other_is_offered(little, page):
    little("sok/?q=hora")
    assert found(page) == []
    assert note(page) == "Menade du höra?"
    page.locator("[data-note] a").click()
    expect(page.locator(FIELD)).to_have_value("höra")
    assert "satsningar/1880-hora/" in found(page)


# What is told of how a question was taken.


@pytest.mark.site
def test_a_mistake_is_mended_and_what_was_written_can_be_searched_for_in_its_stead(site, page):
    site("sok/?q=matemtik")
    assert note(page) == "Visar träffar för matematik. Sök i stället efter ”matemtik”."
    assert count(page).endswith("träffar på ”matemtik”")
    page.get_by_role("link", name="Sök i stället efter ”matemtik”.").click()
    expect(page.locator("[data-hit-count]")).to_have_text("Inga träffar på ”matemtik”.")
    assert asked(page) == {"q": ["matemtik"], "ordagrant": ["ja"]}
    assert note(page) == ""
    page.go_back()
    expect(page.locator("[data-note]")).to_contain_text("Visar träffar för matematik.")
    page.get_by_role("link", name="Sök i stället efter").click()
    write(page, "matemtiken")
    assert asked(page) == {"q": ["matemtiken"]}


@pytest.mark.site
def test_a_compound_that_stands_nowhere_is_told_to_have_been_taken_apart(site):
    said = "”elevfrånvaro” står inte i någon text. Sökningen gäller delarna: elev + frånvaro."
    assert said in note(site("sok/?q=elevfrånvaro"))


def test_where_no_page_has_all_words_those_with_most_come_and_the_reader_is_told(little):
    page = little("sok/?q=hundar katter möss")
    assert sorted(found(page)[:3]) == [f"satsningar/1880-{name}/" for name in ("ett", "tre", "tva")]
    assert "satsningar/1880-fyra/" not in found(page)
    assert note(page) == "Ingen sida har alla orden. Här är de som har flest av dem."


def test_where_few_pages_have_all_words_they_come_before_those_with_most_of_them(little):
    page = little("sok/?q=hundar katter en")
    assert found(page)[0] == "satsningar/1880-ett/"


def test_a_word_that_nothing_is_known_of_is_told_to_be_left_out(little):
    page = little("sok/?q=hundar xyzzyx")
    assert {"satsningar/1880-ett/", "satsningar/1880-tva/"} <= set(found(page))
    assert note(page) == "Ord som inte finns i katalogen, och inte är med i sökningen: xyzzyx."


# What a hit shows.


def test_an_excerpt_ends_each_paragraph_where_a_word_has_another_name_last(little):
    page = little("sok/?q=vakter")
    assert page.locator("[data-excerpt]").inner_text().startswith("Vakter på varje rast. Vi går ut.")


def test_an_excerpt_shows_the_text_as_it_stands_and_never_a_mark_of_ours(little):
    page = little("sok/?q=zebra")
    assert found(page) == ["satsningar/1880-kod/"]
    assert page.locator("[data-excerpt]").inner_text().startswith("Vi skriver zebra och algebra på tavlan.")
    assert page.locator("[data-excerpt] mark").all_inner_texts() == ["zebra"]


@pytest.mark.parametrize(
    ("query", "page_found", "marked"),
    [("räkning", "kod", "algebra"), ("hemmasittare", "hemma", "frånvaro")],
)
def test_what_is_found_by_another_name_shows_its_own_words_with_a_mark_on_them(
    little, query, page_found, marked
):
    page = little(f"sok/?q={query}")
    assert found(page) == [f"satsningar/1880-{page_found}/"]
    assert query not in page.locator("[data-hits]").inner_text().lower()
    (word,) = page.locator("[data-excerpt] mark").all_inner_texts()
    assert marked in word


@pytest.mark.site
def test_the_whole_compound_is_marked_where_a_part_of_it_was_asked_for(site):
    page = site("sok/?q=frånvaro")
    marked = page.locator("[data-excerpt] mark").all_inner_texts()
    assert [word for word in marked if re.fullmatch("(?i)skolfrånvaron?[.,]?", word)]


@pytest.mark.site
@pytest.mark.parametrize("query", ["frånvaro", "matte", "lärare", "elever skola", "IT", "hälsa"])
def test_no_hit_shows_a_mark_of_ours(site, query):
    page = site(f"sok/?q={query}")
    while page.locator("[data-more]").is_visible():
        shown = hits(page).count()
        page.locator("[data-more]").click()
        expect(hits(page).nth(shown)).to_be_visible()
    assert "`" not in page.locator("[data-search]").inner_text()


# How many hits there are.

COUNTED = """async ([root, words]) => {
  const scripts = document.querySelector("script[src$='search/search.js']").src;
  const module = (name) => import(new URL(`${name}.js`, scripts));
  const [{ Engine }, { Lexicon }, { stem }] = await Promise.all(["engine", "lexicon", "stem"].map(module));
  const lexicon = new Lexicon(new URL("pagefind/words/", root));
  const engine = await Engine.load(new URL("pagefind/pagefind.js", root).href, 1, lexicon);
  const counts = {};
  for (const word of words) {
    if ((await lexicon.otherForms(word)).length) continue;
    counts[word] = [stem(word), (await engine.search([word])).all];
  }
  return counts;
}"""
TOKEN = re.compile(r"[a-zåäöéü]+")


@pytest.mark.site
def test_as_many_pages_are_found_for_a_word_as_a_scan_of_the_texts_finds(catalogue_site, site, address):
    """Every fifth word, if no form of it is written otherwise. It finds its stem, and what it begins.

    Not quite: Pagefind takes rings and dots away before it finds a stem. So förstå finds först too, and
    hållbarheten misses some of hållbar. That may befall two words in a hundred.
    """
    texts = [words_of(path) for path in catalogue_site.folder.rglob("*.pf_fragment")]
    every = sorted(word for word in set().union(*texts) if len(word) > 2)[::5]
    stemmed, counts = stemmer("swedish").stemWord, site("sok/").evaluate(COUNTED, [address, every])
    roots = {word: stemmed(word) for word in set().union(*texts)}

    def finds(word, other):
        """As Pagefind does: all that goes on from the stem where it has å, ä or ö, else from the word."""
        root, begun = counts[word][0], roots[other]
        return begun == root or other.startswith(word) or (not root.isascii() and begun.startswith(root))

    scanned = {word: sum(any(finds(word, other) for other in text) for text in texts) for word in counts}
    assert len(counts) > 250
    wrong = {word: (counts[word], found) for word, found in scanned.items() if counts[word][1] != found}
    assert len(wrong) <= len(counts) / 50, wrong


def kept_of(path):
    """What Pagefind keeps of a page."""
    return json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))


def words_of(path):
    """The words of a text and of its title, with those that compounds have as parts."""
    kept = kept_of(path)
    words = f"{kept['meta']['title']} {kept['content']}".lower()
    return {*TOKEN.findall(words), *TOKEN.findall(words.replace("`", ""))}


@pytest.mark.site
@pytest.mark.parametrize(
    "forms", [("lärare", "lärarna"), ("förmåga", "förmågor", "förmågan"), ("resultatet", "resultaten")]
)
def test_a_word_is_found_as_often_in_any_of_its_forms(site, forms):
    assert len({count(site(f"sok/?q={form}")).split()[0] for form in forms}) == 1


# Narrowing down.


def box(page, value):
    return page.locator("[data-facets]").get_by_role("checkbox", name=re.compile(rf"^{re.escape(value)}\b"))


def opened(page):
    """Open what narrows hits down, where it is not."""
    if page.locator("[data-filters]").get_attribute("open") is None:
        page.locator("[data-filters] summary").click()


def numbers(page, facet):
    """The choices of a facet and how many hits each has."""
    settled(page)
    labels = page.get_by_role("group", name=facet).locator("label").all()
    return {
        label.locator("span").first.inner_text(): int(label.locator(".count").inner_text())
        for label in labels
    }


@pytest.mark.site
def test_hits_are_narrowed_down_by_several_things_at_once_and_the_numbers_follow(site, page):
    site("sok/?q=matematik")
    before = numbers(page, "Kommun")
    assert numbers(page, "Område")["Matematik"] == 7
    box(page, "Matematik").check()
    expect(page.locator("[data-hit-count]")).to_have_text("7 träffar på ”matematik”")
    # Within a facet the numbers are what one more choice would give; in the others they are what is left.
    assert numbers(page, "Kommun") == {"Hela landet": 3, "Västerås": 3, "Örebro": 1} != before
    assert len(numbers(page, "Område")) > 1
    box(page, "Västerås").check()
    expect(page.locator("[data-hit-count]")).to_have_text("3 träffar på ”matematik”")
    box(page, "Örebro").check()
    expect(page.locator("[data-hit-count]")).to_have_text("4 träffar på ”matematik”")
    assert asked(page) == {"q": ["matematik"], "omrade": ["Matematik"], "kommun": ["Västerås", "Örebro"]}
    assert hits(page).count() == 4


@pytest.mark.site
def test_all_pages_are_narrowed_down_without_fetching_the_index(page, address):
    asked_for = []
    page.on("request", lambda request: asked_for.append(urlsplit(request.url).path))
    page.goto(f"{address}sok/?kommun=Örebro")
    settled(page)
    shown = hits(page).count()
    assert shown
    assert [path for path in asked_for if path.endswith((".pf_index", ".pf_meta", ".pagefind"))] == []
    assert len([path for path in asked_for if path.endswith(".pf_fragment")]) == shown
    assert all(page.locator("[data-hits] [data-excerpt]").all_text_contents())


@pytest.mark.site
def test_a_choice_in_the_address_is_made_when_the_page_opens(site, page):
    site("sok/?q=matematik&omrade=Matematik&kommun=Västerås")
    assert count(page) == "3 träffar på ”matematik”"
    expect(box(page, "Västerås")).to_be_checked()
    chips = page.get_by_role("list", name="Valda filter")
    for chosen in ("Matematik", "Västerås"):
        expect(chips.get_by_role("button", name=f"Ta bort filtret {chosen}")).to_be_visible()


@pytest.mark.site
def test_back_and_forward_go_from_choice_to_choice(site, page):
    site("sok/?q=matematik")
    told = count(page)
    box(page, "Matematik").check()
    expect(page.locator("[data-hit-count]")).to_have_text("7 träffar på ”matematik”")
    page.locator("[data-order]").select_option("titel")
    expect(page).to_have_url(re.compile("ordning=titel"))
    page.go_back()
    expect(page.locator("[data-order]")).to_have_value("")
    expect(box(page, "Matematik")).to_be_checked()
    page.go_back()
    expect(page.locator("[data-hit-count]")).to_have_text(told)
    expect(box(page, "Matematik")).not_to_be_checked()
    page.go_forward()
    expect(page.locator("[data-hit-count]")).to_have_text("7 träffar på ”matematik”")


@pytest.mark.site
def test_what_is_chosen_is_taken_away_by_its_button_and_focus_goes_on(site, page):
    site("sok/?q=matematik&omrade=Matematik&kommun=Västerås")
    page.get_by_role("button", name="Ta bort filtret Västerås").click()
    expect(page.locator("[data-hit-count]")).to_have_text("7 träffar på ”matematik”")
    assert asked(page) == {"q": ["matematik"], "omrade": ["Matematik"]}
    last = page.get_by_role("button", name="Ta bort filtret Matematik")
    expect(last).to_be_focused()
    last.press("Enter")
    expect(page.locator("[data-chosen]")).to_be_hidden()
    expect(page.locator("[data-filters] summary")).to_be_focused()


@pytest.mark.site
def test_a_choice_by_keyboard_keeps_focus_where_it_was(site, page):
    site("sok/?q=matematik")
    box(page, "Matematik").press("Space")
    expect(page.locator("[data-hit-count]")).to_have_text("7 träffar på ”matematik”")
    settled(page)
    expect(box(page, "Matematik")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator("[data-chosen]")).to_be_hidden()


@pytest.mark.site
def test_a_long_facet_shows_a_few_and_more_when_asked(site, page):
    site("satsningar/?ordning=titel")
    schools = page.get_by_role("group", name="Skola", exact=True)
    expect(schools.get_by_role("checkbox")).to_have_count(8)
    more = schools.get_by_role("button")
    left = int(re.search(r"\d+", more.inner_text())[0])
    more.click()
    expect(schools.get_by_role("checkbox")).to_have_count(8 + left)
    expect(schools.get_by_role("checkbox").nth(8)).to_be_focused()
    expect(more).to_have_count(0)


# The order of hits.


@pytest.mark.site
def test_hits_are_put_in_order_by_date_and_by_title(site, page, catalogue_site):
    site("satsningar/?ordning=titel")
    assert count(page) == "30 träffar"
    titles = hits(page).all_inner_texts()
    assert titles == sorted(titles, key=sort_key)
    page.locator("[data-order]").select_option("datum")
    expect(page).to_have_url(re.compile(r"/satsningar/\?ordning=datum$"))
    site("satsningar/?ordning=datum")
    every = map(kept_of, catalogue_site.folder.rglob("*.pf_fragment"))
    dates = {kept["url"].strip("/"): kept["filters"].get("date", [""])[0] for kept in every}
    days = [dates[url.strip("/")] for url in found(page)]
    assert len(set(days)) > 1
    assert days == sorted(days, reverse=True)


# The page of all initiatives.


@pytest.mark.site
def test_on_the_page_of_all_initiatives_the_list_stands_until_something_is_asked(site, page):
    site("satsningar/")
    listing = page.locator("[data-without-search]")
    expect(listing).to_be_visible()
    expect(hits(page)).to_have_count(0)
    opened(page)
    box(page, "Matematik").check()
    expect(page.locator("[data-hit-count]")).to_have_text("7 träffar")
    expect(listing).to_be_hidden()
    assert {url.split("/")[0] for url in found(page)} == {"satsningar"}
    assert asked(page) == {"omrade": ["Matematik"]}
    page.get_by_role("button", name="Ta bort filtret Matematik").click()
    expect(listing).to_be_visible()
    expect(hits(page)).to_have_count(0)
    assert count(page) == ""


@pytest.mark.site
def test_on_the_page_of_all_initiatives_initiatives_alone_are_found(site, page):
    site("satsningar/")
    write(page, "matematik")
    expect(page).to_have_url(re.compile(r"/satsningar/\?q=matematik$"))
    assert {url.split("/")[0] for url in found(page)} == {"satsningar"}
    assert len(found(page)) == int(count(page).split()[0])
    expect(page.get_by_role("group", name="Typ av sida")).to_have_count(0)


@pytest.mark.site
def test_without_scripts_all_initiatives_are_listed_and_no_control_is_shown_that_does_nothing(
    browser, address
):
    with browser.new_context(java_script_enabled=False, viewport=PHONE) as context:
        page = context.new_page()
        page.goto(f"{address}satsningar/?omrade=Matematik")
        assert page.locator("[data-without-search] .card").count() == 30
        for idle in ("[data-filters]", "[data-order]", "[data-more]", "[data-note]", "[data-chosen]"):
            expect(page.locator(idle)).to_be_hidden()
        page.locator(FIELD).fill("tekaway")
        page.locator(FIELD).press("Enter")
        expect(page).to_have_url(re.compile(r"/sok/\?q=tekaway$"))
        expect(page.locator("noscript p")).to_be_visible()
        expect(page.locator("[data-order]")).to_be_hidden()


# By keyboard, and by ear.


@pytest.mark.site
def test_hits_are_shown_while_a_reader_writes_and_arrows_walk_among_them(site, page):
    site("sok/")
    field = page.locator(FIELD)
    field.focus()
    page.keyboard.type("tekaw")
    expect(hits(page).first).to_have_text("TekAway")
    page.keyboard.press("ArrowDown")
    expect(hits(page).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    write(page, "matematik")
    for place in (0, 1):
        page.keyboard.press("ArrowDown")
        expect(hits(page).nth(place)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(hits(page).first).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    expect(field).to_have_value("matematik")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Matematik")
    page.go_back()
    settled(page)
    expect(field).to_have_value("matematik")
    expect(hits(page).first).to_be_visible()


@pytest.mark.site
def test_with_the_filters_closed_the_hits_are_a_few_stops_from_the_field(site, page):
    page.set_viewport_size(PHONE)
    site("sok/?q=tekaway")
    page.locator(FIELD).focus()
    stops = []
    for _ in range(4):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.textContent.trim().split('\\n')[0]"))
    assert stops == ["Sök", "Filtrera", "Bäst träff först", "TekAway"] or stops[-1] == "TekAway"


@pytest.mark.site
def test_more_hits_come_when_asked_and_focus_goes_to_the_first_of_them(site, page):
    site("sok/?q=matematik")
    page.locator("[data-more]").press("Enter")
    expect(hits(page).nth(10)).to_be_focused()


@pytest.mark.site
def test_who_does_not_see_the_hits_is_told_how_many_there_are(site, page):
    status = page.get_by_role("status")
    site("sok/?q=tekaway")
    expect(status).to_have_text(re.compile(r"^\d+ träff(ar)? på ”tekaway”$"))
    write(page, "xyzzyx")
    expect(status).to_have_text("Inga träffar på ”xyzzyx”.")


@pytest.mark.site
def test_a_slow_line_is_told_of(page, address):
    waiting = []
    page.route("**/pagefind/pagefind.js", lambda route: waiting.append(route))  # noqa: PLW0108  # it takes no built-in
    page.goto(f"{address}sok/?q=matematik")
    expect(page.get_by_role("status")).to_have_text("Söker …")
    expect(page.locator("[data-search]")).to_have_attribute("aria-busy", "true")
    expect(page.locator("[data-hit-count]")).to_have_attribute("aria-busy", "true")
    for route in waiting:
        route.continue_()
    assert "träffar" in count(page)


# When nothing is found, or nothing can be.


@pytest.mark.site
def test_a_choice_that_leaves_nothing_says_so_and_can_be_taken_back(site, page):
    site("sok/?q=tekaway&kommun=Västerås")
    assert count(page) == "Inga träffar på ”tekaway”."
    expect(page.locator("[data-otherwise]")).to_be_visible()
    expect(page.locator("[data-order]")).to_be_hidden()
    page.get_by_role("button", name="Ta bort filtret Västerås").click()
    expect(hits(page).first).to_have_text("TekAway")
    expect(page.locator("[data-otherwise]")).to_be_hidden()
    expect(page.locator("[data-order]")).to_be_visible()


@pytest.mark.site
@pytest.mark.parametrize("file", ["pagefind/pagefind.js", "pagefind/words/*.json", "pagefind/**/*.pf_index"])
def test_what_cannot_be_fetched_is_told_and_tried_again_the_next_time(page, address, file):
    page.route(f"**/{file}", lambda route: route.fulfill(status=404, body=""))
    page.goto(f"{address}sok/?q=matematik")
    expect(page.get_by_role("status")).to_have_text(
        "Sökningen kunde inte läsas in. Försök igen om en stund, eller bläddra bland"
    )
    expect(page.locator("[data-otherwise]").get_by_role("link", name="Skolor")).to_be_visible()
    expect(hits(page)).to_have_count(0)
    page.unroute_all()
    page.wrong.clear()
    page.reload()
    assert "träffar" in count(page)


@pytest.mark.site
def test_after_a_file_failed_once_the_next_search_works_at_first_try(site, page):
    site("sok/")
    page.route(
        re.compile(r"/pagefind/words/\d+\.json"), lambda route: route.fulfill(status=404, body=""), times=1
    )
    page.locator(FIELD).fill("matematik")
    expect(page.get_by_role("status")).to_contain_text("kunde inte läsas in")
    page.wrong.clear()
    page.locator(FIELD).press("Enter")
    assert "träffar" in count(page)


@pytest.mark.site
def test_what_fails_before_anything_is_asked_for_disturbs_no_search(page, address):
    page.route("**/pagefind/words/about.json", lambda route: route.fulfill(status=404, body=""), times=1)
    page.goto(f"{address}sok/?q=matematik")
    assert "träffar" in count(page)
    page.wrong.clear()


@pytest.mark.site
def test_more_hits_that_cannot_be_fetched_are_told_as_a_search_is(site, page):
    site("sok/?q=matematik")
    page.route("**/pagefind/fragment/*", lambda route: route.fulfill(status=404, body=""))
    page.locator("[data-more]").click()
    expect(page.get_by_role("status")).to_contain_text("kunde inte läsas in")
    expect(page.locator("[data-otherwise]").get_by_role("link", name="Skolor")).to_be_visible()
    expect(page.locator(FIELD)).to_be_focused()
    page.unroute_all()
    page.wrong.clear()
    page.keyboard.press("Enter")
    expect(hits(page)).to_have_count(10)
    page.locator("[data-more]").click()
    expect(hits(page).nth(10)).to_be_focused()


# For everyone, in every state that a reader may meet.

STATES = {
    "empty": "sok/",
    "hits": "sok/?q=matematik",
    "no hits": "sok/?q=xyzzyx",
    "another word was meant": "sok/?q=matemtik",
    "another word is offered": "sok/?q=hora",
    "chosen": "sok/?q=matematik&omrade=Matematik&omrade=Ledarskap&lage=avslutad",
    "initiatives": "satsningar/?omrade=Matematik",
}


@pytest.mark.site
@pytest.mark.parametrize("url", STATES.values(), ids=list(STATES))
def test_axe_finds_nothing_against_a_state_of_search_in_any_light_and_size(site, page, url):
    site(url)
    if page.locator("[data-filters]").get_attribute("open") is None:
        page.locator("[data-filters] summary").click()
    settled(page)
    assert against(page, *LOOKS) == []


@pytest.mark.site
def test_axe_finds_nothing_while_search_is_under_way_or_has_failed(site, page):
    site("sok/?q=matematik")
    page.route("**/pagefind/words/*.json", lambda _: None)
    page.locator(FIELD).fill("zzz")
    expect(page.get_by_role("status")).to_have_text("Söker …")
    assert against(page, *LOOKS) == []
    page.unroute_all()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(page.url.replace("matematik", "elever"))
    expect(page.get_by_role("status")).to_contain_text("kunde inte läsas in")
    assert against(page, *LOOKS) == []
    page.wrong.clear()


@pytest.mark.site
@pytest.mark.parametrize(
    "url", ["", "satsningar/1880-lararassistenter/", "skolor/", "om/", "redigera/ny/", "finns-inte/"]
)
def test_a_page_does_nothing_that_the_policy_forbids(site, page, url):
    site(url)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    # The answer that there is no such page is told in the console too.
    page.wrong[:] = [said for said in page.wrong if "404" not in said]


# Ways to the search from anywhere.


@pytest.mark.site
@pytest.mark.parametrize("keys", ["/", "Control+k"])
def test_a_key_leads_to_the_search_from_every_page(site, page, keys):
    site("satsningar/1880-tekaway/")
    page.keyboard.press(keys)
    expect(page.locator("#sok-overst")).to_be_focused()
    site("sok/")
    page.keyboard.press(keys)
    expect(page.locator("#sok-falt")).to_be_focused()


@pytest.mark.site
def test_a_slash_in_a_field_is_a_slash(site, page):
    site("sok/")
    page.locator("#sok-falt").press("/")
    expect(page.locator("#sok-falt")).to_have_value("/")


@pytest.mark.site
def test_on_a_phone_the_menu_opens_for_it(site, page):
    page.set_viewport_size(PHONE)
    site("om/")
    page.keyboard.press("Control+k")
    expect(page.locator("#sok-overst")).to_be_focused()
    expect(page.locator(".top__toggle")).to_have_attribute("aria-expanded", "true")


@pytest.mark.site
def test_who_steers_by_voice_turns_the_slash_off_and_on_again(site, page):
    site("sok/")
    button = page.get_by_role("button", name="Stäng av snedstreck")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("localStorage.length") == 0
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    site("om/")
    page.keyboard.press("/")
    expect(page.locator("body")).to_be_focused()
    page.keyboard.press("Control+k")
    expect(page.locator("#sok-overst")).to_be_focused()
    site("sok/")
    page.get_by_role("button", name="Stäng av snedstreck").click()
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.site
def test_where_the_browser_keeps_nothing_the_slash_is_off_on_the_page_alone(site, page):
    page.add_init_script("""Object.defineProperty(window, "localStorage", {
      get() { throw new DOMException("blocked", "SecurityError"); },
    })""")
    site("sok/")
    page.keyboard.press("/")
    expect(page.locator(FIELD)).to_be_focused()
    button = page.get_by_role("button", name="Stäng av snedstreck")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("/")
    expect(button).to_be_focused()
    button.click()
    page.keyboard.press("/")
    expect(page.locator(FIELD)).to_be_focused()
