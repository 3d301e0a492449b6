"""The parameters of a list of findings on a record's page: narrow it to a facility, a source or a kind of abuse.

It also counts what each choice would leave, through the other choices but not its own.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet

from reports.filters.strict import RecordFilter, StrictFilterSet
from reports.models import AbuseType, Citation, Facility, Finding, Source
from reports.models.tree import with_below
from reports.search import RECORD_FACETS


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the findings name a record."""

    record: Model
    value: str
    count: int


def facet_filter(name: str, *, method: str) -> RecordFilter:
    """A filter that calls its records, and finds them in an address, as the search does."""
    facet = RECORD_FACETS[name]
    return RecordFilter(
        label=facet.label, queryset=lambda request: facet.rows(), to_field_name=facet.parameter, method=method
    )


class FindingFilterSet(StrictFilterSet):
    abuse = facet_filter("abuse", method="about_abuse")
    facility = facet_filter("facility", method="about_facility")
    source = facet_filter("source", method="resting_on")

    class Meta(StrictFilterSet.Meta):
        model = Finding
        fields: list[str] = []

    def about_abuse(self, queryset: QuerySet, name: str, value: AbuseType) -> QuerySet:
        below = with_below(AbuseType.objects.all())[value.pk]
        links = Finding.abuse_types.through.objects.filter(finding=OuterRef("pk"), abusetype__in=below)
        return queryset.filter(Exists(links))

    def about_facility(self, queryset: QuerySet, name: str, value: Facility) -> QuerySet:
        return queryset.filter(
            Exists(Finding.facilities.through.objects.filter(finding=OuterRef("pk"), facility=value))
        )

    def resting_on(self, queryset: QuerySet, name: str, value: Source) -> QuerySet:
        return queryset.filter(Exists(Citation.objects.public().filter(finding=OuterRef("pk"), source=value)))

    def without(self, name: str) -> QuerySet:
        """The findings as every choice but this one narrows them."""
        queryset = self.queryset.all()
        for other, value in self.form.cleaned_data.items():
            if other != name:
                queryset = self.filters[other].filter(queryset, value)
        return queryset

    def tallies(self, name: str) -> list[Tally]:
        """The records that the parameter `name` could be, with how many findings name each, the most named first."""
        return {"facility": self._facilities, "source": self._sources, "abuse": self._abuses}[name]()

    def _facilities(self) -> list[Tally]:
        named = Q(findings__in=self.without("facility"))
        rows = Facility.objects.public().filter(named).annotate(count=Count("findings", distinct=True))
        return [Tally(row, row.slug, row.count) for row in rows.order_by("-count", "name", "pk")]

    def _sources(self) -> list[Tally]:
        cites = Q(citations__in=Citation.objects.public().filter(finding__in=self.without("source")))
        rows = Source.objects.public().filter(cites).select_related("publisher")
        counted = rows.annotate(count=Count("citations__finding", distinct=True))
        return [Tally(row, row.slug, row.count) for row in counted.order_by("-count", "title", "pk")]

    def _abuses(self) -> list[Tally]:
        """A finding counts for every kind of abuse above the one it names, as it is found by each of them."""
        links = Finding.abuse_types.through.objects.filter(finding__in=self.without("abuse"))
        named = defaultdict(set)
        for abuse, finding in links.values_list("abusetype", "finding"):
            named[abuse].add(finding)
        abuses = list(AbuseType.objects.in_order())
        below = with_below(abuses)
        counted = [Tally(one, one.code, len(set().union(*(named[key] for key in below[one.pk])))) for one in abuses]
        return sorted((tally for tally in counted if tally.count), key=lambda tally: -tally.count)
