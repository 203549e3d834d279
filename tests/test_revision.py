"""A folder as it was at a revision."""

import os
import subprocess

import pytest

from skolsatsningar.revision import take_out

ENVIRONMENT = os.environ | {
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@x.example",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@x.example",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


def git(folder, *arguments):
    subprocess.run(["git", *arguments], cwd=folder, env=ENVIRONMENT, check=True, capture_output=True)  # noqa: S607  # git as PATH has it


@pytest.fixture
def repository(tmp_path):
    folder = tmp_path / "arkiv"
    data = folder / "data"
    (data / "areas").mkdir(parents=True)
    (folder / "annat.txt").write_text("x")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Tomt")
    (data / "areas" / "a.yml").write_bytes(b"name: \xc3\xa5\r\n")
    (data / "areas" / "två ord.yml").write_bytes(b"")
    (data / "areas" / "b.yml").symlink_to("a.yml")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Poster")
    (data / "areas" / "a.yml").write_bytes(b"name: senare\n")
    return folder


def taken(repository, revision, target):
    failed = take_out(revision, repository / "data", target, ENVIRONMENT)
    found = {
        path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()
    }
    return failed, found


@pytest.mark.parametrize("revision", ["HEAD", "main", "HEAD~0"])
def test_the_files_of_a_folder_are_taken_out_byte_for_byte_and_no_links(repository, tmp_path, revision):
    assert taken(repository, revision, tmp_path / "ut") == (
        None,
        {"areas/a.yml": b"name: \xc3\xa5\r\n", "areas/två ord.yml": b""},
    )


def test_nothing_is_left_in_the_repository(repository, tmp_path):
    before = sorted(repository.rglob("*"))
    taken(repository, "HEAD", tmp_path / "ut")
    assert sorted(repository.rglob("*")) == before


def test_a_folder_that_was_not_there_yet_was_empty(repository, tmp_path):
    assert taken(repository, "HEAD~1", tmp_path / "ut") == (None, {})


@pytest.mark.parametrize(
    "revision", ["", "finns-inte", "HEAD~9", "--help", "-x", "HEAD:data", "a b", "@{-9}"]
)
def test_what_is_no_revision_is_told_of(repository, tmp_path, revision):
    assert taken(repository, revision, tmp_path / "ut") == ("no_revision", {})


def test_a_copy_that_lacks_what_a_revision_holds_is_told_of(repository, tmp_path):
    for thing in (repository / ".git" / "objects").rglob("*"):
        if (
            thing.is_file()
            and len(thing.read_bytes())
            and b"name"
            in subprocess.run(
                ["git", "cat-file", "-p", thing.parent.name + thing.name],  # noqa: S607  # git as PATH has it
                cwd=repository,
                env=ENVIRONMENT,
                capture_output=True,
                check=False,
            ).stdout
        ):
            thing.unlink()
            break
    failed, _ = taken(repository, "HEAD", tmp_path / "ut")
    assert failed == "no_revision"


def test_a_folder_outside_every_repository_is_told_of(tmp_path):
    (tmp_path / "data").mkdir()
    alone = ENVIRONMENT | {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    assert take_out("HEAD", tmp_path / "data", tmp_path / "ut", alone) == "no_repository"


def test_a_machine_without_git_is_told_of(tmp_path):
    assert take_out("HEAD", tmp_path, tmp_path / "ut", ENVIRONMENT | {"PATH": str(tmp_path)}) == "no_git"
