"""Keeps the index in step for as long as the process runs: at each notice from the database, and from time to time without one."""

import logging
import select
import time
from typing import Final

from django.db import InterfaceError, OperationalError, connection

from reports.management.stop_request import StopRequest
from reports.search import get_store, prune_queue, sync
from reports.search.index.store import IndexFailed

logger = logging.getLogger(__name__)

LOOK_SECONDS = 5
"""How long a notice that was missed can leave a write unseen."""
PRUNE_SECONDS: Final = 3_600
AFTER_FAILURE_SECONDS: Final = 30
RECONNECT_SECONDS: Final = 1


def follow(stop: StopRequest) -> None:
    """Returns when it is asked to stop. While the database is away it tries again every second."""
    while not stop.made:
        try:
            _listen()
            _keep_in_step(stop)
        except (OperationalError, InterfaceError) as error:
            logger.warning("The database is away: %s. It is tried again.", str(error).partition("\n")[0])
            connection.close()
            select.select([stop.fd], [], [], RECONNECT_SECONDS)


def _listen() -> None:
    """Before the first look at the queue, so that no write falls between the two."""
    with connection.cursor() as cursor:
        cursor.execute("LISTEN reports_index")


def _keep_in_step(stop: StopRequest) -> None:
    pruned = float("-inf")
    while not stop.made:
        try:
            sync()
        except (IndexFailed, OSError, ValueError):  # no room on the disk, say: the queue keeps all
            logger.exception("The search index could not be brought up to date; it is tried again.")
            select.select([stop.fd], [], [], AFTER_FAILURE_SECONDS)
        if time.monotonic() - pruned > PRUNE_SECONDS:
            get_store().distrust()
            prune_queue()
            pruned = time.monotonic()
        _wait_for_notice(stop)


def _wait_for_notice(stop: StopRequest) -> None:
    """Notices that came while something else was asked wait in the connection, and would not wake `select`."""
    if not _take_notices():
        select.select([connection.connection.fileno(), stop.fd], [], [], LOOK_SECONDS)
        _take_notices()


def _take_notices() -> bool:
    """Take every notice there is; whether there was one. The driver keeps those it met while it read an answer, and the
    library below it those that it parsed behind the end of one."""
    raw = connection.connection
    parsed = list(iter(raw.pgconn.notifies, None))
    return bool(parsed + list(raw.notifies(timeout=0)))
