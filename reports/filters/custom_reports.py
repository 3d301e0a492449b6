"""The parameters of a custom report: ?year=2021&topic=torture&country=north-korea, each as often as wanted, and two switches."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django_filters import Filter

from reports.filters.records import unfiltered
from reports.filters.strict import StrictFilterSet
from reports.models import Country, Section, Topic
from reports.models.tree import with_below

_YEARS = range(1900, 2201)
MOST_YEARS = 60


class _ChosenField(forms.MultipleChoiceField):
    """One or more values, each once and in order; empty ones, as a form sends them, do not count."""

    noun = ""

    def clean(self, value: Any) -> tuple[Any, ...]:
        values = [one for one in self.to_python(value) if one]
        if not values:
            raise ValidationError(f"Choose at least one {self.noun}.")
        return self.chosen(values)

    def chosen(self, values: Sequence[str]) -> tuple[Any, ...]:
        raise NotImplementedError

    def refuse_unknown(self, values: Iterable[str], known: Mapping[str, object], noun: str) -> None:
        if unknown := sorted(set(values) - known.keys()):
            raise ValidationError([f"“{value}” is not a {noun} that the archive knows." for value in unknown])


class YearsField(_ChosenField):
    """Years that an edition can be of, in digits of ASCII."""

    noun = "year"

    def chosen(self, values: Sequence[str]) -> tuple[int, ...]:
        years = {value: int(value) for value in values if value.isascii() and value.isdecimal() and len(value) == 4}
        problems = [f"“{value}” is not a year." for value in values if years.get(value) not in _YEARS]
        if len(set(years.values())) > MOST_YEARS:
            problems.append(f"Choose {MOST_YEARS} years or fewer.")
        if problems:
            raise ValidationError(problems)
        return tuple(sorted(set(years.values())))


class TopicsField(_ChosenField):
    """Codes of topics, without those below another chosen one: they are in the document already."""

    noun = "topic"

    def chosen(self, values: Sequence[str]) -> tuple[str, ...]:
        topics = {topic.code: topic for topic in Topic.objects.order_by("code")}
        self.refuse_unknown(values, topics, self.noun)
        below = with_below(topics.values())
        within = {key for code in values for key in below[topics[code].pk] - {topics[code].pk}}
        return tuple(code for code in topics if code in values and topics[code].pk not in within)


class CountriesField(_ChosenField):
    """Slugs of countries and areas."""

    noun = "country"

    def chosen(self, values: Sequence[str]) -> tuple[str, ...]:
        known = dict(Country.objects.order_by("slug").values_list("slug", "name"))
        self.refuse_unknown(values, known, "country or area")
        return tuple(slug for slug in known if slug in values)


class SwitchField(forms.MultipleChoiceField):
    """On where it is given as 1."""

    def clean(self, value: Any) -> bool:
        values = self.to_python(value)
        if values not in ([], ["1"]):
            raise ValidationError(f"“{', '.join(values)}” is not a choice here: write 1, or leave it out.")
        return bool(values)


class _YearsFilter(Filter):
    field_class = YearsField


class _TopicsFilter(Filter):
    field_class = TopicsField


class _CountriesFilter(Filter):
    field_class = CountriesField


class _SwitchFilter(Filter):
    field_class = SwitchField


class CustomReportFilterSet(StrictFilterSet):
    """Reads and checks only: which sections a choice means is for `reports.compiling` to say. It has no pages."""

    page = None
    year = _YearsFilter(label="Year", method=unfiltered)
    topic = _TopicsFilter(label="Topic", method=unfiltered)
    country = _CountriesFilter(label="Country", method=unfiltered)
    findings = _SwitchFilter(label="Findings", method=unfiltered)
    edit = _SwitchFilter(label="Edit", method=unfiltered)

    class Meta(StrictFilterSet.Meta):
        model = Section
        fields: list[str] = []

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, Section.objects.none())
