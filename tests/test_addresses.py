"""The quick way to the addresses of many records gives what the resolver gives."""

import pytest
from django.urls import get_script_prefix, reverse, set_script_prefix

from reports.addresses import addresses_of


@pytest.mark.parametrize("name", ["passage", "passage_repeats", "report", "search_why", "search_values", "facility"])
def test_an_address_is_the_one_that_the_resolver_gives(name):
    for slug in ("a", "camp-14", "0-0", "ys0104mp1s"):
        assert addresses_of(name)(slug) == reverse(name, args=[slug])


def test_it_holds_where_the_site_is_found():
    before = get_script_prefix()
    assert addresses_of("passage")("a") == "/p/a/"
    try:
        set_script_prefix("/archive/")
        assert addresses_of("passage")("a") == "/archive/p/a/"
    finally:
        set_script_prefix(before)
    assert addresses_of("passage")("a") == "/p/a/"
