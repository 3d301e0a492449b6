"""What is saved is searchable within a second: the index follows before the curator gets the answer."""

import logging
from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest

from reports.search import IndexBehind, sync

logger = logging.getLogger(__name__)

LONGEST_WAIT = 5.0
"""Seconds that a curator waits for the index when another process is writing to it."""
_NOT_YET = (
    "This is done in the record, but search has not followed yet: for a while its counts may be those of the state before. It"
    " follows by itself."
)


def sync_after_commit(request: HttpRequest) -> None:
    """Bring the index up to date once the record is safe, before the answer is given; if that fails, the record is saved all the same."""
    transaction.on_commit(partial(_sync, request))


def _sync(request: HttpRequest) -> None:
    try:
        sync(within=LONGEST_WAIT)
    except IndexBehind:
        messages.warning(request, _NOT_YET)
    except Exception:
        logger.exception("The search index could not be brought up to date; it follows from the queue.")
        messages.warning(request, _NOT_YET)
