"""What the form's scripts read and write is what the engine reads and writes."""

import unicodedata

import pytest
from sites import ROOT

from skolsatsningar import language, yaml_text
from skolsatsningar.yaml_writing import written

pytestmark = [pytest.mark.browser, pytest.mark.site]

RECORDS = sorted(path for path in (ROOT / "data").glob("*/*.yml") if path.parent.name != "schema")
WORDS = language.load()

# Calls functions of the form's modules, with the patterns that the engine gives them.
CALL = """async ([root, task, given]) => {
  const script = document.querySelector("script[src*='/form/']");
  const form = script.src.replace(/[^/]*$/, "");
  const module = (name) => import(`${form}${name}.js`);
  const [reading, writing] = [await module("yaml_reading"), await module("yaml_writing")];
  const rules = await (await fetch(`${root}redigera/ny/form.json`)).json();
  const patterns = Object.fromEntries(
    Object.entries(rules.patterns).map(([name, pattern]) => [name, new RegExp(pattern, "gu")]),
  );
  const tasks = {
    read: (text) => reading.read(text, patterns).value,
    write: (record) => writing.written(record),
    keep: (text) => {
      const tree = reading.read(text, patterns);
      return writing.written(tree.value, tree);
    },
    change: ([text, key, value]) => {
      const tree = reading.read(text, patterns);
      return writing.written({ ...tree.value, [key]: value }, tree);
    },
    refuse: (text) => {
      try {
        return reading.read(text, patterns).value;
      } catch (error) {
        return [error.code, error.line];
      }
    },
  };
  return given.map(tasks[task]);
}"""

# Texts that mean something in YAML, that fold, or that hold letters which are counted or shown in odd ways.
TRICKY = [
    "",
    " ",
    "Mentorer: mer tid",
    "Program #1",
    "# kommentar",
    '"Så" sa hon',
    "'citat'",
    "- streck",
    "-",
    "? fråga",
    "&",
    "*stjärna*",
    "!viktigt",
    "%",
    "@skola",
    "`kod`",
    "[lista]",
    "{grupp}",
    "|",
    "> citat",
    ", och",
    "--- så",
    "...",
    "kolon:",
    "två  mellanslag " * 10,
    "C:\\mapp\\ny",
    "flik\there",
    "rad\nrad",
    "rad\n",
    "rad\n\n",
    "\nrad",
    " rad\nrad",
    "rad  \nrad",
    "rad \nrad",
    "rad\n\n- ett\n- två\n",
    "ord " * 60,
    "ord " * 60 + "slut",
    "x" * 200,
    "å" * 120 + " ö",
    "😀 " * 60 + "slut",
    "\u0301accent",
    "a\u0345\u0334",
    "\u200b\xad\x07\x85\u2028",
    "\U000e0001",
    "no",
    "0114",
    "12:30",
    "~",
]


@pytest.fixture
def script(page, catalogue_address):
    """Call a task of the scripts for each of some values."""
    page.goto(f"{catalogue_address}redigera/ny/")

    def call(task, *given):
        return page.evaluate(CALL, [catalogue_address, task, list(given)])

    return call


def data(raw):
    document, problems = yaml_text.read(raw, "x.yml")
    assert problems == []
    return document.data


def test_every_record_is_read_as_the_engine_reads_it(script):
    raws = [path.read_bytes() for path in RECORDS]
    found = script("read", *(raw.decode() for raw in raws))
    assert [path.name for path, one, raw in zip(RECORDS, found, raws, strict=True) if one != data(raw)] == []


def test_every_record_and_every_tricky_text_is_written_byte_for_byte_as_the_engine_writes_it(script):
    records = [data(path.read_bytes()) for path in RECORDS]
    records += [
        {"title": text, "list": [text, {"text": text}], "deep": {"a": {"b": text}}} for text in TRICKY
    ]
    records += [{}, {"period": {}, "areas": []}, {"a b": "1", "": "2"}]
    assert script("write", *records) == [written(record) for record in records]


def test_what_is_written_is_read_again_as_the_engine_reads_it(script):
    texts = [written({"title": unicodedata.normalize("NFC", text), "list": [text]}) for text in TRICKY]
    texts = [text for text in texts if not yaml_text.read(text.encode(), "x.yml")[1]]
    assert len(texts) > 40
    assert script("read", *texts) == [data(text.encode()) for text in texts]


def test_a_record_in_which_nothing_has_changed_is_written_as_it_was(script):
    texts = [path.read_text(encoding="utf-8") for path in RECORDS]
    assert script("keep", *texts) == texts


def test_a_value_that_changes_changes_its_own_lines_and_comments_stay(script):
    text = "# Först\ntitle: Räkna # namnet\n\n# Om tiden\nperiod:\n    start: 2018\nareas:\n- Matematik\n"
    (found,) = script("change", [text, "areas", ["Matematik", "Ledarskap"]])
    assert found == text.replace("- Matematik\n", "  - Matematik\n  - Ledarskap\n")
    (found,) = script("change", [text, "title", "Räkna mer"])
    assert found == text.replace("Räkna # namnet", "Räkna mer")


@pytest.mark.parametrize(
    "text",
    [
        "title: Räkna\r\nareas: [Matematik, 'Slöjd, bild', \"a\"]\r\nperiod: {start: 2018, words: Nu}\r\n",
        "\ufefftitle: Räkna\n",
        "title:\n  Räkna\n  mer\n\n  här\nareas:\n- a\n-   b\n",
        "title: 'Det''s'\nsummary: \"en \\\"rad\\\" \\u00e5\n  till\"\n",
        "text: |\n  ett\n\n    två\n  # inte en kommentar\n\n\nslut: x # kommentar\n",
        "text: >\n  ett\n  två\n\n  tre\n   fyra\n  fem\n",
        "text: >+\n  ett\n\nslut: |+\n  x\n\n",
        "schools:\n  - school: A\n    contacts:\n      - role: R\n  -\n    school: B\n  # så\n  - a: C\n",
        "title: a\nlist:\n  - - 1\n    - 2\n  - 3\nempty:\nlast: b\n",
        "title: Räkna\xa0mer\nnext: a:b c#d\n",
    ],
)
def test_other_ways_to_write_a_record_are_read_as_the_engine_reads_them(script, text):
    assert script("read", text) == [data(text.encode())]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "tom-fil", 1),
        ("- a\n", "inte-nycklar", 1),
        ("title: a\n\tb: c\n", "tabb", 2),
        ("title: Mentorer: mer tid\n", "kolon-i-text", 1),
        ("title: Program #1\n", "nummertecken", 1),
        ("title: a\ntitle: b\n", "dubbel-nyckel", 2),
        ("title: &namn a\n", "alias", 1),
        ("title: !!python/name:os a\n", "yaml-tagg", 1),
        ("title: @a\n", "otillatet-tecken", 1),
        ('title: "a\nb: c\n', "citat-oavslutat", 1),
        ('title: "a" b\n', "rad-fortsatter", 1),
        ('title: "a\\q"\n', "bakstreck", 1),
        ("areas: [a, b\n", "parentes-oavslutad", 1),
        ("areas: - a\n", "streck-pa-raden", 1),
        ("areas:\n  -a\n", "streck-utan-mellanslag", 2),
        ("title: a\n---\ntitle: b\n", "flera-dokument", 2),
        ("title a\nb: c\n", "inte-nycklar", 1),
        ("title: a\nfel\n", "kolon-saknas", 2),
        ("a:\n    b: c\n  d: e\n", "indrag", 3),
        ("text: | x\n  y\n", "text-pa-raden", 1),
        ("text: |2\n   y\n", "text-pa-raden", 1),
        ("title: a\u200bb\n", "styrtecken", 1),
        ("title: Ã¤\n", "mojibake", 1),
        ("\n".join(f"{' ' * depth}a:" for depth in range(14)), "for-djupt", 13),
    ],
)
def test_what_is_not_known_is_refused_with_its_sentence_and_its_line(script, text, code, line):
    assert script("refuse", text) == [[code, line]]
    assert code in WORDS["problems"]
