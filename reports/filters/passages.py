"""The parameters of a search for passages, and the SearchQuery they mean. The page, files and feeds all read them here."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django_filters import CharFilter, ModelMultipleChoiceFilter, MultipleChoiceFilter

from reports.filters.strict import OptionFilter, Options, StrictFilterSet, StrictForm
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

NOT = "not_"
"""Before a facet's name: what passages must not carry."""
SORTS: list[tuple[Sort, str]] = [
    ("relevance", "relevance"),
    ("newest", "newest edition"),
    ("place", "place in the report"),
]

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


class YearsFilter(MultipleChoiceFilter):
    """Any number of editions that are held. Filters nothing itself, either."""

    def __init__(self, label: str) -> None:
        super().__init__(label=label, method=_unfiltered, error_messages=_UNKNOWN, choices=())


def _unfiltered(queryset: QuerySet, name: str, value: object) -> QuerySet:
    return queryset


class PassageForm(StrictForm):
    """Names a value that the address both asks for and leaves out."""

    def clean(self) -> dict[str, Any]:
        asked = super().clean()
        for name in FACETS:
            if both := _keys(asked.get(name)) & _keys(asked.get(f"{NOT}{name}")):
                many = "one value is" if len(both) == 1 else f"{len(both)} values are"
                self.add_error(f"{NOT}{name}", f"{many.capitalize()} both asked for and left out: keep one of the two.")
        return asked


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
    year = YearsFilter("Year")
    not_abuse = RecordsFilter("Without abuse", AbuseType.objects.all, "code")
    not_facility = RecordsFilter("Without facility", lambda: Facility.objects.public(), "slug")
    not_facility_type = RecordsFilter("Without kind of facility", FacilityType.objects.all, "code")
    not_source = RecordsFilter("Without source", lambda: Source.objects.public(), "slug")
    not_publisher = RecordsFilter("Without publisher", lambda: Publisher.objects.public(), "slug")
    not_group = RecordsFilter("Without affected group", Group.objects.all, "code")
    not_actor = RecordsFilter("Without responsible body", Actor.objects.all, "code")
    not_topic = RecordsFilter("Without topic", Topic.objects.all, "code")
    not_report = RecordsFilter("Without report", lambda: Report.objects.public(), "slug")
    not_country = RecordsFilter("Without country", Country.objects.all, "slug")
    not_year = YearsFilter("Without year")
    suggested = OptionFilter(label="Suggestions", choices=[("on", "with what only a machine says")], method=_unfiltered)
    repeats = OptionFilter(label="Repeats", choices=[("all", "shown each time")], method=_unfiltered)
    sort = OptionFilter(label="Order", choices=SORTS, method=_unfiltered)
    exact = OptionFilter(label="Spelling", choices=[("1", "exactly as typed")], method=_unfiltered)

    class Meta(StrictFilterSet.Meta):
        model = Passage
        form = PassageForm
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """With those of the record filters alone that the address names: each costs more than all the rest of the form."""
        super().__init__(*args, **kwargs)
        for name, asked in list(self.filters.items()):
            if isinstance(asked, RecordsFilter | YearsFilter) and name not in self.data:
                del self.filters[name]

    def options(self) -> Mapping[str, Options]:
        asked = [name for name in ("year", f"{NOT}year") if name in self.data]
        if not asked:
            return {}
        years = Report.objects.public().order_by("year").values_list("year", flat=True).distinct()
        choices = [(str(year), str(year)) for year in years]
        return dict.fromkeys(asked, choices)

    def query(self) -> SearchQuery:
        """The search that a valid address means."""
        asked = self.form.cleaned_data
        sort: Sort = next((known for known, _ in SORTS if known == asked["sort"]), "relevance")
        return SearchQuery(
            text=asked["q"],
            filters={name: keys for name in FACETS if (keys := _keys(asked.get(name)))},
            excluded={name: keys for name in FACETS if (keys := _keys(asked.get(f"{NOT}{name}")))},
            suggested=asked["suggested"] == "on",
            repeats=asked["repeats"] == "all",
            sort=sort,
            page=asked["page"] or 1,
            exact=asked["exact"] == "1",
        )


def _keys(chosen: QuerySet | list[str] | None) -> frozenset[int]:
    """None where the parameter could not be read."""
    if isinstance(chosen, QuerySet):
        return frozenset(record.pk for record in chosen)
    return frozenset(int(year) for year in chosen or ())
