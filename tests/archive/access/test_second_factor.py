"""The second factor: asked for where somebody has one, required of everybody in production."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from archive.access.models import Attempt, SecurityEntry
from tests.archive.access.conftest import ADMIN, PASSWORD, code_now

STEP = "/accounts/2fa/authenticate/"
INDEX = "/accounts/2fa/"
PAGES = [
    reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}")
    for model in admin.site._registry
    for name in ("changelist", "add")
]


@pytest.fixture
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def desk(root):
    client = Client()
    client.force_login(root)
    return client


@pytest.fixture
def root(django_user_model, db):
    return django_user_model.objects.create_superuser("root", password=PASSWORD)


@pytest.mark.parametrize("address", [ADMIN, *PAGES])
def test_where_it_is_required_nothing_of_the_admin_opens_without_one(required, desk, address):
    for answer in (desk.get(address), desk.post(address, {"name": "x"})):
        assert (answer.status_code, answer["Location"]) == (302, INDEX)
    assert "Set up a second factor first" in desk.get(INDEX).content.decode()


def test_recovery_codes_alone_are_none(required, desk, root):
    Authenticator.objects.create(user=root, type="recovery_codes", data={"seed": "x", "used_mask": 0})
    assert desk.get(ADMIN)["Location"] == INDEX


def test_one_may_sign_out_without(required, desk):
    assert desk.post("/admin/logout/").status_code == 200


def test_production_requires_it_and_no_variable_says_otherwise():
    from archive import settings as ours

    assert ours.SECOND_FACTOR_REQUIRED is ours.PRODUCTION


def test_setting_up_an_app_opens_the_admin(required, client, mira, try_to_sign_in):
    try_to_sign_in()
    assert client.get(ADMIN)["Location"] == INDEX
    page = client.get("/accounts/2fa/totp/activate/", follow=True)
    page = client.post(page.redirect_chain[-1][0], {"password": PASSWORD}, follow=True)
    secret = page.context["form"].secret
    client.post("/accounts/2fa/totp/activate/", {"code": code_now(secret)})
    assert client.get(ADMIN).status_code == 200
    kinds = dict(SecurityEntry.objects.filter(kind="factor_added").values_list("detail", "account"))
    assert kinds == {"totp": "mira", "recovery codes": "mira"}


def test_its_secret_is_not_readable_in_the_database(app_of_mira):
    assert app_of_mira not in str(Authenticator.objects.get(type="totp").data)


def test_whoever_has_one_is_asked_for_it(client, app_of_mira, try_to_sign_in):
    assert try_to_sign_in()["Location"] == STEP
    assert client.get(ADMIN).status_code == 302
    assert client.post(STEP, {"code": code_now(app_of_mira)}).status_code == 302
    assert client.get(ADMIN).status_code == 200


def test_a_code_works_once(client, app_of_mira, try_to_sign_in):
    code = code_now(app_of_mira)
    try_to_sign_in()
    client.post(STEP, {"code": code})
    client.logout()
    try_to_sign_in()
    assert client.post(STEP, {"code": code}).status_code == 200
    assert client.get(ADMIN).status_code == 302


def test_wrong_codes_count_like_wrong_passwords(client, app_of_mira, try_to_sign_in):
    try_to_sign_in()
    Attempt.objects.all().delete()
    for _ in range(5):
        assert client.post(STEP, {"code": "000000"}).status_code == 200
    answer = client.post(STEP, {"code": code_now(app_of_mira)})
    assert answer.status_code == 429
    assert client.get(ADMIN).status_code == 302
    assert SecurityEntry.objects.filter(kind="factor_failed", account="mira").count() == 5


def test_a_recovery_code_stands_in_once(client, app_of_mira, mira, try_to_sign_in):
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    code = RecoveryCodes.activate(mira).get_unused_codes()[0]
    try_to_sign_in()
    assert client.post(STEP, {"code": code}).status_code == 302
    client.logout()
    try_to_sign_in()
    assert client.post(STEP, {"code": code}).status_code == 200


def test_an_operator_takes_a_lost_one_off(app_of_mira, capsys):
    call_command("forget_second_factor", "mira")
    assert not Authenticator.objects.exists()
    assert "1 taken off" in capsys.readouterr().out
    assert SecurityEntry.objects.filter(kind="factor_removed", account="mira", detail="totp").exists()
    with pytest.raises(CommandError, match="There is no account called nora"):
        call_command("forget_second_factor", "nora")


def test_a_superuser_takes_a_lost_one_off_in_the_admin(desk, app_of_mira, mira):
    desk.post("/admin/auth/user/", {"action": "forget_second_factor", "_selected_action": mira.pk})
    assert not Authenticator.objects.exists()
    entry = SecurityEntry.objects.get(kind="factor_removed")
    assert (entry.account, entry.by) == ("mira", "root")


def test_nobody_sees_secrets_and_sessions_in_the_admin(desk):
    for address in ("/admin/mfa/authenticator/", "/admin/usersessions/usersession/", "/admin/account/emailaddress/"):
        assert desk.get(address).status_code == 404
