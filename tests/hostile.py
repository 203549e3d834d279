"""Records that mean harm: attacks, put into every text that the model knows, and what may come of them.

records(attacks)   what to write into a data folder, with each attack in each text
faults(path, raw)  what is wrong with a file of the site, for a file of any kind
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

import cmarkgfm
import rdflib
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from skolsatsningar import language, outline
from skolsatsningar.model import RECORDS, Initiative, Municipality, Programme, Record
from skolsatsningar.outline import Key
from skolsatsningar.swedish import slug

RUN = "window.pwned=1,alert(1)"
NODE = "<x-pwned></x-pwned>"
# A letter that turns the direction of text. Reading refuses it wherever it stands.
TURNED = "\u202e\u2066\u2069\u200f"

# What is refused, and must do no harm even if it were not.
MARKUP = {
    "script": f"<script>{RUN}</script>{NODE}",
    "handler": f"<img src=x onerror='{RUN}'>{NODE}",
    "svg": f"<svg/onload={RUN}>{NODE}",
    "breaks out of an attribute": f"\"><script>{RUN}</script>{NODE}'><i onfocus={RUN} autofocus tabindex=0>",
    "breaks out of a script": f"</script><script>{RUN}</script>{NODE}",
    "breaks out of a title": f"</title></textarea></template></style><script>{RUN}</script>",
    "breaks out of a comment": f"--><script>{RUN}</script>",
    "breaks out of CDATA": f"]]><script>{RUN}</script><![CDATA[",
    "frame": f"<iframe srcdoc='<script>{RUN}</script>'></iframe>",
    "loads another page": "<meta http-equiv=refresh content='0;url=https://evil.example'>"
    "<base href=//evil.example>",
    "javascript link": f"[läs mer](javascript:{RUN}) [mer]( JaVaScRiPt:{RUN}) <javascript:{RUN}>",
    "data link": f"[läs mer](data:text/html,<script>{RUN}</script>)",
    "reference": f"[läs mer][x]\n\n[x]: javascript:{RUN}",
}
# What is refused, and would be shown if it were not. It runs nothing, and the policy forbids to fetch it.
PICTURES = {"picture": "![bild](https://evil.example/spy.png)"}
# What is nothing to a page, and is taken as it stands.
TEXT = {
    "entities": f"&lt;script&gt;{RUN}&lt;/script&gt; &#60;x-pwned&#62;",
    "escapes": f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e \\x3cx-pwned\\x3e %3Cx-pwned%3E",
    "quotes": f"\" onmouseover=\"{RUN}\" x='' onfocus='{RUN}' ` onclick=`",
    "handler without an element": f"' onfocus={RUN} autofocus='",
    "template": "{{7*7}} ${7*7} #{7*7}",
    "block of a template": "{% raw %} {#",
    "format": "{0} {x.__class__} %s %(x)s",
    "formula": '=HYPERLINK("https://evil.example";"klicka")',
    "formula with plus": "+46|'/C calc'!A0",
    "formula with minus": "-2+3+cmd|'/C calc'!A0",
    "formula with at": "@SUM(1+1)*cmd|'/C calc'!A0",
    "calendar": "Möte\\nEND:VEVENT\\nBEGIN:VEVENT; X-EVIL:1, SUMMARY:ont",
    "lines": "Rad ett\nX-EVIL: 1\nEND:VEVENT\nBEGIN:VEVENT\n\n=1+1",
    "no scheme": f"[läs mer](//evil.example) [mer](javascript%3A{RUN})",
}
ADDRESSES = {
    "quote in an address": f"https://evil.example/?a='onmouseover='{RUN}",
    "script in an address": f"https://evil.example/#javascript:{RUN}",
}
EMAILS = {
    "quote in an e-mail address": f"'onclick='{RUN}'@evil.example",
    "markup in one": f"{NODE}@evil.example",
}

WORDS = language.load()
NAMES = {
    "areas": "Matematik",
    "municipalities": "Örebro",
    "schools": "Almbyskolan",
    "programmes": "Lyftet",
    "organisations": "Skolverket",
    "initiatives": "1880-rakna",
}


def records(attacks: Mapping[str, str]) -> dict[str, bytes]:
    """The files of records of each kind, by path: one for each attack, which stands in every text of it."""
    files = {}
    for number, attack in enumerate(attacks.values()):
        area = ""
        for kind in RECORDS:
            record = {key.name: _value(key, attack, f"{number} {kind.folder}", number) for key in keys(kind)}
            stem = f"ond-{number}" if kind.folder in {"areas", "organisations"} else f"1880-ond-{number}"
            if kind is Municipality:  # whose file is called by its name
                stem = f"{1000 + number}-{slug(record['name'])}"
            if kind is Initiative:
                record |= {
                    "areas": [f"ond-{number}", "Matematik"],
                    "programme": f"1880-ond-{number}",
                    "programme_area": area,
                    "reviewed": "2026-11-01",
                    "former_ids": [f"1880-forr-{number}"],
                    "translations": {"en": record["translations"]["en"]},
                }
            if kind is Programme:
                area = " ".join(record["areas"][0].split())  # an initiative names it on one line
                record["areas"] = [area]
            files[f"{kind.folder}/{stem}.yml"] = yaml.safe_dump(record, allow_unicode=True).encode()
    return files


def keys(kind: type[Record]) -> tuple[Key, ...]:
    """The keys of a kind of record, as the model has them."""
    return outline.outline(kind, WORDS)


def _value(key: Key, attack: str, sign: str, number: int) -> object:
    if key.input == outline.GROUP:
        inner = {part.name: _value(part, attack, sign, number) for part in key.keys}
        inner = {"en": inner} if key.each else inner
    elif key.input in {"line", "summary", "prose"}:
        # A name may not be another record's too.
        inner = f"{attack} {sign} {key.name}"[: key.limit]
    else:
        inner = _other(key, number)
    return [inner] if key.repeated else inner


def _other(key: Key, number: int) -> str:
    sorts = {"url": ADDRESSES, "email": EMAILS}
    if key.input in sorts:
        attacks = list(sorts[key.input].values())
        return attacks[number % len(attacks)]
    if key.folder:
        return NAMES[key.folder]
    if key.input == outline.WORD:
        return key.words[0]
    return {"organisation_number": "212000-1967", "slug": f"1880-tidigare-{number}"}.get(
        key.input, key.example
    )


# What may come of it.

# A table's cells are bound as values, never put into SQL: tests/test_database.py.
BINARY = {".sqlite"}

# What the form refuses stands in the patterns that it reads.
PATTERNS = "redigera/ny/form.json"
SCHEMES = {"", "http", "https", "mailto", "tel", "webcal"}
FETCHED = (
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "srcset",
    "xlink:href",
    "ping",
    "background",
)
FORBIDDEN = (
    "iframe, object, embed, base, applet, style, x-pwned, [style], [srcdoc], [data-pwned], frame, portal"
)
OWN_DATA = {"application/ld+json", "application/json"}
SCHEME = re.compile(r"^[\s\x00-\x1f]*([a-zA-Z][a-zA-Z0-9+.\s-]*):")


def faults(path: str, raw: bytes) -> Iterator[str]:
    """Yield what an attack has done to a file. A kind of file that no one has looked at is a fault too."""
    suffix = PurePosixPath(path).suffix
    if path.startswith(("pagefind/", "static/")) or suffix in BINARY:
        return
    if suffix not in KINDS:
        yield f"a file of a kind that no test knows: {path}"
        return
    text = raw.decode()
    if path != PATTERNS and any(letter in text for letter in TURNED):
        yield "text that is turned"
    if "csv-semikolon/" in path and suffix == ".csv":
        yield from _table(text, ";")
    else:
        yield from KINDS[suffix](text)


def _html(text: str) -> Iterator[str]:
    tree = LexborHTMLParser(text)
    yield from (f"element {node.html}" for node in tree.css(FORBIDDEN))
    for script in tree.css("script"):
        yield from _script(script)
    for node in tree.css("*"):
        for name, value in node.attributes.items():
            yield from _attribute(name, value or "")
    for node in tree.css("meta[http-equiv=refresh]"):
        if "evil" in (node.attributes.get("content") or ""):
            yield f"leads away {node.html}"
    if re.search(r"\b49\b", tree.body.text() if tree.body else ""):
        yield "a template was run"


def _script(script: LexborNode) -> Iterator[str]:
    if (script.attributes.get("type") or "") in OWN_DATA:
        yield from _json(script.text())
    elif not (script.attributes.get("src") or "").startswith((".", "/", "static/")) or script.text().strip():
        yield f"script {script.html}"


def _attribute(name: str, value: str) -> Iterator[str]:
    if name.startswith("on"):
        yield f"handler {name}={value}"
    scheme = SCHEME.match(value) if name in FETCHED else None
    if scheme and scheme[1].lower() not in SCHEMES:
        yield f"link {value}"
    if name in {"src", "srcset", "data", "poster"} and "evil" in value:
        yield f"fetched {value}"


def _json(text: str) -> Iterator[str]:
    try:
        json.loads(text)
    except ValueError as error:
        yield f"no JSON: {error}"


def _lines_of_json(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from _json(line)


def _table(text: str, delimiter: str = ",") -> Iterator[str]:
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter))
    yield from (f"row of {len(row)} cells" for row in rows if len(row) != len(rows[0]))
    yield from (f"formula {cell}" for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r")))


def _xml(text: str) -> Iterator[str]:
    try:
        tree = ET.fromstring(text)  # noqa: S314  # our own
    except ET.ParseError as error:
        yield f"no XML: {error}"
        return
    for node in tree.iter():
        if node.tag.rpartition("}")[2] in {"script", "x-pwned", "img", "iframe"}:
            yield f"element {node.tag}"
        if (node.get("type") or "").endswith("html") and node.text:
            yield from _html(node.text)


def _calendar(text: str) -> Iterator[str]:
    if re.search(r"(?<!\r)\n|\r(?!\n)", text):
        yield "a line that does not end in CR LF"
    lines = text.replace("\r\n ", "").split("\r\n")
    names = [re.split(r"[:;]", line, maxsplit=1)[0] for line in lines if line]
    yield from (f"line {name}" for name in names if not re.fullmatch(r"[A-Z-]+", name) or name == "X-EVIL")
    if names.count("BEGIN") != names.count("END") or sum(
        line == "BEGIN:VEVENT" for line in lines
    ) != names.count("UID"):
        yield "events that are none"


def _markdown(text: str) -> Iterator[str]:
    """What the prose of a record makes is its guard's business, which is left out here; the frame is not."""
    yield from _html(cmarkgfm.github_flavored_markdown_to_html(text))


def _turtle(text: str) -> Iterator[str]:
    try:
        rdflib.Graph().parse(data=text, format="turtle")
    except rdflib.plugins.parsers.notation3.BadSyntax as error:
        yield f"no Turtle: {error}"


def _as_written(_: str) -> Iterator[str]:
    """A record's own file is what its author wrote. That it is no page to a browser, its type says."""
    return iter(())


KINDS: Mapping[str, Callable[[str], Iterator[str]]] = {
    ".html": _html,
    ".json": _json,
    ".jsonld": _json,
    ".geojson": _json,
    ".ndjson": _lines_of_json,
    ".csv": _table,
    ".xml": _xml,
    ".atom": _xml,
    ".rdf": _xml,
    ".ttl": _turtle,
    ".md": _markdown,
    ".svg": _xml,
    ".ics": _calendar,
    ".yml": _as_written,
    ".txt": _as_written,
    "": _as_written,  # .htaccess, _headers, _redirects: made of addresses alone
}
