"""A data folder from one indented text, so that a test shows all that it is about.

    write(tmp_path / "data", BASE)
    write(tmp_path / "data", '''
        areas/sprak.yml:
          name: Språk
        initiatives/1880-rakna.yml:
          ...
          status: pågår
    ''')

A file that is written again is replaced. Where its first line is `...`, the rest is as before: only the
keys that are named change, and they come last.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from textwrap import dedent

HEADER = re.compile(r"^(\S+\.\w+):\n", re.MULTILINE)
KEY = re.compile(r"^(?=\S)", re.MULTILINE)
AS_BEFORE = "...\n"

# A day on which BASE has no problem, neither error nor warning, and the same day for SOURCE_DATE_EPOCH.
TODAY = date(2026, 11, 20)
EPOCH = "1795132800"

BASE = """\
areas/matematik.yml:
  name: Matematik
  aliases:
    - Matte
municipalities/1880-orebro.yml:
  name: Örebro
  official_name: Örebro kommun
schools/1880-almby-skola.yml:
  name: Almby skola
  aliases:
    - Almbyskolan
  municipality: Örebro
initiatives/1880-rakna.yml:
  title: Räkna tillsammans
  summary: Lärare i Örebro planerar lektioner i matematik tillsammans.
  municipality: Örebro
  areas:
    - Matematik
  period:
    start: 2025
  schools:
    - school: Almbyskolan
  contacts:
    - role: Projektledare
      name: Anna Andersson
      email: anna.andersson@orebro.se
  sources:
    - title: Räkna tillsammans
      publisher: Örebro kommun
      published: 2026-03-02
  reviewed: 2026-11-01
"""


def write(root: Path, text: str) -> Path:
    """Write the files that a text holds below `root`, which is returned.

    Every file is a line with its path and a colon, and its content below, indented.
    """
    for path, content in files(text).items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if content.startswith(AS_BEFORE):
            record = amended(target.read_text(encoding="utf-8"), content.removeprefix(AS_BEFORE))
        else:
            record = content
        target.write_text(record, encoding="utf-8", newline="")
    return root


def files(text: str) -> dict[str, str]:
    """The content of every file in a text, by its path."""
    _, *parts = HEADER.split(dedent(text))
    return {path: dedent(content) for path, content in zip(parts[::2], parts[1::2], strict=True)}


def amended(record: str, change: str) -> str:
    """A record with some of its keys as `change` has them."""
    changed = {key for key, _ in _keys(change)}
    return "".join(block for key, block in _keys(record) if key not in changed) + change


def _keys(record: str) -> Iterator[tuple[str, str]]:
    for block in filter(None, KEY.split(record)):
        yield block.partition(":")[0], block
