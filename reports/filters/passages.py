"""The parameters of a search for passages, and the SearchQuery they mean. The page, files and feeds all read them here."""

from collections.abc import Callable, Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django_filters import CharFilter, ModelMultipleChoiceFilter, MultipleChoiceFilter

from reports.filters.strict import OptionFilter, Options, StrictFilterSet
from reports.models import (
    AbuseType,
    Actor,
    Country,
    Facility,
    FacilityType,
    Group,
    Passage,
    Publisher,
    Report,
    Source,
    Topic,
)
from reports.search import FACETS, SearchQuery
from reports.search.query import Sort

_UNKNOWN = {
    "invalid_choice": "“%(value)s” is not in the archive.",
    "invalid_list": "It takes a list of values.",
    "invalid_pk_value": "“%(pk)s” is not in the archive.",
}


class RecordsField(forms.ModelMultipleChoiceField):
    """Any number of public records, by their names in addresses."""

    def clean(self, value: object) -> QuerySet:
        if isinstance(value, list) and any("\0" in item for item in value):
            raise ValidationError(self.error_messages["invalid_choice"], params={"value": "\ufffd"})
        return super().clean(value)


class RecordsFilter(ModelMultipleChoiceFilter):
    """Filters nothing itself: the index does."""

    field_class = RecordsField

    def __init__(self, label: str, records: Callable[[], QuerySet], name: str) -> None:
        super().__init__(
            label=label,
            queryset=lambda request: records(),
            to_field_name=name,
            error_messages=_UNKNOWN,
            method=_unfiltered,
        )


def _unfiltered(queryset: QuerySet, name: str, value: object) -> QuerySet:
    return queryset


class PassageFilterSet(StrictFilterSet):
    q = CharFilter(label="Words", max_length=10_000, strip=True, method=_unfiltered)
    abuse = RecordsFilter("Abuse", AbuseType.objects.all, "code")
    facility = RecordsFilter("Facility", lambda: Facility.objects.public(), "slug")
    facility_type = RecordsFilter("Kind of facility", FacilityType.objects.all, "code")
    source = RecordsFilter("Source", lambda: Source.objects.public(), "slug")
    publisher = RecordsFilter("Publisher", lambda: Publisher.objects.public(), "slug")
    group = RecordsFilter("Affected group", Group.objects.all, "code")
    actor = RecordsFilter("Responsible body", Actor.objects.all, "code")
    topic = RecordsFilter("Topic", Topic.objects.all, "code")
    report = RecordsFilter("Report", lambda: Report.objects.public(), "slug")
    country = RecordsFilter("Country", Country.objects.all, "slug")
    year = MultipleChoiceFilter(label="Year", method=_unfiltered, error_messages=_UNKNOWN, choices=())
    sort = OptionFilter(
        label="Order", choices=[("relevance", "relevance"), ("place", "place in the report")], method=_unfiltered
    )
    exact = OptionFilter(label="Spelling", choices=[("1", "exactly as typed")], method=_unfiltered)

    class Meta(StrictFilterSet.Meta):
        model = Passage
        fields: list[str] = []

    def options(self) -> Mapping[str, Options]:
        if "year" not in self.data:
            return {}
        years = Report.objects.public().order_by("year").values_list("year", flat=True).distinct()
        return {"year": [(str(year), str(year)) for year in years]}

    def query(self) -> SearchQuery:
        """The search that a valid address means."""
        asked = self.form.cleaned_data
        sort: Sort = "place" if asked["sort"] == "place" else "relevance"
        return SearchQuery(
            text=asked["q"],
            filters={name: keys for name in FACETS if (keys := _keys(asked[name]))},
            sort=sort,
            page=asked["page"] or 1,
            exact=asked["exact"] == "1",
        )


def _keys(chosen: QuerySet | list[str]) -> frozenset[int]:
    if isinstance(chosen, QuerySet):
        return frozenset(record.pk for record in chosen)
    return frozenset(int(year) for year in chosen)
