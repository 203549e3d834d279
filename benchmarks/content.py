"""Writes a catalogue the way a peer's users would keep it, into a copy of the peer's site.

PYTHONPATH=hooks .venv/bin/python -m benchmarks.content hugo DATA WORKSPACE
"""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

import yaml

from benchmarks import facts, lists
from benchmarks.facts import Facts, Values

ROOT = Path(__file__).parents[1]

# The lists of all records of a kind: their address, their title, and what is said of them.
INDEXES = {
    "satsningar": ("Satsningar", "Alla %d satsningar i katalogen, ordnade efter kommun."),
    "omraden": ("Områden", "De %d områden som satsningarna arbetar med."),
    "skolor": ("Skolor", "De %d skolor och förskolor som deltar i satsningarna, ordnade efter kommun."),
    "kommuner": ("Kommuner", "De %d kommuner som har satsningar i katalogen."),
    "program": ("Program", "De %d program som samlar flera satsningar."),
    "organisationer": (
        "Organisationer",
        "De %d myndigheter, lärosäten och andra som satsningarna arbetar med.",
    ),
}
WRITTEN = ("om", "redigera")


def hugo(catalogue: Facts, workspace: Path) -> None:
    """A page of Markdown for each initiative; all that they refer to as terms, with pages of their own."""
    content = workspace / "content"
    for folder, (title, description) in INDEXES.items():
        write(content / folder / "_index.md", {"title": title, "description": description})
    for folder, records in gatherings(catalogue).items():
        for address, item in records.items():
            write(content / folder / address / "_index.md", item, item.get("body", ""))
    for address, item in catalogue.initiatives.items():
        write(content / "satsningar" / f"{address}.md", front_matter(item), item["body"])
    for name in WRITTEN:
        write(content / f"{name}.md", {"title": name.capitalize()}, hand_written(name))
    write(content / "sok.md", {"title": "Sök"})
    write(content / "_index.md", {"title": "Start"}, hand_written("index"))


def eleventy(catalogue: Facts, workspace: Path) -> None:
    """A page of Markdown for each initiative; all that they refer to as data."""
    content = workspace / "content"
    indexes = {folder: {"title": title, "description": text} for folder, (title, text) in INDEXES.items()}
    for name, values in {**gatherings(catalogue), "listor": indexes}.items():
        save(workspace / "katalog" / f"{name}.json", json.dumps(values, ensure_ascii=False, indent=1))
    for address, item in catalogue.initiatives.items():
        write(content / "satsningar" / f"{address}.md", front_matter(item), item["body"])
    for name in WRITTEN:
        write(content / f"{name}.md", {"title": name.capitalize(), "layout": "sida.njk"}, hand_written(name))
    write(content / "index.md", {"layout": "start.njk"}, hand_written("index"))


def material(catalogue: Facts, workspace: Path) -> None:
    """A page of Markdown for each initiative, its facts in front matter, and for each page of a list."""
    docs = workspace / "docs"
    for address, item in catalogue.initiatives.items():
        values = {**lists.linked(catalogue, front_matter(item)), "template": "satsning.html"}
        write(docs / "satsningar" / f"{address}.md", values, item["body"])
    for path, values, body in lists.pages(catalogue, gatherings(catalogue), INDEXES):
        write(docs / path, values, body)
    for name in WRITTEN:
        write(docs / f"{name}.md", {"title": name.capitalize()}, hand_written(name))
    write(docs / "sok.md", {"title": "Sök"}, "# Sök\n")
    write(
        docs / "index.md",
        {"title": "Start"},
        f"{hand_written('index')}\n\n{lists.start(catalogue, gatherings(catalogue))}",
    )


def gatherings(catalogue: Facts) -> dict[str, dict[str, Values]]:
    """What initiatives refer to, by the folder of its addresses."""
    return {
        "omraden": catalogue.areas,
        "skolor": catalogue.schools,
        "kommuner": catalogue.municipalities,
        "program": catalogue.programmes,
        "organisationer": catalogue.organisations,
    }


def front_matter(item: Values) -> Values:
    """An initiative's values under the names that generators know; what is empty is left out."""
    renamed = {
        "title": item["title"],
        "description": item["summary"],
        "date": item["published"],
        "lastmod": item["reviewed"],
        "omraden": item["areas"],
        "skolor": item["schools"],
        "kommuner": item["municipalities"],
        "program": item["programmes"],
        "organisationer": item["organisations"],
    }
    taken = {"title", "summary", "published", "areas", "schools", "municipalities", "programmes", "body"}
    rest = {key: value for key, value in item.items() if key not in {*taken, "reviewed", "organisations"}}
    told = {key: value for key, value in {**renamed, **rest}.items() if value}
    return {**told, "programme_name": item["programme_name"]}


def hand_written(name: str) -> str:
    """The Markdown of a page of this repository's content/, without its front matter."""
    return (ROOT / "content" / f"{name}.md").read_text(encoding="utf-8").split("---\n", 2)[2].strip()


def write(path: Path, values: Mapping[str, object], body: str = "") -> None:
    """A page of Markdown with front matter."""
    values = {key: value for key, value in values.items() if key != "body"}
    head = yaml.dump(values, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)
    save(path, f"---\n{head}---\n\n{body}\n")


def save(path: Path, text: str) -> None:
    """A file, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


PEERS = {"hugo": hugo, "eleventy": eleventy, "material": material}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("peer", choices=PEERS)
    parser.add_argument("data", type=Path)
    parser.add_argument("workspace", type=Path)
    given = parser.parse_args()
    PEERS[given.peer](facts.read(given.data), given.workspace)
