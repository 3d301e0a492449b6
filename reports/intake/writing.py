"""The confirmed pages of an intake, read once more and written into the record: one report a transaction, one bad page alone."""

import json
from collections import defaultdict, deque
from collections.abc import Iterator
from itertools import groupby

from reports.choices import IntakeOutcome, IntakeState
from reports.collecting.capture import CapturedBytes
from reports.ingest.batch import Options, Outcome, Result, bring_in_all
from reports.ingest.plan import current_reports_by_sha256
from reports.intake.answers import answers_key, hints_from_json
from reports.intake.pages import Page, name_of, pages_of
from reports.intake.preview import newest_capture, problems_as_json
from reports.intake.work import Work, carry_out, processes_for, update
from reports.models import IntakeItem, Report
from reports.search import sync

_OUTCOMES = {
    Result.NEW: IntakeOutcome.CAME_IN,
    Result.REVISED: IntakeOutcome.CAME_IN,
    Result.SAME: IntakeOutcome.UNCHANGED,
}
_TAKEN_DOWN = "The archive took this report down, so nothing was written."
_CHANGED = (
    "The report was changed by somebody else since this page was read: upload it again to see what it would change now."
)
_NOT_THERE = "The page was not there when it was read again: upload it again."

type Waiting = dict[str, deque[IntakeItem]]


def write_intake(intake: int) -> bool:
    """False when it was left for the next worker."""
    return carry_out(
        intake, line=IntakeState.CONFIRMED, doing=IntakeState.RUNNING, done=IntakeState.DONE, do=_write_pages
    )


def _write_pages(work: Work) -> None:
    items = list(work.intake.items.filter(chosen=True, outcome=IntakeOutcome.PENDING).in_order())
    update(work.intake.pk, total=len(items))
    for answers, alike in groupby(sorted(items, key=_another_report_last), key=answers_key):
        waiting: Waiting = defaultdict(deque)
        for item in alike:
            waiting[item.name].append(item)
        _write_alike(work, answers, waiting)


def _another_report_last(item: IntakeItem) -> tuple[bool, str]:
    """The first report of an edition comes in before those that are said to be others beside it."""
    return bool(item.answers.get("another_report")), answers_key(item)


def _write_alike(work: Work, answers: str, waiting: Waiting) -> None:
    """Pages for which the person said the same."""
    person = work.intake.confirmed_by or work.intake.started_by
    options = Options(
        hints=hints_from_json(work.intake.answers | json.loads(answers)),
        by=person.get_username(),
        workers=processes_for(sum(map(len, waiting.values()))),
    )
    for outcome in bring_in_all(_still_as_read(work, waiting), options, index=sync, stopped=work.stopped):
        _settle(waiting[outcome.name].popleft(), outcome)
        work.count_one()
    if not work.stopped_early:
        for item in (item for items in waiting.values() for item in items):
            _fail(item, _NOT_THERE)


def _still_as_read(work: Work, waiting: Waiting) -> Iterator[Page]:
    """The chosen pages, without those whose report became another since the preview: nobody confirmed that change."""
    for page in pages_of(work.intake):
        item = next((item for item in waiting.get(name_of(page), ()) if item.pk not in work.given), None)
        if item is None:
            continue
        work.given.add(item.pk)
        if newest_capture(item.slug) == item.preview.get("newest") or _is_held(page):
            yield page
        else:
            waiting[item.name].remove(item)
            _fail(item, _CHANGED)
            work.count_one()


def _is_held(page: Page) -> bool:
    """It came in meanwhile, or before the work broke off: it is known by its bytes and changes nothing."""
    return isinstance(page, CapturedBytes) and bool(current_reports_by_sha256([page.sha256]))


def _settle(item: IntakeItem, outcome: Outcome) -> None:
    item.outcome = _OUTCOMES.get(outcome.result, IntakeOutcome.FAILED)
    item.report = Report.objects.filter(slug=outcome.report).first() if outcome.report else None
    if outcome.result == Result.WITHDRAWN:
        item.reason = _TAKEN_DOWN
    elif outcome.result == Result.REFUSED:
        item.preview["problems"] = problems_as_json(outcome)
    item.save()


def _fail(item: IntakeItem, said: str) -> None:
    item.outcome, item.reason = IntakeOutcome.FAILED, said
    item.save()
