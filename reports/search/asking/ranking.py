"""Which passages stand on a page of results, and in which order; the same words shown once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import tantivy

from reports.search.asking.query import SearchQuery

TIES = 200
"""How far beyond the page equal scores are put in order; farther ones stand as the engine has them."""
MOST_PAGES = 50
"""Nobody reads on: a search that finds more says that it should be narrowed."""
COUNTED_ONE_BY_ONE = 1_000
"""Hits up to which the different words among them are counted exactly; beyond, the engine estimates them."""

ESTIMATED = 20_000
"""Hits up to which it is estimated; beyond, nobody pages through them, and the number is not worth its time."""

type RankedHit = tuple[float, tantivy.DocAddress]


@dataclass(frozen=True, slots=True)
class CountedPage:
    """`total` counts passages; `different` the passages with each wording counted once, where that was asked for."""

    total: int
    different: int
    passages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RankedPage:
    """A page of hits. `different` is None where the engine has to count it, in whatever pass over the hits comes next."""

    total: int
    passages: tuple[int, ...]
    different: int | None

    def left_to_count(self) -> Mapping[str, Any]:
        """What is to be asked of that pass."""
        if self.different is not None:
            return {}
        if self.total > COUNTED_ONE_BY_ONE:
            return {_REPEATS: {"cardinality": {"field": "repeat"}}}
        return {_REPEATS: {"terms": {"field": "repeat", "size": COUNTED_ONE_BY_ONE}}}

    def counted(self, answer: Mapping[str, Any]) -> CountedPage:
        """With what that pass answered."""
        different = self.different if self.different is not None else _counted(answer[_REPEATS])
        return CountedPage(self.total, min(self.total, different), self.passages)


_REPEATS = "repeats"


def rank(searcher: tantivy.Searcher, engine_query: tantivy.Query, query: SearchQuery, *, ranks: bool) -> RankedPage:
    """The page of results that the query asks for. Where nothing `ranks` hits they stand by place."""
    start, end = (query.page - 1) * query.page_size, query.page * query.page_size
    hits = _Hits(searcher, engine_query, by_place=query.sort != "relevance" or not ranks)
    if query.repeats or hits.total <= 1:
        return RankedPage(hits.total, _passages(searcher, hits.first(end)[start:end]), hits.total)
    shown = hits.first_different(end)[start:end]
    return RankedPage(hits.total, _passages(searcher, shown), hits.different())


class _Hits:
    """The hits in their order, taken from the engine as far as they are needed."""

    def __init__(self, searcher: tantivy.Searcher, engine_query: tantivy.Query, *, by_place: bool) -> None:
        self._searcher, self._query, self._by_place = searcher, engine_query, by_place
        self._depth = 0
        self._hits: list[RankedHit] = []
        self._repeats: list[int] = []
        self.total = 0
        self._fetch(TIES)

    def first(self, count: int) -> list[RankedHit]:
        if count + TIES > self._depth:
            self._fetch(count + TIES)
        return self._hits[:count]

    def first_different(self, count: int) -> list[RankedHit]:
        """The first hit of each wording; reads on until there are enough of them."""
        found = list(self._without_repeats())
        while len(found) < count and self._depth < self.total:
            self._fetch(self._depth * 4)
            found = list(self._without_repeats())
        return found[:count]

    def different(self) -> int | None:
        """How many wordings there are; None where the engine has to count them."""
        if self.total > ESTIMATED:
            return self.total
        return len(set(self._repeats)) if self.total <= min(self._depth, COUNTED_ONE_BY_ONE) else None

    def _without_repeats(self) -> Iterator[RankedHit]:
        addresses = [hit for _, hit in self._hits]
        self._repeats = [int(key or 0) for key in self._searcher.fast_field_values("repeat", addresses)]
        seen: set[int] = set()
        for hit, key in zip(self._hits, self._repeats, strict=True):
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

    def _in_order(self, hits: list[RankedHit]) -> list[RankedHit]:
        """By score, and equal scores by their place, the newest edition first."""
        places = self._searcher.fast_field_values("place", [address for _, address in hits])
        scores = [-round(score, 5) for score, _ in hits]
        return [hits[at] for _, _, at in sorted(zip(scores, places, range(len(hits)), strict=True))]


def _counted(answer: Mapping[str, Any]) -> int:
    """Different wordings, one by one or estimated."""
    return len(answer["buckets"]) if "buckets" in answer else round(answer["value"])


def _passages(searcher: tantivy.Searcher, hits: list[RankedHit]) -> tuple[int, ...]:
    return tuple(int(pk or 0) for pk in searcher.fast_field_values("passage", [address for _, address in hits]))
