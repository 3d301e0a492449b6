"""Passages: read only, the place where findings begin, and what is withdrawn to protect a person."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reports.admin.list_filters import OwnReportFilter
from reports.admin.marks import NOTHING, admin_link, passage_block, status_mark
from reports.admin.reviewed import ReviewedAdmin
from reports.models import Passage


@admin.register(Passage)
class PassageAdmin(ReviewedAdmin):
    list_display = ["beginning", "add_finding", "finding_count", "standing"]
    list_filter = ["status", OwnReportFilter, "report__year", ("section__topic", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["text", "key", "=number", "report__country__name", "=report__year"]
    search_help_text = "Words of the passage, its number or key, its country, its year"
    ordering = ["report__slug", "number", "pk"]
    list_select_related = ["report__country", "section"]
    fields = ["its_words", "findings_here", "standing", "report", "section", "number", "key", "capture", "fingerprint"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(finding_total=Count("findings"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def choice_label(self, record: Any) -> str:
        return f"{super().choice_label(record)}: {_shortened(record.text)}"

    @admin.display(description="passage")
    def its_words(self, passage: Passage) -> SafeString:
        return passage_block(passage, [(finding.start, finding.end) for finding in passage.findings.all()])

    @admin.display(description="findings here")
    def findings_here(self, passage: Passage) -> SafeString:
        findings = passage.findings.order_by("start", "end", "pk")
        rows = [(admin_link(finding), status_mark(finding)) for finding in findings]
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{} {}</li>", rows)) if rows else NOTHING

    @admin.display(description="passage", ordering="number")
    def beginning(self, passage: Passage) -> SafeString:
        words = '<span class="verbatim-small">{}</span> <span class="under">{}, {}</span>'
        return format_html(words, _shortened(passage.text), passage, passage.section.heading)

    @admin.display(description="findings", ordering="finding_total")
    def finding_count(self, passage: Any) -> int:
        return passage.finding_total

    @admin.display(description="")
    def add_finding(self, passage: Passage) -> SafeString:
        return format_html('<a href="{}?passage={}">Add finding</a>', reverse("admin:reports_finding_add"), passage.pk)


def _shortened(text: str) -> str:
    return text if len(text) <= 110 else f"{text[:108].rstrip()} …"
