"""Publishers: who issues reports and sources, collectives included."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from reports.admin.parts.permanent_address import PermanentAddressAdmin
from reports.models import Publisher


@admin.register(Publisher)
class PublisherAdmin(PermanentAddressAdmin):
    choice_name = "name"
    autocomplete_fields = ["country"]
    address = {"slug": "name"}
    list_display = ["name", "short_name", "kind", "country", "source_count"]
    list_filter = ["kind", ("country", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["name", "short_name", "slug"]
    search_help_text = "The name or its short form"
    ordering = ["name", "pk"]
    list_select_related = ["country"]
    fields = ["name", "short_name", "slug", "kind", "country", "url", "note"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(source_total=Count("sources"))

    def choice_label(self, record: Any) -> str:
        return f"{record.short_name}: {record.name}" if record.short_name else record.name

    @admin.display(description="sources", ordering="source_total")
    def source_count(self, publisher: Any) -> int:
        return publisher.source_total
