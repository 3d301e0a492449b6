"""Locks between the processes of a host, kept in files. The system releases them when the process that has one dies."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

_POLL_SECONDS = 0.02
_FOREVER = -1


class IndexBusy(Exception):
    """Another process has had the lock for as long as we were to wait."""


@contextmanager
def hold(path: Path, *, within: float | None = None) -> Iterator[None]:
    """Wait for the lock, at most `within` seconds, and keep it for the block."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _close_to_others(path.parent)
    lock = FileLock(path, timeout=_FOREVER if within is None else within, poll_interval=_POLL_SECONDS)
    try:
        lock.acquire()
    except Timeout as timeout:
        raise IndexBusy from timeout
    try:
        yield
    finally:
        lock.release()


def _close_to_others(folder: Path) -> None:
    """The index has the words of every passage: nobody but the account that made it looks into its folder."""
    found = folder.stat()
    if found.st_uid == os.geteuid() and found.st_mode & 0o077:
        folder.chmod(0o700)


def is_held(path: Path) -> bool:
    """Whether some process has the lock now. Makes no file."""
    if not path.exists():
        return False
    try:
        with FileLock(path, blocking=False):
            return False
    except Timeout:
        return True
