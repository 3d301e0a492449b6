"""Counting what the hits carry. A facet's count leaves out the facet's own filter, so that its other values can be chosen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import tantivy
from django.db.models import Model, QuerySet

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
from reports.search.language.tree import Node
from reports.search.query import Compiler, SearchQuery
from reports.search.schema import FACETS

MOST_VALUES = 10_000


@dataclass(frozen=True, slots=True)
class FacetValue:
    """`parameter` is what stands for it in an address; `count` is passages that carry it."""

    parameter: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    label: str
    values: tuple[FacetValue, ...]

    @property
    def chosen(self) -> tuple[FacetValue, ...]:
        return tuple(value for value in self.values if value.chosen)


@dataclass(frozen=True, slots=True)
class _Kind:
    label: str
    records: Callable[[], QuerySet[Any]]
    parameter: str


_KINDS: dict[str, _Kind] = {
    "abuse": _Kind("Abuse", AbuseType.objects.all, "code"),
    "facility": _Kind("Facility", lambda: Facility.objects.public(), "slug"),
    "facility_type": _Kind("Kind of facility", FacilityType.objects.all, "code"),
    "source": _Kind("Source", lambda: Source.objects.public(), "slug"),
    "publisher": _Kind("Publisher", Publisher.objects.all, "slug"),
    "group": _Kind("Affected group", Group.objects.all, "code"),
    "actor": _Kind("Responsible body", Actor.objects.all, "code"),
    "topic": _Kind("Topic", Topic.objects.all, "code"),
    "report": _Kind("Report", lambda: Report.objects.public().select_related("country"), "slug"),
    "country": _Kind("Country", Country.objects.all, "slug"),
}

Counts = Mapping[int, int]


def count_facets(
    searcher: tantivy.Searcher, compiler: Compiler, root: Node | None, query: SearchQuery
) -> tuple[Facet, ...]:
    """All facets of a search: one pass over the hits, and one more for each facet that filters."""
    filtered = {name for name, keys in query.filters.items() if keys}
    counts = _count(searcher, compiler.compile(root, query), [name for name in FACETS if name not in filtered])
    for name in filtered:
        counts |= _count(searcher, compiler.compile(root, query.without(name)), [name])
    return tuple(_facet(name, counts[name], query.filters.get(name, frozenset())) for name in FACETS)


def _count(searcher: tantivy.Searcher, engine_query: tantivy.Query, names: list[str]) -> dict[str, Counts]:
    if not names:
        return {}
    wanted = {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in names}
    found = searcher.aggregate(engine_query, wanted)
    return {name: {int(b["key"]): int(b["doc_count"]) for b in found[name]["buckets"]} for name in names}


def _facet(name: str, counts: Counts, chosen: frozenset[int]) -> Facet:
    """Values by count, then by label. A key that the public may not see has no label and is left out."""
    if name == "year":
        values = [FacetValue(str(y), str(y), counts.get(y, 0), y in chosen) for y in {*counts, *chosen}]
        return Facet(name, "Year", tuple(sorted(values, key=lambda value: -int(value.parameter))))
    kind = _KINDS[name]
    keys = {*counts, *chosen}
    records: dict[int, Model] = {record.pk: record for record in kind.records().filter(pk__in=keys)} if keys else {}
    values = [
        FacetValue(getattr(record, kind.parameter), str(record), counts.get(pk, 0), pk in chosen)
        for pk, record in records.items()
    ]
    return Facet(name, kind.label, tuple(sorted(values, key=lambda value: (-value.count, value.label))))
