"""The product's own words in one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from skolsatsningar import yaml_text
from skolsatsningar.problem import Problem

# Of a value that an editor wrote, as much as tells which it is.
LONGEST = 300


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """The words of a language file. `code` is its BCP 47 tag, such as `sv`."""

    code: str
    words: Mapping[str, Any]

    def __getitem__(self, section: str) -> Any:  # noqa: ANN401  # text, or a group of it
        return self.words[section]

    def sentence(self, problem: Problem) -> str:
        """What is wrong and what to write instead, in one line."""
        values = {name: _said(value) for name, value in problem.values.items()}
        if "suggestion" in values:
            values["suggestion"] = self._suggestion(problem.values["suggestion"], values)
        return str(self["problems"][problem.code].format(**values))

    def _suggestion(self, meant: object, values: Mapping[str, str]) -> str:
        if meant:
            return str(self["suggestion"].format(suggestion=meant))
        return str(self["otherwise"].format(**values)) if "keys" in values else ""


@cache
def load(code: str = "sv") -> Language:
    """Load the words of a language that the engine ships."""
    text = files("skolsatsningar").joinpath("locale", f"{code}.yml").read_text(encoding="utf-8")
    return Language(code, yaml_text.trusted(text))


def _said(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(f"”{item}”" for item in value)
    said = str(value)
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…"
