"""The pages of plain words."""

import pytest

PAGES = ["about", "methodology", "privacy"]


@pytest.mark.parametrize("page", PAGES)
def test_each_has_a_title_a_place_and_a_canonical_address(client, page):
    html = client.get(f"/{page}/").content.decode()
    assert f"<title>{page.capitalize()} · Findings Archive</title>" in html
    assert f'<span aria-current="page">{page.capitalize()}</span>' in html
    assert f'<link rel="canonical" href="http://testserver/{page}/">' in html


@pytest.mark.parametrize("page", PAGES)
def test_none_needs_the_database_or_a_cookie(client, page):
    assert not client.get(f"/{page}/").cookies


def test_withdrawal_has_an_anchor_that_other_pages_lead_to(client):
    assert 'id="withdrawal"' in client.get("/methodology/").content.decode()
