"""The parameters of the lists of sources and publishers: who issued a source, what it is, what it rests on, and when it appeared."""

from collections.abc import Mapping

from django.db.models import F, Max, Min, Q, QuerySet
from django_filters import CharFilter

from reports.choices import Evidence, PublisherKind, SourceKind
from reports.filters.strict import OptionFilter, Options, StrictFilterSet
from reports.models import Publisher, Source

_ORDERS = {
    "title": ("title", "pk"),
    "newest": (F("published_latest").desc(nulls_last=True), "title", "pk"),
    "claims": (F("claim_count").desc(), "title", "pk"),
}
_ORDER_LABELS = [("title", "Title"), ("newest", "Newest first"), ("claims", "Most findings")]


class SourceFilterSet(StrictFilterSet):
    q = CharFilter(label="Words of the title", method="titled", max_length=200)
    publisher = OptionFilter(label="Publisher", field_name="publisher__slug")
    kind = OptionFilter(label="Kind", choices=SourceKind.choices)
    publisher_kind = OptionFilter(
        label="Kind of publisher", field_name="publisher__kind", choices=PublisherKind.choices
    )
    evidence = OptionFilter(label="Rests on", choices=Evidence.choices, method="resting_on")
    year = OptionFilter(label="Year", method="published_in")
    sort = OptionFilter(label="Order", choices=_ORDER_LABELS, method="ordered", empty_label="Publisher")

    class Meta(StrictFilterSet.Meta):
        model = Source
        fields: list[str] = []

    def options(self) -> Mapping[str, Options]:
        sources = Source.objects.public()
        publishers = Publisher.objects.public().filter(pk__in=sources.values("publisher")).order_by("name", "pk")
        days = sources.aggregate(first=Min("published_earliest"), last=Max("published_latest"))
        years = range(days["last"].year, days["first"].year - 1, -1) if days["first"] else ()
        return {
            "publisher": publishers.values_list("slug", "name"),
            "year": [(str(year), str(year)) for year in years],
        }

    def titled(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        for word in value.split():
            queryset = queryset.filter(Q(title__icontains=word) | Q(printed_title__icontains=word))
        return queryset

    def resting_on(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(evidence__contains=[value])

    def published_in(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Sources whose date can fall in the year, however uncertain it is."""
        return queryset.filter(published_earliest__year__lte=value, published_latest__year__gte=value)

    def ordered(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.order_by(*_ORDERS[value])


class PublisherFilterSet(StrictFilterSet):
    kind = OptionFilter(label="Kind", choices=PublisherKind.choices)

    class Meta(StrictFilterSet.Meta):
        model = Publisher
        fields: list[str] = []
