"""Captures: the custody of the bytes that reports came from, and the bytes themselves, untouched."""

from pathlib import PurePath
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from reports.admin.parts.html import NOTHING, value_list
from reports.admin.parts.ingested import IngestedAdmin
from reports.models import Capture, CaptureCheck, Passage, visibility

MOST_CHECKS = 20  # the latest


@admin.register(Capture)
class CaptureAdmin(IngestedAdmin):
    list_display = ["__str__", "report", "size", "operator", "captured_at", "method"]
    list_filter = ["method", "report__year", "reader"]
    search_fields = ["filename", "url", "sha256", "operator", "report__country__name", "=report__year"]
    search_help_text = "File name, address, SHA-256, who brought it in, country, year"
    ordering = ["-captured_at", "-pk"]
    list_select_related = ["report__country"]
    fields = [
        *("report", "filename", "url", "sha256", "size", "media_type", "method", "operator", "captured_at"),
        *("published_at", "modified_at", "reader", "reader_version"),
        *("untouched_bytes", "says_of_itself", "characters", "its_checks"),
    ]
    readonly_fields = ["untouched_bytes", "says_of_itself", "characters", "its_checks"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("content")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.download_view)
        return [path("<int:pk>/bytes/", view, name=self.url_name("bytes")), *super().get_urls()]

    def download_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Always as a file to save: what was captured is never run or shown in this site's name."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        capture = self.get_object(request, str(pk))
        if capture is None:
            raise Http404
        if _holds_withdrawn_words(capture) and not request.user.has_perm("reports.read_withdrawn_passage"):
            raise PermissionDenied("These bytes hold words that were withdrawn: administrators alone read them.")
        response = HttpResponse(capture.original_bytes(), content_type="application/octet-stream")
        name = PurePath(capture.filename).name or f"{capture.sha256[:12]}.bin"
        response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
        return response

    @admin.display(description="what the page says of itself")
    def says_of_itself(self, capture: Capture) -> SafeString:
        return value_list(capture.metadata)

    @admin.display(description="account of its characters")
    def characters(self, capture: Capture) -> SafeString:
        return value_list(capture.account)

    @admin.display(description="later checks")
    def its_checks(self, capture: Capture) -> SafeString:
        """Whether the bytes still are those that came, and whether the passages still follow from them."""
        checks = capture.checks.order_by("-checked_at", "-pk")[:MOST_CHECKS]
        rows = [(date_format(localtime(check.checked_at), "j M Y, H:i"), _check_words(check)) for check in checks]
        lines = format_html_join("", "<li>{}: {}</li>", rows)
        return format_html("<ul>{}</ul>", lines) if rows else NOTHING

    @admin.display(description="untouched bytes")
    def untouched_bytes(self, capture: Any) -> SafeString:
        return format_html(
            '<a href="{}">Download them as they came</a>', reverse("admin:reports_capture_bytes", args=[capture.pk])
        )


def _holds_withdrawn_words(capture: Capture) -> bool:
    return Passage.objects.filter(report=capture.report_id).exclude(visibility.passage()).exists()


def _check_words(check: CaptureCheck) -> str:
    said = "the bytes hold" if check.bytes_hold else "the bytes have changed"
    passages = {
        True: "the passages follow from them",
        False: "the passages do not follow from them",
        None: "no reader could tell",
    }
    return "; ".join(filter(None, (said, passages[check.passages_hold], check.note)))
