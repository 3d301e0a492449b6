"""What came of an intake: what came in, what still needs a person, and what did not come in and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.urls import reverse

from reports.admin.desks.revised_rows import waiting_moves
from reports.admin.intake.forms import sentence_in_form
from reports.choices import IntakeOutcome, IntakeVerdict, Status
from reports.intake import tasks
from reports.models import Finding, Intake, IntakeItem, Passage, Section

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Need:
    """Something about a report that a person has to look at. `url` leads to where it is done."""

    item: IntakeItem
    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Suggested:
    """Findings that a machine proposes in what came in. `going_on` while it is not through."""

    number: int
    url: str
    going_on: bool


def result_context(intake: Intake) -> dict[str, Any]:
    items = list(intake.items.in_order().select_related("report"))
    came_in = [item for item in items if item.outcome == IntakeOutcome.CAME_IN]
    failed = [item for item in items if item.outcome == IntakeOutcome.FAILED]
    left_out = [item for item in items if item.outcome == IntakeOutcome.LEFT_OUT]
    unchanged = [item for item in items if _changed_nothing(item)]
    settled = {item.pk for item in (*came_in, *failed, *left_out, *unchanged)}
    others = [item for item in items if item.pk not in settled]
    return {
        "number": len(items),
        "came_in": came_in[:MOST_SHOWN],
        "came_in_number": len(came_in),
        "more_came_in": max(len(came_in) - MOST_SHOWN, 0),
        "needs": list(_needs(came_in)),
        "suggested": _suggested(came_in),
        "failed": [(item, _why(item)) for item in failed],
        "unchanged": unchanged,
        "left_out": left_out,
        "not_in": [(item, _why(item)) for item in others],
        "can_start_again": intake.trouble and intake.state == "failed",
    }


def _suggested(items: list[IntakeItem]) -> Suggested | None:
    """None where there is nothing to say of them."""
    reports = {item.report_id for item in items if item.report_id}
    number = Finding.objects.filter(status=Status.SUGGESTED, passage__report__in=reports).count()
    going_on = tasks.is_still_suggesting(reports)
    if not number and not going_on:
        return None
    one = {"report": next(iter(reports))} if len(reports) == 1 else {}
    return Suggested(number, reverse("admin:reports_finding_suggestions", query=one), going_on)


def _changed_nothing(item: IntakeItem) -> bool:
    return item.outcome == IntakeOutcome.UNCHANGED or item.verdict == IntakeVerdict.SAME


def _why(item: IntakeItem) -> list[str]:
    if item.reason:
        return item.reason.split("\n")
    return [
        f"{problem['place']}: {sentence_in_form(problem)}" if problem["place"] else sentence_in_form(problem)
        for problem in item.preview.get("problems", [])
    ]


def _needs(items: list[IntakeItem]) -> Iterable[Need]:
    """In the order of the pages; as things stand now, so that what was done meanwhile is no longer asked for."""
    reports = [item.report_id for item in items if item.report_id]
    unmapped = _counted(Section.objects.current().filter(topic=None), "report_id", reports)
    withheld = _counted(Passage.objects.current().filter(status=Status.WITHDRAWN), "report_id", reports)
    waiting = _counted(waiting_moves(), "revision__report_id", reports)
    for item in items:
        pk = item.report_id
        if pk is None:
            continue
        for question in item.preview.get("questions", []):
            yield Need(item, question)
        if pk in unmapped:
            words = _some(unmapped[pk], "heading belongs", "headings belong")
            yield Need(item, f"{words} to no topic yet.", _list("section", report=pk, topic__isempty=1))
        if pk in withheld:
            words = _some(withheld[pk], "passage is", "passages are")
            yield Need(item, f"{words} withheld from readers.", _list("passage", report=pk, status__exact="withdrawn"))
        if pk in waiting:
            words = _some(waiting[pk], "finding waits", "findings wait")
            url = reverse("admin:reports_finding_revised", query={"report": pk})
            yield Need(item, f"{words} for you, because the words under them changed.", url)


def _counted(records: Any, field: str, reports: list[int]) -> dict[int, int]:
    rows = records.filter(**{f"{field}__in": reports}).order_by().values_list(field).annotate(Count("pk"))
    return dict(rows)


def _some(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _list(model: str, **query: Any) -> str:
    return reverse(f"admin:reports_{model}_changelist", query=query)
