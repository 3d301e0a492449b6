"""The rows of a page as COPY takes them: its capture, its headings, its passages and their cross-references."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.utils import timezone

from reports.choices import Status
from reports.ingest.preparing.cross_references import find_target
from reports.ingest.preparing.prepared import Prepared, PreparedPassage
from reports.ingest.revising.marks import marks_as_kept
from reports.ingest.revising.withholding import Withheld
from reports.ingest.writing.copying import copy_rows
from reports.models import Capture, CrossReference, Passage, Section
from reports.reading.outline.elements import OutlineSection

_SECTION = (
    "id",
    "report_id",
    "parent_id",
    "kind",
    "label",
    "title",
    "path",
    "position",
    "depth",
    "removed_in",
    "topic_id",
)
_PASSAGE = (
    *("id", "report_id", "section_id", "capture_id", "number", "removed_in", "key", "text", "marks", "fingerprint"),
    *("status", "withdrawal_reason", "withdrawn_at"),
)
_REFERENCE = ("passage_id", "start", "end", "words", "target_path", "target_id")
_NUL = "\x00"


def write_capture(prepared: Prepared, *, report: int, by: str) -> Capture:
    captured, metadata = prepared.capture, prepared.metadata
    return Capture.objects.create(
        report_id=report,
        sha256=captured.sha256,
        size=captured.size,
        media_type=captured.media_type,
        filename=captured.filename[-255:],
        url=captured.url,
        method=captured.method,
        operator=by[:150],
        captured_at=captured.captured_at,
        published_at=metadata.published,
        modified_at=metadata.modified,
        metadata=_metadata(prepared),
        account=asdict(prepared.account),
        reader=captured.reader,
        reader_version=captured.reader_version,
        content=captured.packed,
    )


def copy_sections(
    sections: Sequence[OutlineSection], ids: Sequence[int], *, report: int, topics: Mapping[int, int]
) -> dict[int, int]:
    """The primary key of the heading at each position. In the page's order, so that each stands below one that is written."""
    at = dict(zip((section.position for section in sections), ids, strict=True))
    rows = (
        (
            *(at[section.position], report, at[section.parent] if section.parent else None),
            *(section.kind.value, section.label, section.title, section.path, section.position, section.depth),
            *(0, topics.get(section.position)),
        )
        for section in sections
    )
    copy_rows(Section, _SECTION, rows)
    return at


def copy_passages(
    passages: Sequence[PreparedPassage],
    ids: Sequence[int],
    *,
    report: int,
    capture: int,
    section_at: Mapping[int, int],
    withheld: Iterable[Withheld],
) -> None:
    """Published, but for those that are withheld."""
    reasons = {each.passage.key: each.reason for each in withheld}
    now = timezone.now()
    rows = (
        (
            *(pk, report, section_at[passage.section], capture, passage.number, 0, passage.key, passage.text),
            *(json.dumps(marks_as_kept(passage.marks)) if passage.marks else "[]", passage.fingerprint),
            *_status(reasons.get(passage.key), now),
        )
        for pk, passage in zip(ids, passages, strict=True)
    )
    copy_rows(Passage, _PASSAGE, rows)


def copy_references(
    passages: Sequence[PreparedPassage],
    ids: Sequence[int],
    sections: Sequence[OutlineSection],
    section_at: Mapping[int, int],
) -> None:
    """Each points at its heading, when the page has it."""
    by_path: defaultdict[str, list[OutlineSection]] = defaultdict(list)
    for section in sections:
        by_path[section.path].append(section)
    rows = (
        (
            *(pk, reference.start, reference.end, reference.words, reference.path),
            _target(by_path.get(reference.path, []), reference.title, section_at),
        )
        for pk, passage in zip(ids, passages, strict=True)
        for reference in passage.references
    )
    copy_rows(CrossReference, _REFERENCE, rows)


def _target(headings: Sequence[OutlineSection], title: str, section_at: Mapping[int, int]) -> int | None:
    found = find_target(headings, title)
    return section_at[found.position] if found else None


def _status(reason: str | None, now: Any) -> tuple[Any, ...]:
    return (Status.WITHDRAWN.value, reason, now) if reason else (Status.PUBLISHED.value, "", None)


def _metadata(prepared: Prepared) -> dict[str, Any]:
    """What the page says of itself, where it says something."""
    metadata = prepared.metadata
    said = {
        "title": metadata.title,
        "canonical": metadata.canonical,
        "address": metadata.address,
        "pdf": metadata.pdf,
        "titles": list(prepared.edition.titles),
        "evidence": [asdict(clue) for clue in prepared.clues],
    }
    return {name: _without_nul(value) for name, value in said.items() if value}


def _without_nul(value: Any) -> Any:
    """The one character that PostgreSQL cannot keep."""
    if isinstance(value, str):
        return value.replace(_NUL, "")
    if isinstance(value, list):
        return [_without_nul(each) for each in value]
    return {name: _without_nul(each) for name, each in value.items()} if isinstance(value, dict) else value
