"""Passages that may share a long run of words with a text. Whoever asks compares the words themselves."""

from typing import Final

from tantivy import Occur, Query

from reports.search.index import analysis
from reports.search.index.healing import heals
from reports.search.index.schema import SCHEMA
from reports.search.index.store import get_store

_WINDOW: Final = 8
_STEP: Final = 4
"""Every run of `_WINDOW + _STEP - 1` words holds a whole window that begins at a multiple of the step."""


@heals
def passages_sharing_runs(text: str, *, most: int) -> tuple[int, ...]:
    """Primary keys of at most so many passages that hold eight words in a row as `text` has them, by their stems.

    Every passage with eleven or more of its words in a row is among them, as far as the index has caught up.
    """
    windows = _windows(analysis.terms(text))
    if not windows:
        return ()
    phrases: list[tuple[Occur, Query]] = [(Occur.Should, Query.phrase_query(SCHEMA, "body", [*run])) for run in windows]
    searcher = get_store().searcher()
    found = searcher.search(Query.const_score_query(Query.boolean_query(phrases), 1.0), most)
    addresses = [address for _, address in found.hits]
    return tuple(sorted(int(key or 0) for key in searcher.fast_field_values("passage", addresses)))


def _windows(terms: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Of a text that is shorter than one window, none: nothing can be said of a few words."""
    last = len(terms) - _WINDOW
    return list(dict.fromkeys(terms[at : at + _WINDOW] for at in (*range(0, last, _STEP), last))) if last >= 0 else []
