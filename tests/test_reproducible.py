"""What is built from the same records on the same day is the same, byte for byte."""

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
