"""The parameters of the list of reports: ?year=2021&country=north-korea."""

from collections.abc import Mapping

from reports.filters.strict import OptionFilter, Options, StrictFilterSet
from reports.models import Country, Report


class ReportFilterSet(StrictFilterSet):
    year = OptionFilter(label="Edition", empty_label="Every year")
    country = OptionFilter(label="Country", field_name="country__slug", empty_label="Every country")

    class Meta(StrictFilterSet.Meta):
        model = Report
        fields: list[str] = []

    def options(self) -> Mapping[str, Options]:
        held = Report.objects.public()
        years = held.order_by("-year").values_list("year", flat=True).distinct()
        countries = Country.objects.filter(pk__in=held.values("country")).order_by("name", "pk")
        return {"year": [(str(year), str(year)) for year in years], "country": countries.values_list("slug", "name")}
