"""Which passages stand on a page of results, and in which order; the same words shown once."""

from collections.abc import Iterator
from dataclasses import dataclass

import tantivy

from reports.search.query import SearchQuery

TIES = 200
"""How far beyond the page equal scores are put in order; farther ones stand as the engine has them."""
MOST_PAGES = 50
"""Nobody reads on; a search that finds more is to be narrowed, and says so."""
COUNTED_ONE_BY_ONE = 1_000
"""Hits up to which the different words among them are counted exactly; beyond, the engine estimates them."""

ESTIMATED = 20_000
"""Hits up to which it is estimated; beyond, nobody pages through them, and the number is not worth its time."""

type Hit = tuple[float, tantivy.DocAddress]


@dataclass(frozen=True, slots=True)
class Found:
    """`total` counts passages; `different` the passages with each wording counted once, where that was asked for."""

    total: int
    different: int
    passages: tuple[int, ...]


def rank(searcher: tantivy.Searcher, engine_query: tantivy.Query, query: SearchQuery, *, ranks: bool) -> Found:
    """The page of results that the query asks for. Where nothing `ranks` hits they stand by place."""
    start, end = (query.page - 1) * query.page_size, query.page * query.page_size
    ranked = _Ranked(searcher, engine_query, by_place=query.sort != "relevance" or not ranks)
    total = ranked.total
    if query.repeats or total <= 1:
        hits = ranked.first(end)[start:end]
        return Found(total, total, _passages(searcher, hits))
    hits = ranked.first_different(end)[start:end]
    return Found(total, _count_different(searcher, engine_query, ranked), _passages(searcher, hits))


class _Ranked:
    """The hits in their order, taken from the engine as far as they are needed."""

    def __init__(self, searcher: tantivy.Searcher, engine_query: tantivy.Query, *, by_place: bool) -> None:
        self._searcher, self._query, self._by_place = searcher, engine_query, by_place
        self._depth = 0
        self._hits: list[Hit] = []
        self.total = 0
        self._fetch(TIES)

    def first(self, count: int) -> list[Hit]:
        if count + TIES > self._depth:
            self._fetch(count + TIES)
        return self._hits[:count]

    def first_different(self, count: int) -> list[Hit]:
        """The first hit of each wording; reads on until there are enough of them."""
        found = list(self._without_repeats())
        while len(found) < count and self._depth < self.total:
            self._fetch(self._depth * 4)
            found = list(self._without_repeats())
        return found[:count]

    def repeats(self) -> list[int]:
        return [int(key or 0) for key in self._searcher.fast_field_values("repeat", [hit for _, hit in self._hits])]

    def everything(self) -> None:
        if self._depth < self.total:
            self._fetch(self.total)

    def _without_repeats(self) -> Iterator[Hit]:
        seen: set[int] = set()
        for hit, key in zip(self._hits, self.repeats(), strict=True):
            if key not in seen:
                seen.add(key)
                yield hit

    def _fetch(self, depth: int) -> None:
        self._depth = depth
        if self._by_place:
            found = self._searcher.search(
                self._query, depth, count=True, order_by_field="place", order=tantivy.Order.Asc
            )
            self._hits = found.hits
        else:
            found = self._searcher.search(self._query, depth, count=True)
            self._hits = self._in_order(found.hits)
        self.total = int(found.count)  # type: ignore[attr-defined]  # the stubs leave it out

    def _in_order(self, hits: list[Hit]) -> list[Hit]:
        """By score, and equal scores by their place, the newest edition first."""
        places = self._searcher.fast_field_values("place", [address for _, address in hits])
        pairs = sorted(zip(hits, places, strict=True), key=lambda pair: (-round(pair[0][0], 5), pair[1]))
        return [hit for hit, _ in pairs]


def _count_different(searcher: tantivy.Searcher, engine_query: tantivy.Query, ranked: _Ranked) -> int:
    if ranked.total > ESTIMATED:
        return ranked.total
    if ranked.total > COUNTED_ONE_BY_ONE:
        return min(ranked.total, round(searcher.cardinality(engine_query, "repeat")))
    ranked.everything()
    return len(set(ranked.repeats()))


def _passages(searcher: tantivy.Searcher, hits: list[Hit]) -> tuple[int, ...]:
    return tuple(int(pk or 0) for pk in searcher.fast_field_values("passage", [address for _, address in hits]))
