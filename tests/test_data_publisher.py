"""The setting that says who publishes the data."""

from datetime import date

import pytest
import sites

from skolsatsningar.data_publisher import DataPublisher

TOLD = {
    "name": "Örebro kommun",
    "organisation_number": "212000-1967",
    "type": "LocalAuthority",
    "contact": "Kontaktcenter",
    "email": "kontakt@orebro.example",
    "issued": date(2026, 11, 22),
}


def test_what_is_told_is_read():
    publisher = DataPublisher.of(TOLD)
    assert publisher == DataPublisher(**TOLD)
    assert list(publisher.lacking()) == []


@pytest.mark.parametrize("told", [None, {}, {"name": "", "issued": None, "email": None}])
def test_what_is_empty_is_not_told(told):
    publisher = DataPublisher.of(told)
    assert publisher == DataPublisher()
    assert list(publisher.lacking()) == ["organisation_number", "type", "email", "issued"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("organisation_number", "2120"),
        ("organisation_number", "http://x"),
        ("email", "kontakt"),
        ("email", "a@b.se> <x"),
        ("type", "Local Authority"),
        ("issued", "i fjol"),
        ("epost", "a@b.se"),
    ],
)
def test_what_cannot_be_right_is_refused_by_its_name(name, value):
    with pytest.raises(ValueError, match=f"^{name}$"):
        DataPublisher.of({**TOLD, name: value})


def test_a_build_says_what_is_lacking_and_goes_on(tmp_path):
    ran = sites.run(sites.project(tmp_path, ""), "--strict", SKOLSATSNINGAR_SEARCH="0")
    assert ran.returncode == 0, ran.stderr
    assert "Fyll i organisation_number, type, email, issued." in ran.stderr


def test_a_build_says_what_is_wrong_and_stops(tmp_path):
    root = sites.project(tmp_path, "", settings="extra: {data_publisher: {email: nej}}")
    ran = sites.run(root, SKOLSATSNINGAR_SEARCH="0")
    assert ran.returncode == 1
    assert "extra.data_publisher.email" in ran.stderr
    assert "Traceback" not in ran.stderr
