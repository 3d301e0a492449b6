"""Carrying what the queue names into a generation of the index: each document made whole, and written only where it differs."""

from collections import defaultdict
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import batched
from pathlib import Path
from typing import Final

import tantivy

from reports.search.index.documents import WORDING, DocumentMaker, PassageDocument
from reports.search.index.expunging import expunge
from reports.search.index.queue import read_chunk
from reports.search.index.schema import SCHEMA
from reports.search.index.store import LARGE_MEMORY, SMALL_MEMORY, IndexMissing, Store

BATCH: Final = 2_000
"""Passages whose documents are in memory at once."""
FEW: Final = 1_000


@dataclass(slots=True)
class Follower:
    """One walk along the queue, chunk by chunk, for one generation.

    `cursor` is how far this walk has looked. The place must not pass `safe`, the transaction below which all was finished
    when the walk began: what was still open then may be committed behind the cursor.
    """

    store: Store
    directory: Path
    cursor: int = 0
    safe: int | None = None
    looked_at: int = 0

    def follow_chunk(self) -> bool:
        """Take in the next rows and move the place; whether that was all. The caller holds the writer lock."""
        place = self.store.place(self.directory)
        chunk = read_chunk(max(self.cursor, place.xid))
        if not chunk.continues(place.xid, place.database):
            raise IndexMissing("the queue no longer holds, or never had, what this index still has to follow")
        self.safe = chunk.safe if self.safe is None else self.safe
        replace(self.store, self.directory, chunk.passages)
        if self.store.counts_gone_words(self.directory):
            expunge(self.store, self.directory)
        self.looked_at += len(chunk.passages)
        self.cursor = chunk.next or chunk.safe
        reached = max(place.xid, min(self.cursor, self.safe))
        self.store.set_place(self.directory, reached, chunk.database)
        return chunk.next is None


def replace(store: Store, directory: Path, passages: Sequence[int]) -> None:
    """Bring the documents of these passages in line with the record, in one commit, or none where nothing differs.

    Where words leave, the generation is marked before the commit: until they are expunged the engine goes on counting them.
    """
    searcher, maker = store.searcher_of(directory), DocumentMaker()
    memory = SMALL_MEMORY if len(passages) < FEW else LARGE_MEMORY
    with ExitStack() as stack:
        writer = None
        for batch in batched(passages, BATCH):
            unwanted, documents = _differences(searcher, maker, batch)
            if _lose_words(searcher, unwanted, documents):
                store.note_gone_words(directory)
            if unwanted or documents:
                writer = writer or stack.enter_context(store.writer(directory, memory=memory))
                _write(writer, unwanted, documents)


def _write(writer: tantivy.IndexWriter, unwanted: list[int], documents: list[PassageDocument]) -> None:
    if unwanted:
        writer.delete_documents_by_query(tantivy.Query.term_set_query(SCHEMA, "passage", unwanted))
    for document in documents:
        writer.add_document(document.to_tantivy())


def _lose_words(searcher: tantivy.Searcher, unwanted: list[int], documents: list[PassageDocument]) -> bool:
    """Whether a text that was searched has no place in the new documents of its passages."""
    old = (
        stored_values(searcher, tantivy.Query.term_set_query(SCHEMA, "passage", unwanted), "wording")
        if unwanted
        else {}
    )
    new = {document.passage_id: _hashes(document.wording()) for document in documents}
    return any(_hashes(wording) - new.get(pk, set()) for pk, wordings in old.items() for wording in wordings)


def _hashes(wording: bytes) -> set[bytes]:
    return {wording[at : at + WORDING] for at in range(0, len(wording), WORDING)}


def stored_values(searcher: tantivy.Searcher, query: tantivy.Query, name: str) -> dict[int, list[bytes]]:
    """A stored field of the documents that a query finds, by passage: more than one where a passage is there twice."""
    total = int(searcher.search(query, 1).count)  # type: ignore[attr-defined]  # the stubs leave it out
    found: dict[int, list[bytes]] = defaultdict(list)
    if total:
        addresses = [address for _, address in searcher.search(query, total, count=False).hits]
        passages = searcher.fast_field_values("passage", addresses)
        for passage, address in zip(passages, addresses, strict=True):
            found[int(passage or 0)].append(searcher.doc(address)[name][0])
    return found


def stored_digests(searcher: tantivy.Searcher, query: tantivy.Query) -> dict[int, list[bytes]]:
    return stored_values(searcher, query, "digest")


def _differences(
    searcher: tantivy.Searcher, maker: DocumentMaker, passages: tuple[int, ...]
) -> tuple[list[int], list[PassageDocument]]:
    """The passages whose documents must go, and the documents to add."""
    stored = stored_digests(searcher, tantivy.Query.term_set_query(SCHEMA, "passage", list(passages)))
    documents = {document.passage_id: document for document in maker.make(passages)}
    right = {pk for pk, digests in stored.items() if pk in documents and digests == [documents[pk].digest()]}
    return [pk for pk in stored if pk not in right], [document for pk, document in documents.items() if pk not in right]
