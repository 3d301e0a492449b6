"""Searching by keyboard: suggestions while typing, and from match to match."""

from urllib.parse import quote

import pytest


@pytest.fixture
def box(page, site):
    page.goto(site / "/search/")
    return page.locator("main [name=q]").first


def test_suggestions_are_a_combobox_that_the_keyboard_moves_through(page, box):
    box.press_sequentially("Kaech", delay=20)
    page.wait_for_selector("[role=listbox]:not([hidden])")
    assert box.get_attribute("aria-expanded") == "true"
    box.press("ArrowDown")
    active = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    assert active.get_attribute("aria-selected") == "true"
    assert box.input_value() == "Kaech"
    box.press("Enter")
    page.wait_for_url("**/search/?**")
    assert page.locator("main .results .result").count() > 0


def test_escape_closes_the_suggestions_and_keeps_what_was_typed(page, box):
    box.press_sequentially("Kaech", delay=20)
    page.wait_for_selector("[role=listbox]:not([hidden])")
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "Kaech"


def test_enter_without_a_choice_searches_for_what_was_typed(page, box):
    box.press_sequentially("prison", delay=20)
    box.press("Enter")
    page.wait_for_url("**/search/?q=prison")


def test_n_and_p_lead_from_match_to_match_and_can_be_switched_off(page, site, addresses):
    page.goto(site / addresses["report with matches"])
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert page.url.endswith("#m2")
    page.keyboard.press("p")
    assert page.url.endswith("#m1")
    assert "Match 1 of" in page.inner_text("[data-match-place]")
    page.click("[data-match-keys]")
    page.keyboard.press("n")
    assert page.url.endswith("#m1")


def test_a_long_paste_reaches_the_page(page, site):
    answer = page.goto(site / f"/search/?q={quote('개천 ' * 280)}")
    assert answer.status == 200
    assert page.locator(".read-as").is_visible()


def test_who_lands_on_a_passage_goes_on_from_there(page, site, addresses):
    page.goto(site / addresses["report with matches"])
    last = page.locator("mark.match[id]").last
    number, passage = last.get_attribute("id"), last.evaluate("mark => mark.closest('article').id")
    first = page.locator(f"#{passage} mark.match[id]").first.get_attribute("id")
    assert first != "m1"
    page.goto(site / f"{addresses['report with matches']}#{passage}")
    page.wait_for_function("scrollY > 1000")
    assert page.locator(".match-bar").bounding_box()["y"] == 0
    assert page.inner_text("[data-match-next]") == "Next match"
    page.click("[data-match-next]")
    assert page.url.endswith(f"#{first}")
    page.goto(site / addresses["report with matches"])
    page.keyboard.press("p")
    assert page.url.endswith(f"#{number}")


def test_matches_and_results_are_gone_through_without_javascript(browser, site, addresses):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site / addresses["report with matches"])
    page.click(".match-bar a >> nth=0")
    assert page.url.endswith("#m1")
    page.goto(site / "/search/?q=prison")
    page.click(".result-place a >> nth=0")
    page.click("text=Next result")
    assert "Result 2 of" in page.inner_text(".result-walk")
    page.click("text=Back to the results")
    assert page.url.endswith("#result-2")
    page.goto(site / "/search/suggest/?q=Kaech")
    page.click(".suggestions-found a >> nth=0")
    assert page.locator("main .results .result").count() > 0
    context.close()
