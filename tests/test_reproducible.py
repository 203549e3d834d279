"""What is built from the same records on the same day is the same, byte for byte."""

import os
import re
import subprocess
import sys

import pytest
import sites
from sites import Site

pytestmark = pytest.mark.site


def test_two_builds_on_the_same_day_are_the_same_byte_for_byte_but_for_the_search_index(
    tmp_path, last_review
):
    """Pagefind names its files differently each time. Python orders its sets differently each time."""
    built = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        sites.run(
            sites.ROOT,
            "--quiet",
            "--site-dir",
            str(out),
            SOURCE_DATE_EPOCH=last_review,
            PYTHONHASHSEED=seed,
        ).check_returncode()
        files = Site(out).files
        built.append({path: files[path] for path in files if not path.startswith("pagefind/")})
    one, other = built
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []


@pytest.fixture(scope="module")
def larger(tmp_path_factory, last_review):
    """A catalogue made up for the purpose, large enough to be worth sharing, as one and as three built it."""
    folder = tmp_path_factory.mktemp("larger")
    subprocess.run(
        [sys.executable, "-m", "benchmarks.generate", "450", str(folder / "data")],
        cwd=sites.ROOT,
        env=os.environ | {"PYTHONPATH": str(sites.ROOT / "hooks")},
        check=True,
    )
    for processes in ("1", "3"):
        sites.run(
            sites.ROOT,
            "--site-dir",
            str(folder / processes),
            SOURCE_DATE_EPOCH=last_review,
            SKOLSATSNINGAR_DATA=str(folder / "data"),
            SKOLSATSNINGAR_PROCESSES=processes,
            SKOLSATSNINGAR_SEARCH="0",
        ).check_returncode()
    return Site(folder / "1").files, Site(folder / "3").files


def test_a_site_that_several_processes_build_is_the_one_that_a_single_one_builds(larger):
    one, other = larger
    assert len([path for path in one if re.fullmatch(r"satsningar/[^/]+/index.html", path)]) > 450
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []


def test_no_page_grows_with_the_catalogue(larger):
    """100 kB of HTML at most, whatever a list holds."""
    pages = {path: len(content) for path, content in larger[0].items() if path.endswith(".html")}
    assert [path for path, size in pages.items() if size > 100_000] == []
