"""FilterSets that believe nothing: every value, every name in the address and every repetition is checked and named."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django_filters import ChoiceFilter, Filter, FilterSet, ModelChoiceFilter

LIST_SIZE = 50

type Options = Iterable[tuple[str, str]]

_UNKNOWN_PARAMETER = "“%(name)s” is not a parameter of this page: take it out of the address."
_MANY = (forms.MultipleChoiceField, forms.ModelMultipleChoiceField)


class StrictForm(forms.Form):
    """Names what the address holds beside its known parameters, or holds twice."""

    def clean(self) -> dict[str, Any]:
        data = cast("QueryDict", self.data)
        for name in data:
            if name not in self.fields:
                self.add_error(None, ValidationError(_UNKNOWN_PARAMETER, params={"name": name}))
            elif len(data.getlist(name)) > 1 and not isinstance(self.fields[name], _MANY):
                self.add_error(name, "It stands in the address more than once: keep one.")
        return self.cleaned_data


class RecordField(forms.ModelChoiceField):
    """One public record, by its name in addresses."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and "\0" in value:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value})
        return super().to_python(value)


class OptionFilter(ChoiceFilter):
    """One of a list of options; a list that depends on the archive's records is given by `StrictFilterSet.options`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        unknown = {"invalid_choice": "“%(value)s” is not one of the choices here."}
        super().__init__(*args, **{"empty_label": "Any", "error_messages": unknown, "choices": (), **kwargs})


class RecordFilter(ModelChoiceFilter):
    field_class = RecordField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        unknown = {"invalid_choice": "“%(value)s” is not in the archive."}
        super().__init__(*args, **{"empty_label": "Any", "error_messages": unknown, **kwargs})


class PageFilter(Filter):
    """The number of the page. It filters nothing: `StrictFilterSet.current_page` cuts the page out."""

    field_class = forms.IntegerField

    def __init__(self) -> None:
        wrong = {"invalid": "The number of a page is a whole number.", "min_value": "Pages are counted from 1."}
        super().__init__(label="Page", min_value=1, error_messages=wrong, widget=forms.HiddenInput)

    def filter(self, qs: QuerySet, value: int | None) -> QuerySet:
        return qs


class StrictFilterSet(FilterSet):
    """A page of rows for an address, or the errors that say why there is none."""

    page: PageFilter | None = PageFilter()

    class Meta:
        form = StrictForm

    def options(self) -> Mapping[str, Options]:
        """The options of the filters that offer only what the archive has, by the name of the filter."""
        return {}

    @property
    def form(self) -> forms.Form:
        if not hasattr(self, "_form"):
            form = super().form
            for name, options in self.options().items():
                form.fields[name].choices = list(options)
        return super().form

    def current_page(self, size: int = LIST_SIZE) -> Page | None:
        """The asked page of the filtered rows, `size` rows long; None where the address is not valid: see `page_of`."""
        return self.page_of(self.qs, size) if self.is_valid() else None

    def page_of(self, rows: QuerySet | Sequence[Any], size: int, *, advice: str = "") -> Page | None:
        """The asked page of any rows; None, with the errors in the form, where the address is not valid or has no such page.

        `advice` is a sentence that follows the error.
        """
        if not self.is_valid():
            return None
        pages = Paginator(rows, size)
        try:
            return pages.page(self.form.cleaned_data.get("page") or 1)
        except EmptyPage:
            last = f"{pages.num_pages}, the only one" if pages.num_pages == 1 else str(pages.num_pages)
            self.form.add_error("page", f"There is no such page: the last one is {last}. {advice}".rstrip())
            return None

    def faults(self) -> Iterator[tuple[str, str]]:
        """What is wrong with the address: the name of each parameter, and a sentence for the reader."""
        for name, errors in self.form.errors.as_data().items():
            for error in errors:
                for sentence in error.messages:
                    yield (error.params or {}).get("name", "") if name == NON_FIELD_ERRORS else name, sentence
