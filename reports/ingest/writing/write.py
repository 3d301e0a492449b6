"""Writes a plan into the record, whole or not at all: a new report, or a revision of one that is stored."""

from dataclasses import dataclass

from django.db import transaction

from reports.choices import Status
from reports.ingest.plan import Plan, PlanState, make_plan
from reports.ingest.preparing.prepared import Prepared
from reports.ingest.writing.copying import take_ids
from reports.ingest.writing.revision import write_revision
from reports.ingest.writing.rows import copy_passages, copy_references, copy_sections, write_capture
from reports.models import Passage, Report, Section
from reports.models.import_lock import one_import_at_a_time


@dataclass(frozen=True, slots=True)
class Written:
    """`plan` is what was executed. `report` and `capture` are primary keys, None when nothing was written; `revision` is
    the number of the revision, 0 for a new report."""

    plan: Plan
    report: int | None = None
    capture: int | None = None
    revision: int = 0


def write(plan: Plan, *, by: str) -> Written:
    """Execute a plan that was shown. What is stored may have changed since: the plan that was executed is in the result,
    and it may be that nothing was left to do."""
    if not plan.state.writes:
        raise ValueError(f"a plan that is {plan.state} is not written")
    return take_in(plan.prepared, by=by)


def take_in(prepared: Prepared, *, by: str) -> Written:
    """Plan under the lock and write, if there is something to write."""
    with transaction.atomic():
        one_import_at_a_time()
        plan = make_plan(prepared, lock=True)
        if plan.state == PlanState.NEW:
            return _write_report(plan, by)
        if plan.state == PlanState.REVISED and plan.stored and plan.changes:
            revision = write_revision(plan, plan.stored, plan.changes, by=by)
            return Written(plan, revision.report_id, revision.capture_id, revision.number)
    return Written(plan)


def _write_report(plan: Plan, by: str) -> Written:
    prepared = plan.prepared
    ids = take_ids({Section: len(prepared.sections), Passage: len(prepared.passages)})
    report = _write_edition(prepared).pk
    capture = write_capture(prepared, report=report, by=by).pk
    section_at = copy_sections(prepared.sections, ids[Section], report=report, topics=prepared.topics)
    copy_passages(
        prepared.passages,
        ids[Passage],
        report=report,
        capture=capture,
        section_at=section_at,
        withheld=plan.withheld,
    )
    copy_references(prepared.passages, ids[Passage], prepared.sections, section_at)
    return Written(plan, report, capture)


def _write_edition(prepared: Prepared) -> Report:
    edition = prepared.edition
    return Report.objects.create(
        series_id=edition.series.pk,
        country_id=edition.country.pk,
        year=edition.year,
        symbol=edition.symbol,
        slug=edition.slug,
        title=edition.full_title,
        is_extract=prepared.is_extract,
        published_date=edition.published_date,
        url=edition.url,
        licence=edition.licence,
        status=Status.PUBLISHED,
    )
