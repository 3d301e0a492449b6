"""Every page in a real browser: nothing fetched from elsewhere, no policy broken, nothing inaccessible, nothing cut off."""

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = [
    "home", "search", "search with words", "search with a filter", "search with nothing", "search with a bad parameter",
    "search with everything", "search_help", "search_advanced", "search_suggest", "search_values", "search_why", "search_like",
    "report with matches", "passage among results", "report_list", "reports by country and year", "report", "report_changes", "passage",
    "passage_repeats", "finding", "facility_list", "facility", "facility with figures", "facility_type_list",
    "facility_type", "source_list", "source", "publisher_list", "publisher", "abuse_type_list", "abuse_type", "topic_list",
    "topic", "custom_report", "about", "methodology", "privacy", "not found", "sign in",
]  # fmt: skip
FIRST_VIEW_BYTES = 150_000


def test_every_kind_of_page_is_on_the_list(addresses):
    assert set(addresses) == set(PAGES)


@pytest.fixture
def watched(page):
    """The page, with all it asked for and every policy it broke."""
    page.asked, page.broken = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.broken.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.broken.append(str(error)))
    return page


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(watched, site, addresses, name, scheme):
    watched.emulate_media(color_scheme=scheme)
    watched.goto(site / addresses[name])
    found = Axe().run(watched).response["violations"]
    serious = [
        (one["id"], one["nodes"][0]["html"][:120], one["nodes"][0]["failureSummary"][:300])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert serious == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_comes_from_elsewhere_and_no_policy_is_broken(watched, site, addresses, name):
    watched.goto(site / addresses[name], wait_until="networkidle")
    assert [url for url in watched.asked if not url.startswith((f"{site.url}/", "data:"))] == []
    expected = ("404", "400") if name in ("not found", "search with a bad parameter") else ()
    assert [text for text in watched.broken if not any(number in text for number in expected)] == []
    assert watched.title()
    if name != "sign in":
        assert watched.context.cookies() == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [320, 640], ids=["narrow", "200 percent of 1280"])
def test_nothing_is_cut_off(page, site, addresses, name, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site / addresses[name])
    too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert too_wide <= 0


@pytest.mark.parametrize("name", ["home", "search with words", "report", "facility", "source"])
def test_the_first_view_is_light(page, site, addresses, name):
    """Bytes over the wire, fonts and styles included, with an empty cache."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    total = []
    session.on("Network.loadingFinished", lambda event: total.append(event["encodedDataLength"]))
    page.goto(site / addresses[name], wait_until="networkidle")
    assert sum(total) < FIRST_VIEW_BYTES


def test_every_page_works_without_javascript(browser, site, addresses):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site / "/")
    page.fill("main [name=q]", "Gaecheon")
    page.press("main [name=q]", "Enter")
    assert "Kaechon" in page.inner_text("main")
    page.click("main .results a >> nth=0")
    assert page.locator("blockquote, .verbatim").count() > 0
    context.close()


def test_the_keyboard_reaches_the_text_first(page, site):
    page.goto(site / "/facilities/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
