"""The admin of records that go through review: their status, the steps from it, who may edit, and their history."""

from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.options import ActionLocation
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from reports import editorial
from reports.admin.parts.history_pages import HistoryPages
from reports.admin.parts.html import status_mark, unread_mark
from reports.admin.parts.seen import carried, field_name, shown_one
from reports.admin.parts.steps import bulk_action, offered_steps
from reports.choices import Status
from reports.editorial import Stepping


class SteppingAdmin(HistoryPages):
    """The steps that a record can take, as actions of the list and as buttons of its own page."""

    def __init__(self, model: type[Stepping], admin_site: admin.AdminSite) -> None:
        super().__init__(model, admin_site)
        steps = (*editorial.steps_of(model), *editorial.steps_by_two(model))
        self.actions = [bulk_action(step, model) for step in steps]

    def has_review_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(f"{self.opts.app_label}.review_{self.opts.model_name}")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        record = context["original"]
        if record is not None:
            context["offered_steps"] = offered_steps(record, cast(User, request.user))
            if any(not refusal for _, refusal in context["offered_steps"]):
                context |= {"seen_name": field_name(record), "seen": carried(shown_one(record))}
        return super().render_change_form(request, context, *args, **kwargs)


class ReviewedAdmin(SteppingAdmin):
    def get_actions(
        self, request: HttpRequest, action_location: ActionLocation = ActionLocation.CHANGE_LIST
    ) -> dict[str, Any]:
        """Never "delete selected": what was once seen is withdrawn, one by one if need be."""
        actions = super().get_actions(request, action_location=action_location)
        return {name: action for name, action in actions.items() if name != "delete_selected"}

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or editorial.may_edit(obj, cast(User, request.user)))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def choice_label(self, record: Any) -> str:
        return str(record) if record.status == Status.PUBLISHED else f"{record} ({record.get_status_display().lower()})"

    @admin.display(description="status", ordering="status")
    def standing(self, record: Any) -> SafeString:
        return (
            format_html("{} {}", status_mark(record), unread_mark(record))
            if unread_mark(record)
            else status_mark(record)
        )
