"""What came in before an intake broke off is suggested in as well, however the intake ends."""

import datetime

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from reports.intake import staging, steps, tasks
from reports.models import Intake, Report
from tests.intakes import bring_in

pytestmark = pytest.mark.usefixtures("intake_room")


def suggested_in():
    queued = DBTaskResult.objects.filter(task_path=tasks.suggest_findings.module_path)
    return [task.args_kwargs["args"][0] for task in queued]


def broken_off(reviewer):
    intake = bring_in(reviewer)
    Intake.objects.update(state="failed")
    intake.refresh_from_db()
    return intake


def test_when_a_person_cancels_it(reviewer):
    steps.cancel(broken_off(reviewer))
    assert suggested_in() == [[Report.objects.get().pk]]


def test_when_nobody_decides(reviewer):
    broken_off(reviewer)
    Intake.objects.update(started_at=timezone.now() - staging.KEPT - datetime.timedelta(hours=1))
    steps.forget_the_old()
    assert suggested_in() == [[Report.objects.get().pk]]
