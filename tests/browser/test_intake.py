"""The whole way in, as a Reviewer goes it: upload, preview, confirm, and what came of it."""

from tests.ingest.pages import SEED, custom_report


def upload(page, site, name, content):
    page.goto(site / "/admin/reports/report/")
    page.click("text=Bring reports in")
    page.set_input_files("[name=files]", {"name": name, "mimeType": "text/plain", "buffer": content})


def read(page):
    page.click("text=Read the pages")
    page.wait_for_selector("text=Read, and nothing has come in yet")


def take_down(page, site, words):
    """The site is shared: other tests count on the reports that it began with."""
    page.goto(site / f"/admin/reports/report/?q={words}")
    page.click("#result_list tbody th a")
    page.click("text=Withdraw…")
    page.select_option("[name=reason]", "error")
    page.click(".submit-row input")
    page.wait_for_load_state()


def test_a_report_goes_all_the_way_in_and_the_same_again_changes_nothing(signed_in, site):
    broken = []
    signed_in.on("console", lambda message: broken.append(message.text) if message.type == "error" else None)
    upload(signed_in, site, "north-korea-1999.txt", custom_report(country="North Korea"))
    signed_in.click("text=What the pages do not say of themselves")
    signed_in.select_option("[name=series]", "country-reports")
    signed_in.fill("[name=year]", "1999")
    read(signed_in)
    assert "North Korea 1999" in signed_in.inner_text(".page-details h2")
    signed_in.click("button[value=all]")
    signed_in.wait_for_selector("text=1 report came in")
    signed_in.click("section.module th a")
    assert "1999" in signed_in.inner_text("h1")

    upload(signed_in, site, "seed.txt", SEED.read_bytes())
    read(signed_in)
    assert "holds it from these very bytes" in signed_in.inner_text("#content")
    assert signed_in.query_selector("button[value=all]") is None
    signed_in.click("button[value=cancel]")
    assert broken == []
    take_down(signed_in, site, "1999")


def test_progress_says_that_the_archive_does_not_answer_and_leads_to_the_sign_in(signed_in, site):
    upload(signed_in, site, "page.txt", custom_report(country="South Korea"))
    signed_in.route("**/progress/", lambda route: route.abort())
    signed_in.click("text=Read the pages")
    signed_in.wait_for_selector("text=The archive does not answer just now.")
    signed_in.unroute("**/progress/")
    intake, cookies = signed_in.url, signed_in.context.cookies()
    signed_in.context.clear_cookies()
    signed_in.wait_for_url("**/login/?next=/admin/reports/intake/**")
    signed_in.context.add_cookies(cookies)
    signed_in.goto(intake)
    signed_in.wait_for_selector("text=Read, and nothing has come in yet")
    signed_in.click("button[value=cancel]")
