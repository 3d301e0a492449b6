"""Parameters that name any number of records. A search looks names up in statements that are made once a process."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, Self

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django_filters import Filter

from reports.models import Report
from reports.search import AnyOf, PreparedQuery

_UNKNOWN = {"invalid_choice": "“%(value)s” is not in the archive.", "invalid_list": "It takes a list of values."}


class RecordLookup(Protocol):
    def keys(self, names: Sequence[str]) -> Mapping[str, int]:
        """The keys of these names; maybe those of more. Unknown names are left out."""


class PublicRecords:
    """The public records of a kind, by their names in addresses."""

    def __init__(self, records: Callable[[], QuerySet[Any]], name: str) -> None:
        self._query = PreparedQuery(
            ["name"],
            lambda given: records().order_by().filter(AnyOf(name, given["name"])).values_list(name, "pk"),
            texts=True,
        )

    def keys(self, names: Sequence[str]) -> Mapping[str, int]:
        return dict(self._query.rows({"name": names}))

    def __deepcopy__(self, memo: object) -> Self:
        """Filters are copied for each request; the statement is not made anew."""
        return self


class PublicYears:
    """The years of the public editions."""

    _query = PreparedQuery([], lambda given: Report.objects.public().order_by().values_list("year").distinct())

    def keys(self, names: Sequence[str]) -> Mapping[str, int]:
        return {str(year): year for (year,) in self._query.rows({})}


class RecordsField(forms.MultipleChoiceField):
    """Names of records in an address; gives their keys."""

    def __init__(self, *, lookup: RecordLookup, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._lookup = lookup

    def clean(self, value: Any) -> frozenset[int]:
        names = self.to_python(value)
        for name in names:
            if "\0" in name:
                raise self._unknown(name.replace("\0", "\ufffd"))
        keys = self._lookup.keys(names) if names else {}
        for name in names:
            if name not in keys:
                raise self._unknown(name)
        return frozenset(keys[name] for name in names)

    def _unknown(self, name: str) -> ValidationError:
        return ValidationError(self.error_messages["invalid_choice"], code="invalid_choice", params={"value": name})


class RecordsFilter(Filter):
    """Filters nothing itself: the index does."""

    field_class = RecordsField

    def __init__(self, label: str, lookup: RecordLookup) -> None:
        super().__init__(label=label, lookup=lookup, error_messages=_UNKNOWN, method=unfiltered)


def unfiltered(queryset: QuerySet, name: str, value: object) -> QuerySet:
    return queryset
