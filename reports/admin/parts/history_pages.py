"""The pages of a record's history: the list of its versions, and the one that asks before bringing a version back."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from reports import editorial
from reports.admin.parts.base import RecordAdmin
from reports.admin.parts.history import entries_of, event_model_of, version_changes
from reports.admin.parts.index_sync import sync_after_commit
from reports.admin.parts.seen import carried, changed_since, field_name, shown_one, version_posted
from reports.models.review import Reviewed


class HistoryPages(RecordAdmin):
    object_history_template = "admin/reports/record_history.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.restore_version_view)
        address = "<path:object_id>/history/<int:event_id>/restore/"
        return [path(address, view, name=self.url_name("restore_version")), *super().get_urls()]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        record = self.get_object(request, unquote(object_id))
        if record is None or not self.has_view_or_change_permission(request, record):
            return super().history_view(request, object_id, extra_context)  # says so in the stock way
        entries = entries_of(record)
        newest = next((entry.event_id for entry in entries if entry.event_id), None)
        can_restore = bool(editorial.restorable_fields(self.model)) and self.has_change_permission(request, record)
        mine = {"entries": entries, "newest_event": newest, "can_restore": can_restore}
        return super().history_view(request, object_id, mine | (extra_context or {}))

    def restore_version_view(self, request: HttpRequest, object_id: str, event_id: int) -> HttpResponse:
        record = self.get_object(request, unquote(object_id))
        if record is None or not editorial.restorable_fields(self.model):
            raise Http404
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        event = get_object_or_404(event_model_of(self.model), pgh_id=event_id, pgh_obj_id=record.pk)
        if request.method == "POST" and (answer := self._restore(request, record, event)):
            return answer
        now = shown_one(record)
        context = {
            **self.admin_site.each_context(request),
            "title": "Bring back this version?",
            "opts": self.opts,
            "object": record,
            "event": event,
            "changes": version_changes(record, event),
            "seen_name": field_name(record),
            "seen": carried(now),
            "changed": changed_since(request, [record], {record.pk: now}),
            "asked_again": request.method == "POST",
        }
        return TemplateResponse(request, "admin/reports/restore_version.html", context)

    def _restore(self, request: HttpRequest, record: Reviewed, event: Any) -> HttpResponse | None:
        """None where the record changed since the page was shown, which then asks again."""
        seen = version_posted(request, record)
        try:
            editorial.restore_version(record=record, event=event, by=cast(User, request.user), seen=seen)
        except editorial.ChangedSince:
            return None
        except editorial.StepRefused as reason:
            self.message_user(request, str(reason), messages.ERROR)
            return HttpResponseRedirect(reverse(f"admin:{self.url_name('history')}", args=[record.pk]))
        sync_after_commit(request)
        self.log_change(request, record, f"Brought back the version of {event.pgh_created_at:%Y-%m-%d %H:%M} UTC.")
        said = "The earlier version is back. To undo this, bring back the version before it, in the history."
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(reverse(f"admin:{self.url_name('change')}", args=[record.pk]))
