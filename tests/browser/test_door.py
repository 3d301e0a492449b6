"""The curators' door in a real browser: every page of it accessible and whole, with passkeys, and without JavaScript."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.archive.access.conftest import code_now

PAGES = {
    "sign in": "/accounts/login/",
    "reset": "/accounts/password/reset/",
    "reset, sent": "/accounts/password/reset/done/",
    "reset, bad link": "/accounts/password/reset/key/1-bad/",
    "invitation over": "/accounts/invitation/none/",
}
OWN_PAGES = {
    "second factor": "/accounts/2fa/",
    "password": "/accounts/password/change/",
    "sessions": "/accounts/sessions/",
    "sign out": "/accounts/logout/",
    "confirm": "/accounts/reauthenticate/",
    "app": "/accounts/2fa/totp/activate/",
    "passkeys": "/accounts/2fa/webauthn/",
    "invite": "/admin/access/invitation/add/",
    "security log": "/admin/access/securityentry/",
}


def whole(page, name):
    """Nothing serious for axe by day and night, and nothing wider than a telephone."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.reload()  # colours that change while one looks fade, and axe would measure them half way
        found = Axe().run(page).response["violations"]
        assert [
            (name, one["id"], one["nodes"][0]["html"][:120], one["nodes"][0]["failureSummary"][:300])
            for one in found
            if one["impact"] in ("serious", "critical")
        ] == []
    if "/admin/" not in page.url:
        page.set_viewport_size({"width": 360, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, name
        page.set_viewport_size({"width": 1280, "height": 800})


@pytest.fixture
def broken(page):
    """What the policy of the site, or a script, broke."""
    found = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.fixture
def passkeys(page):
    """A telephone that says yes, and always knows its owner."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    told = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {**told, "isUserVerified": True, "automaticPresenceSimulation": True}},
    )


def sign_in(page, site, at):
    page.goto(f"{at}/accounts/login/")
    page.fill("[name=login]", "curator")
    page.fill("[name=password]", site.password)
    page.click(".door-form [type=submit]")
    page.wait_for_load_state()


def confirm(page, site):
    """Before what matters, the password is asked for once more."""
    if "reauthenticate" in page.url:
        page.fill("[name=password]", site.password)
        page.click(".door-form [type=submit]")
        page.wait_for_load_state()


def sign_out(page, at):
    page.goto(f"{at}/accounts/logout/")
    page.click(".door-form [type=submit]")
    page.wait_for_load_state()


@pytest.mark.parametrize("name", PAGES)
def test_a_stranger_sees_whole_pages(page, site, broken, name):
    page.goto(site / PAGES[name])
    whole(page, name)
    assert [text for text in broken if "410" not in text] == []


def test_a_curator_sees_whole_pages(signed_in, site, broken):
    for name, address in OWN_PAGES.items():
        signed_in.goto(site / address)
        whole(signed_in, name)
    assert broken == []


def test_an_app_and_a_passkey_are_set_up_used_and_removed(page, site, broken, passkeys):
    at = site.url.replace("127.0.0.1", "localhost")
    sign_in(page, site, at)
    page.goto(f"{at}/accounts/2fa/totp/activate/")
    confirm(page, site)
    secret = page.input_value("#authenticator_secret")
    page.fill("[name=code]", code_now(secret))
    page.click(".door-form [type=submit]")
    page.wait_for_url("**/recovery-codes/")
    whole(page, "recovery codes")
    page.goto(f"{at}/accounts/2fa/webauthn/add/")
    whole(page, "add a passkey")
    page.check("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/accounts/2fa/")

    sign_out(page, at)
    sign_in(page, site, at)
    page.wait_for_url("**/accounts/2fa/authenticate/")
    whole(page, "second step")
    page.click("#mfa_webauthn_authenticate")
    page.wait_for_url("**/admin/")

    sign_out(page, at)
    page.goto(f"{at}/accounts/login/")
    page.click("#passkey_login")
    page.wait_for_url("**/admin/")

    page.goto(f"{at}/accounts/2fa/webauthn/")
    whole(page, "list of passkeys")
    for address in (page.get_attribute("a[href$='/remove/']", "href"), "/accounts/2fa/totp/deactivate/"):
        page.goto(f"{at}{address}")
        confirm(page, site)
        page.click("main .door-form [type=submit]")
        page.wait_for_load_state()
    page.goto(f"{at}/accounts/2fa/")
    assert page.is_visible("text=Set up an app")
    assert broken == []


def test_without_javascript_one_is_invited_and_signs_in(signed_in, browser, site):
    signed_in.goto(site / "/admin/access/invitation/add/")
    signed_in.fill("[name=name]", "nora")
    signed_in.fill("[name=address]", "nora@example.org")
    signed_in.select_option("[name=role]", label="Curator")
    signed_in.click("[name=_save]")
    signed_in.wait_for_url("**/admin/access/invitation/")
    link = re.search(r"http\S+/accounts/invitation/[\w-]+/", signed_in.inner_text("body"))[0]
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(link)
    for field in ("new_password1", "new_password2"):
        page.fill(f"[name={field}]", "walnut orbit seven kettle")
    page.click(".door-form [type=submit]")
    page.wait_for_url("**/accounts/login/")
    page.fill("[name=login]", "nora")
    page.fill("[name=password]", "walnut orbit seven kettle")
    page.click(".door-form [type=submit]")
    page.wait_for_url("**/admin/")
    context.close()
