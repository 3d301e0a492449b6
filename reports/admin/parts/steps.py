"""Taking a step with one record or many: a page that says exactly what will change, then the step, then how to undo it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst

from reports import editorial
from reports.admin.parts.affected_pages import affected_pages
from reports.admin.parts.index_sync import sync_after_commit
from reports.admin.parts.related_words import Repeats, repeats_of
from reports.admin.parts.seen import carried, changed_since, field_name, version_posted
from reports.choices import Status, WithdrawalReason
from reports.editorial import ChangedSince, Step, Stepping, StepRefused, shown
from reports.models.review import Reviewed

MOST_AT_ONCE = 200  # each is named on the page that asks, and is checked and written by itself
BACK = "back_to"
"""Posted from the record's own page, which is where the person then returns to."""

_ACTS: dict[Step, Callable[..., Stepping]] = {
    editorial.SUBMIT: editorial.submit_for_review,
    editorial.PUBLISH: editorial.publish,
    editorial.SEND_BACK: editorial.send_back,
    editorial.REJECT: editorial.reject,
    editorial.WITHDRAW: editorial.withdraw,
    editorial.RESTORE: editorial.restore,
    editorial.ASK_TO_RESTORE: editorial.ask_to_restore,
    editorial.TURN_DOWN: editorial.turn_down,
    editorial.CONFIRM_CHANGE: editorial.confirm_change,
}
_UNDO = {
    editorial.SUBMIT: ("Send back to draft", Status.IN_REVIEW),
    editorial.PUBLISH: ("Withdraw", Status.PUBLISHED),
    editorial.SEND_BACK: ("Submit for review", Status.DRAFT),
    editorial.REJECT: ("Restore", Status.REJECTED),
    editorial.WITHDRAW: ("Restore", Status.WITHDRAWN),
}


class ReasonForm(forms.Form):
    reason = forms.ChoiceField(
        choices=[("", "Choose a reason"), *WithdrawalReason.choices],
        help_text="Readers who come to the address are given this reason, and nothing else.",
    )


class BecauseForm(forms.Form):
    because = forms.CharField(
        label="Why it may be shown again",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        help_text="Whom it endangered, and what has changed. A second person reads this and decides. The history keeps it.",
    )


_FORMS: dict[Step, type[forms.Form]] = {editorial.WITHDRAW: ReasonForm, editorial.ASK_TO_RESTORE: BecauseForm}


@dataclass(frozen=True, slots=True)
class Planned:
    """What a step would do to one record; with a `refusal`, nothing."""

    record: Stepping
    url: str
    before: str
    after: str
    refusal: str

    @property
    def asked(self) -> Reviewed | None:
        """The record, where somebody has asked to restore it: the page says who and why."""
        return self.record if isinstance(self.record, Reviewed) and self.record.restore_asked_by_id else None


def bulk_action(
    step: Step, model: type[Stepping]
) -> Callable[[Any, HttpRequest, models.QuerySet], HttpResponse | None]:
    """The admin action for a step."""

    @admin.action(permissions=[editorial.least_right(step, model)], description=capfirst(f"{step.verb}…"))
    def action(model_admin: admin.ModelAdmin, request: HttpRequest, queryset: models.QuerySet) -> HttpResponse | None:
        return take_step(model_admin, request, queryset, step)

    action.__name__ = step.name
    return action


def take_step(
    model_admin: admin.ModelAdmin, request: HttpRequest, queryset: models.QuerySet, step: Step
) -> HttpResponse | None:
    """The page that asks, and after its answer the way back; None, with a message, when too many records are chosen."""
    records = list(queryset.order_by("pk")[: MOST_AT_ONCE + 1])
    if len(records) > MOST_AT_ONCE:
        said = f"Nothing was changed: more than {MOST_AT_ONCE} are chosen. Narrow the list with its filters and go on in parts."
        model_admin.message_user(request, said, messages.ERROR)
        return None
    confirmed = "confirmed" in request.POST
    form = _FORMS[step](request.POST if confirmed else None) if step in _FORMS else None
    repeats = repeats_of(request, records, step, answered=confirmed)
    if not confirmed or (form and not form.is_valid()) or repeats.came_since:
        return _ask(model_admin, request, records, step, form, repeats)
    given = _given(form.cleaned_data) if form else {}
    left = _take(model_admin, request, records, repeats.passages(), step, given)
    if left:
        again = list(queryset.filter(pk__in=left).order_by("pk"))
        return _ask(model_admin, request, again, step, form, repeats_of(request, again, step, answered=True))
    return _back(model_admin, request)


def offered_steps(record: Stepping, by: User) -> list[tuple[Step, str]]:
    """The steps from the record's status that this person may take, each with the reason why not yet, or an empty one."""
    begin_here = [step for step in editorial.steps_of(type(record)) if editorial.status_of(record) in step.starts]
    begin_here += [step for step in editorial.steps_by_two(type(record)) if editorial.is_called_for(step, record)]
    return [(step, editorial.refusal(step, record, by)) for step in begin_here if editorial.may_take(step, record, by)]


def _given(answered: dict[str, Any]) -> dict[str, Any]:
    """What the act is given of the form."""
    return answered | {"reason": WithdrawalReason(answered["reason"])} if "reason" in answered else answered


def _ask(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    records: list[Any],
    step: Step,
    form: forms.Form | None,
    repeats: Repeats,
) -> HttpResponse:
    plans = [_planned(model_admin, request, record, step) for record in records]
    taken = [plan for plan in plans if not plan.refusal]
    now = shown([plan.record for plan in taken])
    changes_pages = step in (editorial.PUBLISH, editorial.WITHDRAW, editorial.RESTORE)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": capfirst(f"{step.verb}: {_count(model_admin, len(taken))}"),
        "opts": model_admin.opts,
        "media": model_admin.media,
        "step": step,
        "button": capfirst(step.verb),
        "form": form,
        "taken": taken,
        "shown": [
            (plan, field_name(plan.record), carried(now[plan.record.pk]), now[plan.record.pk].words) for plan in taken
        ],
        "changed": changed_since(request, [plan.record for plan in taken], now),
        "asked_again": "confirmed" in request.POST,
        "refused": [plan for plan in plans if plan.refusal],
        "repeats": repeats,
        "touched": affected_pages([*(plan.record for plan in taken), *repeats.passages()]) if changes_pages else [],
        "shown_before_or_after": changes_pages,
        "action_checkbox_name": ACTION_CHECKBOX_NAME,
        "back": request.POST.get(BACK, ""),
        "back_url": _back_url(model_admin, request),
    }
    return TemplateResponse(request, "admin/reports/confirm_step.html", context)


def _planned(model_admin: admin.ModelAdmin, request: HttpRequest, record: Stepping, step: Step) -> Planned:
    return Planned(
        record=record,
        url=_change_url(model_admin, record.pk),
        before=editorial.status_of(record).label,
        after=editorial.ends_in(step, record).label,
        refusal=editorial.refusal(step, record, cast(User, request.user)),
    )


def _take(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    records: list[Any],
    related: list[Any],
    step: Step,
    given: dict[str, Any],
) -> list[Any]:
    """The keys of the records that changed since the page showed them, with which nothing was done.

    What is `related` goes with them as it is: passages, whose words never change.
    """
    done: list[Stepping] = []
    refused: list[tuple[Stepping, str]] = []
    changed: list[Any] = []
    seen: dict[Any, str | None] = {record.pk: version_posted(request, record) for record in records}
    with transaction.atomic():
        for record in [*records, *related]:
            try:
                done.append(_ACTS[step](record=record, by=request.user, seen=seen.get(record.pk), **given))
            except ChangedSince:
                changed.append(record.pk)
            except StepRefused as reason:
                refused.append((record, str(reason)))
        if done:
            why = given["reason"].label if "reason" in given else given.get("because", "")
            entry = f"{step.done}{f' ({why})' if why else ''}."
            LogEntry.objects.log_actions(cast(User, request.user).pk, done, CHANGE, change_message=entry)
            sync_after_commit(request)
    _report(model_admin, request, step, done, refused)
    return changed


def _report(
    model_admin: admin.ModelAdmin, request: HttpRequest, step: Step, done: list[Any], refused: list[tuple[Any, str]]
) -> None:
    if done:
        said = f"{step.done} {_count(model_admin, len(done))}."
        model_admin.message_user(request, format_html("{} {}", said, _undo(model_admin, step)), messages.SUCCESS)
    if refused:
        reasons = format_html_join("", "<br>“{}”: {}", refused)
        left = "Left as it was:" if len(refused) == 1 else f"Left as they were: {len(refused)}."
        model_admin.message_user(request, format_html("{}{}", left, reasons), messages.WARNING)


def _undo(model_admin: admin.ModelAdmin, step: Step) -> str:
    if step not in _UNDO:
        return ""
    name, status = _UNDO[step]
    url = f"{_list_url(model_admin)}?status__exact={status}"
    hint = 'To undo this, choose “{}” in the <a href="{}">list of what is {}</a>.'
    return format_html(hint, name, url, status.label.lower())


def _count(model_admin: admin.ModelAdmin, number: int) -> str:
    options = model_admin.opts
    return f"{number} {options.verbose_name if number == 1 else options.verbose_name_plural}"


def _back(model_admin: admin.ModelAdmin, request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(_back_url(model_admin, request))


def _back_url(model_admin: admin.ModelAdmin, request: HttpRequest) -> str:
    """The record's own page when the step began there, or else the list with its filters."""
    back = request.POST.get(BACK, "")
    return _change_url(model_admin, back) if back.isdecimal() else request.get_full_path()


def _change_url(model_admin: admin.ModelAdmin, pk: Any) -> str:
    return reverse(f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}_change", args=[pk])


def _list_url(model_admin: admin.ModelAdmin) -> str:
    return reverse(f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}_changelist")
