"""The editors' guide quotes what the check says, and its examples are what it says of them.

An example in `content/redigera/fel.md` is a piece of the initiative in `GOOD`, or of the file that its first
line names. After a comma that line may say what the file is: whole, of a size, saved in an encoding, a link.
"""

import os
import re
from pathlib import Path

import pytest
from sites import ROOT
from small_data import TODAY, amended, write

from skolsatsningar import language, reading, records, report, spelling
from skolsatsningar.model import TEXT_KEYS

GUIDE = ROOT / "content" / "redigera.md"
PARAGRAPHS = ROOT / "content" / "redigera" / "fel.md"
MENTORER = "data/initiatives/1880-mentorer.yml"

HEADING = re.compile(r"^### (.+) \{: #([a-z0-9-]+) \}$", re.MULTILINE)
EXAMPLE = re.compile(r"^(Fel|Rätt):\n\n```(?:yaml|text)\n(.*?)```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^# (data/[^,\n]+)(?:, (.+))?\n", re.MULTILINE)
REPEATED = re.compile(r"^(.+\n) *# och så vidare, (\d+) rader\n", re.MULTILINE)
SIZE = re.compile(r"(\d+) kB")
ENCODING = "sparad som "
LINK = "en länk till "
MISSPELT = {"elevver": "elever"}

GOOD = """\
areas/matematik.yml:
  name: Matematik
  aliases: [Matte]
areas/ledarskap.yml:
  name: Ledarskap
municipalities/1880-orebro.yml:
  name: Örebro
  official_name: Örebro kommun
municipalities/1485-uddevalla.yml:
  name: Uddevalla
  official_name: Uddevalla kommun
schools/1880-lundbyskolan.yml:
  name: Lundbyskolan
  municipality: Örebro
schools/1880-vivallaskolan.yml:
  name: Vivallaskolan
  municipality: Örebro
organisations/skolverket.yml:
  name: Skolverket
  kind: myndighet
programmes/1880-topp-25-2025.yml:
  name: Topp 25 2025
  municipality: Örebro
  areas: [Område 1 – Ledarskap, Område 2 – Forskning]
  sources: [{title: Källan}]
initiatives/1880-bryggan.yml:
  title: Bryggan
  summary: En mottagning för nya elever.
  municipality: Örebro
  areas: [Matematik, Ledarskap]
  period: {}
  sources: [{title: Källan}]
  reviewed: 2026-11-01
initiatives/1880-mentorer.yml:
  title: Mentorer
  summary: Sex skolor anställer mentorer.
  municipality: Örebro
  areas: [Ledarskap]
  period: {}
  sources: [{title: Källan}]
  reviewed: 2026-11-01
"""

# A message as the guide quotes it: its place, the line it stands on, and the sign that marks the place.
QUOTED = re.compile(r"^```text\n((data/\S+?):(\d+):\d+: .+\n *\d+ \| (.*)\n *\^)\n```$", re.MULTILINE)
# The group that a quoted line stands in.
GROUPS = {"school": "schools", "start": "period"}
KEY = re.compile(r"[ -]*([a-z_]+):")
MUNICIPALITIES = {"1880": "Örebro", "1485": "Uddevalla"}

words = language.load()
parts = HEADING.split(PARAGRAPHS.read_text(encoding="utf-8"))
TEXTS = dict(zip(parts[2::3], parts[3::3], strict=True))


def put(root: Path, example: str) -> None:
    """Put an example into the good records below `root`."""
    example = REPEATED.sub(lambda found: found[1] * int(found[2]), example).replace("→", "\t")
    _, *named = FILE.split(example if FILE.match(example) else f"# {MENTORER}\n{example}")
    for path, what, piece in zip(named[::3], named[1::3], named[2::3], strict=True):
        _put(root / path, what or "", piece)


def _put(path: Path, what: str, piece: str) -> None:
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    whole = before or _as_mentorer(path)
    if what.startswith(LINK):
        path.symlink_to(what.removeprefix(LINK))
    elif what == "ett rör":
        os.mkfifo(path)
    elif size := SIZE.fullmatch(what):
        path.write_text(whole + "# mer\n" * (int(size[1]) * 1000 // 6), encoding="utf-8")
    elif what.startswith(ENCODING):
        path.write_bytes(whole.encode(what.removeprefix(ENCODING)))
    elif what == "en vanlig fil":
        path.write_text(whole, encoding="utf-8")
    else:
        path.write_text(amended(before, piece) if before and not what else piece, encoding="utf-8")


def _as_mentorer(path: Path) -> str:
    return next(iter(path.parents[1].glob("**/1880-mentorer.yml"))).read_text(encoding="utf-8")


def told(root: Path, example: str) -> list[str]:
    """The codes of what the check says of an example."""
    data = write(root / "data", GOOD)
    put(root, example)
    problems = reading.read(data, root, TODAY, proofread=True).problems
    documents = records.documents(data, root)
    problems += spelling.check(
        documents, [], TEXT_KEYS, lambda asked: {word: MISSPELT[word] for word in asked & set(MISSPELT)}
    )
    return sorted({problem.code for problem in problems})


def test_every_problem_has_its_paragraph_and_every_paragraph_its_problem():
    assert sorted(TEXTS) == sorted(words["problems"])
    assert len(parts[2::3]) == len(TEXTS)


@pytest.mark.parametrize("code", TEXTS)
def test_a_paragraph_says_its_code_what_is_wrong_and_why_and_shows_both_ways(code):
    text = TEXTS[code]
    assert text.strip().startswith(f"Kod: `{code}`. ")
    assert len(text.partition("\nFel:\n")[0].split(". ")) >= 3
    assert [kind for kind, _ in EXAMPLE.findall(text)] == ["Fel", "Rätt"]


def test_a_warning_is_called_a_warning():
    called = {code for code, text in TEXTS.items() if ". En varning. " in text}
    warnings = {"period-passerad", "ogranskad", "tomt-omrade", "lang-sammanfattning"}
    assert called == warnings | {"svarlast", "stavning", "dod-lank"}


def test_the_records_that_the_examples_are_put_into_are_right(tmp_path):
    assert told(tmp_path, "title: Mentorer\n") == []


@pytest.mark.parametrize("code", TEXTS)
def test_a_wrong_example_is_told_by_its_code_alone_and_a_right_one_is_right(code, tmp_path):
    (_, wrong), (_, right) = EXAMPLE.findall(TEXTS[code])
    assert told(tmp_path / "wrong", wrong) == [code]
    assert told(tmp_path / "right", right) == []


QUOTES = QUOTED.findall(GUIDE.read_text(encoding="utf-8"))


def quoted_record(name: str, number: int, line: str) -> str:
    """A record that is right but for one line, which stands at the number given."""
    key = KEY.match(line)[1]
    group = GROUPS.get(key)
    told = {
        "title": "Mentorer",
        "summary": "Sex skolor anställer mentorer.",
        "municipality": MUNICIPALITIES[name[:4]],
        "areas": "[Ledarskap]",
        "period": "{}",
        "sources": "[{title: Källan}]",
        "reviewed": "2026-11-01",
    }
    lines = [f"{other}: {value}" for other, value in told.items() if other not in {key, group}]
    if number == 1:
        return "\n".join([line, *lines])
    above = [f"{group}:"] if group else []
    padding = ["#"] * (number - 1 - len(lines) - len(above))
    return "\n".join([*lines, *padding, *above, line])


def test_the_guide_quotes_what_the_check_says():
    assert len(QUOTES) >= 3


@pytest.mark.parametrize(("message", "path", "number", "line"), QUOTES)
def test_a_message_that_the_guide_quotes_is_word_for_word_what_the_check_says(
    message, path, number, line, tmp_path
):
    data = write(tmp_path / "data", GOOD)
    name = Path(path).name
    (tmp_path / path).write_text(quoted_record(name, int(number), line), encoding="utf-8")
    problems = reading.read(data, tmp_path, TODAY).problems
    assert report.text(problems, words) == message
