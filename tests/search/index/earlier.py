"""Other tests write to the same server at the same time, and a transaction of theirs holds back what an index may pass."""

import time

import pytest
from django.db import connection

LONGEST = 120
"""Seconds that a test beside this one may keep a transaction open: some do so for all the tests of their file."""

_NEXT = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
_OLDEST = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"


def let_earlier_transactions_end(within=LONGEST):
    """Wait until every transaction that has begun by now, in any database of the server, is over.

    For a test that says how far a sync or the pruning comes. Call it outside a transaction and with none of the test's own
    open: what it writes afterwards is passed as soon as it is committed.
    """
    following = _ask(_NEXT)
    until = time.monotonic() + within
    while _ask(_OLDEST) < following:
        if time.monotonic() > until:
            pytest.fail(f"A transaction older than this test has been open for {within} seconds.")
        time.sleep(0.05)


def _ask(question):
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]
