"""Each address of a site has one owner."""

import pytest

from skolsatsningar import language
from skolsatsningar.addresses import Addresses
from skolsatsningar.page import PageError

TAKEN = {"satsningar/1880-rakna/": "data/initiatives/1880-rakna.yml"}


@pytest.fixture
def addresses():
    return Addresses(TAKEN, language.load())


def test_a_page_and_a_former_address_are_both_taken_but_only_one_is_a_page(addresses):
    addresses.claim("om/", "content/om.md")
    addresses.redirect("satsningar/1880-forr/", "satsningar/1880-rakna/")
    assert addresses.pages == TAKEN.keys() | {"om/"}
    assert addresses.all == addresses.pages | {"satsningar/1880-forr/"}
    assert addresses.redirects == {"satsningar/1880-forr/": "satsningar/1880-rakna/"}


@pytest.mark.parametrize("take", ["claim", "redirect"])
def test_an_address_that_has_an_owner_is_not_taken_again_and_both_owners_are_told(addresses, take):
    with pytest.raises(PageError) as told:
        getattr(addresses, take)("satsningar/1880-rakna/", "En annan")
    assert "/satsningar/1880-rakna/: data/initiatives/1880-rakna.yml och En annan" in str(told.value)
    assert addresses.pages == TAKEN.keys()
