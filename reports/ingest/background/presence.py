"""Whether a worker is there, and on what it works: told by locks of the database, which end with the process that holds them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connection, connections

_WORKERS = 741_100_001
_INTAKES = 741_100_002


@contextmanager
def worker() -> Iterator[None]:
    """A worker is there for as long as the block lasts."""
    with _holding("pg_advisory_lock_shared", _WORKERS, 0) as held:
        if not held:
            raise RuntimeError("a shared lock is held by everybody who asks")
        yield


@contextmanager
def at_work_on(intake: int) -> Iterator[bool]:
    """Whether the intake is ours for as long as the block lasts; False where another process works on it."""
    with _holding("pg_try_advisory_lock", _INTAKES, intake) as held:
        yield held


def worker_is_there() -> bool:
    return bool(_held(_WORKERS))


def intakes_at_work() -> set[int]:
    return set(_held(_INTAKES))


@contextmanager
def _holding(function: str, kind: int, number: int) -> Iterator[bool]:
    """On a connection of its own: the usual one is closed between two pieces of work."""
    own = connections.create_connection(DEFAULT_DB_ALIAS)
    try:
        with own.cursor() as cursor:
            cursor.execute(f"SELECT {function}(%s, %s)", [kind, number])
            [answer] = cursor.fetchone()
        yield answer is not False
    finally:
        own.close()


def _held(kind: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid::bigint = %s"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            [kind],
        )
        return [number for (number,) in cursor.fetchall()]
