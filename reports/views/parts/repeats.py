"""Where else the archive holds the same words: other editions on the same country, and other reports.

One query for however many passages a page prints; the rows it reads are sums, so that words which stand in hundreds of
reports cost no more than words which stand in two.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from reports.models import Passage
from reports.models.passage import PassageQuerySet
from reports.search import AnyOf, FoundPassage, PreparedQuery

_SAME_COUNTRY = ("fingerprint", "report__series", "report__country")


@dataclass(frozen=True, slots=True)
class Repeats:
    """`editions` are the years of the same series on the same country, each with the key of the passage there, also the own year
    where another report of it says so; `others` counts the other reports."""

    editions: tuple[tuple[int, str], ...] = ()
    others: int = 0

    def __bool__(self) -> bool:
        return bool(self.editions or self.others)


class RepeatGroup(NamedTuple):
    """The reports of one series on one country in which the words stand."""

    fingerprint: str
    series: int
    country: int
    editions: list[str]
    reports: int


def repeats_of(passages: Iterable[Passage | FoundPassage]) -> Mapping[int, Repeats]:
    """What repeats each passage word for word in public reports as last captured, by the passage's own key."""
    passages = list(passages)
    groups: dict[str, dict[tuple[int, int], RepeatGroup]] = defaultdict(dict)
    for group in _groups({passage.fingerprint for passage in passages}):
        groups[group.fingerprint][group.series, group.country] = group
    return {passage.pk: _repeats(passage, groups[passage.fingerprint]) for passage in passages}


def same_words(passage: Passage) -> PassageQuerySet:
    """The passages of other public reports that repeat this one, its own country's first, the newest first in each."""
    same = Passage.objects.public().current().filter(fingerprint=passage.fingerprint)
    others = same.exclude(report=passage.report_id).select_related("report__country", "report__series")
    here = Q(report__country=passage.report.country_id, report__series=passage.report.series_id)
    near = others.annotate(is_near=ExpressionWrapper(here, output_field=BooleanField()))
    return near.order_by("-is_near", "report__country__name", "report__series", "-report__year", "number", "pk")


def _groups(fingerprints: set[str]) -> Iterable[RepeatGroup]:
    return (RepeatGroup(*row) for row in _GROUPS.rows({"fingerprint": sorted(fingerprints)})) if fingerprints else ()


def _group_rows(keys: Mapping[str, Any]) -> QuerySet[Any, Any]:
    public = Passage.objects.public().current().filter(AnyOf("fingerprint", keys["fingerprint"])).order_by()
    report_and_key = Concat("report__year", Value(" "), "report", Value(" "), "key", output_field=TextField())
    return public.values_list("fingerprint", "report__series", "report__country").annotate(
        editions=ArrayAgg(report_and_key, distinct=True), reports=Count("report", distinct=True)
    )


_GROUPS = PreparedQuery(["fingerprint"], _group_rows, texts=True)


def _repeats(passage: Passage | FoundPassage, groups: Mapping[tuple[int, int], RepeatGroup]) -> Repeats:
    report = passage.report
    own = (report.series_id, report.country_id)
    near = groups[own].editions if own in groups else []
    editions: dict[int, str] = {}
    for year, other, key in (edition.split(" ") for edition in near):
        if int(other) != passage.report_id:
            editions.setdefault(int(year), key)
    others = sum(group.reports for place, group in groups.items() if place != own)
    return Repeats(tuple(sorted(editions.items())), others)
