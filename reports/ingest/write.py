"""Writes a plan into the record, whole or not at all. Everything was checked before it comes here."""

import gzip
from collections import Counter

from django.db import connection, transaction
from django.utils import timezone

from reports.choices import CaptureMethod, Status
from reports.ingest.cross_references import find_references, resolve_cross_references
from reports.ingest.outline import OutlineSection
from reports.ingest.plan import Plan, PlanState
from reports.models import Capture, CrossReference, Passage, Report, Section
from reports.text import fingerprint, fold, passage_key

_LOCK = "reports.ingest"


def one_import_at_a_time() -> None:
    """Wait for any other import to end; held until the transaction does. Take it before planning what will be written."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [_LOCK])


def write_report(plan: Plan, *, by: str) -> Report:
    """The report with its capture, sections, passages and cross-references, published."""
    if plan.state != PlanState.NEW:
        raise ValueError(f"a plan that is {plan.state} is not written")
    with transaction.atomic():
        report = _write_edition(plan)
        capture = _write_capture(plan, report, by)
        sections = _write_sections(plan, report)
        passages = _write_passages(plan, report, capture, sections)
        _write_cross_references(passages)
        resolve_cross_references(report)
    return report


def _write_edition(plan: Plan) -> Report:
    edition = plan.edition
    return Report.objects.create(
        series=edition.series,
        country=edition.country,
        year=edition.year,
        slug=edition.slug,
        title=edition.full_title,
        is_extract=plan.outline.is_extract,
        published_date=edition.published_date,
        url=edition.url,
        licence=edition.licence,
        status=Status.PUBLISHED,
    )


def _write_capture(plan: Plan, report: Report, by: str) -> Capture:
    captured, reader = plan.captured, plan.choice.reader
    return Capture.objects.create(
        report=report,
        sha256=captured.sha256,
        size=captured.size,
        media_type=reader.media_type,
        filename=captured.filename[:255],
        method=CaptureMethod.FILE,
        operator=by,
        captured_at=timezone.now(),
        reader=reader.name,
        reader_version=reader.version,
        content=gzip.compress(captured.content, mtime=0),
    )


def _write_sections(plan: Plan, report: Report) -> dict[int, Section]:
    """By position. Level by level, because a section can only stand below one that is written."""
    written: dict[int, Section] = {}
    for depth in sorted({section.depth for section in plan.outline.sections}):
        level = [section for section in plan.outline.sections if section.depth == depth]
        rows = [_section(section, plan, report, written) for section in level]
        written |= {row.position: row for row in Section.objects.bulk_create(rows)}
    return written


def _section(section: OutlineSection, plan: Plan, report: Report, written: dict[int, Section]) -> Section:
    return Section(
        report=report,
        parent=written[section.parent] if section.parent else None,
        kind=section.kind,
        label=section.label,
        title=section.title,
        path=section.path,
        position=section.position,
        depth=section.depth,
        topic_id=plan.topics.get(section.position),
    )


def _write_passages(plan: Plan, report: Report, capture: Capture, sections: dict[int, Section]) -> list[Passage]:
    seen: Counter[str] = Counter()
    rows = []
    for passage in plan.outline.passages:
        folded = fold(passage.text)
        seen[folded] += 1
        rows.append(
            Passage(
                report=report,
                section=sections[passage.section],
                capture=capture,
                number=passage.number,
                key=passage_key(report.slug, passage.text, seen[folded]),
                text=passage.text,
                fingerprint=fingerprint(passage.text),
                status=Status.PUBLISHED,
            )
        )
    return Passage.objects.bulk_create(rows, batch_size=1000)


def _write_cross_references(passages: list[Passage]) -> None:
    CrossReference.objects.bulk_create(
        CrossReference(passage=passage, start=found.start, end=found.end, words=found.words, target_path=found.path)
        for passage in passages
        for found in find_references(passage.text)
    )
