"""Processes beside ours end with us, even when we are given no chance to end them."""

import subprocess
import sys
import time

import psutil
import pytest

from archive.children import Child, Patience
from tests.waiting import until

PARENT = """
import sys
from archive.children import Child
child = Child(sys.executable, "-c", "import time; from archive.children import stop_with_parent; stop_with_parent(); time.sleep(600)")
child.start()
print(child._process.pid, flush=True)
input()
"""


def gone(pid):
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_a_child_ends_when_its_parent_is_killed():
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        pid = int(parent.stdout.readline())
        assert psutil.pid_exists(pid)
        parent.kill()
    assert until(lambda: gone(pid))


@pytest.mark.parametrize("deaf", [False, True])
def test_a_child_is_stopped_even_if_it_will_not_listen(monkeypatch, deaf):
    monkeypatch.setattr("archive.children.GRACE", 0.5)
    ignore = "signal.signal(signal.SIGTERM, signal.SIG_IGN); " if deaf else ""
    child = Child(sys.executable, "-c", f"import signal, time; {ignore}time.sleep(600)")
    child.start()
    time.sleep(0.3)
    assert child.is_up()
    child.stop()
    assert not child.is_up()


def test_patience_grows_to_a_limit():
    patience = Patience()
    assert [patience.next() for _ in range(8)] == [1, 2, 4, 8, 16, 32, 60, 60]
