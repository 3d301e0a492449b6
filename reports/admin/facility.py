"""Facilities, with every form of their names on the same page."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from reports.admin.parts.facility_search import facilities_named
from reports.admin.parts.html import NOTHING, admin_list_link
from reports.admin.parts.inlines import InlineTable
from reports.admin.parts.list_filters import NamedInFindingsFilter, UnreadFilter
from reports.admin.parts.locking import LockedForm
from reports.admin.parts.permanent_address import PermanentAddressAdmin
from reports.admin.parts.reviewed import ReviewedAdmin
from reports.choices import Status
from reports.models import Facility, FacilityName, Finding


class FacilityForm(LockedForm):
    class Meta:
        model = Facility
        fields = "__all__"
        widgets = {"summary": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})}

    def clean(self) -> dict[str, Any] | None:
        """Coordinates come whole: both numbers, what they point at, and who says so."""
        cleaned = super().clean()
        given = self.cleaned_data
        placed = [name for name in ("latitude", "longitude") if given.get(name) is not None]
        if len(placed) == 1 and "latitude" not in self.errors and "longitude" not in self.errors:
            missing = "longitude" if placed == ["latitude"] else "latitude"
            self.add_error(missing, "Coordinates need both numbers: give this one too, or empty the other.")
        for name, most in (("latitude", 90), ("longitude", 180)):
            if given.get(name) is not None and abs(given[name]) > most:
                self.add_error(name, f"Between -{most} and {most}, in decimal degrees.")
        if placed and not given.get("precision"):
            self.add_error("precision", "Say what the coordinates point at.")
        if placed and not given.get("coordinates_source"):
            self.add_error("coordinates_source", "Say who gives the coordinates.")
        return cleaned


class FacilityNameInline(InlineTable):
    model = FacilityName
    extra = 0
    fields = ["form", "kind", "script", "system", "place", "used_by", "source_url", "note"]
    verbose_name = "form of its name"
    verbose_name_plural = "every form of its name"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).order_by("kind", "script", "form", "pk")


@admin.register(Facility)
class FacilityAdmin(ReviewedAdmin, PermanentAddressAdmin):
    form = FacilityForm
    choice_name = "name"
    address = {"slug": "name"}
    inlines = [FacilityNameInline]
    autocomplete_fields = ["facility_type", "country"]
    readonly_fields = ["standing", "its_findings"]
    list_display = ["name_and_place", "facility_type", "standing", "name_count", "finding_count"]
    list_filter = ["status", UnreadFilter, "facility_type", NamedInFindingsFilter, "province", "precision"]
    search_fields = ["name"]
    search_help_text = "Any form of the name, with or without its marks: Kaech'ŏn, kaechon, 개천"
    ordering = ["facility_type__position", "name", "pk"]
    list_select_related = ["facility_type"]
    fieldsets = [
        (None, {"fields": ["name", "slug", ("facility_type", "number"), "summary", "standing", "its_findings"]}),
        ("Where it is", {"fields": ["country", ("province", "locality"), ("latitude", "longitude", "precision")]}),
        ("Who gives the coordinates", {"fields": ["coordinates_source", "coordinates_url"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        totals = {"name_total": Count("names", distinct=True), "finding_total": Count("findings", distinct=True)}
        return super().get_queryset(request).select_related("facility_type").annotate(**totals)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        if not search_term.strip():
            return queryset, False
        return queryset.filter(pk__in=facilities_named(search_term)), False

    def address_is_given(self, record: Any) -> bool:
        return record is not None and record.status in (Status.PUBLISHED, Status.WITHDRAWN)

    def choice_label(self, record: Any) -> str:
        where = record.locality or record.province
        return f"{super().choice_label(record)}, {where}" if where else super().choice_label(record)

    @admin.display(description="name", ordering="name")
    def name_and_place(self, facility: Facility) -> SafeString:
        where = ", ".join(filter(None, (facility.locality, facility.province)))
        return format_html('{} <span class="under">{}</span>', facility.name, where)

    @admin.display(description="names", ordering="name_total")
    def name_count(self, facility: Any) -> int:
        return facility.name_total

    @admin.display(description="findings", ordering="finding_total")
    def finding_count(self, facility: Any) -> int:
        return facility.finding_total

    @admin.display(description="findings")
    def its_findings(self, facility: Any) -> SafeString:
        if facility.pk is None:
            return NOTHING
        return admin_list_link(Finding, "Findings that name it", facilities__id__exact=facility.pk)
