"""One door to the admin: what it says to the right password, to wrong ones, and to those who have to wait."""

import re

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.urls import NoReverseMatch, reverse

from archive.access import hashing, throttle
from archive.access.models import Attempt, SecurityEntry
from tests.archive.access.conftest import ADMIN, LOGIN, PASSWORD


def signed_in(client):
    return client.get(ADMIN).status_code == 200


def guess(try_to_sign_in, times, name="mira", **extra):
    for number in range(times):
        answer = try_to_sign_in(name, f"wrong {number}", **extra)
    return answer


def let_pass(seconds):
    for attempt in Attempt.objects.all():
        attempt.at -= throttle.datetime.timedelta(seconds=seconds)
        attempt.save()


def words(answer):
    """What a person reads, without the token that each form has of its own."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


@pytest.mark.parametrize("address", ["/admin/", "/admin/login/", "/admin/reports/finding/"])
def test_every_way_into_the_admin_leads_to_the_same_door(client, db, address):
    answer = client.get(address, follow=True)
    assert answer.redirect_chain[-1][0].startswith(LOGIN)
    assert answer.status_code == 200


def test_the_right_password_leads_to_where_one_wanted_to_go(client, mira):
    answer = client.post(f"{LOGIN}?next=/admin/password_change/", {"login": "mira", "password": PASSWORD})
    assert answer["Location"] == "/admin/password_change/"
    assert client.get("/admin/password_change/")["Location"] == "/accounts/password/change/"
    assert signed_in(client)


def test_nobody_signs_up(client, db):
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    assert client.get("/accounts/signup/").status_code == 404


def test_the_page_says_the_same_of_a_wrong_password_and_of_a_name_that_is_none(mira, try_to_sign_in):
    known, unknown = try_to_sign_in("mira", "wrong"), try_to_sign_in("nora", "wrong")
    assert known.status_code == unknown.status_code == 200
    assert words(known).replace("mira", "nora") == words(unknown)


def test_after_five_wrong_passwords_even_the_right_one_waits(client, mira, try_to_sign_in):
    assert guess(try_to_sign_in, 5).status_code == 200
    answer = try_to_sign_in()
    assert answer.status_code == 429
    assert 50 <= int(answer["Retry-After"]) <= 60
    assert not signed_in(client)
    let_pass(61)
    assert try_to_sign_in().status_code == 302
    assert signed_in(client)


def test_each_further_wrong_password_doubles_the_wait(mira, try_to_sign_in):
    guess(try_to_sign_in, 5)
    let_pass(61)
    guess(try_to_sign_in, 1)
    assert 110 <= int(try_to_sign_in()["Retry-After"]) <= 120


def test_a_lock_does_not_tell_whether_there_is_such_an_account(mira, try_to_sign_in):
    guess(try_to_sign_in, 5, REMOTE_ADDR="192.0.2.1")
    guess(try_to_sign_in, 5, "nora", REMOTE_ADDR="192.0.2.2")
    known, unknown = try_to_sign_in(REMOTE_ADDR="192.0.2.3"), try_to_sign_in("nora", REMOTE_ADDR="192.0.2.3")
    assert known.status_code == unknown.status_code == 429
    assert words(known) == words(unknown)


def test_one_address_is_locked_whatever_names_it_tries(mira, try_to_sign_in):
    for number in range(20):
        assert try_to_sign_in(f"name {number}", "wrong", REMOTE_ADDR="192.0.2.1").status_code == 200
    assert try_to_sign_in(REMOTE_ADDR="192.0.2.1").status_code == 429
    assert try_to_sign_in(REMOTE_ADDR="192.0.2.2").status_code == 302


def test_one_right_password_does_not_wipe_out_what_an_address_did_before(client, mira, try_to_sign_in):
    for number in range(19):
        try_to_sign_in(f"name {number}", "wrong", REMOTE_ADDR="192.0.2.1")
    assert try_to_sign_in(REMOTE_ADDR="192.0.2.1").status_code == 302
    client.logout()
    try_to_sign_in("another", "wrong", REMOTE_ADDR="192.0.2.1")
    assert try_to_sign_in("another", "wrong", REMOTE_ADDR="192.0.2.1").status_code == 429


def test_resetting_by_link_ends_the_wait_and_all_sessions(client, mira, try_to_sign_in):
    guess(try_to_sign_in, 5)
    client.post("/accounts/password/reset/", {"email": "mira@example.org"})
    page = client.get(re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1], follow=True)
    new = "walnut orbit seven kettle"
    client.post(page.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert not signed_in(client)
    assert try_to_sign_in(password=new).status_code == 302
    assert set(SecurityEntry.objects.filter(account="mira").values_list("kind", flat=True)) >= {
        "reset_asked",
        "password_reset",
        "password_changed",
    }


def test_a_reset_for_an_address_that_nobody_has_sends_nothing_and_says_the_same(client, mira):
    there = client.post("/accounts/password/reset/", {"email": "mira@example.org"})
    none = client.post("/accounts/password/reset/", {"email": "nobody@example.org"})
    assert (there.status_code, there["Location"]) == (none.status_code, none["Location"])
    assert len(mail.outbox) == 1


def test_a_busy_door_says_so_and_counts_nothing(client, mira, try_to_sign_in, monkeypatch):
    def busy(self, password):
        raise hashing.Busy

    with monkeypatch.context() as patched:
        patched.setattr(User, "check_password", busy)
        answer = try_to_sign_in()
    assert answer.status_code == 503
    assert answer["Retry-After"] == "5"
    assert not Attempt.objects.exists()
    assert try_to_sign_in().status_code == 302


def test_the_door_asks_for_no_cookie_before_its_page(client, db):
    assert not client.get("/").cookies
    assert set(client.get(LOGIN).cookies) == {"csrftoken"}
