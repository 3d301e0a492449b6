"""The desk of suggestions: what a machine proposes, to be accepted, edited or rejected in one step each."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode

from reports import editorial
from reports.admin.desks.suggestion_filters import Narrowed
from reports.admin.desks.suggestion_rows import FINDING_PARTS, for_desk, links_of, rows_of
from reports.admin.parts.base import RecordAdmin
from reports.admin.parts.index_sync import sync_after_commit
from reports.models import Finding

PAGE_SIZE = 20  # each row shows a whole paragraph
_CHANGED = "somebody changed it after you opened this page. It is shown as it is now."
_DONE = {
    "accept": ("Accepted", "To be read by a second person before the public sees it."),
    "reject": ("Rejected", "Never to be suggested again."),
    "restore": ("Put back", "To be decided again."),
}


@dataclass(slots=True)
class Outcome:
    done: list[Finding] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


class SuggestionDesk(RecordAdmin):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.suggestions_view)
        return [path("suggestions/", view, name=self.url_name("suggestions")), *super().get_urls()]

    def suggestions_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._decide_suggestions(request)
        narrowed = Narrowed.from_address(request.GET.dict())
        found = Paginator(for_desk(narrowed.findings()), PAGE_SIZE)
        page = found.get_page(request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            "title": "Rejected suggestions" if narrowed.rejected else "Suggestions",
            "opts": self.opts,
            "media": self.media,
            "narrowed": narrowed,
            "choices": narrowed.choices(),
            "number": found.count,
            "page": page,
            "pages": found.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
            "rows": rows_of(list(page.object_list)),
            "may_act": self.has_change_permission(request),
            "address": _address(narrowed, page.number),
        }
        return TemplateResponse(request, "admin/reports/finding/suggestions.html", context)

    # Acting: the buttons of one suggestion say "accept:12", those of the selected ones "accept". -----

    def _decide_suggestions(self, request: HttpRequest) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        verb, _, one = request.POST.get("act", "").partition(":")
        chosen = [one] if one else request.POST.getlist("selected")
        keys = [int(key) for key in chosen if key.isdecimal() and len(key) < 12]
        if verb not in _DONE or not keys:
            self.message_user(request, "Nothing was changed: select suggestions first.", messages.WARNING)
            return self._back_to_suggestions(request, keys)
        with transaction.atomic():
            outcome = self._take_suggestions(request, verb, keys)
            if outcome.done:
                done, _ = _DONE[verb]
                person = cast(User, request.user).pk
                LogEntry.objects.log_actions(person, outcome.done, CHANGE, change_message=f"{done} as a suggestion.")
                sync_after_commit(request)
        self._tell_of_suggestions(request, verb, outcome)
        return self._back_to_suggestions(request, keys)

    def _take_suggestions(self, request: HttpRequest, verb: str, keys: list[int]) -> Outcome:
        act: Callable[[HttpRequest, Finding], Finding] = {
            "accept": _accept,
            "reject": _reject,
            "restore": _restore,
        }[verb]
        outcome = Outcome()
        for finding in Finding.objects.select_for_update().filter(pk__in=keys).order_by("pk"):
            if editorial.version_of(finding, FINDING_PARTS) != request.POST.get(f"opened-{finding.pk}"):
                outcome.refused.append((str(finding), _CHANGED))
                continue
            try:
                outcome.done.append(act(request, finding))
            except editorial.StepRefused as reason:
                outcome.refused.append((str(finding), str(reason)))
        return outcome

    def _tell_of_suggestions(self, request: HttpRequest, verb: str, outcome: Outcome) -> None:
        if outcome.done:
            done, then = _DONE[verb]
            number = len(outcome.done)
            said = f"{done} {number} suggestion{'' if number == 1 else 's'}. {then}"
            self.message_user(request, format_html("{} {}", said, _undo(verb, outcome.done)), messages.SUCCESS)
        if outcome.refused:
            reasons = format_html_join("", "<br>“{}”: {}", outcome.refused)
            self.message_user(request, format_html("Left as it was:{}", reasons), messages.WARNING)

    def _back_to_suggestions(self, request: HttpRequest, acted: list[int]) -> HttpResponse:
        """To the same place of the same list: the first one after those that were acted on."""
        shown = [int(key) for key in request.POST.getlist("shown") if key.isdecimal()]
        return HttpResponseRedirect(f"{request.get_full_path()}{_anchor(shown, acted)}")


def desk_address(query: str = "", after: str = "") -> str:
    """The desk, where it was left: with the filters of `query`, at the suggestion `after`."""
    anchor = f"#s-{after}" if after.isdecimal() else ""
    return f"{reverse('admin:reports_finding_suggestions')}{f'?{query}' if query else ''}{anchor}"


def _address(narrowed: Narrowed, page: int) -> str:
    parts = [narrowed.query, urlencode({"p": page}) if page > 1 else ""]
    return "&".join(part for part in parts if part)


def _anchor(shown: list[int], acted: list[int]) -> str:
    places = [place for place, key in enumerate(shown) if key in acted]
    first = places[0] if places else 0
    left = [key for key in shown[first:] if key not in acted] or [key for key in shown if key not in acted][-1:]
    return f"#s-{left[0]}" if left else ""


def _accept(request: HttpRequest, finding: Finding) -> Finding:
    """Without the links whose box the person emptied."""
    kept = set(request.POST.getlist(f"keep-{finding.pk}"))
    dropping = [link.proposal for link in links_of(finding) if link.value not in kept]
    return editorial.accept_suggestion(finding=finding, by=cast(User, request.user), dropping=dropping)


def _reject(request: HttpRequest, finding: Finding) -> Finding:
    if not editorial.is_unanswered(finding):
        raise editorial.StepRefused("It is no suggestion any more.")
    return editorial.reject(record=finding, by=cast(User, request.user))


def _restore(request: HttpRequest, finding: Finding) -> Finding:
    if not editorial.is_unanswered(finding):
        raise editorial.StepRefused("It is no suggestion any more.")
    return editorial.restore(record=finding, by=cast(User, request.user))


def _undo(verb: str, done: list[Finding]) -> Any:
    if verb == "reject":
        url = f"{reverse('admin:reports_finding_suggestions')}?show=rejected"
        return format_html('To undo this, restore it in the <a href="{}">list of rejected suggestions</a>.', url)
    if verb == "accept" and len(done) == 1:
        url = reverse("admin:reports_finding_change", args=[done[0].pk])
        return format_html('<a href="{}">See it</a>; to undo this, send it back to draft there.', url)
    return ""
