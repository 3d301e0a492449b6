"""The desk of findings that wait after a revision: kept with the older text, moved to the newer one, or taken down."""

from typing import cast

from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode

from reports import editorial
from reports.admin.desks.revised_form import MoveForm
from reports.admin.desks.revised_rows import for_desk, next_waiting, row_of, waiting_moves
from reports.admin.desks.suggestion_rows import FINDING_PARTS
from reports.admin.parts.base import RecordAdmin
from reports.admin.parts.index_sync import sync_after_commit
from reports.admin.parts.locking import OPENED_VERSION
from reports.admin.parts.steps import ReasonForm
from reports.choices import MoveOutcome, Status, WithdrawalReason
from reports.models import FindingMove

PAGE_SIZE = 10  # each row shows two whole paragraphs
_DONE = {
    "keep": "Kept with the older text.",
    "move": "Moved to the newer text.",
    "take_down": "Taken down after a revision.",
}
_CHANGED = (
    "Nothing was done: somebody changed the finding after you opened this page. It is shown as it is now, with your words"
    " below. Look at it, and press again if it is still right."
)


class RevisedDesk(RecordAdmin):
    def get_urls(self) -> list[URLPattern]:
        pages = [
            path("revised/", self.admin_site.admin_view(self.revised_view), name=self.url_name("revised")),
            path("revised/<int:pk>/", self.admin_site.admin_view(self.move_view), name=self.url_name("revised_move")),
        ]
        return [*pages, *super().get_urls()]

    def revised_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        kept, chosen = request.GET.get("show") == "kept", request.GET.get("report", "")
        moves = waiting_moves(kept=kept)
        reports = list(
            moves.order_by("-revision__report__year", "revision__report__country__name")
            .values("revision__report", year=F("revision__report__year"), country=F("revision__report__country__name"))
            .annotate(number=Count("pk"))
        )
        report = int(chosen) if chosen.isdecimal() and len(chosen) < 12 else None
        if report is not None:
            moves = moves.filter(revision__report=report)
        page = Paginator(for_desk(moves), PAGE_SIZE).get_page(request.GET.get("p"))
        asked: dict[str, str | int] = {
            **({"show": "kept"} if kept else {}),
            **({"report": report} if report is not None else {}),
        }
        context = {
            **self.admin_site.each_context(request),
            "title": "Kept with the older text" if kept else "Findings that wait after a revision",
            "opts": self.opts,
            "media": self.media,
            "kept": kept,
            "reports": reports,
            "report": report,
            "by_machine": moves.filter(finding__status=Status.SUGGESTED).count(),
            "page": page,
            "query": urlencode(asked),
            "address": urlencode({**asked, **({"p": page.number} if page.number > 1 else {})}),
            "rows": [row_of(move) for move in page],
            "may_act": self.has_change_permission(request),
        }
        return TemplateResponse(request, "admin/reports/finding/revised.html", context)

    def move_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        move = for_desk(FindingMove.objects.filter(pk=pk)).first()
        if move is None:
            raise Http404
        if request.method != "POST":
            return self._move_page(request, move, MoveForm(move), ReasonForm())
        if not self.has_change_permission(request):
            raise PermissionDenied
        return self._decide_move(request, move)

    def _decide_move(self, request: HttpRequest, move: FindingMove) -> HttpResponse:
        act = request.POST.get("act", "")
        form = MoveForm(move, request.POST if act == "move" else None)
        reason = ReasonForm(request.POST if act == "take_down" and move.finding.status == Status.PUBLISHED else None)
        faulty = any(one.is_bound and not one.is_valid() for one in (form, reason))
        if act not in _DONE or faulty:
            return self._move_page(request, move, form, reason)
        if act != "keep" and request.POST.get(OPENED_VERSION) != editorial.version_of(move.finding, FINDING_PARTS):
            if form.is_bound:
                form.add_error(None, _CHANGED)
            else:
                self.message_user(request, _CHANGED, messages.ERROR)
            return self._move_page(request, move, form, reason)
        try:
            self._take_decision(request, act, move, form, reason)
        except editorial.StepRefused as refused:
            self.message_user(request, str(refused), messages.ERROR)
            if FindingMove.objects.filter(pk=move.pk, outcome=move.outcome).exists():
                return self._move_page(request, move, form, reason)
            return self._back_to_moves(request, move)
        self.message_user(request, _DONE[act], messages.SUCCESS)
        return self._back_to_moves(request, move)

    def _take_decision(
        self, request: HttpRequest, act: str, move: FindingMove, form: MoveForm, reason: ReasonForm
    ) -> None:
        by = cast(User, request.user)
        with transaction.atomic():
            if act == "keep":
                editorial.keep_with_older_text(move=move, by=by)
            elif act == "move":
                editorial.move_to_newer_text(move=move, words=form.new_words(), by=by)
            else:
                given = WithdrawalReason(reason.cleaned_data["reason"]) if reason.is_bound else None
                editorial.take_down(move=move, by=by, reason=given, seen=request.POST.get(OPENED_VERSION, ""))
            LogEntry.objects.log_actions(by.pk, [move.finding], CHANGE, change_message=_DONE[act])
            sync_after_commit(request)

    def _move_page(self, request: HttpRequest, move: FindingMove, form: MoveForm, reason: ReasonForm) -> HttpResponse:
        by, finding = cast(User, request.user), move.finding
        step = editorial.WITHDRAW if finding.status == Status.PUBLISHED else editorial.REJECT
        context = {
            **self.admin_site.each_context(request),
            "title": f"After a revision: {finding}",
            "opts": self.opts,
            "media": self.media,
            "row": row_of(move),
            "form": form,
            "reason": reason,
            "step": step,
            "kept": move.outcome == MoveOutcome.KEPT,
            "why_not_moved": editorial.why_not_moved(move, finding, by),
            "why_not_taken_down": editorial.refusal(step, finding, by),
            "may_act": self.has_change_permission(request),
            "opened": editorial.version_of(finding, FINDING_PARTS),
            "query": request.GET.get("desk", ""),
        }
        return TemplateResponse(request, "admin/reports/finding/revised_move.html", context)

    def _back_to_moves(self, request: HttpRequest, move: FindingMove) -> HttpResponse:
        """To the desk where it was left, at the next one that waits."""
        following = next_waiting(move)
        query = request.GET.get("desk", "")
        anchor = f"#m-{following}" if following else ""
        return HttpResponseRedirect(f"{reverse('admin:reports_finding_revised')}{f'?{query}' if query else ''}{anchor}")
