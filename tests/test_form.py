"""The form: filled in, checked and handed over by someone who knows neither git nor YAML."""

import json
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sites
from browsing import DESK, PHONE, against, settled
from playwright.sync_api import expect
from sites import ROOT

from skolsatsningar import language, reading, yaml_text
from skolsatsningar.model import Initiative
from skolsatsningar.outline import outline
from skolsatsningar.yaml_writing import written

pytestmark = [pytest.mark.browser, pytest.mark.site]

WORDS = language.load()
KEYS = outline(Initiative, WORDS)
INITIATIVES = ROOT / "data" / "initiatives"
LEAST = {
    "Namn måste fyllas i": "Mentorer: mer tid",
    "Korttext måste fyllas i": "Sex skolor anställer mentorer.",
    "Kommun måste fyllas i": "örebro",
    "Område 1": "Matte",
    "Rubrik måste fyllas i": "Projekt",
}


@pytest.fixture
def form(page, catalogue_address):
    """Open the form of the whole catalogue: `form("?post=1880-bryggan")` with a record in it."""
    return lambda query="": opened(page, catalogue_address, query)


@pytest.fixture(scope="module")
def forged(small_site):
    """The address of a form whose files a given service holds."""
    with sites.served(small_site(REPO_URL="https://github.com/kommun/katalog")) as address:
        yield address


def opened(page, address, query=""):
    page.goto(f"{address}redigera/ny/{query}")
    settled(page)
    return page


def made(page):
    return page.locator("[data-yaml]").evaluate("node => node.textContent")


def submit(page):
    page.get_by_role("button", name="Kontrollera och gå vidare").click()


def fill_least(page):
    for label, value in LEAST.items():
        page.get_by_label(label, exact=True).fill(value)


def box(page, label):
    return page.get_by_label(label, exact=True)


def told(page, label):
    """What is said of a field, by those whom its `aria-describedby` names."""
    ids = box(page, label).get_attribute("aria-describedby").split()
    said = [
        page.locator(f"[id='{id_}']").evaluate("node => node.hidden ? '' : node.textContent") for id_ in ids
    ]
    return said[-1]


# Filled in.


def fill(page, scope, keys, record):
    """Fill in a record by the labels that a person sees, the last first, so that each label is there once."""
    for key in reversed([key for key in keys if key.name in record]):
        value, name = record[key.name], f"{key.label} måste fyllas i" if key.required else key.label
        if key.words and key.repeated:
            group = scope.get_by_role("group", name=name, exact=True)
            for word in value:
                group.get_by_label(word, exact=True).check()
        elif key.repeated:
            fill_list(page, scope.get_by_role("group", name=name, exact=True), key, value)
        elif key.keys:
            fill(page, scope.get_by_role("group", name=key.label, exact=True), key.keys, value)
        elif key.words:
            scope.get_by_label(name, exact=True).select_option(value)
        else:
            scope.get_by_label(name, exact=True).fill(value)


def fill_list(page, group, key, values):
    one = WORDS["singular"][key.name]
    for index, value in enumerate(values):
        if not (index == 0 and key.least):
            group.get_by_role("button", name=f"Lägg till {one}").click()
        title = f"{one.capitalize()} {index + 1}"
        if key.keys:
            fill(page, group.get_by_role("group", name=title, exact=True), key.keys, value)
        else:
            group.get_by_label(title, exact=True).fill(value)


def unfold(page):
    page.locator("[data-record] details").evaluate_all("all => all.forEach((fold) => { fold.open = true; })")


def record(stem):
    """A record of the catalogue, with the words that are chosen in the order that the form has them."""
    document, _ = yaml_text.read((INITIATIVES / f"{stem}.yml").read_bytes(), stem)
    chosen = {key.name: key.words for key in KEYS if key.words and key.repeated}
    return {
        name: sorted(value, key=chosen[name].index) if name in chosen else value
        for name, value in document.data.items()
    }


def checked(tmp_path, last_review, stem, text):
    """All that the check has against the catalogue with a file in it."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "data" / "initiatives" / f"{stem}.yml").write_text(text, encoding="utf-8", newline="")
    today = datetime.fromtimestamp(int(last_review), UTC).date()
    return reading.read(tmp_path / "data", tmp_path, today).problems


@pytest.mark.parametrize(
    "stem",
    [
        "1485-samverkan-for-basta-skola",
        "1880-jamlik-forskola",
        "0000-styrning-och-ledning-matematik",
    ],
)
def test_a_real_initiative_filled_in_by_label_passes_the_check_unchanged(form, tmp_path, last_review, stem):
    page, wanted = form(), record(stem)
    unfold(page)
    fill(page, page.locator("[data-record]"), KEYS, wanted)
    text = made(page)
    assert text == written(wanted)
    assert checked(tmp_path, last_review, stem, text) == []


def test_the_files_name_is_made_of_the_municipality_and_the_title(form):
    page = form()
    fill_least(page)
    expect(page.locator("[data-file]")).to_have_text("data/initiatives/1880-mentorer-mer-tid.yml")
    box(page, "Kommun måste fyllas i").fill("nationell")
    expect(page.locator("[data-file]")).to_have_text("data/initiatives/0000-mentorer-mer-tid.yml")
    box(page, "Kort namn i sidans adress").fill("mentorer")
    expect(page.locator("[data-file]")).to_have_text("data/initiatives/0000-mentorer.yml")


def test_names_to_choose_from_come_as_one_types(form):
    page = form()
    box(page, "Område 1").fill("matt")
    expect(page.locator("#areas-en-val-1 option")).to_have_attribute("value", "Matematik")


# Checked.


def test_three_mistakes_are_told_in_swedish_beside_their_fields_and_in_a_summary(form):
    page = form()
    fill_least(page)
    box(page, "Kommun måste fyllas i").fill("Örebor")
    box(page, "Start").fill("januari 2018")
    box(page, "Korttext måste fyllas i").fill("Se <b>här</b>.")
    submit(page)
    wrong = {
        label: told(page, label) for label in ("Kommun måste fyllas i", "Start", "Korttext måste fyllas i")
    }
    assert wrong == {
        "Kommun måste fyllas i": "Fel: Kommunen ”Örebor” finns inte. Menade du ”Örebro”? Skriv ett namn från "
        "mappen municipalities, eller lägg till kommunen där.",
        "Start": "Fel: Datumet ”januari 2018” går inte att läsa eller finns inte. Skriv 2018, 2018-01, "
        "2018-01-15, vt-18 eller ht-18, med ”ca” före om det är ungefärligt, eller ”ej beslutat”.",
        "Korttext måste fyllas i": "Fel: HTML (”<b>”) får inte stå i en text. Skriv Markdown, till exempel "
        "**fetstil** eller [länktext](https://skola.example).",
    }
    for label in wrong:
        expect(box(page, label)).to_have_attribute("aria-invalid", "true")
    summary = page.get_by_role("region", name="Rätta det här först")
    expect(summary).to_be_focused()
    assert summary.get_by_role("link").count() == 3
    summary.get_by_role("link", name="Start").click()
    expect(box(page, "Start")).to_be_focused()
    expect(page.get_by_role("heading", name="Filen är klar")).to_be_hidden()


def test_a_mistake_is_told_when_its_field_is_left_and_is_gone_as_soon_as_it_is_mended(form):
    page = form()
    start = box(page, "Start")
    start.fill("2018-13")
    assert told(page, "Start") == ""
    start.press("Tab")
    assert "går inte att läsa" in told(page, "Start")
    expect(page.locator("[data-told]")).to_contain_text("Start: Datumet ”2018-13”")
    start.fill("2018-12")
    assert told(page, "Start") == ""
    assert start.get_attribute("aria-invalid") is None


def test_a_mistake_is_told_after_a_pause_too(form):
    page = form()
    box(page, "Start").press_sequentially("i våras")
    expect(page.locator("#period-start-fel")).to_contain_text("Datumet ”i våras”")


def test_nothing_is_told_of_what_has_not_been_written_yet(form):
    page = form()
    box(page, "Namn måste fyllas i").focus()
    for _ in range(6):
        page.keyboard.press("Tab")
    assert page.locator(".wrong:visible").count() == 0
    submit(page)
    expect(page.locator("#title-fel")).to_have_text("Fel: Fyll i ”Namn”.")
    assert page.locator("[data-summary] li").all_inner_texts() == [
        "Namn: Fyll i ”Namn”.",
        "Korttext: Fyll i ”Korttext”.",
        "Kommun: Fyll i ”Kommun”.",
        "Områden: Fyll i ”Områden”.",
        "Rubrik: Fyll i ”Rubrik”.",
    ]


@pytest.mark.parametrize(
    ("label", "value", "sentence"),
    [
        ("Korttext måste fyllas i", "x" * 701, "är 701 tecken lång. Den får vara högst 700."),
        (
            "Korttext måste fyllas i",
            "Ring [oss](javascript:alert).",
            "En länk får inte börja med ”javascript:”.",
        ),
        (
            "Korttext måste fyllas i",
            "Se ![bild](https://a.example/b.png).",
            "En bild kan inte stå i en text.",
        ),
        ("Korttext måste fyllas i", "Anna, 850709-9805.", "Här verkar stå ett personnummer"),
        ("Namn måste fyllas i", "Räk\u200bna", "Här står ett osynligt tecken"),
        ("Namn måste fyllas i", "LÃ¤rare", "Här står ”Ã¤”"),
        ("Område 1", "matemtik", "Menade du ”Matematik”?"),
        ("Slut", "0217", "Året 0217 kan inte stämma. Skriv ett år mellan 1842 och 2099."),
        ("Slut", "2018-02-30", "Datumet ”2018-02-30” går inte att läsa eller finns inte."),
        ("Granskad måste fyllas i", "ht-18", "Dagen ”ht-18” går inte att läsa"),
        ("Granskad måste fyllas i", "2099-01-01", "Granskningsdagen ligger i framtiden."),
        ("Adress", "www.orebro.se", "Webbadressen ”www.orebro.se” går inte att läsa."),
        ("Kort namn i sidans adress", "Å!", "kan inte stå i en adress."),
        ("Kort namn i sidans adress", "bryggan", "Adressen 1880-bryggan tillhör redan 1880-bryggan."),
        ("Årskurser", "9-7", "Årskurserna ”9-7” går inte att läsa."),
        ("Delområde", "Område 9", "Ett delområde hör till ett program som har delområden."),
    ],
)
def test_what_the_check_refuses_the_form_tells(form, label, value, sentence):
    page = form()
    unfold(page)
    fill_least(page)
    box(page, label).fill(value)
    submit(page)
    expect(box(page, label)).to_have_attribute("aria-invalid", "true")  # names may be on their way
    assert sentence in told(page, label)


@pytest.mark.parametrize("value", ["ca 2021-01", "ej beslutat", "ht-18", "vt-2019", "2020-02-29", "ca. 2018"])
def test_every_way_to_write_a_date_is_right(form, value):
    page = form()
    fill_least(page)
    box(page, "Slut").fill(value)
    submit(page)
    expect(page.get_by_role("heading", name="Filen är klar")).to_be_focused()


def test_an_end_before_the_start_is_told_at_the_end(form):
    page = form()
    fill_least(page)
    box(page, "Start").fill("ht-18")
    box(page, "Slut").fill("vt-18")
    submit(page)
    assert told(page, "Slut") == f"Fel: {WORDS['problems']['slut-fore-start']}"


def test_a_warning_stops_no_one(form):
    page = form()
    fill_least(page)
    box(page, "Korttext måste fyllas i").fill("x" * 351)
    submit(page)
    assert told(page, "Korttext måste fyllas i").startswith("Varning: Texten är 351 tecken lång.")
    expect(page.get_by_role("heading", name="Filen är klar")).to_be_focused()
    expect(page.get_by_role("heading", name="Bra att se över")).to_be_visible()


# More and fewer, by keyboard alone.


def test_what_there_may_be_several_of_is_added_and_removed_by_keyboard(form):
    page = form()
    page.locator("summary", has_text="Vem").press("Enter")
    schools = page.get_by_role("group", name="Skolor", exact=True)
    schools.get_by_role("button", name="Lägg till skola").press("Enter")
    expect(box(page, "Skola måste fyllas i")).to_be_focused()
    page.keyboard.type("Lundbyskolan")
    schools.get_by_role("button", name="Lägg till kontakt").press("Enter")
    page.keyboard.type("Rektor")
    schools.get_by_role("button", name="Lägg till skola").press("Enter")
    page.keyboard.type("Almby skola")
    assert (
        "schools:\n  - school: Lundbyskolan\n    contacts:\n      - role: Rektor\n  - school: Almby skola\n"
        in made(page)
    )
    schools.get_by_role("button", name="Ta bort skola 1", exact=True).press("Enter")
    expect(box(page, "Skola måste fyllas i")).to_be_focused()
    assert "schools:\n  - school: Almby skola\n" in made(page)
    schools.get_by_role("button", name="Ta bort skola 1", exact=True).press("Enter")
    expect(schools.get_by_role("button", name="Lägg till skola")).to_be_focused()
    assert "schools" not in made(page)


def test_a_whole_initiative_is_filled_in_and_handed_over_by_keyboard(form):
    page = form()
    box(page, "Namn måste fyllas i").focus()
    typed = {"title": "Lästränare", "summary": "Sex skolor.", "municipality": "Örebro", "areas": "Matte"}
    for value in typed.values():
        page.keyboard.type(value)
        step(page, "[data-record] input, [data-record] textarea")
    while not page.evaluate("document.activeElement.id").startswith("sources-title"):
        page.keyboard.press("Tab")
    page.keyboard.type("Projekt")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Filen är klar")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Kopiera texten"
    assert made(page).startswith(
        "title: Lästränare\nsummary: Sex skolor.\nmunicipality: Örebro\nareas:\n  - Matte\n"
    )


def step(page, boxes):
    page.keyboard.press("Tab")
    while not page.evaluate("boxes => document.activeElement.matches(boxes)", boxes):
        page.keyboard.press("Tab")


# Handed over.


def test_the_forges_page_for_a_new_file_opens_with_the_text_in_it(page, forged):
    opened(page, forged)
    fill_least(page)
    submit(page)
    link = page.get_by_role("link", name="Öppna en ny fil med texten")
    address = link.get_attribute("href")
    assert address.startswith(
        "https://github.com/kommun/katalog/new/main?filename=data%2Finitiatives%2F1880-mentorer-mer-tid.yml&value="
    )
    value = page.evaluate("address => new URL(address).searchParams.get('value')", address)
    assert value == made(page)
    assert "Mentorer: mer tid" in value


def test_a_text_too_long_for_an_address_is_copied_instead(page, forged):
    opened(page, forged)
    fill_least(page)
    unfold(page)
    box(page, "Bakgrund").fill("Många elever är borta från skolan. " * 200)
    submit(page)
    expect(page.get_by_role("link", name="Öppna en ny fil med texten")).to_be_hidden()
    copied = page.get_by_role("link", name="Kopiera texten och öppna filen")
    assert copied.get_attribute("href").endswith(
        "/new/main?filename=data%2Finitiatives%2F1880-mentorer-mer-tid.yml"
    )


def test_a_changed_record_is_copied_and_its_page_on_the_forge_opens(page, forged):
    opened(page, forged, "?post=1880-rakna")
    box(page, "Namn måste fyllas i").fill("Räkna mer")
    submit(page)
    link = page.get_by_role("link", name="Kopiera texten och öppna filen")
    assert link.get_attribute("href") == (
        "https://github.com/kommun/katalog/edit/main/data/initiatives/1880-rakna.yml"
    )


def test_where_the_forge_is_not_known_the_file_is_copied_or_downloaded(form, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = form()
    fill_least(page)
    submit(page)
    assert page.locator("[data-done] a.button:visible").count() == 0
    page.get_by_role("button", name="Kopiera texten").click()
    expect(page.get_by_text("Texten är kopierad.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == made(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Hämta filen").click()
    assert download.value.suggested_filename == "1880-mentorer-mer-tid.yml"
    assert Path(download.value.path()).read_text(encoding="utf-8") == made(page)


def test_leaving_with_something_typed_is_warned_of_and_otherwise_not(form):
    page = form()
    warned = []
    page.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.accept()))
    page.reload()
    settled(page)
    box(page, "Namn måste fyllas i").press_sequentially("M")
    page.reload()
    assert warned == ["beforeunload"]


# Opened.


@pytest.mark.parametrize("path", sorted(INITIATIVES.glob("*.yml")), ids=lambda path: path.stem)
def test_a_record_that_is_opened_is_as_it_was_and_right(form, path):
    page = form(f"?post={path.stem}")
    expect(page.locator("[data-notice]")).to_have_text(f"{path.name} är öppnad.")
    assert made(page) == path.read_text(encoding="utf-8")
    submit(page)
    assert page.locator("[data-summary] li").all_inner_texts() == []


def test_a_change_changes_its_own_line_alone(form):
    page = form("?post=0000-matematiklyftet")
    before = (INITIATIVES / "0000-matematiklyftet.yml").read_text(encoding="utf-8")
    box(page, "Namn måste fyllas i").fill("Matematiklyftet för alla")
    assert made(page) == before.replace("title: Matematiklyftet\n", "title: Matematiklyftet för alla\n")


def test_a_record_is_opened_from_the_catalogue_by_its_name(form):
    page = form()
    page.locator("summary", has_text="Ändra en satsning som redan finns").click()
    page.get_by_label("Satsning i katalogen").fill("TekAway")
    page.get_by_role("button", name="Öppna", exact=True).click()
    expect(page.locator("[data-notice]")).to_be_focused()
    assert made(page) == (INITIATIVES / "1880-tekaway.yml").read_text(encoding="utf-8")


def test_a_file_of_ones_own_is_opened_and_its_comments_told_of(form, tmp_path):
    page = form()
    text = f"# Att göra\n{(INITIATIVES / '1880-bryggan.yml').read_text(encoding='utf-8')}"
    (tmp_path / "1880-bryggan.yml").write_text(text, encoding="utf-8")
    page.locator("summary", has_text="Ändra en satsning som redan finns").click()
    page.get_by_label("Fil på din dator").set_input_files(tmp_path / "1880-bryggan.yml")
    page.get_by_role("button", name="Öppna", exact=True).click()
    expect(page.locator("[data-notice]")).to_have_text(
        "1880-bryggan.yml är öppnad. Posten har kommentarer. På rader som du ändrar kan de försvinna."
    )
    assert made(page) == text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "title: Mentorer: mer tid",
            'Rad 1: Texten innehåller ett kolon. Sätt hela texten inom raka citattecken, "så',
        ),
        (
            "title: a\nperiod:\n  strat: 2018",
            "Rad 3: Filen har uppgiften ”strat”, som inte finns i formuläret.",
        ),
        ("title: a\nschools:\n  - school: [a]", "Rad 3: Värdet för ”Skola” ska vara en text"),
        ("title: a\nareas: Matte", "Rad 2: Värdet för ”Områden” ska vara en lista."),
        ("title: a\nlevels:\n  - rektr", "Rad 3: Ordet ”rektr” finns inte för ”Nivåer”. Menade du ”rektor”?"),
    ],
)
def test_a_text_that_cannot_be_opened_is_refused_with_its_line(form, text, sentence):
    page = form()
    page.locator("summary", has_text="Ändra en satsning som redan finns").click()
    page.get_by_label("Filens text").fill(text)
    page.get_by_role("button", name="Öppna", exact=True).click()
    expect(page.locator("#oppna-fel")).to_contain_text(sentence)


def test_what_has_been_filled_in_stays_where_another_record_cannot_be_opened(form):
    page = form()
    page.on("dialog", lambda dialog: dialog.accept())
    fill_least(page)
    before = made(page)
    page.locator("summary", has_text="Ändra en satsning som redan finns").click()
    page.get_by_label("Filens text").fill("title: a\nlevels:\n  - rektr")
    page.get_by_role("button", name="Öppna", exact=True).click()
    expect(page.locator("#oppna-fel")).to_contain_text("Rad 3")
    assert made(page) == before


def test_a_record_that_is_not_there_is_told_of(form):
    expect(form("?post=1880-finns-inte").locator("#oppna-fel")).to_have_text(
        "Satsningen 1880-finns-inte finns inte i katalogen."
    )


def test_an_initiatives_page_leads_to_the_form_with_its_record(page, catalogue_address):
    page.goto(f"{catalogue_address}satsningar/1880-bryggan/")
    page.get_by_role("link", name="Redigera i formulär").click()
    settled(page)
    assert box(page, "Namn måste fyllas i").input_value() == "Bryggan"


def test_the_site_has_every_record_as_it_is(catalogue_site):
    for path in INITIATIVES.glob("*.yml"):
        assert catalogue_site.files[f"satsningar/{path.stem}/index.yml"] == path.read_bytes()


# For everyone, and no one else.


def test_the_form_asks_no_one_else_for_anything(page, catalogue_address):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, catalogue_address, "?post=1880-lararassistenter")
    box(page, "Namn måste fyllas i").fill("Mentorer")
    submit(page)
    expect(page.get_by_role("heading", name="Filen är klar")).to_be_focused()
    assert [address for address in asked if not address.startswith(catalogue_address)] == []


@pytest.mark.parametrize("state", ["with mistakes", "filled and done", "all unfolded"])
def test_axe_finds_nothing_against_the_form_in_any_state(form, state):
    page = form("?post=1880-lararassistenter" if state == "all unfolded" else "")
    if state == "filled and done":
        fill_least(page)
    if state == "all unfolded":
        unfold(page)
        page.locator("[data-opening]").evaluate("fold => { fold.open = true; }")
    submit(page)
    expect(page.locator("[data-summary], [data-done]").filter(visible=True)).to_have_count(1)
    assert against(page, ("light", PHONE), ("dark", DESK)) == []


@pytest.mark.parametrize("zoom", [1, 2], ids=["as it is", "with text twice as large"])
def test_the_form_is_never_wider_than_a_phone(form, zoom):
    page = form("?post=1880-lararassistenter")
    page.set_viewport_size(PHONE if zoom == 1 else {"width": 640, "height": 800})
    page.evaluate("zoom => { document.documentElement.style.fontSize = `${125 * zoom}%`; }", zoom)
    unfold(page)
    submit(page)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_the_form_needs_no_inline_script_and_no_style_of_an_elements_own(catalogue_site):
    page = catalogue_site.page("redigera/ny/")
    assert [
        node.html
        for node in page.all("script:not([type='application/ld+json'])")
        if "src" not in node.attributes
    ] == []
    assert page.all("[style], style") == []
    assert not re.search(r"\son\w+=", catalogue_site.html("redigera/ny/"))


def test_without_scripts_the_form_leads_to_the_guide(browser, catalogue_address):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{catalogue_address}redigera/ny/")
        expect(page.locator("noscript p")).to_contain_text("Formuläret behöver JavaScript.")
        expect(page.locator("[data-record]")).to_be_hidden()
        page.locator("noscript a", has_text="Alla fält").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Alla fält")


def test_what_the_form_reads_stays_small(catalogue_site):
    files = {
        name: catalogue_site.files[f"redigera/ny/{name}.json"] for name in ("form", "names", "initiatives")
    }
    assert len(files["form"]) < 20_000
    assert all(json.loads(file) for file in files.values())
    scripts = [
        file for path, file in catalogue_site.files.items() if re.match(r"static/\w+/javascripts/form/", path)
    ]
    assert sum(map(len, scripts)) < 60_000
