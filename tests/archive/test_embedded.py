"""The embedded server through what can befall it: two users at once, a killed run, a folder half made."""

import os
import signal
import time

import psutil
import psycopg
import pytest

from archive.embedded import EmbeddedProblem, Server


@pytest.fixture
def server(var):
    return Server(var / "postgres", durable=False)


def ask(server, statement):
    place = server.address()
    with psycopg.connect(
        host=place["HOST"], port=place["PORT"], user=place["USER"], dbname=place["NAME"], autocommit=True
    ) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchone()[0] if cursor.description else None


def test_it_is_up_for_the_block_and_keeps_what_was_written(server):
    with server.in_use():
        assert ask(server, "SHOW listen_addresses") == ""
        ask(server, "CREATE TABLE kept AS SELECT 42 AS answer")
    assert server.pid() is None
    with server.in_use():
        assert ask(server, "SELECT answer FROM kept") == 42


def test_the_last_to_leave_stops_it(server):
    with server.in_use():
        with Server(server.data, durable=False).in_use():
            pid = server.pid()
        assert server.pid() == pid
    assert not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def test_a_killed_server_comes_back_with_its_data(var):
    server = Server(var / "postgres")
    with server.in_use():
        ask(server, "CREATE TABLE kept AS SELECT 42 AS answer")
        os.kill(server.pid(), signal.SIGKILL)
        with Server(server.data).in_use():
            assert ask(server, "SELECT answer FROM kept") == 42


def test_a_pid_file_that_names_a_stranger_is_not_in_the_way(server):
    with server.in_use():
        lines = (server.data / "postmaster.pid").read_text().splitlines()
    (server.data / "postmaster.pid").write_text("\n".join([str(os.getpid()), *lines[1:], ""]))
    with server.in_use():
        assert ask(server, "SELECT 1") == 1


@pytest.mark.parametrize("left", ["", "rubbish\n"])
def test_a_pid_file_cut_short_is_not_in_the_way(server, left):
    with server.in_use():
        pass
    (server.data / "postmaster.pid").write_text(left)
    with server.in_use():
        assert ask(server, "SELECT 1") == 1


def test_a_half_made_folder_is_made_again(server):
    half = server.data.with_name("postgres.half-made")
    (half / "base").mkdir(parents=True)
    with server.in_use():
        assert ask(server, "SELECT 1") == 1
    assert not half.exists()


def test_an_empty_folder_is_filled(server):
    server.data.mkdir()
    with server.in_use():
        assert ask(server, "SELECT 1") == 1


def test_somebody_elses_folder_is_left_alone(server):
    server.data.mkdir()
    (server.data / "notes.txt").write_text("mine")
    with pytest.raises(EmbeddedProblem, match="is not a database folder .*: move it away"), server.in_use():
        pass
    assert (server.data / "notes.txt").read_text() == "mine"


def test_a_folder_of_another_version_is_named(server):
    server.data.mkdir()
    (server.data / "PG_VERSION").write_text("16\n")
    with pytest.raises(EmbeddedProblem, match="was made by PostgreSQL 16 and this one is 18"), server.in_use():
        pass


def test_a_folder_that_cannot_be_started_says_why(server):
    with server.in_use():
        pass
    (server.data / "global" / "pg_control").unlink()
    with pytest.raises(EmbeddedProblem, match="did not start .*pg_control"), server.in_use():
        pass


def test_a_path_too_long_for_a_socket_gets_a_private_short_one(var):
    server = Server(var / ("long" * 30) / "postgres", durable=False)
    with server.in_use():
        assert ask(server, "SELECT 1") == 1
        folder = server.socket_folder()
        assert folder != server.data
        assert folder.stat().st_mode & 0o077 == 0
    folder.rmdir()


def test_a_command_ended_by_a_signal_takes_the_server_down(start, server, var):
    shell = start("shell", "-c", "import time; print('up', flush=True); time.sleep(600)")
    while "up" not in shell.stdout.readline():
        assert shell.poll() is None
    assert server.pid()
    began = time.monotonic()
    shell.terminate()
    shell.wait(60)
    assert server.pid() is None
    assert time.monotonic() - began < 60
