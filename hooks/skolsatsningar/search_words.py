"""The words that search knows, in files by first letter: a browser fetches those that it needs.

A file is JSON. `words` has how common each word is (the number of bits of how often it stands), under the word
with marks. `forms` has, under a form of a word, others that no search for it would find. `names` has the address
and the title of what is called so, under the name in lower case. The first file also tells how many `indexes`
there are, and how many `pages` in them.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from skolsatsningar import word_forms
from skolsatsningar.marks import MARK

# Where the files lie in the index's own folder.
FOLDER = "words"
LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"


def write(
    counts: Mapping[str, int],
    names: Iterable[tuple[str, str, str]],
    about: Mapping[str, int],
    language: str,
    out: Path,
) -> None:
    """Write all files below a folder. `names` are names, addresses and titles; the first of a name holds.

    `about` is what the first file tells besides.
    """
    words: list[dict[str, int]] = [{} for _ in range(len(LETTERS) + 1)]
    known = _with_parts(counts)
    for word, count in sorted(known.items()):
        words[place(word)][word] = count.bit_length()
    forms: list[dict[str, tuple[str, ...]]] = [{} for _ in words]
    plain = frozenset(word.replace(MARK, "") for word in known if not word.endswith(MARK))
    for form, others in word_forms.other_forms(plain, language).items():
        forms[place(form)][form] = others
    called: list[dict[str, tuple[str, str]]] = [{} for _ in words]
    for name, url, title in names:
        called[place(name.lower())].setdefault(name.lower(), (url, title))
    folder = out / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for number, (some, other, names_here) in enumerate(zip(words, forms, called, strict=True)):
        told = {**({} if number else about), "words": some, "forms": other, "names": names_here}
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{number}.json").write_text(text, encoding="utf-8")


def place(word: str) -> int:
    """The number of the file that a word in lower case is in: its letter's, or 0 for all else."""
    return LETTERS.find(word[:1]) + 1 if word else 0


def _with_parts(counts: Mapping[str, int]) -> Mapping[str, int]:
    """Words but for numbers, and the parts of the compounds among them as words of their own.

    The first part keeps its mark: it may not stand alone (skol`).
    """
    found: dict[str, int] = {}
    for word, count in counts.items():
        whole = word.lstrip(MARK)
        first, *rest = whole.split(MARK)
        inner = [f"{part}{MARK}" for part in (first, *rest[:-1])] if rest else []
        for known in (whole, *inner, *rest):
            if known.strip("0123456789"):
                found[known] = found.get(known, 0) + count
    return found
