"""What every answer tells a browser."""

import pytest

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}


@pytest.mark.parametrize("address", ["/", "/search/", "/admin/login/", "/no-such-page/"])
def test_every_page_is_strict_about_what_it_loads(db, client, address):
    answer = client.get(address)
    assert set(answer["Content-Security-Policy"].split("; ")) == POLICY
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("address", ["/", "/search/?q=torture", "/no-such-page/"])
def test_readers_get_no_cookie(db, client, address):
    assert not client.get(address).cookies


def test_a_bad_host_is_answered_without_a_trace(db, client, caplog):
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 400
