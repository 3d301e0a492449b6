"""Facets that few passages have a value of: counted among those few, not by looking at every hit."""

from collections.abc import Sequence
from typing import Final

import tantivy
from tantivy import FieldType, Occur, Query

from reports.search.index.schema import SCHEMA
from reports.search.names.newest import Newest

WORTH_IT: Final = 10_000
"""Hits from which on a pass over a few of them saves more than it takes (docs/decisions/0013)."""
_SHARE: Final = 20
"""A field is sparse where at most one passage in so many has a value of it."""

_known = Newest[dict[str, bool]]()


def sparse_among(searcher: tantivy.Searcher, fields: Sequence[str]) -> list[str]:
    """Those of the fields that few passages have a value of.

    Remembered for as long as the index has as many passages in as many segments. That it may change meanwhile does no
    harm: whether a field is sparse decides how its values are counted, and not which.
    """
    known = _known.of(lambda: (searcher.num_docs, searcher.num_segments), dict)
    for name in fields:
        if name not in known:
            known[name] = _count_with_value(searcher, name) * _SHARE <= searcher.num_docs
    return [name for name in fields if known[name]]


def holding(engine_query: Query, fields: Sequence[str]) -> Query:
    """The hits that have a value of any of the fields."""
    with_value = Query.boolean_query([(Occur.Should, _has_value(name)) for name in fields])
    return Query.boolean_query([(Occur.Must, engine_query), (Occur.Must, Query.const_score_query(with_value, 0.0))])


def _count_with_value(searcher: tantivy.Searcher, name: str) -> int:
    return int(searcher.search(_has_value(name), 1).count)  # type: ignore[attr-defined]  # the stubs leave it out


def _has_value(name: str) -> Query:
    """Through the terms of the field: its time grows with the passages that have one, not with all of them."""
    return Query.range_query(SCHEMA, name, FieldType.Unsigned, 0, None, use_inverted_index=True)
