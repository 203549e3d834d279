"""What mkdocs.yml says of the site, read without MkDocs."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class MkDocsSettings:
    """The site's address, ending in `/` (empty where none is given), and the folder of hand-written pages."""

    site_url: str
    pages: Path

    @classmethod
    def read(cls, path: Path, environment: Mapping[str, str]) -> "MkDocsSettings | None":
        """Read a file, or None where there is none or where it cannot be read.

        `!ENV` stands for the first variable that is set, or for the last value in its list.
        """

        class Loader(yaml.SafeLoader):
            """A loader of its own, whose tags know this environment."""

        Loader.add_constructor("!ENV", lambda loader, node: _from(environment, loader, node))
        Loader.add_multi_constructor("", lambda _loader, _tag, _node: None)
        try:
            told = yaml.load(path.read_text(encoding="utf-8"), Loader)  # noqa: S506  # a SafeLoader
        except (OSError, ValueError, yaml.YAMLError):
            return None
        if not isinstance(told, dict):
            return None
        address = str(told.get("site_url") or "")
        return cls(
            f"{address.rstrip('/')}/" if address else "", path.parent / str(told.get("docs_dir", "docs"))
        )

    def addresses(self) -> frozenset[str]:
        """The addresses of the hand-written pages below the site's root, such as `om/`."""
        names = (page.relative_to(self.pages).with_suffix("") for page in self.pages.rglob("*.md"))
        whole = (name.parent if name.name == "index" else name for name in names)
        return frozenset("" if name == Path() else f"{name.as_posix()}/" for name in whole)


def _from(environment: Mapping[str, str], loader: Any, node: Any) -> object:  # noqa: ANN401  # PyYAML's
    given = (
        [loader.construct_object(item) for item in node.value]
        if isinstance(node.value, list)
        else [node.value, None]
    )
    *names, otherwise = given
    return next((environment[name] for name in names if name in environment), otherwise)
