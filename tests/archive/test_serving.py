"""`manage.py serve` as people meet it: started, started twice, started where it cannot, and killed."""

import os
import signal
import socket
import urllib.request

import psutil
import pytest
from django.contrib.auth.models import Group, User
from django.core.files.storage import storages

from archive.serving import listening, sign_in, static_files, web
from archive.serving.full_disk import named
from tests.archive.test_database import free_port
from tests.waiting import LONGEST, until


def printed_up_to(process, words):
    """What it printed up to the line with these words."""
    said = ""
    for line in process.stdout:
        said += line
        if words in line:
            return said
    raise AssertionError(said)


def everything_under(var):
    """Processes that work for this folder, by the folder's name in their command or environment."""
    found = []
    for process in psutil.process_iter():
        try:
            told = " ".join(process.cmdline()) + process.environ().get("ARCHIVE_VAR", "")
        except psutil.Error:
            continue
        if str(var) in told and process.pid != os.getpid():
            found.append(process.pid)
    return found


def nothing_left(var):
    return until(lambda: not everything_under(var), every=0.1)


def test_it_serves_survives_being_killed_and_leaves_nothing_behind(start, manage, var):
    port = free_port()
    first = start("serve", PORT=str(port))
    said = printed_up_to(first, "Ctrl-C stops it")
    assert f"The archive is at http://127.0.0.1:{port}/" in said
    assert "as curator with the password" in said
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as page:
        assert page.status == 200
        assert page.headers["Set-Cookie"] is None

    code, refusal = manage("serve", PORT=str(free_port()))
    assert code == 1
    assert refusal.startswith(
        f"The archive in {var} is already being served at http://127.0.0.1:{port}/ (process {first.pid})"
    )

    first.kill()
    assert nothing_left(var)

    second = start("serve", PORT=str(port))
    said = printed_up_to(second, "Ctrl-C stops it")
    assert "password" not in said
    second.send_signal(signal.SIGINT)
    rest, _ = second.communicate(timeout=LONGEST)
    assert second.returncode == 0
    assert rest.endswith("Stopped. Everything is kept for the next run.\n")
    assert "Traceback" not in rest
    assert nothing_left(var)


def test_a_port_that_is_taken_is_named_before_anything_is_started(manage, var):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, said = manage("serve", PORT=str(port))
    assert code == 1
    assert said.strip() == (
        f"Port {port} is taken by another program: stop that one, or choose another with make run PORT={port + 1}."
    )
    assert not (var / "postgres").exists()


@pytest.mark.parametrize("host", ["203.0.113.1", "not a host"])
def test_a_host_that_is_not_ours_is_named(host):
    with (
        pytest.raises(listening.ServingProblem, match="leave it out|leave HOST out"),
        listening.port_of_our_own(host, 8000),
    ):
        pass


def test_the_address_to_open_is_one_that_opens():
    assert listening.url("0.0.0.0", 8000) == "http://127.0.0.1:8000/"
    assert listening.url("::", 8000) == "http://[::1]:8000/"
    assert listening.url("archive.example.org", 80) == "http://archive.example.org:80/"


def test_the_first_curator_is_made_once(db, client):
    Group.objects.get_or_create(name=sign_in.GROUP)
    password = sign_in.first_curator()
    assert client.login(username="curator", password=password)
    curator = User.objects.get()
    assert curator.is_staff
    assert [group.name for group in curator.groups.all()] == [sign_in.GROUP]
    assert sign_in.first_curator() is None
    assert User.objects.count() == 1


def test_static_files_are_collected_once_named_by_content_and_again_when_cut_short(settings, tmp_path):
    root = tmp_path / "static"
    settings.STATIC_ROOT = root
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": settings.MANIFEST_STORAGE}}
    assert not static_files.are_current(root)
    static_files.collect(root)
    assert static_files.are_current(root)
    assert storages["staticfiles"].url("admin/css/base.css") != "/static/admin/css/base.css"
    root.with_name("static.mark").unlink()
    assert not static_files.are_current(root)


def test_a_full_disk_is_named_whoever_met_it(var):
    def meet():
        try:
            raise OSError(28, "No space left on device")
        except OSError as error:
            raise RuntimeError("the index could not be written") from error

    with pytest.raises(listening.ServingProblem, match="is full: free some space"), named(var):
        meet()
    with pytest.raises(RuntimeError), named(var):
        raise RuntimeError("something else")


class Dying:
    """Stands for a process that dies as often as it is started."""

    def __init__(self):
        self.starts = 0

    def is_up(self):
        return False

    def start(self):
        self.starts += 1


def test_a_helper_that_dies_is_started_again_less_and_less_eagerly(monkeypatch):
    now = 0.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    helper = web.Helper("work")
    helper.child = dying = Dying()
    starts = {}
    for now in range(16):
        helper.heal()
        starts[now] = dying.starts
    assert (starts[0], starts[1], starts[3], starts[4], starts[8], starts[9], starts[15]) == (0, 1, 1, 2, 2, 3, 3)


def test_everything_that_serves_is_started_together():
    with socket.socket() as listener:
        helpers = web.Web(listener).helpers
    assert [helper.child.command[2:] for helper in helpers] == [("index", "follow"), ("work",)]
