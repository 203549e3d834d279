"""The command that builds: a site comes whole or not at all."""

import contextlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time

import pytest
import sites
import small_data
from sites import Site

GOOD = """
    initiatives/1880-rakna.yml:
      ...
      title: Den goda
"""
BAD = """
    initiatives/1880-rakna.yml:
      ...
      title: Den dåliga
      municipality: Örebrå
      reviewed: i går
    schools/1880-almby-skola.yml:
      name: Almby skola
      aliases:
        - Almbyskolan
    areas/tom.yml:
"""

NATIONAL = """
    initiatives/0000-landet.yml:
      title: Landet
      summary: En satsning.
      municipality: nationell
      areas: [Matematik]
      period: {words: Just nu}
      sources: [{title: Källan}]
      reviewed: 2026-11-01
"""

TOLD = re.compile(r"^ERROR +- +(\S+):\d+:\d+: fel: .* \[(.+)\]$", re.MULTILINE)


@pytest.fixture
def root(tmp_path):
    return sites.project(tmp_path, GOOD)


def write(root, text):
    small_data.write(root / "data", text)


def names(root):
    return {path.name for path in root.iterdir()}


def test_a_good_build_says_nothing_but_that_it_built_and_leaves_only_the_site_and_its_servers_files(root):
    before = names(root)
    done = sites.run(root, "--strict")
    assert done.returncode == 0
    assert names(root) - before == {"site", "site-server"}
    assert Site(root / "site").page("satsningar/1880-rakna/").text("h1") == "Den goda"
    assert [line for line in done.stderr.splitlines() if not line.startswith("INFO")] == []


def test_a_wrong_record_among_many_stops_every_process_and_leaves_nothing(root, last_review):
    """So many that they are shared out, and that some files are left to be written afterwards."""
    generate = (sys.executable, "-m", "benchmarks.generate", "450", str(root / "many"))
    environment = os.environ | {"PYTHONPATH": str(sites.ROOT / "hooks")}
    subprocess.run(generate, cwd=sites.ROOT, env=environment, check=True)
    wrong = min((root / "many/initiatives").iterdir())
    wrong.write_text(wrong.read_text(encoding="utf-8") + "okand: nyckel\n", encoding="utf-8")
    before = names(root)
    done = sites.run(
        root,
        SOURCE_DATE_EPOCH=last_review,
        SKOLSATSNINGAR_DATA=str(root / "many"),
        SKOLSATSNINGAR_PROCESSES="3",
    )
    assert done.returncode == 1
    assert [code for _, code in TOLD.findall(done.stderr)] == ["okand-nyckel"]
    assert names(root) == before


def test_a_build_from_wrong_records_leaves_the_last_good_site_byte_for_byte(root):
    sites.build(root, root / "site")
    before, good = names(root), Site(root / "site").files
    write(root, BAD)
    assert sites.run(root).returncode == 1
    assert names(root) == before
    assert Site(root / "site").files == good


def test_a_build_from_wrong_records_leaves_nothing_where_there_was_no_site(root):
    write(root, BAD)
    before = names(root)
    assert sites.run(root).returncode == 1
    assert names(root) == before


def test_a_build_tells_everything_that_is_wrong_and_no_traceback(root):
    write(root, BAD)
    told = sites.run(root).stderr
    assert TOLD.findall(told) == [
        ("data/areas/tom.yml", "tom-fil"),
        ("data/initiatives/1880-rakna.yml", "okand-kommun"),
        ("data/initiatives/1880-rakna.yml", "dag"),
        ("data/schools/1880-almby-skola.yml", "saknas"),
    ]
    assert "Posterna har fel. Webbplatsen byggdes inte, och den förra finns kvar." in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    "text",
    [
        "schools/1880-almby-skola.yml:\n  ...\n  kommun: Örebro\n",
        "areas/matematik.yml:\n  ...\n  namn: Matte\n",
        "municipalities/1880-orebro.yml:\n  ...\n  namn: Örebro\n",
    ],
    ids=["a school", "an area", "a municipality"],
)
def test_an_initiative_that_refers_to_a_wrong_record_is_no_reason_for_a_traceback(root, text):
    sites.build(root, root / "site")
    good = Site(root / "site").files
    write(root, text)
    done = sites.run(root)
    assert [code for _, code in TOLD.findall(done.stderr)] == ["okand-nyckel"]
    assert "Traceback" not in done.stderr
    assert Site(root / "site").files == good


def test_a_warning_about_a_record_is_told_and_stops_nothing_not_even_a_strict_build(root):
    write(
        root,
        """
        areas/tomt.yml:
          name: Tomt
        """,
    )
    done = sites.run(root, "--strict")
    assert done.returncode == 0
    assert "varning: Området ”Tomt” har ingen satsning." in done.stderr


def test_a_strict_build_with_a_broken_link_on_a_page_leaves_the_last_good_site(root):
    sites.build(root, root / "site")
    before, good = names(root), Site(root / "site").files
    (root / "content" / "om.md").write_text("# Om\n[dit](finns-inte.md)\n", encoding="utf-8")
    done = sites.run(root, "--strict")
    assert done.returncode == 1
    assert "finns-inte.md" in done.stderr
    assert "Traceback" not in done.stderr
    assert names(root) == before
    assert Site(root / "site").files == good


def test_a_build_whose_search_index_fails_leaves_the_last_good_site(root, tmp_path_factory):
    sites.build(root, root / "site")
    before, good = names(root), Site(root / "site").files
    broken = tmp_path_factory.mktemp("broken")
    (broken / "pagefind.py").write_text("raise SystemExit('no index today')", encoding="utf-8")
    done = sites.run(root, PYTHONPATH=f"{broken}:{sites.ROOT / 'hooks'}")
    assert done.returncode == 1
    assert "no index today" in done.stderr
    assert names(root) == before
    assert Site(root / "site").files == good


def test_what_a_killed_build_left_behind_is_no_part_of_the_next_site(root):
    left = root / ".site.ny"
    left.mkdir()
    (left / "half.html").write_text("", encoding="utf-8")
    before = names(root)
    assert sites.run(root).returncode == 0
    assert names(root) == before - {".site.ny"} | {"site", "site-server"}
    assert "half.html" not in Site(root / "site").files


def test_a_page_that_is_gone_from_the_records_is_gone_from_the_site(root):
    write(root, "schools/1880-extra.yml:\n  name: Extra\n  municipality: Örebro\n")
    sites.build(root, root / "site")
    (root / "data" / "schools" / "1880-extra.yml").unlink()
    sites.build(root, root / "site")
    assert "skolor/1880-extra/" not in Site(root / "site").urls


def test_records_may_lie_in_another_folder(root):
    (root / "data").rename(root / "poster")
    assert sites.run(root, SKOLSATSNINGAR_DATA="poster").returncode == 0
    edit = Site(root / "site").page("satsningar/1880-rakna/").one("a.edit")
    assert edit.attributes["href"] == f"{sites.REPO_URL}/edit/main/poster/initiatives/1880-rakna.yml"


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        (
            "content/omraden.md",
            "# Mina områden\n",
            "Två sidor har samma adress, /omraden/: content/omraden.md och Områden.",
        ),
        (
            "content/nytt.md",
            "---\nview: karta\n---\n\n# Nytt\n",
            "content/nytt.md: ”view: karta” finns inte.",
        ),
        (
            "data/municipalities/0000-hela-landet.yml",
            "name: Hela landet\nofficial_name: Hela landet\n",
            "/kommuner/0000-hela-landet/: Hela landet och data/municipalities/0000-hela-landet.yml.",
        ),
    ],
    ids=["a list's address", "an unknown view", "the whole country's address"],
)
def test_a_page_that_cannot_be_is_told_in_a_sentence_and_the_last_good_site_stays(root, path, text, told):
    write(root, NATIONAL)
    sites.build(root, root / "site")
    good = Site(root / "site").files
    (root / path).write_text(text, encoding="utf-8")
    done = sites.run(root)
    assert (done.returncode, Site(root / "site").files == good) == (1, True)
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_day_that_cannot_be_read_is_told_in_a_sentence(root, monkeypatch):
    monkeypatch.setitem(sites.ENVIRONMENT, "SOURCE_DATE_EPOCH", "i går")
    done = sites.run(root)
    assert done.returncode == 1
    assert "”i går”" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_command_that_goes_on_after_a_build_is_not_ended_by_it(root):
    config = sites.loaded(root, root / "site", "gh-deploy")
    sites.mkdocs_build(config)
    config.plugins.on_shutdown()
    assert Site(root / "site").page("satsningar/1880-rakna/").text("h1") == "Den goda"


def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_site(root):
    """The last good one or, if an earlier one came to its end, the new one: never a part of either."""
    sites.build(root, root / "site")
    good = Site(root / "site").files
    write(root, "initiatives/1880-rakna.yml:\n  ...\n  title: Den nya\n")
    begun = time.monotonic()
    assert sites.run(root, "--site-dir", str(root / "new")).returncode == 0
    takes = time.monotonic() - begun
    whole = [pages_of(good), pages_of(Site(root / "new").files)]
    shutil.rmtree(root / "new")
    for moment in [random.uniform(0, takes) for _ in range(20)]:  # noqa: S311  # any moments will do
        building = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "--quiet"],
            cwd=root,
            env=os.environ | sites.ENVIRONMENT | {"PYTHONPATH": str(sites.ROOT / "hooks")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            building.wait(moment)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(building.pid, signal.SIGKILL)
        building.wait()
        assert pages_of(Site(root / "site").files) in whole


def pages_of(files):
    """What a site's files are but for Pagefind's, whose names differ from one build to the next."""
    assert any(path.startswith("pagefind/") for path in files)
    return {path: content for path, content in files.items() if not path.startswith("pagefind/")}
