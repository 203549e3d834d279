r"""What an editor is told of every problem there is: the whole report, word for word.

`broken/<name>.txt` changes the records of `small_data.BASE`, and `broken/<name>.expected` is what the check
says of it. `\xe5` in it stands for that byte, `\x61{300}` for three hundred. A file that
is `-> path` is a symbolic link, and one that is `|` a pipe. To expect what is said now:

    GOLDEN=write python -m pytest tests/test_problem.py
"""

import ast
import os
import re
from pathlib import Path

import pytest
from records_text import read_folder
from small_data import BASE, files, write

import skolsatsningar
from skolsatsningar import fields, language, records, report, spelling, syntax
from skolsatsningar.model import TEXT_KEYS
from skolsatsningar.problem import Problem

BROKEN = Path(__file__).parent / "broken"
NAMES = sorted(path.stem for path in BROKEN.glob("*.txt"))
ENGINE = Path(skolsatsningar.__file__).parent
READING = ("fields", "names", "records", "rules", "spelling", "synonym_file", "syntax", "yaml_text")

BYTE = re.compile(rb"\\x([0-9a-f]{2})(?:\{(\d+)\})?")
CODE = re.compile(r"\[([a-z0-9-]+)\]$", re.MULTILINE)
HYPHENATED = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")
THREE_ALIKE = re.compile(r"(\w)\1\1")
WORD = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")
NO_CODES = {"utf-8", "html.parser", "mac-roman"}
WHAT_TO_DO = re.compile(
    r"\b(?:skriv|ta bort|behåll|byt|döp|flytta|fyll|gör|jämför|korta|lägg|läs|låt|rätta|sätt|ändra|öppna)\b",
    re.IGNORECASE,
)
TELLING = {"Problem", "problem", "Finding", "fail", "_at", "_tell", "_tell_at", "_read"}

words = language.load()


def told(root: Path, text: str) -> str:
    """The report on BASE changed by a text."""
    data = write(write(root / "data", BASE), text)
    for path, content in files(text).items():
        _special(data / path, content.strip())
    _, problems = read_folder(data, root)
    problems += spelling.check(records.documents(data, root), [], TEXT_KEYS, misspelt)
    return report.text(problems, words) + "\n"


def misspelt(asked: set[str]) -> dict[str, str | None]:
    """What stands in for hunspell: every word with three letters alike in a row, and what was meant."""
    return {word: THREE_ALIKE.sub(r"\1\1", word) for word in sorted(asked) if THREE_ALIKE.search(word)}


def _special(path: Path, content: str) -> None:
    if content == "|":
        path.unlink()
        os.mkfifo(path)
    elif content.startswith("-> "):
        path.unlink()
        path.symlink_to(content.removeprefix("-> "))
    else:
        path.write_bytes(BYTE.sub(_bytes, path.read_bytes()))


def _bytes(found: re.Match[bytes]) -> bytes:
    return bytes.fromhex(found[1].decode()) * int(found[2] or 1)


@pytest.mark.parametrize("name", NAMES)
def test_an_editor_is_told_where_and_what_is_wrong_and_what_to_write_instead(name, tmp_path):
    expected = BROKEN / f"{name}.expected"
    said = told(tmp_path, (BROKEN / f"{name}.txt").read_text(encoding="utf-8"))
    if os.environ.get("GOLDEN") == "write":
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


def codes(name):
    """The codes of the problems that an example tells of."""
    return set(CODE.findall((BROKEN / f"{name}.expected").read_text(encoding="utf-8")))


def test_every_problem_has_an_example():
    assert set(words["problems"]) == set().union(*map(codes, NAMES))


@pytest.mark.parametrize("name", [name for name in NAMES if name != "flera-fel"])
def test_an_example_is_named_by_its_problem(name):
    assert any(name == code or name.startswith(f"{code}-") for code in codes(name))


def test_every_example_is_tried():
    assert sorted(path.stem for path in BROKEN.glob("*.expected")) == NAMES
    assert {path.suffix for path in BROKEN.iterdir()} == {".txt", ".expected"}


def test_every_problem_that_the_engine_finds_has_a_sentence():
    assert found_by_the_engine() <= set(words["problems"])


def found_by_the_engine():
    """Every code in the modules that read: those in their tables, and those that they call out."""
    found = {code for _, code, _ in syntax.SENTENCES} | {*records.CODES.values(), *fields.NOWHERE.values()}
    for name in READING:
        for node in ast.walk(ast.parse((ENGINE / f"{name}.py").read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                found |= set(map(literal, node.args)) if called in TELLING else set()
            elif HYPHENATED.fullmatch(literal(node)):
                found.add(literal(node))
    return {code for code in found if WORD.fullmatch(code)} - NO_CODES


def literal(node):
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


@pytest.mark.parametrize("code", list(words["problems"]))
def test_a_sentence_is_a_sentence(code):
    said = words["problems"][code].replace("{suggestion}", "")
    assert said[0].isupper() or said[0] in "”{"
    assert said.endswith(".")
    assert "  " not in said
    assert "\n" not in said


@pytest.mark.parametrize("code", list(words["problems"]))
def test_a_sentence_says_what_to_do(code):
    """In the imperative, or by the form that is right: a complaint alone helps no one."""
    assert WHAT_TO_DO.search(words["problems"][code]) or code == "okand-nyckel"


def test_problems_are_told_in_the_order_of_their_places():
    problems = [
        Problem("b.yml", 1, 1, "tal"),
        Problem("a.yml", 10, 1, "tal"),
        Problem("a.yml", 9, 2, "tal"),
        Problem("a.yml", 9, 1, "tal", {"found": "b"}),
        Problem("a.yml", 9, 1, "tal", {"found": "a"}),
        Problem("a.yml", 9, 1, "dag"),
    ]
    assert sorted(problems, key=lambda problem: problem.order) == problems[::-1]
