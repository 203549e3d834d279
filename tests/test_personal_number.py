"""Personal numbers, and what only looks like one."""

import pytest

from skolsatsningar.personal_number import personal_numbers


@pytest.mark.parametrize(
    "number",
    [
        "19800101-1234",
        "198001011234",
        "800101-1234",
        "800101–1234",
        "800161+1234",
        "19800101 1231",
        "8001011231",
        "800101 1231",
    ],
)
def test_a_personal_number_is_found_where_it_begins(number):
    assert list(personal_numbers(f"född {number}.")) == [5]
    assert list(personal_numbers(f"# {number}\n{number}: a\n")) == [2, len(number) + 3]


@pytest.mark.parametrize(
    "text",
    [
        "organisationsnummer 212000-1967",
        "telefon 070-123 45 67",
        "telefon 0701234567",
        "läsåret 2018-2019, 20180115",
        "ISBN 978-91-7000-150-5",
        "https://orebro.se/download/18.1512101234/19800101-1234.pdf",
        "2018-01-15 12:30",
        "12345678901234567890",
        "1980-01-01 2020",
    ],
)
def test_what_only_looks_like_one_is_let_through(text):
    assert list(personal_numbers(text)) == []


def test_a_telephone_number_is_taken_for_one_only_where_its_check_digit_is_right():
    found = [number for number in range(10) if list(personal_numbers(f"070123456{number}"))]
    assert len(found) == 1


def test_a_number_whose_check_digit_is_right_is_found_in_an_address_too():
    assert list(personal_numbers("https://orebro.se/19800101-1231"))
