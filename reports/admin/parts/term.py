"""The shape of the vocabularies' admin: trees of terms, each with its scope note."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from reports.admin.parts.html import NOTHING, admin_list_link
from reports.admin.parts.locking import LockedForm
from reports.admin.parts.permanent_address import PermanentAddressAdmin
from reports.models import Finding
from reports.models.term import Term


class TermForm(LockedForm):
    def clean_parent(self) -> Term | None:
        """A term below itself would be no tree; the database would refuse it too."""
        parent = self.cleaned_data["parent"]
        above, seen = parent, set[int]()
        while above is not None and above.pk not in seen:
            if above.pk == self.instance.pk:
                said = f"“{parent}” is below “{self.instance}”, so it cannot be above it: choose another."
                raise forms.ValidationError(said, code="cycle")
            seen.add(above.pk)
            above = above.parent
        return parent


class TermAdmin(PermanentAddressAdmin):
    """For a term that findings carry; `relation` is what a finding calls it."""

    form = TermForm
    relation = ""
    choice_name = "label"
    autocomplete_fields = ["parent"]
    address = {"code": "label"}
    list_display = ["label", "parent", "code", "position", "finding_count"]
    list_filter = [("parent", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["label", "code", "variants", "scope_note"]
    search_help_text = "The term, its code, other words for it, its scope note"
    ordering = ["position", "code"]
    list_select_related = ["parent"]
    readonly_fields = ["its_findings"]
    fields = ["label", "code", "parent", "position", "variants", "scope_note", "its_findings"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        queryset = super().get_queryset(request)
        return queryset.annotate(finding_total=Count("findings")) if self.relation else queryset

    def choice_label(self, record: Any) -> str:
        return f"{record.parent} › {record}" if record.parent_id else str(record)

    @admin.display(description="findings", ordering="finding_total")
    def finding_count(self, term: Any) -> int:
        return term.finding_total

    @admin.display(description="findings")
    def its_findings(self, term: models.Model) -> SafeString:
        if term.pk is None:
            return NOTHING
        return admin_list_link(Finding, "Findings that carry it", **{f"{self.relation}__id__exact": term.pk})
