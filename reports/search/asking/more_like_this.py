"""Passages that share the most distinctive words of another one."""

import tantivy
from tantivy import Occur, Query

from reports.search.index import analysis
from reports.search.index.schema import SCHEMA, passage_query

LEAST_PASSAGES = 2
"""A word in fewer passages than this says nothing about similarity."""
MOST_WORDS = 25
"""As many as Lucene takes unless it is asked for others."""


def more_like_this(searcher: tantivy.Searcher, passage: int, text: str, *, limit: int) -> tuple[int, ...]:
    """Primary keys, the most similar first, without the passage itself and without those that repeat it word for word."""
    alike = Query.more_like_this_document_fields_query(
        SCHEMA,
        {"body": [analysis.plain(text)]},
        min_doc_frequency=LEAST_PASSAGES,
        min_term_frequency=1,
        max_query_terms=MOST_WORDS,
        min_word_length=4,
    )
    found = searcher.search(
        Query.boolean_query([(Occur.Must, alike), (Occur.MustNot, passage_query(passage))]), limit * 4
    )
    addresses = [address for _, address in found.hits]
    keys = searcher.fast_field_values("passage", addresses)
    repeats = searcher.fast_field_values("repeat", addresses)
    own = _repeat_of(searcher, passage)
    first: dict[int, int] = {}
    for key, repeat in zip(keys, repeats, strict=True):
        if repeat != own:
            first.setdefault(int(repeat or 0), int(key or 0))
    return tuple(first.values())[:limit]


def _repeat_of(searcher: tantivy.Searcher, passage: int) -> int | None:
    hits = searcher.search(passage_query(passage), 1).hits
    return int(searcher.fast_field_values("repeat", [hits[0][1]])[0] or 0) if hits else None
