"""A server's next site: only what has changed is made anew, and the whole is as if it were new."""

import shutil

import pytest
import records_text
import sites
import small_data

from skolsatsningar import writing

RECORDS = (
    """
areas/sprak.yml:
  name: Språk
areas/halsa.yml:
  name: Hälsa
schools/1880-brukets-skola.yml:
  name: Brukets skola
  municipality: Örebro
"""
    + records_text.record("lasa", areas="[Språk]", summary="Vi läser.")
    + records_text.record("skriva", areas="[Språk]", relations="{follows: [1880-lasa]}")
    + records_text.record("springa", areas="[Hälsa]", former_ids="[1880-lunka]")
)
RAKNA = "initiatives/1880-rakna.yml:\n  ...\n"
LASA = "initiatives/1880-lasa.yml:\n  ...\n"
SKRIVA = "initiatives/1880-skriva.yml:\n  ...\n"
SPRINGA = "initiatives/1880-springa.yml:\n  ...\n"

INDEX, PLACE, LANGUAGE, MATHS = "satsningar/", "kommuner/1880-orebro/", "omraden/sprak/", "omraden/matematik/"
SKRIVA_PAGE, LASA_PAGE, RAKNA_PAGE = (
    "satsningar/1880-skriva/",
    "satsningar/1880-lasa/",
    "satsningar/1880-rakna/",
)
SPRINGA_PAGE = "satsningar/1880-springa/"


class Server:
    """A project that is built again and again, as a server does it, and what it draws each time."""

    def __init__(self, root, monkeypatch):
        self.root = root
        self.drawn = []
        draw = writing.Writer.page

        def noted(writer, page):
            self.drawn.append(page.url)
            return draw(writer, page)

        monkeypatch.setattr(writing.Writer, "page", noted)

    def build(self):
        """Build it, and return the addresses of the records' pages that were drawn."""
        self.drawn.clear()
        self.site = sites.build(self.root, self.root / "live", "serve", SKOLSATSNINGAR_SEARCH="0")
        return sorted(self.drawn)

    def change(self, text):
        """Change the records, and build it."""
        small_data.write(self.root / "data", text)
        return self.build()

    def files(self):
        """Every file of the live site."""
        return sites.Site(self.root / "live").files

    def files_of_a_new_one(self):
        """Every file of a site that is built from nothing."""
        out = self.root / "new"
        shutil.rmtree(out, ignore_errors=True)
        return sites.build(self.root, out, SKOLSATSNINGAR_SEARCH="0").files


@pytest.fixture
def server(tmp_path, monkeypatch):
    found = Server(sites.project(tmp_path, RECORDS), monkeypatch)
    found.build()
    return found


@pytest.mark.parametrize(
    ("change", "drawn"),
    [
        pytest.param(RAKNA + "  purpose: Att fler når målen.\n", [RAKNA_PAGE], id="a text only its page has"),
        pytest.param(
            RAKNA + "  title: Räkna ihop\n",
            [INDEX, PLACE, MATHS, RAKNA_PAGE, "skolor/1880-almby-skola/"],
            id="a title that lists show",
        ),
        pytest.param(
            RAKNA + "  areas: [Språk]\n",
            # The index of areas tells how many there are in each.
            ["bevaka/omraden/", "omraden/", LANGUAGE, MATHS, RAKNA_PAGE],
            id="another area",
        ),
        pytest.param(
            LASA + "  title: Läsa ihop\n",
            [INDEX, PLACE, LANGUAGE, LASA_PAGE, SKRIVA_PAGE],
            id="a title that another page's relations show",
        ),
        pytest.param(
            SKRIVA + "  relations: {follows: [1880-rakna]}\n",
            [LASA_PAGE, RAKNA_PAGE, SKRIVA_PAGE],
            id="another relation",
        ),
        pytest.param(SPRINGA + "  former_ids: [1880-jogga]\n", [SPRINGA_PAGE], id="another former address"),
    ],
)
def test_what_a_record_changes_is_drawn_again_and_the_site_is_as_if_it_were_new(server, change, drawn):
    assert set(server.change(change)) == set(drawn)
    assert server.files() == server.files_of_a_new_one()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            "schools/1880-brukets-skola.yml:\n  name: Brukets\n  municipality: Örebro\n", id="a school"
        ),
        pytest.param(
            "areas/rorelse.yml:\n  name: Rörelse\n" + SPRINGA + "  areas: [Rörelse, Hälsa]\n", id="a new area"
        ),
        pytest.param(records_text.record("rita"), id="a new initiative"),
        pytest.param("synonyms.yml:\n  one_way:\n    lunka: springa\n", id="new synonyms"),
    ],
)
def test_where_more_than_an_initiative_has_changed_all_is_drawn_again(server, change):
    every = server.change(change)
    assert {RAKNA_PAGE, LASA_PAGE, SPRINGA_PAGE, LANGUAGE, INDEX} <= set(every)
    assert server.files() == server.files_of_a_new_one()


def test_an_initiative_that_is_removed_is_gone_from_the_site(server):
    (server.root / "data/initiatives/1880-springa.yml").unlink()
    (server.root / "data/areas/halsa.yml").unlink()
    assert LASA_PAGE in server.build()
    assert server.files() == server.files_of_a_new_one()
    assert "satsningar/1880-springa/index.html" not in server.files()


def test_a_template_that_has_changed_changes_every_page(server):
    overrides = server.root / "overrides"
    overrides.unlink()
    shutil.copytree(sites.ROOT / "overrides", overrides)
    server.build()
    partial = overrides / "partials" / "footer.html"
    partial.write_text(partial.read_text(encoding="utf-8") + "<p>Mer</p>\n", encoding="utf-8")
    assert LASA_PAGE in server.build()
    assert server.files() == server.files_of_a_new_one()


def test_a_menu_that_has_changed_changes_every_page(server):
    settings = server.root / "product.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("Om: om.md", "Mer: om.md"), encoding="utf-8"
    )
    assert LASA_PAGE in server.build()
    assert server.files() == server.files_of_a_new_one()


def test_what_was_changed_while_a_record_was_wrong_is_shown_when_it_is_right(server):
    server.change(RAKNA + "  areas: [Mattte]\n" + LASA + "  title: Läsa ihop\n")
    assert "Läsa ihop" not in server.site.html(LASA_PAGE)
    server.change(RAKNA + "  areas: [Matte]\n")
    assert "Läsa ihop" in server.site.html(LASA_PAGE)
    assert server.files() == server.files_of_a_new_one()


def test_a_list_that_needs_fewer_pages_leaves_none_behind(server, monkeypatch):
    monkeypatch.setattr("skolsatsningar.paging.dealt.__defaults__", (1,))
    server.change("areas/sprak.yml:\n  name: Språk\n  description: Att läsa och skriva.\n")
    assert "omraden/sprak/sida-2/index.html" in server.files()
    server.change(SKRIVA + "  areas: [Hälsa]\n")
    assert "omraden/sprak/sida-2/index.html" not in server.files()
    assert server.files() == server.files_of_a_new_one()


def test_nothing_that_is_the_same_is_written_again(server):
    def written():
        return {path: path.stat().st_ino for path in (server.root / "live").rglob("*") if path.is_file()}

    before = written()
    server.change(RAKNA + "  purpose: Att fler når målen.\n")
    after = written()
    changed = {
        path.relative_to(server.root / "live").as_posix() for path in after if after[path] != before[path]
    }
    assert changed == {
        *(f"{RAKNA_PAGE}{name}" for name in ("index.html", "index.json", "index.md", "index.yml")),
        *(f"data/v1/{name}/initiatives.csv" for name in ("csv", "csv-semikolon")),
        *(f"data/v1/{name}" for name in ("index.json", "initiatives.ndjson", "katalog.sqlite")),
        "data/v1/initiatives/index.json",
        *(f"data/dcat.{ending}" for ending in ("jsonld", "rdf", "ttl")),
    }


def test_search_forgets_a_page_that_is_gone(tmp_path, monkeypatch):
    forgotten = []
    monkeypatch.setattr("skolsatsningar.search.Indexing.__init__", lambda *_: None)
    monkeypatch.setattr("skolsatsningar.search.Indexing.stop", lambda _: None)
    monkeypatch.setattr("skolsatsningar.search.Texts.remove", lambda _, url: forgotten.append(url))
    root = sites.project(tmp_path, "", "nytt.md:\n  # Nytt\n")
    sites.build(root, root / "live", "serve")
    assert forgotten == []
    (root / "content" / "nytt.md").unlink()
    sites.build(root, root / "live", "serve")
    assert forgotten == ["nytt/"]
    assert not (root / "live" / "nytt").exists()
