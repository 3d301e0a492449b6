"""Keeping the index true to the record: catching up with the queue, and making it anew.

A document is made whole from the record each time, so looking at a passage twice does no harm, and dying half-way none
either: the place is written after the commit.
"""

import logging
import shutil
import time
from collections.abc import Callable
from contextlib import ExitStack
from itertools import batched
from pathlib import Path
from typing import Final

from reports.models import Passage
from reports.search.index.documents import DocumentMaker
from reports.search.index.engine import ENGINE_ERRORS, EnginePanic, panics_as_errors
from reports.search.index.following import BATCH, Follower
from reports.search.index.locks import IndexBusy
from reports.search.index.queue import read_end
from reports.search.index.store import IndexFailed, IndexMissing, Making, Store, get_store

logger = logging.getLogger(__name__)

SMALL: Final = 20_000
"""Passages up to which an index is made while a reader or a curator waits: a few seconds."""
BETWEEN_EXPUNGINGS: Final = 600
"""Seconds. A generation of 250,000 passages takes some twenty to make."""
_GIVE_WAY_SECONDS = 0.05
_MOST_MAKINGS = 3

type Progress = Callable[[int, int], None]
"""Called with (done, total) passages."""


class IndexBehind(Exception):
    """The index has not caught up in the time there was. The record is as it was written, and the index follows."""


def sync(*, within: float | None = None) -> int:
    """Bring the index up to every write committed so far; gives the number of passages looked at.

    Call it after the transaction that wrote. Makes the index when there is none. With `within` it raises IndexBehind when
    that has not come about after so many seconds: somebody waits for an answer.
    """
    store = get_store()
    until = None if within is None else time.monotonic() + within
    follower: Follower | None = None
    makings = 0
    while True:
        try:
            with store.lock(within=_left(until)):
                directory = store.current()
                if follower is None or follower.directory != directory:
                    follower = Follower(store, directory)
                if _follow(follower):
                    break
        except IndexBusy as busy:
            raise IndexBehind from busy
        except IndexMissing as missing:
            makings += 1
            if makings > _MOST_MAKINGS:
                raise IndexFailed(str(missing)) from missing
            _make_for(missing, until)
            follower = None
        if until is not None and time.monotonic() > until:
            raise IndexBehind
        time.sleep(_GIVE_WAY_SECONDS)  # whoever waits for the lock with a reader behind them comes first
    if until is None and store.counts_gone_words(directory) and _is_due(store):
        logger.warning("The search index is made anew: too many passages stand beside words that are gone.")
        rebuild()
    return follower.looked_at


def rebuild(progress: Progress = lambda done, total: None) -> int:
    """Make a fresh index beside the one in use and switch to it; gives the number of documents."""
    store = get_store()
    with store.lock("rebuild"):
        return _make(store, progress)


def make_unless_there(*, within: float | None = None) -> None:
    """Make the index anew, unless another process has done so while we waited for our turn."""
    store = get_store()
    with store.lock("rebuild", within=within):
        if not _is_usable(store):
            _make(store, lambda done, total: None)


def is_small() -> bool:
    """Whether making the index takes no longer than somebody can wait."""
    return Passage.objects.searchable().order_by()[: SMALL + 1].count() <= SMALL


def _is_due(store: Store) -> bool:
    """Words of a big index are expunged with a new generation, once in so long: a busy desk takes words away all day."""
    return time.time() - store.pointer.stat().st_mtime > BETWEEN_EXPUNGINGS


def _left(until: float | None) -> float | None:
    return None if until is None else max(0.0, until - time.monotonic())


def _make_for(missing: IndexMissing, until: float | None) -> None:
    """Somebody who waits for an answer does not wait for a big index; the process that follows makes it."""
    if until is not None and not is_small():
        raise IndexBehind from missing
    logger.warning("The search index is made anew: %s.", missing)
    try:
        make_unless_there(within=_left(until))
    except IndexBusy as busy:
        raise IndexBehind from busy


def _follow(follower: Follower) -> bool:
    """Damage found by the engine is a missing index; anything else it raises passes as what it is."""
    try:
        with panics_as_errors():
            return follower.follow_chunk()
    except ENGINE_ERRORS as error:
        if follower.store.is_damaged():
            raise IndexMissing(f"the engine could not go on ({error})") from error
        if isinstance(error, EnginePanic):
            raise IndexFailed(str(error)) from error
        raise


def _is_usable(store: Store) -> bool:
    """Whether there is an index that is whole and can be brought up to date."""
    if store.is_damaged():
        return False
    try:
        place = store.place(store.current())
    except IndexMissing:
        return False
    return read_end().continues(place.xid, place.database)


def _make(store: Store, progress: Progress) -> int:
    """What fails or is broken off leaves nothing behind, and the generation in use as it was."""
    directory = store.start_generation()
    try:
        with ExitStack() as unless_finished, panics_as_errors():
            unless_finished.callback(shutil.rmtree, directory, ignore_errors=True)
            count = _fill(store, directory, progress)
            unless_finished.pop_all()
    except (EnginePanic, IndexMissing) as error:
        raise IndexFailed(str(error)) from error
    return count


def _fill(store: Store, directory: Path, progress: Progress) -> int:
    end = read_end()
    count = _write_all(store, directory, progress)
    store.set_place(directory, end.safe, end.database)
    _catch_up(store, directory)
    with store.lock():
        _catch_up(store, directory)  # what was withdrawn meanwhile must not come back
        store.switch_to(directory)
    return count


def _catch_up(store: Store, directory: Path) -> None:
    follower = Follower(store, directory)
    while not follower.follow_chunk():
        pass


def _write_all(store: Store, directory: Path, progress: Progress) -> int:
    total = Passage.objects.searchable().count()
    done = count = 0
    started = time.time()
    maker = DocumentMaker()
    with store.writer(directory) as writer:
        for ids in batched(Passage.objects.searchable().order_by("pk").values_list("pk", flat=True).iterator(), BATCH):
            store.report_making(directory, Making(done, total, started))
            for document in maker.make(ids):
                writer.add_document(document.to_tantivy())
                count += 1
            done += len(ids)
            progress(done, total)
    return count
