"""What a site takes of the theme."""

import pytest

from skolsatsningar.theme import Templates, is_used


@pytest.mark.parametrize(
    ("path", "used"),
    [
        ("assets/javascripts/bundle.1a2b.min.js", False),
        ("assets/stylesheets/main.1a2b.min.css.map", False),
        ("assets/stylesheets/main.1a2b.min.css", True),
        ("assets/javascripts/search/worker.js", True),
    ],
)
def test_only_what_some_page_uses_is_taken(path, used):
    assert is_used(path) == used


def test_templates_are_those_of_all_folders_in_order_but_for_hidden_ones(tmp_path):
    for path in ("ours/main.html", "theirs/.icons/many.svg", "theirs/partials/a.html", "theirs/main.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    found = Templates([tmp_path / "ours", tmp_path / "theirs"]).list_templates()
    assert found == ["main.html", "partials/a.html"]
