"""Counting what the hits carry. A facet's count leaves out the facet's own filter, so that its other values can be chosen."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import Any

import tantivy
from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast, Concat

from reports.models import (
    AbuseType,
    Actor,
    Country,
    Facility,
    FacilityType,
    Group,
    Publisher,
    Report,
    Source,
    Topic,
)
from reports.search.compiled import AnyOf, Question
from reports.search.language.tree import Node
from reports.search.query import Compiler, SearchQuery
from reports.search.schema import FACETS, SUGGESTED_FACETS, suggested

MOST_VALUES = 10_000
MOST_LABELLED = 20
"""Values of one facet that a search names; the rest are counted, and shown where a reader looks for them."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """`parameter` is what stands for it in an address; `count` is passages that carry it, `suggested` those of which only a
    machine says so."""

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


@dataclass(frozen=True, slots=True)
class _Kind:
    label: str
    records: Callable[[], QuerySet[Any]]
    parameter: str
    shown: Any


_TITLE = Concat("country__name", Value(" "), Cast("year", CharField()), output_field=CharField())

_KINDS: dict[str, _Kind] = {
    "abuse": _Kind("Abuse", AbuseType.objects.all, "code", F("label")),
    "facility": _Kind("Facility", lambda: Facility.objects.public(), "slug", F("name")),
    "facility_type": _Kind("Kind of facility", FacilityType.objects.all, "code", F("label")),
    "source": _Kind("Source", lambda: Source.objects.public(), "slug", F("title")),
    "publisher": _Kind("Publisher", Publisher.objects.all, "slug", F("name")),
    "group": _Kind("Affected group", Group.objects.all, "code", F("label")),
    "actor": _Kind("Responsible body", Actor.objects.all, "code", F("label")),
    "topic": _Kind("Topic", Topic.objects.all, "code", F("label")),
    "report": _Kind("Report", lambda: Report.objects.public(), "slug", _TITLE),
    "country": _Kind("Country", Country.objects.all, "slug", F("name")),
}

type Counts = dict[int, int]


@dataclass(slots=True)
class _Tally:
    """Of one facet: how many hits carry each key, how many only by suggestion, and which keys filter."""

    counts: Counts = field(default_factory=dict)
    suggested: Counts = field(default_factory=dict)
    chosen: frozenset[int] = frozenset()
    excluded: frozenset[int] = frozenset()

    def keys(self, most: int) -> list[int]:
        """Those that filter, and of the others the most frequent."""
        both = self.counts
        if self.suggested:
            both = {key: both.get(key, 0) + self.suggested.get(key, 0) for key in {*both, *self.suggested}}
        frequent = nsmallest(most, both, key=lambda key: (-both[key], key))
        return list(dict.fromkeys([*self.chosen, *self.excluded, *frequent]))

    def value(self, key: int, parameter: str, label: str) -> FacetValue:
        return FacetValue(
            parameter=parameter,
            label=label,
            count=self.counts.get(key, 0),
            chosen=key in self.chosen,
            excluded=key in self.excluded,
            suggested=self.suggested.get(key, 0),
        )


def count_facets(
    searcher: tantivy.Searcher,
    compiler: Compiler,
    root: Node | None,
    query: SearchQuery,
    *,
    names: Iterable[str] = FACETS,
    most: int = MOST_LABELLED,
) -> tuple[Facet, ...]:
    """Facets of a search: one pass over the hits, one more for each facet that filters, and one question to the record."""
    tallies = _tally(searcher, compiler, root, query, list(names))
    keys = {name: tally.keys(MOST_VALUES if name == "year" else most) for name, tally in tallies.items()}
    labels = _labels({name: wanted for name, wanted in keys.items() if name in _KINDS})
    return tuple(_facet(name, tallies[name], keys[name], labels) for name in tallies)


def _tally(
    searcher: tantivy.Searcher, compiler: Compiler, root: Node | None, query: SearchQuery, names: list[str]
) -> dict[str, _Tally]:
    filtering = [name for name in names if query.filters.get(name) or query.excluded.get(name)]
    free = [name for name in names if name not in filtering]
    counts = _count(searcher, compiler.compile(root, query), free, with_suggested=query.suggested)
    for name in filtering:
        counts |= _count(searcher, compiler.compile(root, query.without(name)), [name], with_suggested=query.suggested)
    return {
        name: _Tally(
            counts[name],
            counts.get(suggested(name), {}),
            query.filters.get(name, frozenset()),
            query.excluded.get(name, frozenset()),
        )
        for name in names
    }


def _count(
    searcher: tantivy.Searcher, engine_query: tantivy.Query, names: list[str], *, with_suggested: bool
) -> dict[str, Counts]:
    fields = [*names, *(suggested(name) for name in names if with_suggested and name in SUGGESTED_FACETS)]
    if not fields:
        return {}
    wanted = {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in fields}
    found = searcher.aggregate(engine_query, wanted)
    return {name: {int(b["key"]): int(b["doc_count"]) for b in found[name]["buckets"]} for name in fields}


def _labels(keys: Mapping[str, list[int]]) -> dict[tuple[str, int], tuple[str, str]]:
    """The parameter and label of every record by facet and key. What the public may not see has none, and is left out."""
    rows = _LABELS.ask(keys) if any(keys.values()) else []
    return {(name, pk): (parameter, label) for name, pk, parameter, label in rows}


def _label_question(keys: Mapping[str, Any]) -> QuerySet[Any, Any]:
    first, *others = (
        kind.records()
        .order_by()
        .filter(AnyOf("pk", keys[name]))
        .values_list(Value(name, CharField()), "pk", kind.parameter, kind.shown)
        for name, kind in _KINDS.items()
    )
    return first.union(*others, all=True)


_LABELS = Question(list(_KINDS), _label_question)


def _facet(name: str, tally: _Tally, keys: list[int], labels: Mapping[tuple[str, int], tuple[str, str]]) -> Facet:
    """Values by count, then by label; years from the newest on."""
    others = len({*tally.counts, *tally.suggested} - set(keys))
    if name == "year":
        values = [tally.value(year, str(year), str(year)) for year in keys]
        return Facet(name, "Year", tuple(sorted(values, key=lambda value: -int(value.parameter))), others)
    values = [tally.value(key, *labels[name, key]) for key in keys if (name, key) in labels]
    ordered = sorted(values, key=lambda value: (-value.count - value.suggested, value.label))
    return Facet(name, _KINDS[name].label, tuple(ordered), others)
