"""Counting the facet values of the hits. A facet's count leaves out the facet's own filter, so that its other values can be chosen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

import tantivy
from django.db.models import CharField, QuerySet, Value

from reports.search.asking.query import Compiler, SearchQuery
from reports.search.asking.sparse import holding, sparse_among
from reports.search.asking.topic_lines import counts_of_topics
from reports.search.facets.table import FACETS, RECORD_FACETS
from reports.search.index.prepared import AnyOf, PreparedQuery
from reports.search.index.schema import SUGGESTED_FACETS, suggested
from reports.search.language.tree import Node

MOST_VALUES = 10_000
"""Values of one facet that the engine counts: more than any facet has."""
MOST_LABELLED = 20
"""Values of one facet that a search names; the rest are counted, and shown where a reader looks for them."""


@dataclass(slots=True)  # not frozen: a search makes hundreds, and each would take twice as long to make
class FacetValue:
    """`parameter` is what stands for it in an address; `count` is passages that have it, `suggested` those for
    which only a machine suggests it."""

    parameter: str
    label: str
    count: int
    chosen: bool = False
    excluded: bool = False
    suggested: int = 0


@dataclass(frozen=True, slots=True)
class Facet:
    """`others` is how many more values there are than those named here."""

    name: str
    label: str
    values: tuple[FacetValue, ...]
    others: int = 0

    @property
    def chosen(self) -> tuple[FacetValue, ...]:
        return tuple(value for value in self.values if value.chosen)

    @property
    def excluded(self) -> tuple[FacetValue, ...]:
        return tuple(value for value in self.values if value.excluded)


type Counts = dict[int, int]


@dataclass(slots=True)
class _Tally:
    """Of one facet: how many hits have each key, how many only by suggestion, and which keys filter."""

    counts: Counts = field(default_factory=dict)
    suggested: Counts = field(default_factory=dict)
    chosen: frozenset[int] = frozenset()
    excluded: frozenset[int] = frozenset()

    def keys(self, most: int) -> list[int]:
        """Those that filter, and of the others the most frequent."""
        both = self.counts
        if self.suggested:
            both = {key: both.get(key, 0) + self.suggested.get(key, 0) for key in {*both, *self.suggested}}
        return list(dict.fromkeys([*self.chosen, *self.excluded, *_most_frequent(both, most)]))

    def others(self, keys: Iterable[int]) -> int:
        """How many values there are beyond these."""
        both = self.counts.keys() | self.suggested.keys() if self.suggested else self.counts.keys()
        return len(both) - sum(key in both for key in keys)

    def value(self, key: int, parameter: str, label: str) -> FacetValue:
        count, suggested = self.counts.get(key, 0), self.suggested.get(key, 0)
        return FacetValue(parameter, label, count, key in self.chosen, key in self.excluded, suggested)


type Answer = Mapping[str, Any]
"""What the engine answers, by the name under which it was asked."""


@dataclass(frozen=True, slots=True)
class FacetCounter:
    """Counts the values of one search's hits. With `many`, the hits are so many that it is worth not to look at them all."""

    searcher: tantivy.Searcher
    compiler: Compiler
    root: Node | None
    query: SearchQuery
    many: bool = False

    def facets(
        self, names: Sequence[str] = tuple(FACETS), *, most: int = MOST_LABELLED, also: Answer = MappingProxyType({})
    ) -> tuple[tuple[Facet, ...], Answer]:
        """One pass over the hits, one more for each facet that filters, and one query to the record.

        The aggregations in `also` are made in the first pass and come with the answer: hits are not found again for them.
        """
        tallies, answer = self._tally(names, also)
        keys = {name: tally.keys(MOST_VALUES if name == "year" else most) for name, tally in tallies.items()}
        labels = _labels({name: wanted for name, wanted in keys.items() if name in RECORD_FACETS})
        return tuple(_facet(name, tallies[name], keys[name], labels) for name in tallies), answer

    def _tally(self, names: Sequence[str], also: Answer) -> tuple[dict[str, _Tally], Answer]:
        filters, excluded = self.query.filters, self.query.excluded
        filtering = [name for name in names if filters.get(name) or excluded.get(name)]
        answer = self._ask(self.query, [name for name in names if name not in filtering], also)
        for name in filtering:
            answer |= self._ask(self.query.without(name), [name], {})
        counts = {name: _counts(answer.get(name)) for name in (*names, *map(suggested, names))}
        if "topic" in names:
            counts["topic"] = counts_of_topics(self.searcher, counts["topic"])
        nothing: frozenset[int] = frozenset()
        return {
            name: _Tally(counts[name], counts[suggested(name)], filters.get(name, nothing), excluded.get(name, nothing))
            for name in names
        }, answer

    def _ask(self, query: SearchQuery, names: Sequence[str], also: Answer) -> dict[str, Any]:
        """The values of these facets among the hits, and of what is suggested where the reader wants it."""
        fields = [*names, *(suggested(name) for name in names if query.suggested and name in SUGGESTED_FACETS)]
        engine_query = self.compiler.compile(self.root, query)
        sparse = sparse_among(self.searcher, fields) if self.many else []
        wanted = {**{name: _values_of(name) for name in fields if name not in sparse}, **also}
        answer = dict(self.searcher.aggregate(engine_query, wanted)) if wanted else {}
        if sparse:
            few = holding(engine_query, sparse)
            answer |= self.searcher.aggregate(few, {name: _values_of(name) for name in sparse})
        return answer


def _values_of(name: str) -> dict[str, Any]:
    return {"terms": {"field": "topic_line" if name == "topic" else name, "size": MOST_VALUES}}


def _counts(answer: Answer | None) -> Counts:
    return {bucket["key"]: bucket["doc_count"] for bucket in answer["buckets"]} if answer else {}


def _most_frequent(counts: Counts, most: int) -> list[int]:
    """Equal ones by key, the lowest first. Most values are rarer than the last that counts, and are not put in order."""
    if len(counts) > most:
        least = sorted(counts.values(), reverse=True)[most - 1]
        counts = {key: count for key, count in counts.items() if count >= least}
    return sorted(counts, key=lambda key: (-counts[key], key))[:most]


def _labels(keys: Mapping[str, list[int]]) -> dict[tuple[str, int], tuple[str, str]]:
    """The parameter and label of every record by facet and key. What the public may not see has none, and is left out."""
    counted = tuple(name for name in RECORD_FACETS if keys.get(name))
    rows = _label_query(counted).rows(keys) if counted else []
    return {(name, pk): (parameter, label) for name, pk, parameter, label in rows}


@cache
def _label_query(names: tuple[str, ...]) -> PreparedQuery:
    """One for each set of facets that have values: there are few such sets, and most searches ask for three or four facets."""

    def build(keys: Mapping[str, Any]) -> QuerySet[Any, Any]:
        first, *others = (
            facet.rows()
            .order_by()
            .filter(AnyOf("pk", keys[facet.name]))
            .values_list(Value(facet.name, CharField()), "pk", facet.parameter, facet.shown)
            for facet in map(RECORD_FACETS.__getitem__, names)
        )
        return first.union(*others, all=True) if others else first

    return PreparedQuery(names, build)


def _facet(name: str, tally: _Tally, keys: list[int], labels: Mapping[tuple[str, int], tuple[str, str]]) -> Facet:
    """Values by count, then by label; years from the newest on."""
    others = tally.others(keys)
    if name == "year":
        values = [tally.value(year, str(year), str(year)) for year in keys]
        return Facet(name, FACETS[name].label, tuple(sorted(values, key=lambda value: -int(value.parameter))), others)
    values = [tally.value(key, *labels[name, key]) for key in keys if (name, key) in labels]
    ordered = sorted(values, key=lambda value: (-value.count - value.suggested, value.label))
    return Facet(name, FACETS[name].label, tuple(ordered), others)
