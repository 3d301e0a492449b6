"""Locks between processes that are let go by the system when their holder dies, however it dies."""

import fcntl
import os
from pathlib import Path
from types import TracebackType


class Turn:
    """One process at a time; the others wait for theirs."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = -1

    def __enter__(self) -> None:
        self._file = _open(self.path)
        fcntl.flock(self._file, fcntl.LOCK_EX)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._file)


class Shared:
    """Many processes at a time, each of which can tell on leaving whether it was the last."""

    def __init__(self, path: Path) -> None:
        self._file = _open(path)

    def join(self) -> None:
        fcntl.flock(self._file, fcntl.LOCK_SH)

    def leave_as_last(self) -> bool:
        """True for the last to leave. To be asked while holding a Turn, so that nobody joins in between."""
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        finally:
            os.close(self._file)
        return True


class Sole:
    """One process only; the others are told what the holder wrote about itself."""

    def __init__(self, path: Path) -> None:
        self._file = _open(path)

    def take(self, about: str) -> str | None:
        """None when it is ours now, else what the present holder says."""
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return os.pread(self._file, 1000, 0).decode("utf-8", "replace") or "another process"
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, about.encode(), 0)
        return None

    def release(self) -> None:
        os.close(self._file)


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
