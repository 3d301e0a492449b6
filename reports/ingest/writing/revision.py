"""Writes a revision of a stored report: the new page, what left the old one, and where the findings went. In one transaction."""

import json
from typing import Any

import pghistory
from django.db import connection
from django.utils import timezone

from reports.choices import Status
from reports.ingest.plan import Plan, StoredEdition
from reports.ingest.preparing.prepared import PreparedPassage
from reports.ingest.revising.changes import Changes, pk_by_position, topics_kept
from reports.ingest.revising.marks import marks_on
from reports.ingest.revising.move_findings import move, settle_waiting
from reports.ingest.revising.stored import StoredPassage
from reports.ingest.writing.copying import take_ids
from reports.ingest.writing.open_references import resolve_cross_references
from reports.ingest.writing.rows import copy_passages, copy_references, copy_sections, write_capture
from reports.models import Passage, PassageEdit, Report, Revision, Section

_FOLLOW_THE_PAGE = """
    UPDATE reports_passage AS p SET number = v.number, section_id = v.section, marks = v.marks::jsonb, removed_in = 0
    FROM unnest(%s::bigint[], %s::int[], %s::bigint[], %s::text[]) AS v(id, number, section, marks)
    WHERE p.id = v.id
"""


def write_revision(plan: Plan, stored: StoredEdition, changes: Changes, *, by: str) -> Revision:
    """Takes a plan that was made with `lock` in this very transaction."""
    with pghistory.context(step="revision", operator=by):
        revision = _write_number(plan, stored, changes, by)
        fresh = _fresh(changes)
        passage_ids, section_ids = _take_ids(plan, changes, fresh)
        section_at = _write_sections(plan, stored, changes, revision, section_ids)
        _leave(changes, revision)
        keys = {passage.key: pk for pk, passage in zip(passage_ids, fresh, strict=True)}
        keys |= {passage.key: before.pk for before, passage in changes.returned}
        copy_passages(
            fresh,
            passage_ids,
            report=stored.report.pk,
            capture=revision.capture_id,
            section_at=section_at,
            withheld=plan.withheld,
        )
        _follow_the_page(changes, section_at)
        _withhold_returned(plan, changes)
        copy_references(fresh, passage_ids, plan.prepared.sections, section_at)
        _write_findings(plan, changes, revision, keys)
        _complete_report(plan, stored)
        resolve_cross_references(stored.report.pk)
    return revision


def _write_number(plan: Plan, stored: StoredEdition, changes: Changes, by: str) -> Revision:
    """A page that goes back to earlier bytes has its capture already."""
    capture = stored.capture or write_capture(plan.prepared, report=stored.report.pk, by=by).pk
    return Revision.objects.create(
        report_id=stored.report.pk,
        number=stored.report.revision + 1,
        capture_id=capture,
        operator=by[:150],
        kept=len(changes.kept),
        edited=len(changes.edited),
        added=changes.newly_there,
        gone=len(changes.gone),
    )


def _fresh(changes: Changes) -> list[PreparedPassage]:
    """Those that are not stored yet, in the order of the page."""
    stored = {passage.key for _, passage in changes.returned}
    fresh = [*changes.added, *(edit.after for edit in changes.edited if edit.after.key not in stored)]
    return sorted(fresh, key=lambda passage: passage.number)


def _take_ids(plan: Plan, changes: Changes, fresh: list[PreparedPassage]) -> tuple[list[int], list[int]]:
    headings = 0 if changes.keeps_outline else len(plan.prepared.sections)
    taken = take_ids({Passage: len(fresh), Section: headings}) if fresh or headings else {}
    return taken.get(Passage, []), taken.get(Section, [])


def _write_sections(
    plan: Plan, stored: StoredEdition, changes: Changes, revision: Revision, ids: list[int]
) -> dict[int, int]:
    """The headings stay when they are the same; otherwise the old ones retire together, and passages that left keep them."""
    if changes.keeps_outline:
        return dict(pk_by_position(stored.sections))
    Section.objects.current().filter(report=stored.report.pk).update(removed_in=revision.number)
    topics = topics_kept(stored.sections, plan.prepared)
    return copy_sections(plan.prepared.sections, ids, report=stored.report.pk, topics=topics)


def _leave(changes: Changes, revision: Revision) -> None:
    leaving = [*(edit.before.pk for edit in changes.edited), *(passage.pk for passage in changes.gone)]
    if leaving:
        Passage.objects.filter(pk__in=leaving).update(removed_in=revision.number)


def _follow_the_page(changes: Changes, section_at: dict[int, int]) -> None:
    """Number, heading and marks of what stands in the page with the words it had."""
    rows = [
        (stored.pk, passage.number, section_at[passage.section], json.dumps(marks_on(stored.text, passage)))
        for stored, passage in (*changes.kept, *changes.returned)
        if _differs(stored, passage, section_at)
    ]
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(_FOLLOW_THE_PAGE, [list(column) for column in zip(*rows, strict=True)])


def _differs(stored: StoredPassage, passage: PreparedPassage, section_at: dict[int, int]) -> bool:
    if stored.removed_in or stored.number != passage.number or stored.section != section_at[passage.section]:
        return True
    return stored.marks != marks_on(stored.text, passage)


def _withhold_returned(plan: Plan, changes: Changes) -> None:
    """Rows that were stored before; those that are new were written so."""
    stored = {passage.key: before.pk for before, passage in changes.returned}
    for each in plan.withheld:
        if each.passage.key in stored:
            Passage.objects.filter(pk=stored[each.passage.key]).update(
                status=Status.WITHDRAWN, withdrawal_reason=each.reason, withdrawn_at=timezone.now()
            )


def _write_findings(plan: Plan, changes: Changes, revision: Revision, keys: dict[str, int]) -> None:
    """Edits first: only they let a finding go to another passage."""
    PassageEdit.objects.bulk_create(
        PassageEdit(revision=revision, before_id=edit.before.pk, after_id=keys[edit.after.key])
        for edit in changes.edited
    )
    settle_waiting(before.pk for before, _ in changes.returned)
    move(plan.fates, revision, keys)


def _complete_report(plan: Plan, stored: StoredEdition) -> None:
    """What nobody has said of it yet; what somebody wrote stays. The whole report takes the place of an extract."""
    edition = plan.prepared.edition
    said: dict[str, Any] = {"url": edition.url, "licence": edition.licence, "published_date": edition.published_date}
    report = Report.objects.get(pk=stored.report.pk)
    changed = {name: value for name, value in said.items() if value and not getattr(report, name)}
    if report.is_extract and not plan.prepared.is_extract:
        changed["is_extract"] = False
    if changed:
        Report.objects.filter(pk=report.pk).update(**changed)
