"""What the owner of a site has yet to do is said, a sentence each."""

from dataclasses import replace
from datetime import timedelta

import pytest
from small_data import TODAY

from skolsatsningar import language, reminders
from skolsatsningar.answering import Answering
from skolsatsningar.data_publisher import DataPublisher
from skolsatsningar.settings import Settings
from skolsatsningar.statement import Statement

WORDS = language.load()
ANSWERING = Answering(authority="Örebro", form="https://a.se/", email="a@a.se", controller="Nämnden")


@pytest.fixture
def settings(tmp_path):
    (tmp_path / "audit.json").write_text(f'{{"date": "{TODAY}", "checks": []}}', encoding="utf-8")
    return Settings(tmp_path, tmp_path, tmp_path, "https://example.org/", "", TODAY, answering=ANSWERING)


def statement(days):
    updated = str(TODAY - timedelta(days=days))
    return Statement(
        id="a", path="a", status="helt", assessed="2026-01-01", updated=updated, method="Själva."
    )


def test_where_all_is_done_nothing_is_said(settings):
    assert list(reminders.by_law(settings, statement(10), WORDS)) == []


def test_what_is_not_filled_in_and_what_grows_old_is_said_each_in_a_sentence(settings):
    lacking = replace(settings, answering=replace(ANSWERING, email="", controller=""))
    email, controller, old = reminders.by_law(lacking, statement(350), WORDS)
    assert "e-postadress" in email
    assert "personuppgiftsansvarig" in controller
    assert "Tillgänglighetsredogörelsen uppdaterades" in old


def test_what_data_portals_would_rather_know_is_said_once(settings):
    (said,) = reminders.of_data(settings, WORDS)
    assert "Fyll i organisation_number, type, email, issued." in said


def test_a_publisher_that_lacks_nothing_is_not_reminded(settings):
    publisher = DataPublisher("Örebro", "212000-1967", "LocalAuthority", "", "a@a.se", TODAY)
    assert list(reminders.of_data(replace(settings, data_publisher=publisher), WORDS)) == []
