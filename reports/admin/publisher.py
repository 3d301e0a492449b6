"""Publishers: who issues reports and sources, collectives included."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from reports.admin.parts.html import unread_mark
from reports.admin.parts.list_filters import UnreadFilter
from reports.admin.parts.permanent_address import PermanentAddressAdmin
from reports.admin.parts.reviewed import SteppingAdmin
from reports.models import Publisher


@admin.register(Publisher)
class PublisherAdmin(SteppingAdmin, PermanentAddressAdmin):
    choice_name = "name"
    autocomplete_fields = ["country"]
    address = {"slug": "name"}
    list_display = ["name", "short_name", "kind", "country", "source_count", "reading"]
    list_filter = ["kind", UnreadFilter, ("country", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["name", "short_name", "slug"]
    search_help_text = "The name or its short form"
    ordering = ["name", "pk"]
    list_select_related = ["country"]
    fields = ["name", "short_name", "slug", "kind", "country", "url", "note"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(source_total=Count("sources"))

    def has_review_permission(self, request: HttpRequest) -> bool:
        return self.has_change_permission(request)

    @admin.display(description="second reader")
    def reading(self, publisher: Publisher) -> SafeString:
        return unread_mark(publisher)

    def choice_label(self, record: Any) -> str:
        return f"{record.short_name}: {record.name}" if record.short_name else record.name

    @admin.display(description="sources", ordering="source_total")
    def source_count(self, publisher: Any) -> int:
        return publisher.source_total
