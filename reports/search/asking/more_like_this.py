"""Passages that share the most distinctive words of another one.

The engine has a query for this, and it panics where deleted documents still count: it weighs a word by all documents that
ever had it against those that are left. So the words are chosen and weighed here.
"""

from collections import Counter
from math import log1p
from typing import Final

import tantivy
from tantivy import Occur, Query

from reports.search.index import analysis
from reports.search.index.schema import SCHEMA, passage_query

LEAST_PASSAGES: Final = 2
"""A word that fewer passages have says nothing about similarity."""
MOST_WORDS: Final = 25
SHORTEST_WORD: Final = 4
"""Letters; these three as the engine's own query has them."""


def more_like_this(searcher: tantivy.Searcher, passage: int, text: str, *, limit: int) -> tuple[int, ...]:
    """Primary keys, the most similar first, without the passage itself and without those that repeat it word for word."""
    alike = Query.boolean_query(
        [(Occur.Should, Query.term_query(SCHEMA, "body", word, "freq")) for word in _distinctive_words(searcher, text)]
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


def _distinctive_words(searcher: tantivy.Searcher, text: str) -> list[str]:
    """The index terms of a text that are frequent in it and rare elsewhere, by TF-IDF, the most distinctive first."""
    counts = Counter(word for word in analysis.terms(text) if len(word) >= SHORTEST_WORD)
    passages = {word: searcher.doc_freq("body", word) for word in counts}
    total = max(searcher.num_docs, *passages.values(), 1)  # deleted documents count in the second, and not in the first
    weights = {
        word: count * log1p((total - passages[word] + 0.5) / (passages[word] + 0.5))
        for word, count in counts.items()
        if passages[word] >= LEAST_PASSAGES
    }
    return sorted(weights, key=lambda word: (-weights[word], word))[:MOST_WORDS]


def _repeat_of(searcher: tantivy.Searcher, passage: int) -> int | None:
    hits = searcher.search(passage_query(passage), 1).hits
    return int(searcher.fast_field_values("repeat", [hits[0][1]])[0] or 0) if hits else None
