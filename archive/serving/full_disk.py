"""Knows a full disk by whichever library ran into it."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from psycopg.errors import DiskFull

from archive.serving.listening import ServingProblem


@contextmanager
def named(var: Path) -> Iterator[None]:
    """Turns the error that a full disk caused, anywhere in the block, into its sentence."""
    try:
        yield
    except Exception as error:
        if not _is_full_disk(error):
            raise
        raise ServingProblem(f"The disk that holds {var} is full: free some space, then start again.") from None


def _is_full_disk(error: BaseException | None) -> bool:
    if error is None:
        return False
    is_named = isinstance(error, DiskFull) or getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT)
    return is_named or "No space left on device" in str(error) or _is_full_disk(error.__cause__)
