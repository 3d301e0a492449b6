"""Addresses of many records of a kind: a page of results prints hundreds, and asking the resolver for each is slow."""

from collections.abc import Callable
from functools import cache

from django.urls import get_script_prefix, reverse

_ANY = "0-0"


def addresses_of(name: str) -> Callable[[str], str]:
    """Gives the address of a page from its one argument, a slug: what `reverse(name, args=[slug])` gives."""
    before, after = _around(name, get_script_prefix())
    return lambda slug: f"{before}{slug}{after}"


@cache
def _around(name: str, prefix: str) -> tuple[str, str]:
    """What stands before and after the slug. The prefix is where a request finds the site: one process may serve several."""
    before, _, after = reverse(name, args=[_ANY]).rpartition(_ANY)
    return before, after
