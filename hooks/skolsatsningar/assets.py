"""Styles, scripts and pictures, at addresses that tell their content: a browser may keep them for ever.

All of them lie in one folder that is named by the content of all. A script that loads another finds it as
before, and what a municipality changes is at a new address at once.
"""

from collections.abc import Mapping
from hashlib import sha256

from skolsatsningar.hosting.table import NAMED_BY_CONTENT

# Where they lie in a theme.
FOLDER = "assets/"
DIGITS = 10


def named_by_content(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the address of each file by its path in the theme, which begins with FOLDER."""
    digest = sha256()
    for path in sorted(files):
        digest.update(f"{path} {len(files[path])}\n".encode())
        digest.update(files[path])
    folder = f"{NAMED_BY_CONTENT}/{digest.hexdigest()[:DIGITS]}/"
    return {path: folder + path.removeprefix(FOLDER) for path in files}
