"""Cited works and voices, with the copies of them on the same page."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from reports.admin.parts.inlines import InlineTable
from reports.admin.parts.list_filters import CitedInFindingsFilter, UnreadFilter
from reports.admin.parts.locking import LockedForm
from reports.admin.parts.permanent_address import PermanentAddressAdmin
from reports.admin.parts.reviewed import ReviewedAdmin
from reports.choices import Evidence, Status
from reports.models import Source, SourceCopy


class SourceForm(LockedForm):
    evidence = forms.MultipleChoiceField(
        choices=Evidence.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="What the source itself rests on.",
    )

    class Meta:
        model = Source
        fields = "__all__"
        widgets = {
            "note": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "csl": forms.Textarea(attrs={"rows": 6, "class": "vLargeTextField"}),
        }

    def clean_csl(self) -> dict[str, Any]:
        csl = self.cleaned_data["csl"] or {}
        if not isinstance(csl, dict):
            raise forms.ValidationError("CSL-JSON of one work is an object: begin with { and end with }, or write {}.")
        return csl


class SourceCopyInline(InlineTable):
    model = SourceCopy
    extra = 0
    fields = ["url", "kind", "retrieved_at", "sha256", "note"]
    verbose_name_plural = "copies of it"
    ordering = ["kind", "url", "pk"]


@admin.register(Source)
class SourceAdmin(ReviewedAdmin, PermanentAddressAdmin):
    form = SourceForm
    choice_name = "title"
    address = {"slug": "title"}
    inlines = [SourceCopyInline]
    autocomplete_fields = ["publisher"]
    readonly_fields = ["standing"]
    list_display = ["title", "publisher", "kind", "published", "standing", "citation_count"]
    list_filter = [
        "status",
        UnreadFilter,
        "kind",
        ("publisher", admin.RelatedOnlyFieldListFilter),
        CitedInFindingsFilter,
        "language",
    ]
    search_fields = ["title", "printed_title", "publisher__name", "publisher__short_name", "slug"]
    search_help_text = "Words of the title, as it is or as printed, or the publisher"
    ordering = ["publisher__name", "published_earliest", "title", "pk"]
    list_select_related = ["publisher"]
    fieldsets = [
        (None, {"fields": ["title", "printed_title", "slug", "standing"]}),
        ("What it is", {"fields": ["publisher", "kind", ("published", "language"), "url", "evidence"]}),
        ("For the archive", {"fields": ["note", "csl"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(citation_total=Count("citations"))

    def address_is_given(self, record: Any) -> bool:
        return record is not None and record.status in (Status.PUBLISHED, Status.WITHDRAWN)

    def choice_label(self, record: Any) -> str:
        """Two bodies published a White Paper in 2020: the publisher and the date tell them apart."""
        year = f", {record.published}" if record.published else ""
        return f"{super().choice_label(record)} — {record.publisher}{year}"

    @admin.display(description="citations", ordering="citation_total")
    def citation_count(self, source: Any) -> int:
        return source.citation_total
