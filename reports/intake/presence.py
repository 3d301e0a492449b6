"""Whether a worker is there, and on what it works: known from advisory locks of the database, which end with the process that took them."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

_WORKERS = 741_100_001
_INTAKES = 741_100_002


@contextmanager
def worker() -> Iterator[None]:
    """A worker is there for as long as the block lasts."""
    with _holding("pg_advisory_lock_shared", "pg_advisory_unlock_shared", _WORKERS, 0):
        yield


@contextmanager
def at_work_on(intake: int) -> Iterator[None]:
    """The intake is ours for as long as the block lasts; waits for whoever has it."""
    with _holding("pg_advisory_lock", "pg_advisory_unlock", _INTAKES, intake):
        yield


@contextmanager
def nobody_at_work_on(intake: int) -> Iterator[bool]:
    """Whether nobody works on the intake; then nobody begins to before the block ends."""
    with _holding("pg_try_advisory_lock", "pg_advisory_unlock", _INTAKES, intake) as free:
        yield free


def worker_is_there() -> bool:
    return bool(_locked(_WORKERS))


def intakes_at_work() -> set[int]:
    return set(_locked(_INTAKES))


@contextmanager
def _holding(take: str, give_back: str, kind: int, number: int) -> Iterator[bool]:
    """On a connection of its own: the usual one is closed between two pieces of work.

    Given back by name, because closing a connection that came from a pool does not end its session.
    """
    own = connections.create_connection(DEFAULT_DB_ALIAS)
    try:
        locked = _call(own, take, kind, number) is not False
        try:
            yield locked
        finally:
            if locked:
                with suppress(DatabaseError):  # the server is gone, and the lock with it
                    _call(own, give_back, kind, number)
    finally:
        own.close()


def _call(own: BaseDatabaseWrapper, function: str, kind: int, number: int) -> object:
    with own.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s, %s)", [kind, number])
        return cursor.fetchone()[0]


def _locked(kind: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid::bigint = %s"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            [kind],
        )
        return [number for (number,) in cursor.fetchall()]
