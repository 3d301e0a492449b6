"""Locks between the processes of a host, kept in files. The system opens them again when their process dies."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ASK_AGAIN_SECONDS = 0.02


class IndexBusy(Exception):
    """Somebody else holds the lock, and held it for as long as we were to wait."""


@contextmanager
def hold(path: Path, *, within: float | None = None) -> Iterator[None]:
    """Wait for the lock, at most `within` seconds, and hold it for the block."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as handle:
        if within is None:
            fcntl.flock(handle, fcntl.LOCK_EX)
        else:
            _lock_before(handle.fileno(), time.monotonic() + within)
        yield


def is_held(path: Path) -> bool:
    try:
        with path.open() as handle:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def _lock_before(handle: int, until: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise IndexBusy from None
            time.sleep(_ASK_AGAIN_SECONDS)
        else:
            return
