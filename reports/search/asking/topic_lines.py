"""Topics are counted by the whole line of them that a passage stands under: one value each, where the line has several."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

import tantivy
from tantivy import Query

from reports.search.index.schema import SCHEMA

_MOST: Final = 1_000
"""Topics of one line: far more than the tree is deep."""
_known: dict[int, tuple[int, ...]] = {}
"""The topics of each line. Never wrong and never old: a line's key is made of its topics."""


def counts_of_topics(searcher: tantivy.Searcher, lines: Mapping[int, int]) -> dict[int, int]:
    """How many passages stand under each topic, from how many stand under each line: a passage stands under one line."""
    counts: dict[int, int] = defaultdict(int)
    for line, count in lines.items():
        for topic in _topics(searcher, line):
            counts[topic] += count
    return dict(counts)


def _topics(searcher: tantivy.Searcher, line: int) -> tuple[int, ...]:
    if line not in _known:
        wanted = {"topic": {"terms": {"field": "topic", "size": _MOST}}}
        found = searcher.aggregate(Query.term_query(SCHEMA, "topic_line", line), wanted)
        _known[line] = tuple(bucket["key"] for bucket in found["topic"]["buckets"])
    return _known[line]
