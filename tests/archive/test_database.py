"""A server that DATABASE_URL names and that cannot be used is described, and its password is not."""

import socket

import pytest
from django.db import connection

from archive import database

SECRET = "sesame-open"


@pytest.fixture
def nobodys_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


def test_an_unreachable_server_is_named_by_its_variable(manage, nobodys_port):
    code, said = manage("migrate", DATABASE_URL=f"postgresql://archive:{SECRET}@127.0.0.1:{nobodys_port}/archive")
    assert code == 1
    assert said.startswith(
        f"The database that DATABASE_URL names (archive on 127.0.0.1:{nobodys_port}) cannot be reached: Connection refused"
    )
    assert SECRET not in said
    assert said.count("\n") == 1


def test_serve_says_the_same(manage, nobodys_port):
    code, said = manage(
        "serve", DATABASE_URL=f"postgresql://archive:{SECRET}@127.0.0.1:{nobodys_port}/archive", PORT=str(free_port())
    )
    assert code == 1
    assert "DATABASE_URL" in said
    assert "Traceback" not in said
    assert SECRET not in said


def test_a_server_that_is_too_old_is_refused(db, settings, monkeypatch):
    place = {**connection.settings_dict, "OPTIONS": {}}
    monkeypatch.setitem(settings.DATABASES, "default", place)
    monkeypatch.setattr(database, "OLDEST", 99)
    with pytest.raises(
        database.DatabaseProblem, match=r"DATABASE_URL names .* is PostgreSQL \d+: it must be 99 or newer"
    ):
        database.check_reachable()


def test_a_pool_is_kept_only_when_asked_for(var):
    assert "pool" not in database.entry("", var)["OPTIONS"]
    assert database.entry("", var, pool=4)["OPTIONS"]["pool"]["max_size"] == 4


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def test_statements_are_bounded_where_it_is_asked_for_and_only_there(tmp_path):
    url = "postgresql://reader@host/record"
    assert "options" not in database.entry(url, tmp_path)["OPTIONS"]
    assert database.entry(url, tmp_path, statement_seconds=10)["OPTIONS"]["options"] == "-c statement_timeout=10s"
    own = database.entry(f"{url}?options=-c%20search_path%3Dx", tmp_path, statement_seconds=3)["OPTIONS"]["options"]
    assert own == "-c search_path=x -c statement_timeout=3s"
