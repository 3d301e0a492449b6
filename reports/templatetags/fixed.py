"""Parts that say the same on every page, put together once a process and not once a page."""

from collections.abc import Hashable
from functools import cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def fixed(name: str, **given: Hashable) -> SafeString:
    """A part of which nothing depends on the page but what is given here; that takes few values, such as names of pages.

    While developing it is put together each time, so that an edit is seen.
    """
    put_together = _put_together.__wrapped__ if settings.DEBUG else _put_together
    return put_together(name, get_script_prefix(), **given)


@cache
def _put_together(name: str, prefix: str, **given: Hashable) -> SafeString:
    """The prefix is where a request finds the site, and stands in its addresses."""
    return render_to_string(name, given)
