"""The one lock that every import takes: reports, curated records and suggestions are written one after another."""

from django.db import connection

_NAME = "reports.ingest"


def one_import_at_a_time() -> None:
    """Wait for any other import to end; the lock is released when the transaction ends. Take it before planning what to write."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [_NAME])
