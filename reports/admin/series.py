"""Series of reports."""

from django.contrib import admin

from reports.admin.parts.permanent_address import PermanentAddressAdmin
from reports.models import Series


@admin.register(Series)
class SeriesAdmin(PermanentAddressAdmin):
    autocomplete_fields = ["publisher"]
    address = {"slug": "title"}
    list_display = ["title", "publisher", "slug"]
    search_fields = ["title", "slug"]
    ordering = ["title", "pk"]
    list_select_related = ["publisher"]
    fields = ["title", "slug", "publisher", "url"]
