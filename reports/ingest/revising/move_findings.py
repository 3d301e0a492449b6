"""What becomes of the findings in passages that were edited or are gone: they go with their words, or wait for a curator."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from reports.choices import MoveOutcome, Status
from reports.ingest.revising.changes import Changes
from reports.models import Citation, Figure, Finding, FindingMove, Revision
from reports.quoting import Span, shift, span_in_newer, stands_whole


@dataclass(frozen=True, slots=True)
class NewSpans:
    """Where all the words of one finding stand in the newer text; citations and figures by primary key."""

    quote: Span
    citations: dict[int, Span]
    figures: dict[int, Span]
    trace: list[Any]


@dataclass(frozen=True, slots=True)
class FindingsFate:
    """`after` is the key of the newer text, empty when the passage is gone; without `spans` the finding stays."""

    finding: Finding
    after: str
    spans: NewSpans | None

    @property
    def waits(self) -> bool:
        """What was rejected leaves nothing to decide; nor does a suggestion in words that are gone."""
        if self.spans or self.finding.status == Status.REJECTED:
            return False
        return bool(self.after) or self.finding.status != Status.SUGGESTED


def foresee(changes: Changes, *, lock: bool = False) -> list[FindingsFate]:
    """What would become of each finding, in the order of the passages. `lock` keeps others from changing them meanwhile."""
    newer = {edit.before.pk: edit for edit in changes.edited}
    left = [*newer, *(passage.pk for passage in changes.gone)]
    if not left:
        return []
    refs = _refs_there(changes)
    fates = []
    for finding in _findings_in(left, lock=lock):
        edit = newer.get(finding.passage_id)
        if edit is None:
            fates.append(FindingsFate(finding, "", None))
            continue
        clashes = (edit.after.key, finding.ref) in refs
        spans = None if clashes else _new_spans(finding, edit.before.text, edit.after.text)
        fates.append(FindingsFate(finding, edit.after.key, spans))
    return fates


def move(fates: Iterable[FindingsFate], revision: Revision, passages: dict[str, int]) -> None:
    """Write it, with what was decided for the queue of curators. `passages` gives the primary key of every key."""
    fates = list(fates)
    moves = [_move(fate, revision, passages) for fate in fates if fate.spans or fate.waits]
    FindingMove.objects.bulk_create(moves)
    moved = [(fate.finding, fate.spans, passages[fate.after]) for fate in fates if fate.spans]
    now = timezone.now()
    for finding, spans, passage in moved:
        finding.passage_id, finding.edited_at, finding.trace = passage, now, spans.trace
        finding.start, finding.end = spans.quote
    Finding.objects.bulk_update(
        [finding for finding, _, _ in moved], ["passage", "start", "end", "trace", "edited_at"], batch_size=500
    )
    _write_spans(Citation, [one for finding, spans, _ in moved for one in _shifted(finding.citations, spans.citations)])
    _write_spans(Figure, [one for finding, spans, _ in moved for one in _shifted(finding.figures, spans.figures)])


def settle_waiting(passages: Iterable[int]) -> int:
    """Findings that waited in words that stand in the page again have nothing to wait for."""
    waiting = FindingMove.objects.filter(outcome=MoveOutcome.WAITING, from_passage__in=list(passages))
    return waiting.update(outcome=MoveOutcome.KEPT, decided_at=timezone.now())


def _findings_in(passages: list[int], *, lock: bool) -> list[Finding]:
    findings = Finding.objects.filter(passage__in=passages).order_by("passage__number", "start", "pk")
    if lock:
        findings = findings.select_for_update(of=("self",))
    parts = (Prefetch("citations", queryset=Citation.objects.order_by("pk")), Prefetch("figures"))
    return list(findings.prefetch_related(*parts))


def _refs_there(changes: Changes) -> set[tuple[str, str]]:
    """Names of findings that stand already in a text that was stored before: there is one of each name in a passage."""
    there = {stored.pk: stored.key for stored, _ in changes.returned}
    found = Finding.objects.filter(passage__in=there).exclude(ref="").values_list("passage_id", "ref") if there else ()
    return {(there[passage], ref) for passage, ref in found}


def _new_spans(finding: Finding, old: str, new: str) -> NewSpans | None:
    """None when one of its words does not stand in the newer text, or stands where nobody can tell which is meant."""
    quote = span_in_newer(old, Span(finding.start, finding.end), new)
    citations = _spans_of_parts(finding.citations.all(), old, new)
    figures = _spans_of_parts(finding.figures.all(), old, new)
    trace = [shift(line, old, new) for line in finding.trace]
    hedged = not finding.hedge or stands_whole(finding.hedge, new)
    if quote is None or citations is None or figures is None or not hedged or None in trace:
        return None
    return NewSpans(quote, citations, figures, trace)


def _spans_of_parts(parts: Iterable[Citation | Figure], old: str, new: str) -> dict[int, Span] | None:
    """By primary key; None as soon as one of them has no certain place."""
    spans: dict[int, Span] = {}
    for part in parts:
        span = span_in_newer(old, Span(part.start, part.end), new)
        if span is None:
            return None
        spans[part.pk] = span
    return spans


def _move(fate: FindingsFate, revision: Revision, passages: dict[str, int]) -> FindingMove:
    return FindingMove(
        finding=fate.finding,
        revision=revision,
        from_passage_id=fate.finding.passage_id,
        to_passage_id=passages[fate.after] if fate.after else None,
        outcome=MoveOutcome.MOVED if fate.spans else MoveOutcome.WAITING,
    )


def _shifted(records: Any, spans: dict[int, Span]) -> list[Any]:
    """Those whose words stand elsewhere than before."""
    shifted = []
    for record in records.all():
        if (record.start, record.end) != spans[record.pk]:
            record.start, record.end = spans[record.pk]
            shifted.append(record)
    return shifted


def _write_spans(model: type[Citation] | type[Figure], records: list[Any]) -> None:
    model._default_manager.bulk_update(records, ["start", "end"], batch_size=500)
