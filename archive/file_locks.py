"""Locks between processes that the system releases when their holder dies, however it dies."""

import fcntl
import os
from pathlib import Path

from filelock import FileLock


def exclusive(path: Path) -> FileLock:
    """One process at a time; `with` waits for it, `acquire(blocking=False)` raises filelock.Timeout where it is taken.

    The file outlives the lock: who takes it may leave a word in it for the others.
    """
    return FileLock(path, mode=0o600, fallback_to_soft=False, preserve_lock_file=True)


class Shared:
    """Many processes at a time, each of which can find out on leaving whether it was the last.

    Not from filelock, whose locks for many readers live in a database of their own and cannot become exclusive.
    """

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)

    def join(self) -> None:
        fcntl.flock(self._file, fcntl.LOCK_SH)

    def leave_as_last(self) -> bool:
        """True for the last to leave. To be called under an exclusive lock, so that nobody joins in between."""
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        finally:
            os.close(self._file)
        return True
