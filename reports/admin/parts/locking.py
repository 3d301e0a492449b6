"""Optimistic locking: a form remembers the version it was opened with, and shows both versions if somebody saved another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from reports.editorial import version_of

OPENED_VERSION = "opened_version"


class LockedForm(forms.ModelForm):
    """Refuses to save over what somebody else saved since `opened`. Empty means that the form remembers no version."""

    opened: ClassVar[str] = ""
    parts: ClassVar[Sequence[type[models.Model]]] = ()
    refused_by_database: ClassVar[str] = ""
    has_conflict = False

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.refused_by_database:
            self.add_error(None, self.refused_by_database)
        elif self.opened and self.instance.pk and self.opened != self._version_now():
            self.has_conflict = True
            self.add_error(
                None, "Not saved: somebody else saved this record after you opened it. See both versions below."
            )
        return cleaned

    def _version_now(self) -> str:
        """Holds the row until the end of the transaction, so that two people who save at once come one after the other."""
        current = type(self.instance)._base_manager.select_for_update().get(pk=self.instance.pk)
        return version_of(current, self.parts)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field whose value in the record differs from the one on the form."""

    label: str
    theirs: str
    yours: str


def differences(form: forms.ModelForm, formsets: Iterable[Any]) -> Iterator[Difference]:
    """Field by field, what the record says now and what the form would make of it."""
    yield from _of_form(form, "")
    for formset in formsets:
        name = formset.model._meta.verbose_name
        for number, row in enumerate(formset.forms, start=1):
            yield from _of_form(row, f"{name} {number}: ".capitalize())


def _of_form(form: forms.ModelForm, prefix: str) -> Iterator[Difference]:
    for name in form.changed_data:
        field = form.fields[name]
        theirs = field.prepare_value(form.get_initial_for_field(field, name))
        yield Difference(f"{prefix}{form[name].label}", _shown(field, theirs), _shown(field, form[name].value()))


def _shown(field: forms.Field, value: Any) -> str:
    if value in (None, "", []):
        return "—"
    if isinstance(field, forms.ModelChoiceField):
        return _named(field, value)
    if isinstance(field, forms.ChoiceField):
        names = {str(key): str(name) for key, name in field.widget.choices}
        return ", ".join(names.get(str(one), str(one)) for one in (value if isinstance(value, list) else [value]))
    return str(value)


def _named(field: forms.ModelChoiceField, value: Any) -> str:
    many = isinstance(field, forms.ModelMultipleChoiceField)
    keys = [getattr(one, "pk", one) for one in (value if many else [value])]
    try:
        found = field.clean(keys if many else keys[0])
    except ValidationError:
        return "a record that is no longer there"
    return ", ".join(field.label_from_instance(one) for one in (found if many else [found]))
