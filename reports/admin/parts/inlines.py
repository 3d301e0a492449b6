"""Rows of other models on a record's form: as a stack of forms, as a table, and as a part with no rights of its own."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from reports.admin.parts.autocomplete import AutocompleteChoices


class InlineAdmin(AutocompleteChoices, admin.StackedInline):
    pass


class DeleteBox(forms.CheckboxInput):
    def __init__(self) -> None:
        super().__init__(attrs={"aria-label": "Delete"})


class TableFormSet(forms.BaseInlineFormSet):
    deletion_widget = DeleteBox


class InlineTable(AutocompleteChoices, admin.TabularInline):
    """A table's headings name its columns for the eye; each box is named for the ear as well."""

    formset = TableFormSet

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            field.widget.attrs["aria-label"] = str(field.label)
        return field


class PartOfRecord(admin.TabularInline):
    """Whoever may read or change the record may read or change these rows."""

    parent_model: type[Any]

    def _may(self, request: HttpRequest, verb: str) -> bool:
        options = self.parent_model._meta
        return request.user.has_perm(f"{options.app_label}.{verb}_{options.model_name}")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "view") or self._may(request, "change")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "change")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "change")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "change")
