"""The parameters of the list of reports: ?year=2021&country=north-korea, and ?view=grid for countries by years."""

from collections.abc import Mapping

from django.db.models import QuerySet

from reports.filters.strict import OptionFilter, Options, StrictFilterSet
from reports.models import Country, Report


class ReportFilterSet(StrictFilterSet):
    year = OptionFilter(label="Edition", empty_label="Every year")
    country = OptionFilter(label="Country", field_name="country__slug", empty_label="Every country")
    view = OptionFilter(
        label="Shown as", choices=[("grid", "countries by years"), ("list", "a list")], method="unfiltered"
    )

    class Meta(StrictFilterSet.Meta):
        model = Report
        fields: list[str] = []

    def unfiltered(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset

    def options(self) -> Mapping[str, Options]:
        reports = Report.objects.public()
        years = reports.order_by("-year").values_list("year", flat=True).distinct()
        countries = Country.objects.filter(pk__in=reports.values("country")).order_by("name", "pk")
        return {"year": [(str(year), str(year)) for year in years], "country": countries.values_list("slug", "name")}
