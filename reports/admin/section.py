"""Sections of reports: the import's, but for the topic they belong to."""

from django.contrib import admin

from reports.admin.desks.unmapped_headings import UnmappedHeadings
from reports.admin.desks.withdrawing_headings import WithdrawingHeadings
from reports.admin.parts.ingested import IngestedAdmin
from reports.admin.parts.list_filters import OwnReportFilter
from reports.models import Section


@admin.register(Section)
class SectionAdmin(UnmappedHeadings, WithdrawingHeadings, IngestedAdmin):
    editable = ("topic",)
    readonly_fields = ["withdrawing"]
    autocomplete_fields = ["topic"]
    list_display = ["heading", "report", "path", "kind", "topic"]
    list_filter = [OwnReportFilter, ("topic", admin.EmptyFieldListFilter), "kind"]
    search_fields = ["title", "=path", "report__country__name", "=report__year"]
    search_help_text = "Words of the heading, its path such as 1.c, the country, the year"
    ordering = ["report__slug", "position", "pk"]
    list_select_related = ["report__country", "topic"]
