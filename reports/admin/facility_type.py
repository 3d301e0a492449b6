"""Kinds of detention facility."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from reports.admin.parts.permanent_address import PermanentAddressAdmin
from reports.models import FacilityType


@admin.register(FacilityType)
class FacilityTypeAdmin(PermanentAddressAdmin):
    choice_name = "label"
    address = {"code": "label"}
    list_display = ["label", "hangul", "code", "position", "facility_count"]
    search_fields = ["label", "code", "hangul", "glosses", "variants"]
    search_help_text = "The term in any spelling, its translations"
    ordering = ["position", "code"]
    fields = ["label", "code", "hangul", "glosses", "variants", "scope_note", "position"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(facility_total=Count("facilities"))

    @admin.display(description="facilities", ordering="facility_total")
    def facility_count(self, facility_type: Any) -> int:
        return facility_type.facility_total
