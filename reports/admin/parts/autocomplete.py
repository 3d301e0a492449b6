"""Choosing a record by typing part of its name, with enough beside each name to tell namesakes apart."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteMixin, AutocompleteSelect, AutocompleteSelectMultiple
from django.db import models
from django.http import HttpRequest
from django.urls import reverse


def choice_label(record: models.Model) -> str:
    """The text of this record in a list of choices, as its admin words it."""
    return getattr(admin.site.get_model_admin(type(record)), "choice_label", str)(record)


class AutocompleteChoicesView(AutocompleteJsonView):
    def process_request(self, request: HttpRequest) -> Any:
        term, *rest = super().process_request(request)
        return (term.replace("\0", " ").strip(), *rest)

    def get_queryset(self) -> models.QuerySet:
        """Names that begin with what was typed come first, then those with a word that does."""
        found = super().get_queryset()
        name = getattr(self.model_admin, "choice_name", "")
        if not (name and self.term):
            return found
        word = rf"\m{re.escape(self.term)}"
        first = models.Case(
            models.When(**{f"{name}__istartswith": self.term}, then=0),
            models.When(**{f"{name}__iregex": word}, then=1),
            default=2,
        )
        return found.order_by(first, *self.model_admin.get_ordering(self.request))

    def serialize_result(self, obj: models.Model, to_field_name: str) -> dict[str, str]:
        return {"id": str(getattr(obj, to_field_name)), "text": choice_label(obj)}


class LabelledSelectMixin(AutocompleteMixin):
    def get_url(self) -> str:
        options = self.field.remote_field.model._meta
        return reverse(f"{self.admin_site.name}:{options.app_label}_{options.model_name}_choices")

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        """What is no key at all is left to the field to refuse; asking the database for it would fail."""
        return super().optgroups(name, [one for one in value if str(one).isdecimal()], attr)

    @property
    def media(self) -> forms.Media:
        return super().media + forms.Media(js=["admin/js/autocomplete.js", "js/name-choices.js"])  # in this order


class LabelledSelect(LabelledSelectMixin, AutocompleteSelect):
    pass


class LabelledSelectMultiple(LabelledSelectMixin, AutocompleteSelectMultiple):
    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        """Each choice has a cross of its own; one for all of them would be an item of the list that is no choice."""
        return super().build_attrs(base_attrs, extra_attrs) | {"data-allow-clear": "false"}


class LabelledChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, obj: models.Model) -> str:
        return choice_label(obj)


class LabelledMultipleChoiceField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: models.Model) -> str:
        return choice_label(obj)


class AutocompleteChoices(BaseModelAdmin):
    """Gives every field of `autocomplete_fields` such a box, in forms and in inlines."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs |= {"form_class": LabelledChoiceField, "widget": LabelledSelect(db_field, self.admin_site)}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs |= {
                "form_class": LabelledMultipleChoiceField,
                "widget": LabelledSelectMultiple(db_field, self.admin_site),
            }
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_field_queryset(self, db: str | None, db_field: Any, request: HttpRequest) -> models.QuerySet | None:
        """With what the label of a chosen record says beside its name."""
        queryset = super().get_field_queryset(db, db_field, request)
        if queryset is None:
            return None
        beside = self.admin_site.get_model_admin(db_field.remote_field.model).list_select_related
        return queryset.select_related(*beside) if isinstance(beside, list) else queryset
