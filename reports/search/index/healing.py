"""Readers never see a damaged index: it is made anew, at once where that is quick, and beside them where it is not."""

import logging
import threading
from collections.abc import Callable
from functools import wraps
from typing import Final

from django.db import connection

from reports.search.index.engine import ENGINE_ERRORS, EnginePanic, panics_as_errors
from reports.search.index.locks import IndexBusy
from reports.search.index.store import IndexFailed, IndexMissing, Making, get_store
from reports.search.index.sync import is_small, make_unless_there

logger = logging.getLogger(__name__)

LONGEST_WAIT: Final = 20.0
"""Seconds that a reader waits for another process to make a small index."""
_FEWEST_SECONDS = 5
_MOST_SECONDS = 120


class IndexBeingMade(Exception):
    """There is nothing to search in for the moment; the index is being made anew. `retry_after` is in seconds."""

    def __init__(self, making: Making | None = None) -> None:
        super().__init__("The search index is being made anew.")
        self.done = making.done if making else 0
        self.total = making.total if making else 0
        left = making.seconds_left if making else None
        self.retry_after = round(min(max(left or 0, _FEWEST_SECONDS), _MOST_SECONDS))


def heals[**P, R](ask: Callable[P, R]) -> Callable[P, R]:
    """For functions that ask the index: a missing or damaged one is made anew and asked again.

    Raises IndexBeingMade where that takes longer than a reader can wait. What is not the fault of the index passes through.
    """

    @wraps(ask)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with panics_as_errors():
                return ask(*args, **kwargs)
        except IndexBeingMade:
            raise  # a function inside this one has tried already
        except (IndexMissing, *ENGINE_ERRORS) as error:
            _mend_after(error)
        try:
            with panics_as_errors():
                return ask(*args, **kwargs)
        except IndexMissing as error:
            raise IndexBeingMade(get_store().making()) from error

    return asked


def _mend_after(error: Exception) -> None:
    """Returns when it is worth asking again. Where the index is whole, the error was none of its own."""
    if get_store().is_damaged():
        logger.warning("The search index is made anew: %s.", error)
        _have_it_made()
    elif isinstance(error, EnginePanic):
        raise IndexFailed(str(error)) from error
    elif not isinstance(error, IndexMissing):
        raise error


def _have_it_made() -> None:
    """A big one by the process that follows, or by a thread of this one where none follows."""
    store = get_store()
    if is_small():
        try:
            make_unless_there(within=LONGEST_WAIT)
        except (
            IndexBusy,
            IndexFailed,
            OSError,
            ValueError,
        ) as error:  # no room on the disk, say: the next reader tries again
            logger.exception("The search index could not be made anew.")
            raise IndexBeingMade(store.making()) from error
        return
    if not store.is_held("follower") and not store.is_held("rebuild"):
        threading.Thread(target=_make_beside, name="index", daemon=True).start()
    raise IndexBeingMade(store.making())


def _make_beside() -> None:
    """Two that start at once do the work once: the second finds it done."""
    try:
        make_unless_there()
    except Exception:
        logger.exception("The search index could not be made anew.")
    finally:
        connection.close()
