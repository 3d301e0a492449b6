"""The parameters of a topic's page: its sections in one year, or on one country."""

from collections.abc import Mapping

from reports.filters.strict import OptionFilter, Options, StrictFilterSet
from reports.models import Country, Report, Section


class TopicSectionFilterSet(StrictFilterSet):
    year = OptionFilter(label="Edition", field_name="report__year", empty_label="Every year")
    country = OptionFilter(label="Country", field_name="report__country__slug", empty_label="Every country")

    class Meta(StrictFilterSet.Meta):
        model = Section
        fields: list[str] = []

    def options(self) -> Mapping[str, Options]:
        reports = Report.objects.public()
        years = reports.order_by("-year").values_list("year", flat=True).distinct()
        countries = Country.objects.filter(pk__in=reports.values("country")).order_by("name", "pk")
        return {"year": [(str(year), str(year)) for year in years], "country": countries.values_list("slug", "name")}
