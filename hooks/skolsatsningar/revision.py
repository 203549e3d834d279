"""A folder as it was at a revision, taken out of git into another folder. Nothing else is touched."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

# Files as git keeps them: no links, no other repositories.
FILES = {b"100644", b"100755"}
# A copy that lacks some objects is told of; it is not filled from the network.
ALONE = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


def take_out(revision: str, folder: Path, target: Path, environment: Mapping[str, str]) -> str | None:
    """Write the files that `folder` had at a revision below `target`: none where it was not there yet.

    Returns None, or the code of the sentence that says why it could not be done.
    """
    git = shutil.which("git", path=environment.get("PATH"))
    if git is None:
        return "no_git"
    repository = _Repository(git, folder, {**environment, **ALONE})
    prefix = repository.says("rev-parse", "--show-prefix")
    if prefix is None:
        return "no_repository"
    # What begins with a hyphen is no revision, and git would take it for an option.
    name = "" if revision.startswith("-") else revision
    known = repository.says("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if not known:
        return "no_revision"
    target.mkdir(parents=True, exist_ok=True)
    files = repository.files(f"{known.strip().decode()}:{os.fsdecode(prefix.strip())}")
    contents = repository.contents(list(files.values()))
    if contents is None:
        return "no_revision"
    for name, content in zip(files, contents, strict=True):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return None


class _Repository:
    """The repository that a folder lies in, asked by git's own commands."""

    def __init__(self, git: str, folder: Path, environment: Mapping[str, str]) -> None:
        self.git = git
        self.folder = folder
        self.environment = environment

    def says(self, *arguments: str, given: bytes = b"") -> bytes | None:
        """What a command of git's prints; None where it fails."""
        done = subprocess.run(  # noqa: S603  # git, with arguments that are no options
            [self.git, *arguments],
            cwd=self.folder,
            env=dict(self.environment),
            input=given,
            capture_output=True,
            check=False,
        )
        return None if done.returncode else done.stdout

    def files(self, tree: str) -> dict[str, bytes]:
        """The object of each file below a tree, by its path."""
        listed = self.says("ls-tree", "-r", "-z", "--full-tree", tree) or b""
        found = {}
        for entry in filter(None, listed.split(b"\0")):
            about, _, name = entry.partition(b"\t")
            mode, _, thing = about.split(b" ")
            path = os.fsdecode(name)
            if mode in FILES and ".." not in PurePosixPath(path).parts:
                found[path] = thing
        return found

    def contents(self, things: list[bytes]) -> list[bytes] | None:
        """What objects hold, in their order; None where this copy lacks one."""
        given = self.says("cat-file", "--batch", given=b"".join(thing + b"\n" for thing in things))
        return None if given is None else _contents(given, len(things))


def _contents(given: bytes, count: int) -> list[bytes] | None:
    found = list(_parts(given))
    return found if len(found) == count else None


def _parts(given: bytes) -> Iterator[bytes]:
    """Yield what `git cat-file --batch` gives: a line about each object, then so many bytes of it.

    It ends at the first that is missing.
    """
    at = 0
    while at < len(given):
        end = given.index(b"\n", at)
        about = given[at:end].split(b" ")
        if not about[-1].isdigit():
            return
        size = int(about[-1])
        yield given[end + 1 : end + 1 + size]
        at = end + size + 2
