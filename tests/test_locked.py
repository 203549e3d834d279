"""What a lock file names is installed once for each version of it."""

import sys

import pytest

from tools.locked import MissingError, from_npm

# Stands in for npm: it counts how often it was asked, and fails where the lock file says so.
NPM = """
import sys
from pathlib import Path
folder = Path(sys.argv[sys.argv.index("--prefix") + 1])
with (folder / "asked").open("a") as asked:
    asked.write(" ".join(sys.argv[1:2]))
sys.exit("wrong" in (folder / "package-lock.json").read_text())
"""


@pytest.fixture
def installed(tmp_path):
    """Install what a text of a lock file names, and tell how often npm has been asked."""
    source, folder, npm = tmp_path / "source", tmp_path / "folder", tmp_path / "npm.py"
    source.mkdir()
    (source / "package.json").write_text("{}")
    npm.write_text(NPM)

    def install(lock):
        (source / "package-lock.json").write_text(lock)
        assert from_npm(source, folder, [sys.executable, str(npm)]) == folder / "node_modules"
        return (folder / "asked").read_text().count("ci")

    return install


def test_what_is_there_already_is_not_installed_again(installed):
    assert [installed("one"), installed("one"), installed("two"), installed("two")] == [1, 1, 2, 2]


def test_what_fails_is_said_and_tried_again(installed):
    assert installed("one") == 1
    for _ in range(2):
        with pytest.raises(MissingError, match=r"package-lock\.json could not be installed"):
            installed("wrong")
    assert installed("one") == 4
