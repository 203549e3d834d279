"""What servers and hosts are told: all from one table, the same to each. The audit asks real servers."""

import re

import pytest
import sites
from browsing import settled
from sites import PATH

from skolsatsningar import hosting
from skolsatsningar.hosting import apache, caddy, edge, nginx, table

REDIRECTS = {"satsningar/1880-lunka/": "satsningar/1880-springa/"}
SERVERS = {"nginx": nginx, "apache": apache, "caddy": caddy}
NOTE = "Skrivs av make site."


def told(name, base="/a/b/", redirects=REDIRECTS):
    return SERVERS[name].configuration(base, NOTE, redirects)


@pytest.mark.parametrize("name", SERVERS)
def test_a_server_is_told_every_header_and_every_type(name):
    text = told(name)
    assert [header for header, value in table.HEADERS.items() if f'{header} "{value}"' not in text] == []
    assert [kind for kind in table.TYPES.values() if f'"{kind}"' not in text] == []


@pytest.mark.parametrize("base", ["/", "/a/b/"])
@pytest.mark.parametrize("name", SERVERS)
def test_a_server_is_told_where_a_former_address_leads_and_what_is_shown_for_a_missing_one(name, base):
    lines = told(name, base).splitlines()
    (line, *_) = [line for line in lines if "1880-lunka" in line]
    assert f" {base}satsningar/1880-springa/" in line
    assert "301" in line
    assert [line for line in lines if f"{base}404.html" in line]


def test_each_place_where_nginx_has_headers_has_all_of_them():
    places = re.split(r"\n *location ", told("nginx"))
    with_headers = [place for place in places if "add_header" in place]
    assert len(with_headers) == 2 + len(table.RULES)
    for place in with_headers:
        assert set(re.findall(r"add_header (\S+)", place)) >= {*table.HEADERS, table.CACHE}


@pytest.mark.parametrize(
    ("address", "rule"),
    [
        ("static/0123456789/stylesheets/site.css", "named-by-content"),
        ("pagefind/fragment/sv_0123456.pf_fragment", "named-by-content"),
        ("pagefind/pagefind.sv_0123456.pf_meta", "named-by-content"),
        ("satsningar/1880-rakna/index.yml", "open-data"),
        ("data/satsningar.csv", "open-data"),
        ("pagefind/pagefind.js", None),
        ("satsningar/", None),
        ("om/static/index.html", None),
    ],
)
def test_a_file_has_one_rule_at_most(address, rule):
    found = [one.name for one in table.RULES if re.fullmatch(one.pattern, address)]
    assert found == ([rule] if rule else [])


def test_a_pattern_is_one_that_every_server_reads():
    """Caddy's have no looking ahead."""
    assert [rule.pattern for rule in table.RULES if "(?=" in rule.pattern or "(?!" in rule.pattern] == []


def test_what_netlify_and_cloudflare_are_told_is_within_their_limits_and_names_no_header_twice():
    rules = re.split(r"\n(?=/)", edge.headers("/a/b/", NOTE))[1:]
    named = [set(re.findall(r"^  ([^:]+):", rule, re.MULTILINE)) for rule in rules]
    assert named[0] == set(table.HEADERS)
    assert [rule for rule, names in zip(rules[1:], named[1:], strict=True) if names & named[0]] == []
    assert len(rules) <= 100
    assert max(len(line) for line in edge.headers("/a/b/", NOTE).splitlines()) <= 2000


def test_a_former_address_is_told_in_the_words_of_both_netlify_and_cloudflare():
    assert edge.redirects("/", NOTE, REDIRECTS).splitlines()[1:] == [
        "/satsningar/1880-lunka/ /satsningar/1880-springa/ 301!",
        "/satsningar/1880-lunka/ /satsningar/1880-springa/ 301",
    ]


# In a site.

FORMER = "initiatives/1880-rakna.yml:\n  ...\n  former_ids: [1880-lunka]\n"


@pytest.fixture(scope="module")
def site(small_site):
    return small_site(FORMER)


def test_a_site_has_the_files_of_its_hosts_and_those_of_servers_lie_beside_it(site):
    redirects = {"satsningar/1880-lunka/": "satsningar/1880-rakna/"}
    note = "Skrivs av make site. Ändra inte här, för nästa bygge skriver över filen."
    for name, text in hosting.within(PATH, note, redirects).items():
        assert site.files[name].decode() == text
    beside = site.folder.with_name("site-server")
    assert {path.name: path.read_text(encoding="utf-8") for path in beside.iterdir()} == hosting.beside(
        PATH, note, redirects
    )


def test_every_page_has_the_policy_before_anything_that_it_is_about(site):
    for url in site.urls:
        head = site.page(url).one("head")
        first, second, *_ = [node for node in head.iter() if node.tag in {"meta", "link", "script", "title"}]
        assert first.attributes == {"charset": "utf-8"}, url
        assert second.attributes == {
            "http-equiv": "Content-Security-Policy",
            "content": table.policy_in_page(),
        }, url


def test_no_page_has_a_script_or_a_style_inside_it(site):
    for url in site.urls:
        page = site.page(url)
        assert page.all("style, [style], script:not([src]):not([type*=json])") == [], url
        names = {name for node in page.all("*") for name in node.attributes}
        assert [name for name in names if name.startswith("on")] == [], url


def test_the_policy_forbids_what_is_not_our_own():
    assert table.POLICY["default-src"] == "'none'"
    assert "unsafe-inline" not in str(table.POLICY)
    assert "'unsafe-eval'" not in str(table.POLICY)


POLICY = "Content Security Policy"
INLINE = """() => {
  document.body.append(Object.assign(document.createElement("script"), { text: "window.ran = 1" }));
  return window.ran;
}"""


@pytest.mark.browser
@pytest.mark.site
def test_nothing_that_a_page_does_is_against_the_policy(catalogue_site, browser):
    with (
        browser.new_context() as context,
        context.new_page() as page,
        sites.served(catalogue_site) as address,
    ):
        against = []
        page.on("console", lambda said: against.append(said.text) if POLICY in said.text else None)
        for url in ("", "satsningar/1880-lararassistenter/", "sok/?q=matematik", "om/", "finns-inte/"):
            page.goto(address + url)
            settled(page)
        page.goto(f"{address}redigera/ny/?post=1880-lararassistenter")
        settled(page)
        assert against == []
        assert page.evaluate(INLINE) is None
        with page.expect_console_message(lambda said: POLICY in said.text):
            page.evaluate(INLINE)
