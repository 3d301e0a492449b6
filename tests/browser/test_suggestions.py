"""Deciding what a machine suggests, by keyboard and with every box checked for names that screen readers can say."""

import os
import subprocess
import sys

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import ROOT
from tests.waiting import LONGEST

DESK = "/admin/reports/finding/suggestions/"


@pytest.fixture(scope="module")
def suggested(site):
    """Suggestions wait; the public sees none of them unless it asks."""
    env = os.environ | {"ARCHIVE_VAR": str(site.var)}
    command = [sys.executable, "manage.py", "suggest", "--country", "KP"]
    subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, timeout=LONGEST)


def left(page):
    return int(page.locator(".desk-left strong").inner_text())


def focused(page):
    return page.evaluate("document.activeElement.id")


def press_and_wait(page, key):
    with page.expect_navigation():
        page.keyboard.press(key)


def test_suggestions_are_decided_by_keyboard_and_rejecting_is_undone(signed_in, site, suggested):
    page = signed_in
    page.goto(site / DESK)
    before = left(page)
    page.keyboard.press("j")
    first = focused(page)
    page.keyboard.press("j")
    second = focused(page)
    page.keyboard.press("k")
    assert focused(page) == first != second
    press_and_wait(page, "r")
    assert left(page) == before - 1
    assert focused(page) == second, "the list comes back at the next one"
    press_and_wait(page, "e")
    assert page.locator("[value='Save and accept']").count() == 1
    page.goto(site / f"{DESK}?show=rejected")
    with page.expect_navigation():
        page.locator(f"#{first} button").click()
    page.goto(site / DESK)
    assert left(page) == before


def test_keys_can_be_turned_off_and_buttons_do_without_them(signed_in, site, suggested):
    page = signed_in
    page.goto(site / DESK)
    page.uncheck("#keys-on")
    page.keyboard.press("j")
    assert not focused(page).startswith("s-")
    page.reload()
    assert not page.is_checked("#keys-on")
    page.check("#keys-on")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desks_can_be_used_by_everyone(signed_in, site, suggested, width, scheme):
    page = signed_in
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    for path in ("/admin/", DESK, "/admin/reports/finding/revised/", "/admin/reports/section/unmapped/"):
        page.goto(site / path)
        beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert beyond <= 0, f"{path} is wider than the window"
        found = Axe().run(page, context="#content", options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
