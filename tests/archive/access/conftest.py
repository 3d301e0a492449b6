"""People at the door, and the codes that their apps would show."""

import time

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth.models import User

PASSWORD = "long enough for tests"
LOGIN = "/accounts/login/"
ADMIN = "/admin/"


def code_now(secret, steps=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


@pytest.fixture
def mira(db):
    return User.objects.create_user("mira", "mira@example.org", PASSWORD, is_staff=True)


@pytest.fixture
def app_of_mira(mira):
    """The secret of an authenticator app that Mira has set up."""
    secret = generate_totp_secret()
    TOTP.activate(mira, secret)
    return secret


@pytest.fixture
def try_to_sign_in(client):
    def sign_in(name="mira", password=PASSWORD, **extra):
        return client.post(LOGIN, {"login": name, "password": password}, **extra)

    return sign_in
