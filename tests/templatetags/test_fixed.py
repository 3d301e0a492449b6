"""Parts that are the same on every page are put together once, and again where they differ."""

import pytest
from django.urls import get_script_prefix, set_script_prefix

from reports.templatetags import fixed as room
from reports.templatetags.fixed import fixed

NAV = "base.html#site_nav"


@pytest.fixture
def made(monkeypatch):
    """The names of the parts that were put together, in order."""
    names = []
    put_together = room.render_to_string

    def told(name, given):
        names.append(name)
        return put_together(name, given)

    monkeypatch.setattr(room, "render_to_string", told)
    room._put_together.cache_clear()
    yield names
    room._put_together.cache_clear()


def test_a_part_is_put_together_once(made):
    assert fixed(NAV, here="home") == fixed(NAV, here="home")
    assert made == [NAV]


def test_what_is_given_makes_another(made):
    assert 'aria-current="page">Facilities' in fixed(NAV, here="facility_list")
    assert 'aria-current="page">Reports' in fixed(NAV, here="report_list")
    assert len(made) == 2


def test_its_addresses_begin_where_the_site_is_found(made):
    before = get_script_prefix()
    assert 'href="/facilities/"' in fixed(NAV, here="home")
    try:
        set_script_prefix("/archive/")
        assert 'href="/archive/facilities/"' in fixed(NAV, here="home")
    finally:
        set_script_prefix(before)


def test_while_developing_an_edit_is_seen(made, settings):
    settings.DEBUG = True
    fixed(NAV, here="home")
    fixed(NAV, here="home")
    assert len(made) == 2
