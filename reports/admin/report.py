"""Reports: the import's, but for where they were published, under which licence, and which edition they are filed under."""

from typing import Any, cast

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reports.admin.desks.moving_reports import MovingReports
from reports.admin.parts.html import NOTHING, admin_link, admin_list_link, day
from reports.admin.parts.ingested import IngestedAdmin
from reports.admin.parts.reviewed import ReviewedAdmin
from reports.models import Finding, Passage, Report, Revision
from reports.models.links import reports_for_list
from reports.models.report import report_name
from reports.models.review import ReviewedQuerySet


@admin.register(Report)
class ReportAdmin(MovingReports, ReviewedAdmin, IngestedAdmin):
    editable = ("published_date", "url", "licence")
    readonly_fields = ["standing", "contents", "its_captures", "its_revisions", "its_moves"]
    list_display = ["title", "country", "year", "symbol", "standing", "passage_total", "finding_total"]
    list_filter = ["status", "year", "series", "is_extract"]
    search_fields = ["title", "symbol", "country__name", "=year", "slug"]
    search_help_text = "Words of the title, the country, the year"
    ordering = ["-year", "country__name", "pk"]
    fields = [
        *(
            "title",
            "standing",
            "contents",
            "its_captures",
            "its_revisions",
            "its_moves",
            "series",
            "country",
            "year",
            "symbol",
            "slug",
            "is_extract",
        ),
        *("published_date", "url", "licence", "added_at"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return reports_for_list(cast(ReviewedQuerySet, super().get_queryset(request)))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return IngestedAdmin.get_readonly_fields(self, request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return ReviewedAdmin.has_change_permission(self, request, obj)

    @admin.display(description="passages", ordering="passage_count")
    def passage_total(self, report: Any) -> int:
        return report.passage_count

    @admin.display(description="findings", ordering="finding_count")
    def finding_total(self, report: Any) -> int:
        return report.finding_count

    @admin.display(description="captures")
    def its_captures(self, report: Report) -> SafeString:
        captures = report.captures.defer("content").order_by("-captured_at", "-pk")
        rows = [(admin_link(capture), day(capture.captured_at), capture.get_method_display()) for capture in captures]
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}, {}, {}</li>", rows)) if rows else NOTHING

    @admin.display(description="revisions")
    def its_revisions(self, report: Report) -> SafeString:
        """What each newer capture changed."""
        revisions = report.revisions.select_related("capture").defer("capture__content").order_by("-number")
        rows = [
            (one.number, day(one.made_at), _counts(one), admin_link(one.capture, "its capture")) for one in revisions
        ]
        lines = format_html_join("", "<li>{}. {}: {}; {}</li>", rows)
        return format_html("<ul>{}</ul>", lines) if rows else NOTHING

    @admin.display(description="moves")
    def its_moves(self, report: Report) -> SafeString:
        """Where it was filed before, and why it was moved from there."""
        moves = report.moves.select_related("series", "country").order_by("-moved_at", "-pk")
        rows = [
            (
                *(day(move.moved_at), report_name(move.country.name, move.year, move.symbol), move.series),
                *(f", by {move.operator}" if move.operator else "", move.reason),
            )
            for move in moves
        ]
        lines = format_html_join("", "<li>{}, from {}, {}{}: {}</li>", rows)
        return format_html("<ul>{}</ul>", lines) if rows else NOTHING

    @admin.display(description="what it holds")
    def contents(self, report: Report) -> SafeString:
        passages = admin_list_link(Passage, "Its passages", report=report.pk)
        return format_html("{} · {}", passages, admin_list_link(Finding, "Findings in it", report=report.pk))


def _counts(revision: Revision) -> str:
    counts = {name: getattr(revision, name) for name in ("kept", "edited", "added", "gone")}
    return ", ".join(f"{number} {name}" for name, number in counts.items())
