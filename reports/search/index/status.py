"""What an operator wants to know of the index at a glance. Looking changes nothing."""

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime

from reports.models import Passage
from reports.search.index.integrity import find_damage
from reports.search.index.queue import count_backlog, read_end
from reports.search.index.schema import VERSION
from reports.search.index.store import IndexMissing, Making, Store, get_store, open_generation

LATE_SECONDS = 60
"""An index is behind when something has waited for it longer than this, and nobody has looked at the queue since."""


@dataclass(slots=True)
class IndexStatus:
    """`problems` says what is not as it should be, with the mend; an index that has none is in order."""

    version: int
    generation: str = ""
    documents: int = 0
    passages: int = 0
    waiting: int = 0
    oldest: datetime | None = None
    synced_at: datetime | None = None
    size: int = 0
    segments: int = 0
    followed: bool = False
    making: Making | None = None
    problems: list[str] = field(default_factory=list)


def status() -> IndexStatus:
    """Waits for no lock, and raises nothing for a missing or damaged index: that is among the problems."""
    store = get_store()
    found = IndexStatus(VERSION, passages=Passage.objects.searchable().count())
    found.followed, found.making = store.is_held("follower"), store.making()
    try:
        _look_at_generation(store, found)
        _judge(found)
    except IndexMissing as missing:
        mend = "it is being made anew" if found.making else "run “manage.py index sync”"
        found.problems.append(f"There is no usable index: {missing}; {mend}.")
    return found


def _look_at_generation(store: Store, found: IndexStatus) -> None:
    directory = store.current()
    place = store.place(directory)
    found.generation = directory.name
    found.synced_at = datetime.fromtimestamp(place.synced_at, UTC)
    if damage := find_damage(directory, set()):
        raise IndexMissing(damage)
    searcher = open_generation(directory).searcher()
    found.documents, found.segments = searcher.num_docs, searcher.num_segments
    found.size = sum(path.stat().st_size for path in directory.iterdir() if path.is_file())
    if not read_end().continues(place.xid, place.database):
        raise IndexMissing("the queue no longer holds, or never had, what it still has to follow")
    waiting = count_backlog(place.xid)
    found.waiting, found.oldest = waiting.rows, waiting.oldest


def _judge(found: IndexStatus) -> None:
    """Behind a transaction that is still open the queue holds rows that the index has: each sync takes in all that was
    committed, and only its place has to wait."""
    if _is_long_ago(found.oldest) and _is_long_ago(found.synced_at):
        found.problems.append(
            "The index is behind: run “manage.py index sync”, and see that “manage.py index follow” runs."
        )
    elif not found.waiting and found.documents != found.passages:
        found.problems.append(
            "Nothing waits, and yet the index does not hold as many documents as search should find passages:"
            " run “manage.py index check”."
        )


def _is_long_ago(moment: datetime | None) -> bool:
    return moment is not None and time.time() - moment.timestamp() > LATE_SECONDS
