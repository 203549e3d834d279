"""Styles, scripts and pictures at addresses that tell their content."""

import re

from skolsatsningar import assets, language
from skolsatsningar.fragments import Fragments

FILES = {"assets/a.css": b"a", "assets/form/b.js": b"b"}


def test_all_lie_in_one_folder_that_is_named_by_the_content_of_all():
    named = assets.named_by_content(FILES)
    (folder,) = {re.match(r"static/[0-9a-f]{10}/", address)[0] for address in named.values()}
    assert named == {"assets/a.css": f"{folder}a.css", "assets/form/b.js": f"{folder}form/b.js"}


def test_the_folder_is_another_when_any_file_is():
    changes = [FILES, FILES | {"assets/a.css": b"c"}, FILES | {"assets/c.css": b""}, {"assets/a.css": b"ab"}]
    assert len({assets.named_by_content(files)["assets/a.css"] for files in changes}) == len(changes)


def test_the_order_of_files_changes_nothing():
    assert assets.named_by_content(dict(reversed(FILES.items()))) == assets.named_by_content(FILES)


def test_a_municipalitys_own_files_keep_their_addresses(small_site):
    site = small_site(
        pages="assets/egen.css:\n  p {color: red}\n",
        settings="extra_css: [assets/stylesheets/site.css, assets/egen.css]",
    )
    styles = [node.attributes["href"] for node in site.page("om/").all("link[rel=stylesheet]")]
    assert styles[-1] == "../assets/egen.css"
    assert re.fullmatch(r"\.\./static/[0-9a-f]{10}/stylesheets/site\.css", styles[-2])
    assert {style.removeprefix("../") for style in styles} <= site.files.keys()


def test_a_template_of_a_page_asks_for_the_address_by_where_the_file_lies(tmp_path):
    templates = tmp_path / "catalogue"
    templates.mkdir()
    (templates / "note.html").write_text("", encoding="utf-8")
    (templates / "page.html").write_text(
        "{{ root ~ named('assets/a.css') }} {{ named('egen.css') }}", "utf-8"
    )
    fragments = Fragments(tmp_path, language.load(), "", assets.named_by_content(FILES))
    address = assets.named_by_content(FILES)["assets/a.css"]
    assert fragments.wrap("page.html", "../", {}) == f"../{address} egen.css"
