"""Words of what was withdrawn leave the index: deleted documents are still counted until their segment is written anew.

Until then they would give themselves away, in how rare a word seems and so in the order of results. A segment whose last
document is deleted is dropped, so the others of an outdated one are added once more beside it.
"""

import json
from itertools import batched
from pathlib import Path
from typing import Final

import tantivy

from reports.search.index.documents import DocumentMaker
from reports.search.index.schema import SCHEMA
from reports.search.index.store import Store

MOST_AT_ONCE: Final = 20_000
"""Documents that are written anew while a curator waits: a few seconds. More of them are made with the next generation."""
_BATCH: Final = 2_000


def expunge(store: Store, directory: Path) -> bool:
    """Write anew every segment with deleted documents; whether that was done. The caller holds the writer lock.

    Not done where too many documents share a segment with a deleted one: a rebuild leaves them out as well.
    """
    outdated = _outdated_segments(directory)
    if sum(outdated.values()) > MOST_AT_ONCE:
        return False
    passages = _passages_of(store.searcher_of(directory), set(outdated))
    if passages:
        _write_anew(store, directory, passages)
    store.forget_gone_words(directory)
    return True


def _outdated_segments(directory: Path) -> dict[int, int]:
    """The place of each segment with deleted documents among the last commit's, and how many others it has."""
    segments = json.loads((directory / "meta.json").read_text())["segments"]
    return {
        place: segment["max_doc"] - segment["deletes"]["num_deleted_docs"]
        for place, segment in enumerate(segments)
        if segment["deletes"]
    }


def _passages_of(searcher: tantivy.Searcher, segments: set[int]) -> list[int]:
    everything = searcher.search(tantivy.Query.all_query(), max(1, searcher.num_docs), count=False)
    addresses = [address for _, address in everything.hits if address.segment_ord in segments]
    return sorted(int(passage or 0) for passage in searcher.fast_field_values("passage", addresses))


def _write_anew(store: Store, directory: Path, passages: list[int]) -> None:
    maker = DocumentMaker()
    with store.writer(directory) as writer:
        for batch in batched(passages, _BATCH):
            writer.delete_documents_by_query(tantivy.Query.term_set_query(SCHEMA, "passage", list(batch)))
            for document in maker.make(batch):
                writer.add_document(document.to_tantivy())
