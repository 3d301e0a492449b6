"""What small commits leave behind: many segments to merge, and files of merges that were broken off."""

import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from reports.search.integrity import files_in_use
from reports.search.store import IndexMissing, get_store

MANY_SEGMENTS: Final = 8
"""From as many on the engine merges some."""
_UNLISTED_SECONDS = 3_600

type State = tuple[Path, int]


def tidy(before: State | None = None) -> State | None:
    """Let the engine merge, and wait for it, as writers with somebody waiting behind them do not.

    For the process that follows; it hands in what it was given the last time, and nothing happens before the next commit.
    """
    store = get_store()
    with suppress(IndexMissing, FileNotFoundError), store.lock():
        directory = store.current()
        if before != _state(directory) and store.searcher_of(directory).num_segments >= MANY_SEGMENTS:
            with store.writer(directory):
                pass  # a commit, even of nothing, offers the segments
            _clear_unlisted(directory)
        return _state(directory)
    return None


def _state(directory: Path) -> State:
    return directory, (directory / "meta.json").stat().st_mtime_ns


def _clear_unlisted(directory: Path) -> None:
    """Files of segments that no commit names, and that nobody can still be writing."""
    used = {path.name.partition(".")[0] for path in files_in_use(directory)}
    for path in directory.glob("[0-9a-f]*.*"):
        if path.name.partition(".")[0] not in used and time.time() - path.stat().st_mtime > _UNLISTED_SECONDS:
            path.unlink(missing_ok=True)
