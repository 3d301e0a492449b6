"""The process that keeps the index in step misses no notice, outlives its connection, and ends when it is asked to."""

import os
import signal
import subprocess
import sys
from contextlib import closing

import psycopg
import pytest
from django.conf import settings as django_settings
from django.db import connection

from reports.management import follow_index
from reports.management.stop_request import StopRequest, stop_requests

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stop():
    with closing(StopRequest()) as request:
        yield request


@pytest.fixture
def waits(monkeypatch):
    """What was waited for, without waiting."""
    waited = []
    monkeypatch.setattr(follow_index.select, "select", lambda *given: waited.append(given))
    return waited


def notify():
    """A notice from another session, delivered before this returns."""
    elsewhere("NOTIFY reports_index")


def elsewhere(statement):
    place = connection.get_connection_params()
    known = {name: place[name] for name in ("dbname", "user", "password", "host", "port") if place.get(name)}
    with psycopg.connect(**known, autocommit=True) as other:
        other.execute(statement)


def read_an_answer():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def test_a_notice_met_while_an_answer_was_read_is_not_waited_for(stop, waits):
    follow_index._listen()
    notify()
    read_an_answer()  # takes the notice off the socket, so that nothing would ever wake the process
    follow_index._wait_for_notice(stop)
    assert waits == []
    follow_index._wait_for_notice(stop)
    assert len(waits) == 1


def test_a_notice_parsed_behind_the_end_of_an_answer_is_not_waited_for(stop, waits):
    follow_index._listen()
    notify()
    connection.connection.pgconn.consume_input()  # as the driver does when both arrive in one piece
    follow_index._wait_for_notice(stop)
    assert waits == []


def test_it_listens_before_it_looks_at_the_queue(stop, monkeypatch):
    done = []
    monkeypatch.setattr(follow_index, "_listen", lambda: done.append("listens"))

    def look():
        done.append("looks")
        stop.made = True

    monkeypatch.setattr(follow_index, "sync", look)
    monkeypatch.setattr(follow_index, "_wait_for_notice", lambda _: None)
    follow_index.follow(stop)
    assert done == ["listens", "looks"]


def test_it_listens_again_when_the_database_was_away(stop, waits, monkeypatch):
    looks = []

    def look():
        looks.append(connection.connection.info.backend_pid)
        if len(looks) == 1:
            elsewhere(f"SELECT pg_terminate_backend({looks[0]}, 5000)")
            read_an_answer()
        stop.made = True

    monkeypatch.setattr(follow_index, "sync", look)
    follow_index.follow(stop)
    assert len(set(looks)) == 2
    assert waits[0][2:] == ([], follow_index.RECONNECT_SECONDS)
    notify()
    read_an_answer()
    assert follow_index._take_notices()


LOST_INTERRUPT = """
import os, signal, sys
from pathlib import Path
from django.conf import settings
settings.DATABASES["default"]["NAME"], settings.ARCHIVE_INDEX_DIR = sys.argv[1], Path(sys.argv[2])
import django; django.setup()
from django.core.management import call_command
from reports.management import follow_index

class Finalised:
    def __del__(self):
        os.kill(os.getpid(), getattr(signal, sys.argv[3]))
        for _ in range(1000): pass  # where the exception is raised, and dropped

def look():
    Finalised()

follow_index.sync, follow_index.LOOK_SECONDS = look, 3600
call_command("index", "follow")
"""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_an_interrupt_that_python_drops_ends_it_all_the_same(tmp_path, name):
    command = [sys.executable, "-c", LOST_INTERRUPT, connection.settings_dict["NAME"], str(tmp_path / "index"), name]
    done = subprocess.run(
        ["env", "--default-signal", *command],
        cwd=django_settings.BASE_DIR,
        env=dict(os.environ),
        stderr=subprocess.PIPE,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert "Exception ignored" in done.stderr


def test_an_interrupt_that_nobody_asked_for_passes():
    with pytest.raises(KeyboardInterrupt), stop_requests():
        raise KeyboardInterrupt


def test_a_signal_that_was_ignored_stays_so():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stop_requests() as stop:
            os.kill(os.getpid(), signal.SIGHUP)
            assert not stop.made
    finally:
        signal.signal(signal.SIGHUP, before)


def test_handlers_are_put_back():
    before = signal.getsignal(signal.SIGTERM)
    with stop_requests():
        assert signal.getsignal(signal.SIGTERM) != before
    assert signal.getsignal(signal.SIGTERM) == before
