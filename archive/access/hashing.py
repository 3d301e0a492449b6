"""Checking a password takes a core a second on purpose. Here it takes no more than one, at low priority, one at a time on a host.

So that those who guess passwords, however many, cannot slow down those who read.
"""

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher

from archive.problems import CannotStart

NICENESS = 10
"""Enough that a reader's thread goes first; not so much that nobody can sign in while many read."""
LONGEST_WAIT = 5.0
"""Seconds until somebody who waits for the others' passwords to be checked is sent away."""
AT_ONCE = 2
"""Threads of one process that may be busy with a password: one that hashes and one that waits. The others serve readers."""
LOOK_AGAIN = 0.02

_places = threading.BoundedSemaphore(AT_ONCE)
_turn = threading.Lock()


class Busy(CannotStart):
    """Other passwords are being checked."""

    def __init__(self) -> None:
        super().__init__("Other passwords are being checked just now: try again in a few seconds.")


class PatientHasher(PBKDF2PasswordHasher):
    """Django's own hashes, made one after another. Raises Busy where the wait would be too long."""

    def encode(self, password: str, salt: str, iterations: int | None = None) -> str:
        with _one_at_a_time():
            return _hashing_thread().submit(super().encode, password, salt, iterations).result()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    if not _places.acquire(blocking=False):
        raise Busy
    try:
        until = time.monotonic() + LONGEST_WAIT
        if not _turn.acquire(timeout=LONGEST_WAIT):
            raise Busy
        try:
            with _turn_on_this_host(settings.ARCHIVE_VAR / "hashing", until):
                yield
        finally:
            _turn.release()
    finally:
        _places.release()


@contextmanager
def _turn_on_this_host(path: Path, until: float) -> Iterator[None]:
    """A lock of the file system, which lets go by itself when its holder dies."""
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        while not _locked(file):
            if time.monotonic() > until:
                raise Busy
            time.sleep(LOOK_AGAIN)
        yield
    finally:
        os.close(file)


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@cache
def _hashing_thread() -> ThreadPoolExecutor:
    """One thread a process, made when it is first needed, after the server has forked."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="hashing", initializer=_step_back)


def _step_back() -> None:
    with suppress(OSError):  # a system on which threads have no priority of their own
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
