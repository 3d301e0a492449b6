"""A report that came in under a wrong edition: the page that moves it, and the list of its moves."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from reports.admin.parts.base import RecordAdmin
from reports.admin.parts.index_sync import sync_after_commit
from reports.ingest.moving import REVIEW, move_report
from reports.ingest.preparing.edition import EARLIEST_YEAR, LATEST_YEAR
from reports.models import Country, Finding, Report, Series
from reports.problems import Refused

_CHANGED = (
    "The report was moved by somebody else since this page was opened. Look at where it is now, and decide once more."
)


class MoveForm(forms.Form):
    """Where the report belongs, and why it is moved; filled in with where it is filed now."""

    series = forms.ModelChoiceField(Series.objects.order_by("title"), empty_label=None)
    country = forms.ModelChoiceField(Country.objects.order_by("name", "pk"), empty_label=None)
    year = forms.IntegerField(min_value=EARLIEST_YEAR, max_value=LATEST_YEAR)
    symbol = forms.CharField(
        required=False,
        max_length=300,
        label="Symbol or short title",
        help_text="Only where the series has another report on that country and year.",
    )
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}), help_text="Kept with the report, for whoever asks why it was moved."
    )
    opened = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, report: Report, data: Any = None) -> None:
        self._filed = f"{report.series_id} {report.country_id} {report.year} {report.symbol}".strip()
        initial = {"series": report.series_id, "country": report.country_id, "year": report.year}
        super().__init__(data, initial=initial | {"symbol": report.symbol, "opened": self._filed})

    def clean_opened(self) -> str:
        opened: str = self.cleaned_data["opened"]
        if opened != self._filed:
            raise ValidationError(_CHANGED)
        return opened


class MovingReports(RecordAdmin):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.move_view)
        return [path("<int:pk>/move/", view, name=self.url_name("move")), *super().get_urls()]

    def move_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.has_perm(REVIEW):
            raise PermissionDenied
        report = Report.objects.select_related("series", "country").filter(pk=pk).first()
        if report is None:
            raise Http404
        form = MoveForm(report, request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid() and self._move(request, report, form):
            return HttpResponseRedirect(reverse(f"admin:{self.url_name('change')}", args=[pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": f"Move {report}",
            "opts": self.opts,
            "media": self.media,
            "report": report,
            "passages": report.passages.count(),
            "findings": Finding.objects.filter(passage__report=report).count(),
            "form": form,
        }
        return TemplateResponse(request, "admin/reports/report/move.html", context)

    def _move(self, request: HttpRequest, report: Report, form: MoveForm) -> bool:
        asked = {name: value for name, value in form.cleaned_data.items() if name != "opened"}
        try:
            move_report(report=report, by=cast(User, request.user), **asked)
        except Refused as refused:
            form.add_error(None, " ".join(str(problem).capitalize() for problem in refused.problems))
            return False
        sync_after_commit(request)
        report.refresh_from_db()
        self.log_change(request, report, f"Moved. {asked['reason']}")
        self.message_user(request, f"It is filed under {report}, {report.series} now.", messages.SUCCESS)
        return True
