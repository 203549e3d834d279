"""Records are hostile until shown otherwise: an attack in any text does nothing, in any file of the site.

Most attacks are refused when a record is read. That guard is taken away here, so that what draws the pages
has to hold by itself.
"""

import re
from pathlib import Path

import hostile
import pytest
import records_text
import sites
import small_data
from browsing import settled

from skolsatsningar import fields, outline
from skolsatsningar.model import RECORDS

REFUSED = hostile.MARKUP | hostile.PICTURES
ATTACKS = hostile.MARKUP | hostile.TEXT
OTHERS = """
programmes/1880-lyftet.yml:
  name: Lyftet
  sources: [{title: Om Lyftet}]
organisations/skolverket.yml:
  name: Skolverket
  kind: myndighet
"""
NOTHING = re.compile(r"(?!)")


def written(root, files):
    for path, raw in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(raw)


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    """A site of records with all attacks in all texts, built without the guard."""
    root = sites.project(tmp_path_factory.mktemp("hostile"), OTHERS)
    written(root / "data", hostile.records(ATTACKS))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fields, "HTML", NOTHING)
        patch.setattr(fields, "SCRIPT_LINK", NOTHING)
        patch.setattr(fields, "_harmless_references", lambda _: None)
        return sites.build(root, root / "site")


@pytest.mark.parametrize("name", REFUSED)
def test_an_attack_is_refused_in_every_text_of_the_model(tmp_path, name):
    small_data.write(tmp_path / "data", small_data.BASE + OTHERS)
    written(tmp_path / "data", hostile.records({name: REFUSED[name]}))
    _, problems = records_text.read_folder(tmp_path / "data", tmp_path)
    told = {}
    for problem in problems:
        if problem.code in {"html", "farlig-lank", "bild"}:
            told[Path(problem.path).parent.name] = told.get(Path(problem.path).parent.name, 0) + 1
    assert told == {kind.folder: sum(map(texts, hostile.keys(kind))) for kind in RECORDS}


def texts(key):
    """How many texts there are in a key."""
    if key.input == outline.GROUP:
        return sum(map(texts, key.keys))
    return key.input in {"line", "summary", "prose"}


@pytest.mark.parametrize("letter", [*hostile.TURNED, "\r", "\x00", "\x1b", "\x85", "\u2028"])
def test_a_letter_that_turns_text_or_ends_a_line_is_refused_or_made_a_space(tmp_path, letter):
    small_data.write(tmp_path / "data", small_data.BASE)
    path = tmp_path / "data" / "initiatives" / "1880-rakna.yml"
    record = path.read_text(encoding="utf-8").replace("Räkna tillsammans", f"Räkna{letter}X-EVIL: 1", 1)
    path.write_bytes(record.encode())
    assert any(
        problem.severity == "error" for problem in records_text.read_folder(tmp_path / "data", tmp_path)[1]
    )


def test_every_attack_is_on_a_page_of_its_own(attacked):
    for number in range(len(ATTACKS)):
        assert f"satsningar/1880-ond-{number}/" in attacked.urls
        assert f"skolor/1880-ond-{number}/" in attacked.urls


def test_no_attack_does_anything_in_any_file(attacked):
    found = {path: list(hostile.faults(path, raw)) for path, raw in attacked.files.items()}
    assert {path: faults for path, faults in found.items() if faults} == {}


# Opens pages beside one another, and tells of those where something ran or came to be.
OPEN = """async ([addresses, forbidden]) => {
  const open = (address) => new Promise((done) => {
    const frame = document.createElement("iframe");
    frame.onload = () => done(frame);
    frame.src = address;
    document.body.append(frame);
  });
  const frames = await Promise.all(addresses.map(open));
  const harmed = frames.filter(({ contentWindow, contentDocument }) =>
    contentWindow.pwned || contentDocument.querySelector(forbidden));
  frames.forEach((frame) => frame.remove());
  return [...harmed.map((frame) => frame.src), ...(window.pwned ? [location.href] : [])];
}"""
AT_A_TIME = 16


@pytest.mark.browser
def test_no_attack_runs_and_none_makes_a_node_in_a_browser_without_a_policy(attacked, browser):
    ran = []
    with (
        browser.new_context(bypass_csp=True) as context,
        context.new_page() as page,
        sites.served(attacked) as address,
    ):
        page.on("dialog", lambda dialog: (ran.append(f"dialog on {page.url}"), dialog.dismiss()))
        page.on("request", lambda request: request.url.startswith(address) or ran.append(request.url))
        page.goto(f"{address}om/")
        urls = [url for url in attacked.urls if not attacked.page(url).all("meta[http-equiv=refresh]")]
        for at in range(0, len(urls), AT_A_TIME):
            some = [address + url for url in urls[at : at + AT_A_TIME]]
            ran += page.evaluate(OPEN, [some, hostile.FORBIDDEN])
        for word in ("pwned", "HYPERLINK", "mer"):
            page.goto(f"{address}sok/?q={word}")
            settled(page)
            assert page.locator("[data-hit]").count()
            ran += page.evaluate(OPEN, [[], hostile.FORBIDDEN])
        for number in range(0, len(ATTACKS), 7):
            page.goto(f"{address}redigera/ny/?post=1880-ond-{number}")
            settled(page)
            ran += page.evaluate(OPEN, [[], hostile.FORBIDDEN])
            ran += [page.url] if page.locator("x-pwned").count() else []
    assert ran == []


def test_the_looks_find_what_is_wrong():
    """Each look is shown something that is."""
    wrong = {
        "a.html": "<p onclick=x>",
        "b.html": "<a href=' jAvascript:x'>",
        "c.html": "<script>x</script>",
        "d.html": "<x-pwned>",
        "e.html": "<script type='application/ld+json'>{</script>",
        "f.html": "<body><p>49",
        "a.json": "{",
        "a.csv": "a,b\n=1,2\n",
        "b.csv": "a,b\n1\n",
        "a.xml": "<a><script/></a>",
        "b.xml": "<a>&lt;<a>",
        "a.ics": "BEGIN:VEVENT\r\nX-EVIL:1\r\nEND:VEVENT\r\n",
        "b.ics": "BEGIN:VEVENT\n",
        "a.txt": hostile.TURNED[0],
        "a.unknown": "",
    }
    assert [path for path, text in wrong.items() if not list(hostile.faults(path, text.encode()))] == []
