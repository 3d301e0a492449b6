"""A curator changes something in the admin, and the public page, the search and its facets say so within a second."""

import re
import time

import pytest

from tests.waiting import until


@pytest.fixture
def a_second(site):
    """In seconds: one, or as much longer as this machine takes for twenty pages that wait for nothing."""
    began = time.monotonic()
    site.fetch("/facilities/")
    return max(1.0, 20 * (time.monotonic() - began))


def open_facility(page, site, slug):
    page.goto(site / f"/admin/reports/facility/?q={slug}")
    page.click("#result_list tbody th a")


def save(page):
    page.click("[name=_continue]")
    page.wait_for_load_state()


def test_a_changed_name_is_public_within_a_second(signed_in, site, a_second):
    open_facility(signed_in, site, "Sunghori")
    old = signed_in.input_value("[name=name]")
    signed_in.fill("[name=name]", "Kyohwaso Zyzzyva")
    save(signed_in)
    until(lambda: "Kyohwaso Zyzzyva" in site.fetch("/facilities/"), within=a_second)
    until(lambda: re.search(r"[1-9]\d* passage", site.fetch("/search/?q=Zyzzyva")), within=a_second)
    signed_in.fill("[name=name]", old)
    save(signed_in)
    until(lambda: "Zyzzyva" not in site.fetch("/facilities/"), within=a_second)


def test_a_signed_in_page_breaks_no_policy(signed_in, site):
    broken = []
    signed_in.on("console", lambda message: broken.append(message.text) if message.type == "error" else None)
    for path in ("", "finding/", "facility/", "source/", "passage/", "report/", "finding/add/"):
        signed_in.goto(site / f"/admin/reports/{path}")
    assert broken == []
