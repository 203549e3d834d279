"""Who answers for the site by law: what is told in the settings, and what is missing there."""

import pytest

from skolsatsningar.answering import UNSET, answering


def test_what_the_settings_tell_is_known_and_the_rest_is_empty():
    told = answering({"owner": "Vi", "answering": {"authority": "Örebro kommun", "phone": "019-21 10 00"}})
    assert (told.authority, told.phone, told.email) == ("Örebro kommun", "019-21 10 00", "")


@pytest.mark.parametrize(
    "extra", [{}, {"answering": None}, {"answering": "Örebro kommun"}, {"answering": {}}]
)
def test_settings_that_say_nothing_make_no_one_answer(extra):
    assert answering(extra) == UNSET


def test_what_the_law_asks_for_and_is_not_told_is_missing():
    assert UNSET.missing == ("authority", "form", "email", "controller")
    assert answering(
        {"answering": {"authority": "A", "form": "https://a.se/", "email": "a@a.se"}}
    ).missing == ("controller",)


def test_a_setting_that_is_empty_is_missing():
    assert "form" in answering({"answering": {"form": ""}}).missing
