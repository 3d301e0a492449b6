"""Sessions: seen by their owner without addresses, and ended from afar."""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from archive.access.middleware import browser
from archive.access.models import SecurityEntry
from tests.archive.access.conftest import ADMIN, LOGIN, PASSWORD

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def signed_in(said=FIREFOX):
    client = Client(headers={"user-agent": said}, REMOTE_ADDR="192.0.2.7")
    client.post(LOGIN, {"login": "mira", "password": PASSWORD})
    return client


def test_the_list_names_the_browser_and_no_address(mira):
    page = signed_in().get("/accounts/sessions/").content.decode()
    assert "Firefox on Linux" in page
    assert "this one" in page
    stored = UserSession.objects.values_list("ip", "user_agent").get()
    assert stored[0].startswith("100::")
    assert stored[1] == "Firefox on Linux"


def test_the_others_are_signed_out_at_once(mira):
    lost, here = signed_in(), signed_in()
    assert lost.get(ADMIN).status_code == 200
    here.post("/accounts/sessions/")
    assert lost.get(ADMIN).status_code == 302
    assert here.get(ADMIN).status_code == 200
    entry = SecurityEntry.objects.get(kind="sessions_ended")
    assert (entry.account, entry.by, entry.detail) == ("mira", "mira", "1 ended")


def test_another_password_ends_the_others(mira):
    lost, here = signed_in(), signed_in()
    new = "walnut orbit seven kettle"
    here.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert lost.get(ADMIN).status_code == 302
    assert here.get(ADMIN).status_code == 200


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (FIREFOX, "Firefox on Linux"),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
            "Edge on Windows",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1", "Safari on iPhone"),
        ("", "A browser"),
    ],
)
def test_of_a_browser_only_its_name_is_kept(said, name):
    assert browser(said) == name
