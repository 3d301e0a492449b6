"""DATABASE_URL is understood exactly or refused, and a refusal gives no secret away."""

import pytest

from archive.database_url import parse
from archive.env import Refusal


def test_every_part_is_read():
    assert parse(
        "postgresql://us%40er:p%2Fw%23@db.example:6432/arch%20ive?sslmode=verify-full&options=-c%20jit%3Doff"
    ) == {
        "NAME": "arch ive",
        "USER": "us@er",
        "PASSWORD": "p/w#",
        "HOST": "db.example",
        "PORT": "6432",
        "OPTIONS": {"sslmode": "verify-full", "options": "-c jit=off"},
    }


def test_a_socket_folder_may_stand_for_the_host():
    assert parse("postgres:///archive?host=/run/postgresql")["HOST"] == "/run/postgresql"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("mysql://u:sesame@h/d", "start with postgresql://"),
        ("h/d", "start with postgresql://"),
        ("postgresql://u:sesame@h", "end in /database"),
        ("postgresql://u:sesame@h/", "end in /database"),
        ("postgresql://u:sesame@h/a/b", "end in /database"),
        ("postgresql://u:sesame@h:port/d", "port that cannot be read"),
        ("postgresql://u:sesame@h:99999/d", "port that cannot be read"),
        ("postgresql://u:sesame@[h/d", "port that cannot be read"),
        ("postgresql://u:se#same@h/d", "inside a password it is written %23"),
        ("postgresql://u:sesame@h/d?sslmode=yes", "sslmode must be one of"),
        ("postgresql://u:sesame@h/d?pool=5", "'pool' is not understood"),
        ("postgresql://u:sesame@h/d?sslmode", "name=value"),
        ("postgresql://u:sesame@h/d?sslmode=allow&sslmode=prefer", "same thing twice"),
        ("postgresql://u:sesame@h/d?connect_timeout=soon", "number of seconds"),
    ],
)
def test_what_cannot_be_understood_is_refused_without_the_password(url, why):
    with pytest.raises(Refusal, match=why) as refusal:
        parse(url)
    assert "DATABASE_URL" in str(refusal.value)
    assert "sesame" not in str(refusal.value)
