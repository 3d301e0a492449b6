"""Reading the queue of passages to be indexed again, and letting go of rows that are no longer needed.

A row holds (passage, transaction). Transactions below a snapshot's xmin are finished for good, so an index whose place has
moved up to it has missed none, however slow one was. Pruning leaves a row for passage 0 behind, with the last transaction
that it took: an index whose place lies before that cannot catch up, and no clock has to be trusted to know it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connection, transaction

CHUNK: Final = 20_000
"""Rows read at once, and taken into the index with one commit; those of one transaction are never parted."""
KEPT_DAYS: Final = 7
"""How long an index may lag and still catch up; docs/index.md promises operators a week."""

_DATABASE = """
    (SELECT system_identifier FROM pg_control_system())
    || '/' || (SELECT timeline_id FROM pg_control_checkpoint())
    || '/' || (SELECT oid FROM pg_database WHERE datname = current_database())
"""

_READ = f"""
    WITH chunk AS (
        SELECT passage_id, xid FROM reports_indexqueue WHERE xid >= %s::text::xid8
        ORDER BY xid FETCH FIRST %s ROWS WITH TIES
    )
    SELECT
        pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
        {_DATABASE},
        (SELECT first.xid::text::bigint FROM (SELECT passage_id, xid FROM reports_indexqueue ORDER BY xid LIMIT 1) AS first
            WHERE first.passage_id = 0),
        (SELECT count(*) FROM chunk),
        (SELECT xid::text::bigint FROM chunk ORDER BY xid DESC LIMIT 1),
        (SELECT array_agg(DISTINCT passage_id) FROM chunk WHERE passage_id > 0)
"""  # noqa: S608 (our own constants)

_PRUNE = """
    WITH last AS (
        SELECT xid FROM reports_indexqueue
        WHERE passage_id > 0 AND written_at < now() - make_interval(days => %s)
            AND xid < pg_snapshot_xmin(pg_current_snapshot())
        ORDER BY xid DESC LIMIT 1
    ), gone AS (
        DELETE FROM reports_indexqueue WHERE xid <= (SELECT xid FROM last) RETURNING passage_id
    ), mark AS (
        INSERT INTO reports_indexqueue (passage_id, xid) SELECT 0, xid FROM last
    )
    SELECT count(*) FROM gone WHERE passage_id > 0
"""

_LOCK = "SELECT pg_advisory_xact_lock(hashtext('reports_indexqueue'))"


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows of the queue from some transaction on, all seen in one snapshot.

    `safe` is the transaction below which all is finished, `next` the one to read on from, or None at the end. Of what came
    before `pruned` and with it nothing is left.
    """

    safe: int
    database: str
    pruned: int
    next: int | None
    passages: tuple[int, ...]

    def continues(self, xid: int, database: str) -> bool:
        """Whether an index that has followed that database up to `xid` misses nothing by going on from here.

        A restored or rebuilt database counts its transactions anew.
        """
        return database == self.database and self.pruned < xid <= self.safe


@dataclass(frozen=True, slots=True)
class QueueBacklog:
    """Rows at or after a place, and when the oldest of them was written."""

    rows: int
    oldest: datetime | None


def read_chunk(start: int) -> Chunk:
    """The rows from transaction `start` on: CHUNK of them, and the rest of the last transaction among them."""
    with connection.cursor() as cursor:
        cursor.execute(_READ, [str(start), CHUNK])
        safe, database, pruned, rows, last, passages = cursor.fetchone()
    return Chunk(safe, database, pruned or 0, last + 1 if rows >= CHUNK else None, tuple(passages or ()))


def read_end() -> Chunk:
    """Only how far the database has come."""
    return read_chunk(2**62)


def count_backlog(start: int) -> QueueBacklog:
    """What an index that has followed the queue up to transaction `start` has still to take in."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), min(written_at) FROM reports_indexqueue WHERE xid >= %s::text::xid8 AND passage_id > 0",
            [str(start)],
        )
        return QueueBacklog(*cursor.fetchone())


def prune_queue() -> int:
    """Delete rows older than KEPT_DAYS, and give their number; an index that has not passed them by now is made anew."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_LOCK)  # two at once would leave two marks, and the lower one would be believed
        cursor.execute(_PRUNE, [KEPT_DAYS])
        return cursor.fetchone()[0]
