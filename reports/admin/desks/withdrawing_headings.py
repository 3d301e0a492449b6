"""A heading taken from the public with all that stands under it: the page that asks, and the way back."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from reports import editorial
from reports.admin.parts.base import RecordAdmin
from reports.admin.parts.index_sync import sync_after_commit
from reports.admin.parts.steps import ReasonForm
from reports.choices import WithdrawalReason
from reports.models import Section

PASSAGES_SHOWN = 50  # the others are counted


class WithdrawingHeadings(RecordAdmin):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.withdraw_view)
        return [path("<int:pk>/withdraw/", view, name=self.url_name("withdraw")), *super().get_urls()]

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.has_perm("reports.review_passage"):
            raise PermissionDenied
        section = Section.objects.select_related("report__country").filter(pk=pk).first()
        if section is None:
            raise Http404
        form = ReasonForm(request.POST) if request.method == "POST" and not section.withdrawal_reason else ReasonForm()
        if request.method == "POST" and (section.withdrawal_reason or form.is_valid()):
            self._act(request, section, form)
            return HttpResponseRedirect(reverse(f"admin:{self.url_name('change')}", args=[pk]))
        return self._ask(request, section, form)

    def _ask(self, request: HttpRequest, section: Section, form: ReasonForm) -> HttpResponse:
        passages = editorial.passages_under(section)
        context = {
            **self.admin_site.each_context(request),
            "title": f"{'Restore' if section.withdrawal_reason else 'Withdraw'} “{section.heading}”",
            "opts": self.opts,
            "media": self.media,
            "section": section,
            "passages": passages[:PASSAGES_SHOWN],
            "more": len(passages) - PASSAGES_SHOWN,
            "count": len(passages),
            "repeats": editorial.related_passages(passages[:PASSAGES_SHOWN]) if not section.withdrawal_reason else [],
            "form": form,
        }
        return TemplateResponse(request, "admin/reports/section/withdraw.html", context)

    def _act(self, request: HttpRequest, section: Section, form: ReasonForm) -> None:
        by = cast(User, request.user)
        try:
            if section.withdrawal_reason:
                done = editorial.restore_section(section=section, by=by)
            else:
                reason = WithdrawalReason(form.cleaned_data["reason"])
                done = editorial.withdraw_section(section=section, reason=reason, by=by)
        except editorial.StepRefused as refused:
            self.message_user(request, str(refused), messages.ERROR)
            return
        sync_after_commit(request)
        headings = "1 heading" if len(done) == 1 else f"{len(done)} headings"
        self.message_user(request, f"{'Restored' if section.withdrawal_reason else 'Withdrew'} {headings}.")

    def withdrawing(self, section: Any) -> SafeString:
        """The link to that page, with where the heading stands."""
        url = reverse(f"admin:{self.url_name('withdraw')}", args=[section.pk])
        if section.withdrawal_reason:
            return format_html('Withdrawn ({}) <a href="{}">Restore…</a>', section.get_withdrawal_reason_display(), url)
        return format_html('<a href="{}">Withdraw with all under it…</a>', url)
