"""A person whom the catalogue does not name is nowhere in the site, however it is packed."""

import gzip
import html
import json
import sqlite3
from urllib.parse import unquote_to_bytes

import pytest
import sites

from skolsatsningar import yaml_text
from skolsatsningar.withheld import NO_ONE, Withheld

HIDDEN = Withheld(("Zebulon Åkerqvist",))
PERSON = """\
initiatives/1880-rakna.yml:
  ...
  schools:
    - school: Almbyskolan
      contacts: [{role: Lärare, unit: Lag 2, name: Zebulon Åkerqvist, phone: 019-12 34 56}]
  contacts:
    - role: Projektledare
      # frågor till Zebulon Åkerqvist
      name: >-
        Zebulon
        Åkerqvist
      email: zebbe@orebro.se
municipalities/1880-orebro.yml:
  ...
  contacts:
    - role: Registrator
      name: zebulon åkerqvist
"""
SIGNS = (b"zebulon", "åkerqvist".encode(), b"kerqvist", b"zebbe")


def document(text):
    read, problems = yaml_text.read(text.encode(), "data/initiatives/1880-rakna.yml")
    assert problems == []
    return read


def unpacked(raw):
    """All that a file says, and what is packed in it, as lower-case UTF-8."""
    if raw.startswith(b"\x1f\x8b"):
        raw += unpacked(gzip.decompress(raw))
    if raw.startswith(b"SQLite format 3"):
        base = sqlite3.connect(":memory:")
        base.deserialize(raw)
        raw += "\n".join(base.iterdump()).encode()
    text = raw.decode("utf-8", "replace")
    read_by_json = text.encode().replace(b"\\u00c5", "å".encode()).replace(b"\\u00e5", "å".encode())
    every = (
        text,
        html.unescape(text),
        unquote_to_bytes(text).decode("utf-8", "replace"),
        read_by_json.decode(),
    )
    return "\n".join(every).lower().encode()


def named(site):
    """The files of a site that say anything of the person."""
    return {
        path.relative_to(site.folder).as_posix()
        for path in site.folder.rglob("*")
        if path.is_file() and any(sign in unpacked(path.read_bytes()) for sign in SIGNS)
    }


@pytest.mark.parametrize(
    "packed",
    [
        "Zebulon Åkerqvist".encode(),
        gzip.compress("fråga ZEBULON".encode()),
        json.dumps("Åkerqvist").encode(),
        b"mailto:zebbe%40orebro.se",
        b"&Aring;kerqvist",
        gzip.compress(gzip.compress(b"Zebulon")),
    ],
    ids=["text", "gzip", "json", "address", "entity", "gzip within gzip"],
)
def test_a_name_is_found_however_it_is_packed(packed):
    assert any(sign in unpacked(packed) for sign in SIGNS)


def test_a_name_in_a_database_is_found(tmp_path):
    with sqlite3.connect(tmp_path / "a.sqlite") as base:
        base.execute("create table a (b)")
        base.execute("insert into a values ('Zebulon')")
    base.close()
    assert any(sign in unpacked((tmp_path / "a.sqlite").read_bytes()) for sign in SIGNS)


def test_no_byte_of_the_site_says_who_is_withheld(small_site):
    before = named(small_site(PERSON))
    assert "satsningar/1880-rakna/index.html" in before
    assert "satsningar/1880-rakna/index.yml" in before
    assert "kommuner/1880-orebro/index.html" in before
    assert [path for path in before if path.startswith("pagefind/")]

    site = small_site(PERSON + "withheld.yml:\n  names:\n    - Zebulon Åkerqvist\n")
    assert named(site) == set()
    assert "Projektledare" in site.page("satsningar/1880-rakna/").html
    assert "Lärare" in site.page("satsningar/1880-rakna/").html
    assert "Registrator" in site.page("kommuner/1880-orebro/").html


def test_a_contact_keeps_its_role_and_unit_and_nothing_that_tells_who_it_is():
    text = "contacts:\n- {role: Lärare, unit: Lag 2, name: Zebulon Åkerqvist, phone: 1}\n- role: Rektor\n"
    found, problems = HIDDEN.out_of(document(text))
    assert problems == []
    assert found.data == {"contacts": [{"role": "Lärare", "unit": "Lag 2"}, {"role": "Rektor"}]}
    assert yaml_text.read(found.raw, "")[0].data == found.data


def test_a_person_is_known_by_an_address_too():
    found, _ = Withheld(("zebbe@orebro.se",)).out_of(
        document("contacts:\n- role: Lärare\n  name: Z. Å.\n  email: zebbe@orebro.se\n")
    )
    assert found.data == {"contacts": [{"role": "Lärare"}]}


def test_a_comment_with_the_name_is_not_published():
    found, problems = HIDDEN.out_of(document("title: Räkna # av Zebulon Åkerqvist\n"))
    assert problems == []
    assert found.raw == "title: Räkna\n".encode()


@pytest.mark.parametrize("text", ["Zebulon\n  Åkerqvists tal.", "**Zebulon** Åkerqvist", "ZEBULON ÅKERQVIST"])
def test_a_name_in_running_text_is_told_to_the_editor(text):
    _, problems = HIDDEN.out_of(document(f"purpose: {text!r}\n" if "*" in text else f"purpose: {text}\n"))
    assert [problem.code for problem in problems] == ["undantaget-namn"]


@pytest.mark.parametrize(
    "text", ["Zebulons Åkerqvist", "Xzebulon Åkerqvist", "Åkerqvist, Zebulon", "Zebulon"]
)
def test_other_names_stay(text):
    before = document(f"purpose: {text}\n")
    assert HIDDEN.out_of(before) == (before, [])


def test_where_no_one_is_withheld_a_document_is_as_it_was():
    before = document("purpose: Zebulon Åkerqvist\n")
    assert NO_ONE.out_of(before)[0] is before


def test_a_page_with_the_name_stops_the_build(tmp_path):
    records = "withheld.yml:\n  names: [Zebulon Åkerqvist]\n"
    pages = "om.md:\n  # Om\n\n  Skriv till *Zebulon Åkerqvist*.\n"
    root = sites.project(tmp_path, records, pages)
    done = sites.run(root)
    assert done.returncode == 1
    assert "content/om.md: Här står ett namn" in done.stderr
    assert not (root / "site").exists()
