"""The tasks of the queue. Asked to end in the middle, a worker leaves the rest queued for the next."""

from collections.abc import Collection

from django.tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from reports.choices import IntakeOutcome
from reports.intake.reading import read_intake
from reports.intake.writing import write_intake
from reports.models import IntakeItem
from reports.search import sync
from reports.suggesting.run import suggest_for

REPORTS_AT_ONCE = 20
"""Reports that one task suggests findings in: a worker that is asked to end does so after these."""


@task()
def read_pages(intake: int) -> None:
    if not read_intake(intake):
        read_pages.enqueue(intake)


@task()
def bring_in_pages(intake: int) -> None:
    if not write_intake(intake):
        bring_in_pages.enqueue(intake)
        return
    suggest_in_what_came_in(intake)


def suggest_in_what_came_in(intake: int) -> None:
    """At the end of an intake, also of one that broke off."""
    came_in = IntakeItem.objects.filter(intake=intake, outcome=IntakeOutcome.CAME_IN, report__isnull=False)
    if reports := sorted(came_in.values_list("report", flat=True).distinct()):
        suggest_findings.enqueue(reports)


@task()
def suggest_findings(reports: list[int]) -> None:
    """In reports by primary key, a few at a time. Done twice, it suggests nothing new."""
    suggest_for(reports[:REPORTS_AT_ONCE])
    sync()
    if rest := reports[REPORTS_AT_ONCE:]:
        suggest_findings.enqueue(rest)


def is_still_suggesting(reports: Collection[int]) -> bool:
    """Whether a task for one of these reports waits or runs."""
    going_on = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    queued = DBTaskResult.objects.filter(task_path=suggest_findings.module_path, status__in=going_on)
    return any(set(reports).intersection(task.args_kwargs["args"][0]) for task in queued)
