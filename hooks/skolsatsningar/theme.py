"""What a site takes of the theme that it is drawn by."""

import os
from pathlib import Path

from jinja2 import FileSystemLoader

# What it ships and no page of ours uses: its script, its search, its icon and its source maps.
UNUSED = (
    "assets/javascripts/bundle.",
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
    "assets/images/favicon.png",
    "assets/stylesheets/palette.",
)
SOURCE_MAP = ".map"


def is_used(path: str) -> bool:
    """Whether a site should have this file of the theme's."""
    return not path.startswith(UNUSED) and not path.endswith(SOURCE_MAP)


class Templates(FileSystemLoader):
    """The theme's files but for those in hidden folders. MkDocs leaves them out too, after a look at each.

    Material's icons are eleven thousand: to list them takes as long as to draw a hundred pages.
    """

    def list_templates(self) -> list[str]:
        """Return the files' addresses, in order."""
        found: set[str] = set()
        for root in map(Path, self.searchpath):
            for folder, inner, names in os.walk(root):
                inner[:] = [name for name in inner if not name.startswith(".")]
                found.update(Path(folder, name).relative_to(root).as_posix() for name in names)
        return sorted(found)
