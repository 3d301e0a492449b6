"""The security log: what is written by itself, that it stays, and that it names no reader."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import DatabaseError, connection, transaction
from django.test import Client

from archive.access.models import SecurityEntry
from tests.people import make_person


def entries(kind, **having):
    return list(SecurityEntry.objects.filter(kind=kind, **having).order_by("pk").values_list("account", "by", "detail"))


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def last(kind):
    return entries(kind)[-1]


@pytest.fixture
def desk(db):
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    return client


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("is_superuser = true", "now superuser, staff"),
        ("is_staff = false", "now neither staff nor superuser"),
        ("is_active = false", "now staff, not active"),
        ("username = 'myra'", "was called mira"),
    ],
)
def test_a_role_changed_by_raw_sql_is_written_down(mira, change, told):
    sql(f"UPDATE auth_user SET {change} WHERE id = %s", mira.pk)
    assert last("role_changed")[2] == told


def test_membership_is_written_down_whoever_writes_it(mira):
    group = Group.objects.create(name="Testers")
    sql("INSERT INTO auth_user_groups (user_id, group_id) VALUES (%s, %s)", mira.pk, group.pk)
    assert last("role_changed") == ("mira", "", "joined Testers")
    sql("DELETE FROM auth_user_groups WHERE user_id = %s", mira.pk)
    assert last("role_changed") == ("mira", "", "left Testers")


def test_a_membership_handed_to_another_is_one_lost_and_one_gained(mira):
    nora, group = User.objects.create_user("nora"), Group.objects.create(name="Testers")
    mira.groups.add(group)
    sql("UPDATE auth_user_groups SET user_id = %s", nora.pk)
    assert entries("role_changed")[-2:] == [("mira", "", "left Testers"), ("nora", "", "joined Testers")]


def test_rights_are_written_down_of_groups_and_of_people(mira):
    right, group = Permission.objects.get(codename="change_user"), Group.objects.create(name="Testers")
    group.permissions.add(right)
    assert last("role_changed") == ("", "", "Testers may now auth.change_user")
    group.permissions.clear()
    assert last("role_changed") == ("", "", "Testers may no longer auth.change_user")
    mira.user_permissions.add(right)
    assert last("role_changed") == ("mira", "", "given auth.change_user")
    mira.user_permissions.clear()
    assert last("role_changed") == ("mira", "", "lost auth.change_user")


def test_an_account_is_written_down_when_it_is_made_and_deleted(mira):
    assert last("role_changed") == ("mira", "", "account made: staff")
    mira.delete()
    assert last("role_changed") == ("mira", "", "account deleted")


def test_a_sign_in_changes_no_role(mira, try_to_sign_in):
    before = len(entries("role_changed"))
    try_to_sign_in()
    assert len(entries("role_changed")) == before
    assert entries("signed_in") == [("mira", "mira", "")]


def test_who_did_it_is_known_where_the_site_knows(desk, mira):
    form = {"username": "mira", "is_active": "on", "is_staff": "on", "is_superuser": "on"}
    when = {"date_joined_0": "2026-01-01", "date_joined_1": "00:00:00"}
    desk.post(f"/admin/auth/user/{mira.pk}/change/", form | when)
    assert last("role_changed") == ("mira", "root", "now superuser, staff")


def test_a_password_changed_by_raw_sql_is_written_down(mira):
    sql("UPDATE auth_user SET password = 'md5$a$b' WHERE id = %s", mira.pk)
    assert last("password_changed")[0] == "mira"


def test_more_rounds_of_the_same_password_are_told_apart(mira):
    sql("UPDATE auth_user SET password = 'pbkdf2_sha256$1000$salt$hash'")
    sql("UPDATE auth_user SET password = 'pbkdf2_sha256$2000$salt$hash'")
    assert last("password_changed")[2].startswith("stored with another number of rounds")


def test_a_wrong_password_names_only_accounts_that_there_are(mira, try_to_sign_in):
    try_to_sign_in("MIRA", "wrong")
    try_to_sign_in("my password in the wrong field", "wrong")
    assert entries("sign_in_failed") == [("mira", "", ""), ("", "", "")]


def test_it_holds_no_reader(mira, try_to_sign_in):
    try_to_sign_in(REMOTE_ADDR="192.0.2.7", HTTP_USER_AGENT="Browser of somebody")
    try_to_sign_in("mira", "wrong", REMOTE_ADDR="192.0.2.7", HTTP_USER_AGENT="Browser of somebody")
    assert {field.name for field in SecurityEntry._meta.fields} == {"id", "at", "kind", "account", "by", "detail"}
    written = str(list(SecurityEntry.objects.values()))
    assert "192.0.2.7" not in written
    assert "Browser" not in written


@pytest.mark.parametrize(
    "statement", ["UPDATE access_securityentry SET account = 'x'", "DELETE FROM access_securityentry"]
)
def test_it_is_only_added_to(mira, statement):
    before = SecurityEntry.objects.count()
    with pytest.raises(DatabaseError, match="only_added"), transaction.atomic():
        sql(statement)
    assert SecurityEntry.objects.filter(account="mira").exists()
    assert SecurityEntry.objects.count() == before


def test_administrators_read_it_and_nobody_writes_it(desk, mira):
    administrator, curator = Client(), Client()
    administrator.force_login(make_person("Administrator"))
    curator.force_login(make_person("Curator"))
    entry = SecurityEntry.objects.last()
    pages = ["/admin/access/securityentry/", f"/admin/access/securityentry/{entry.pk}/change/"]
    for page in pages:
        assert administrator.get(page).status_code == 200
        assert curator.get(page).status_code == 403
    for client in (administrator, desk):
        assert client.post(pages[1], {"account": "x"}).status_code == 403
        assert client.get("/admin/access/securityentry/add/").status_code == 403
        assert client.post(f"/admin/access/securityentry/{entry.pk}/delete/", {"post": "yes"}).status_code == 403
