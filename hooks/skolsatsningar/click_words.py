"""Click's own words in the product's language.

Click looks up all that it says with gettext, which wants compiled catalogues on disk. The words are taken
from the language file instead, by what they are in English; what is not there stays English.
"""

import importlib
from collections.abc import Mapping

# The modules of Click that speak.
SPEAKING = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types", "utils")


def install(words: Mapping[str, str]) -> None:
    """Let Click say its words so from now on: before commands are declared, for they hold some of them."""

    def one(said: str) -> str:
        return words.get(said, said)

    def one_or_many(single: str, many: str, count: int) -> str:
        return one(single if count == 1 else many)

    for name in SPEAKING:
        module = vars(importlib.import_module(f"click.{name}"))
        for spoken, ours in (("_", one), ("ngettext", one_or_many)):
            if spoken in module:
                module[spoken] = ours
