"""Passwords that a guesser would try early are refused, and those of a password manager are not."""

import time

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from archive.serving.sign_in import new_password

MIRA = User(username="mira.okafor", email="mokafor@example.org")


@pytest.mark.parametrize(
    "password",
    [
        "cur2cur2cur2",
        "Password2026!",
        "qwertyuiop12",
        "1qaz2wsx3edc",
        "zaq12wsxcde3",
        "asdfjkl;asdfjkl;",
        "abcdefghijkl",
        "aaaaaaaaaaaa",
        "123456789012",
        "P@ssw0rd1234!",
        "admin123admin123",
        "findingsarchive",
        "Findings-Archive1",
        "kwanliso14kwanliso",
        "northkorea2026",
        "Torture-2021!!",
        "Curator2026!!",
        "mira.okafor2026",
        "okafor-okafor-1",
        "Xq7#vT2p",
    ],
)
def test_guessable_ones_are_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password, MIRA)


@pytest.mark.parametrize(
    "password",
    ["walnut orbit seven kettle", "kT9#vq2LmZ!x8Rw", "개똥벌레 우산 속의 고래밥 셋", "long enough for tests"],
)
def test_good_ones_are_not(password):
    validate_password(password, MIRA)


def test_the_first_curators_own_is_a_good_one():
    validate_password(new_password())


@pytest.mark.parametrize("password", ["aB3$" * 1000, "qwerty12" * 500, "a" * 100_000])
def test_judging_a_long_one_takes_no_time(password):
    began = time.monotonic()
    with pytest.raises(ValidationError):
        validate_password(password)
    assert time.monotonic() - began < 5
