"""The parameters of the list of facilities: its kind, its place, and its name in any spelling."""

from collections.abc import Mapping
from functools import cached_property

from django.db.models import F, QuerySet
from django_filters import CharFilter

from reports.filters.facility_names import PublicFacilityNames
from reports.filters.strict import OptionFilter, Options, StrictFilterSet
from reports.models import Country, Facility, FacilityType

_ORDERS = {
    "name": ("name", "pk"),
    "findings": (F("finding_count").desc(), "name", "pk"),
}


class FacilityFilterSet(StrictFilterSet):
    q = CharFilter(label="Name in any spelling", method="named", max_length=200)
    type = OptionFilter(label="Type", field_name="facility_type__code")
    country = OptionFilter(label="Country", field_name="country__slug")
    province = OptionFilter(label="Province", field_name="province")
    sort = OptionFilter(
        label="Order",
        choices=[("name", "Name"), ("findings", "Findings")],
        method="ordered",
        empty_label="Type and number",
    )

    class Meta(StrictFilterSet.Meta):
        model = Facility
        fields: list[str] = []

    @cached_property
    def names(self) -> PublicFacilityNames:
        return PublicFacilityNames.public()

    def options(self) -> Mapping[str, Options]:
        facilities = Facility.objects.public()
        types = FacilityType.objects.filter(pk__in=facilities.values("facility_type")).order_by("position", "code")
        countries = Country.objects.filter(pk__in=facilities.values("country")).order_by("name", "pk")
        provinces = facilities.exclude(province="").order_by("province").values_list("province", flat=True).distinct()
        return {
            "type": types.values_list("code", "label"),
            "country": countries.values_list("slug", "name"),
            "province": [(province, province) for province in provinces],
        }

    def named(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(pk__in=self.names.matching(value))

    def ordered(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.order_by(*_ORDERS[value])
