"""An invitation: made by an Administrator, used once, over after three days."""

import datetime
import re

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.test import Client
from django.utils import timezone

from archive.access import invitations
from archive.access.models import Invitation, SecurityEntry
from tests.archive.access.conftest import LOGIN
from tests.people import make_person

ADD = "/admin/access/invitation/add/"
LIST = "/admin/access/invitation/"
NEW = "walnut orbit seven kettle"


@pytest.fixture
def administrator(db):
    return make_person("Administrator")


@pytest.fixture
def desk(administrator):
    client = Client()
    client.force_login(administrator)
    return client


@pytest.fixture
def role(administrator):
    return Group.objects.get_or_create(name="Curator")[0]


def invite(desk, role, name="nora"):
    answer = desk.post(ADD, {"name": name, "address": "nora@example.org", "role": role.pk}, follow=True)
    assert answer.status_code == 200
    return answer


def link_in(words):
    return re.search(r"http://testserver(/accounts/invitation/[\w-]+/)", words)[1]


def set_password(client, link, password=NEW):
    return client.post(link, {"new_password1": password, "new_password2": password})


def test_the_link_is_sent_and_shown_once(desk, role):
    shown = link_in(invite(desk, role).content.decode())
    assert link_in(mail.outbox[0].body) == shown
    assert mail.outbox[0].to == ["nora@example.org"]
    assert shown not in desk.get(LIST).content.decode()
    assert shown.split("/")[-2] not in str(list(Invitation.objects.values()))


def test_where_no_mail_can_be_sent_the_administrator_hands_it_over(desk, role, monkeypatch):
    def refuse(*_, **__):
        raise ConnectionRefusedError

    monkeypatch.setattr("archive.access.admin.send_mail", refuse)
    page = invite(desk, role).content.decode()
    assert "could not be sent: hand the link over yourself" in page
    assert link_in(page)


def test_it_leads_to_a_password_and_the_role_that_was_meant(client, desk, role):
    link = link_in(invite(desk, role).content.decode())
    assert "Welcome, nora" in client.get(link).content.decode()
    assert set_password(client, link)["Location"] == LOGIN
    nora = User.objects.get(username="nora")
    assert (nora.is_staff, nora.is_superuser, [group.name for group in nora.groups.all()]) == (True, False, ["Curator"])
    assert client.post(LOGIN, {"login": "nora", "password": NEW}).status_code == 302
    told = SecurityEntry.objects.filter(account="nora").order_by("pk").values_list("kind", "by")
    assert [*told] == [
        ("role_changed", "administrator"),
        ("role_changed", "administrator"),
        ("invited", "administrator"),
        ("password_changed", ""),
        ("invitation_used", "nora"),
        ("signed_in", "nora"),
    ]


def test_it_works_once(client, desk, role):
    link = link_in(invite(desk, role).content.decode())
    client.get(link)
    set_password(client, link)
    assert client.get(link).status_code == 410
    assert set_password(client, link, "another orbit of kettles").status_code == 410
    assert User.objects.get(username="nora").check_password(NEW)


def test_a_guessable_password_uses_nothing_up(client, desk, role):
    link = link_in(invite(desk, role).content.decode())
    assert "could be guessed" in set_password(client, link, "Password2026!").content.decode()
    assert client.get(link).status_code == 200


def test_it_is_over_after_three_days(client, desk, role):
    link = link_in(invite(desk, role).content.decode())
    made = Invitation.objects.get()
    assert made.expires_at - made.made_at <= datetime.timedelta(days=3)
    Invitation.objects.update(expires_at=timezone.now())
    assert client.get(link).status_code == 410
    assert set_password(client, link).status_code == 410


def test_a_new_link_ends_the_one_before(client, desk, role):
    first = link_in(invite(desk, role).content.decode())
    chosen = {"action": "send_new_link", "_selected_action": Invitation.objects.get().pk}
    second = link_in(desk.post(LIST, chosen, follow=True).content.decode())
    assert (client.get(first).status_code, client.get(second).status_code) == (410, 200)


def test_whoever_has_a_password_gets_no_new_link(client, desk, role):
    set_password(client, link_in(invite(desk, role).content.decode()))
    chosen = {"action": "send_new_link", "_selected_action": Invitation.objects.get().pk}
    assert "has a password already" in desk.post(LIST, chosen, follow=True).content.decode()


def test_it_can_be_revoked(client, desk, role):
    link = link_in(invite(desk, role).content.decode())
    desk.post(LIST, {"action": "revoke", "_selected_action": Invitation.objects.get().pk})
    assert client.get(link).status_code == 410
    assert SecurityEntry.objects.filter(kind="invitation_revoked", account="nora", by="administrator").exists()


def test_a_name_that_is_taken_is_refused(desk, role, mira):
    assert "There is an account of this name" in invite(desk, role, "MIRA").content.decode()


@pytest.mark.parametrize("group", ["Curator", "Reviewer"])
def test_only_administrators_invite(db, group):
    client = Client()
    client.force_login(make_person(group))
    assert client.get(ADD).status_code == 403
    assert client.get(LIST).status_code == 403


def test_two_at_once_set_one_password(desk, role):
    link = link_in(invite(desk, role).content.decode())
    found = [invitations.find(link.split("/")[-2]) for _ in range(2)]
    assert invitations.accept(found[0], password=NEW)
    assert invitations.accept(found[1], password="another") is None


@pytest.mark.parametrize("secret", ["x", "%00", "a" * 3000, "not-the-one"])
def test_a_link_that_is_none_is_over_too(client, db, secret):
    assert client.get(f"/accounts/invitation/{secret}/").status_code == 410
