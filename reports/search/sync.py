"""Keeping the index true to the record: following the queue, making it anew, and proving that both agree.

The queue holds (passage, transaction). Transactions below the snapshot's xmin are finished for good, so the place moves
up to it and no slow transaction is ever passed by. Rows of later transactions that can already be seen are indexed at
once, and again when the place passes them: a document is made whole each time, so twice does no harm.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import batched
from pathlib import Path

import tantivy
from django.db import connection

from reports.models import Passage
from reports.search.documents import DocumentMaker
from reports.search.schema import passage_query
from reports.search.store import IndexMissing, Store, get_store

BATCH = 2_000
QUEUE_DAYS = 7
"""Queue rows older than this are let go; an index that has not followed for that long is made anew."""

Progress = Callable[[int, int], None]
"""Called with (done, total) passages."""


@dataclass(frozen=True, slots=True)
class Difference:
    passage_id: int
    kind: str  # "missing", "stale" or "unwanted"


def sync() -> int:
    """Bring the index up to every write committed so far; gives the number of passages looked at.

    Call it after the transaction that wrote. Makes the index when there is none.
    """
    store = get_store()
    with suppress(IndexMissing), store.lock():
        directory = store.current()
        place = store.place(directory)
        if time.time() - place.synced_at < (QUEUE_DAYS - 1) * 86_400:
            reached, waiting = _read_queue(place.xid)
            _replace(store, directory, waiting)
            store.set_place(directory, reached)
            return len(waiting)
    return rebuild()


def rebuild(progress: Progress = lambda done, total: None) -> int:
    """Make a fresh index beside the one in use and switch to it; gives the number of documents."""
    store = get_store()
    with store.lock("rebuild"):
        directory = store.start_generation()
        reached, _ = _read_queue(None)
        count = _write_all(store, directory, progress)
        store.set_place(directory, reached)
        with store.lock():
            store.switch_to(directory)
    return count


def check() -> Iterator[Difference]:
    """Every passage whose document is not what the record says: missing, stale, or there though nothing public is."""
    searcher = get_store().searcher()
    held = _digests(searcher)
    maker = DocumentMaker()
    for ids in batched(Passage.objects.order_by("pk").values_list("pk", flat=True).iterator(), BATCH):
        wanted = {document.passage_id: document.digest() for document in maker.make(ids)}
        for pk in ids:
            has = held.pop(pk, None)
            if pk in wanted and has != wanted[pk]:
                yield Difference(pk, "stale" if has else "missing")
            elif pk not in wanted and has:
                yield Difference(pk, "unwanted")
    yield from (Difference(pk, "unwanted") for pk in held)


def prune_queue() -> int:
    """Let go of queue rows that every following index has long passed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM reports_indexqueue WHERE written_at < now() - make_interval(days => %s)", [QUEUE_DAYS]
        )
        return cursor.rowcount


def _read_queue(place: int | None) -> tuple[int, list[int]]:
    """The xid below which all is finished, and the passages written at or after `place`, seen in the same snapshot."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint,"
            " (SELECT array_agg(DISTINCT passage_id) FROM reports_indexqueue WHERE xid >= %s::text::xid8)",
            [str(place if place is not None else 2**62)],
        )
        reached, waiting = cursor.fetchone()
    return reached, sorted(waiting or [])


def _replace(store: Store, directory: Path, passage_ids: list[int]) -> None:
    if not passage_ids:
        return
    maker = DocumentMaker()
    with store.writer(directory) as writer:
        for ids in batched(passage_ids, BATCH):
            for pk in ids:
                writer.delete_documents_by_query(passage_query(pk))
            for document in maker.make(ids):
                writer.add_document(document.to_tantivy())


def _write_all(store: Store, directory: Path, progress: Progress) -> int:
    total = Passage.objects.searchable().count()
    done = count = 0
    maker = DocumentMaker()
    with store.writer(directory) as writer:
        for ids in batched(Passage.objects.searchable().order_by("pk").values_list("pk", flat=True).iterator(), BATCH):
            for document in maker.make(ids):
                writer.add_document(document.to_tantivy())
                count += 1
            done += len(ids)
            progress(done, total)
    return count


def _digests(searcher: tantivy.Searcher) -> dict[int, bytes]:
    hits = searcher.search(tantivy.Query.all_query(), limit=max(searcher.num_docs, 1)).hits
    addresses = [address for _, address in hits]
    passages = searcher.fast_field_values("passage", addresses)
    return {int(pk or 0): searcher.doc(address)["digest"][0] for pk, address in zip(passages, addresses, strict=True)}
