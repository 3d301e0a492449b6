"""What becomes of the findings in passages that were edited or are gone: they go with their words, or wait for a curator."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from reports.choices import MoveOutcome, Status
from reports.ingest.revising.changes import Changes
from reports.ingest.revising.placing import new_place, stands_whole
from reports.models import Citation, Figure, Finding, FindingMove, Revision

type Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """Where all the words of one finding stand in the newer text; citations and figures by primary key."""

    quote: Span
    citations: dict[int, Span]
    figures: dict[int, Span]
    trace: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class FindingsFate:
    """`after` is the key of the newer text, empty when the passage is gone; without a `place` the finding stays."""

    finding: Finding
    after: str
    place: Place | None

    @property
    def waits(self) -> bool:
        """What was rejected leaves nothing to decide; nor does a suggestion in words that are gone."""
        if self.place or self.finding.status == Status.REJECTED:
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
        place = None if clashes else _place(finding, edit.before.text, edit.after.text)
        fates.append(FindingsFate(finding, edit.after.key, place))
    return fates


def move(fates: Iterable[FindingsFate], revision: Revision, passages: dict[str, int]) -> None:
    """Write it, with what was decided for the queue of curators. `passages` gives the primary key of every key."""
    fates = list(fates)
    moves = [_move(fate, revision, passages) for fate in fates if fate.place or fate.waits]
    FindingMove.objects.bulk_create(moves)
    moved = [(fate.finding, fate.place, passages[fate.after]) for fate in fates if fate.place]
    now = timezone.now()
    for finding, place, passage in moved:
        finding.passage_id, finding.edited_at, finding.trace = passage, now, place.trace
        finding.start, finding.end = place.quote
    Finding.objects.bulk_update(
        [finding for finding, _, _ in moved], ["passage", "start", "end", "trace", "edited_at"], batch_size=500
    )
    _shift(Citation, [record for finding, place, _ in moved for record in _shifted(finding.citations, place.citations)])
    _shift(Figure, [record for finding, place, _ in moved for record in _shifted(finding.figures, place.figures)])


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
    """Names of findings that stand already in a text that was held before: there is one of each name in a passage."""
    there = {held.pk: held.key for held, _ in changes.returned}
    found = Finding.objects.filter(passage__in=there).exclude(ref="").values_list("passage_id", "ref") if there else ()
    return {(there[passage], ref) for passage, ref in found}


def _place(finding: Finding, old: str, new: str) -> Place | None:
    """None when one of its words does not stand in the newer text, or stands where nobody can tell which is meant."""
    quote = new_place(old, finding.start, finding.end, new)
    citations = {each.pk: new_place(old, each.start, each.end, new) for each in finding.citations.all()}
    figures = {each.pk: new_place(old, each.start, each.end, new) for each in finding.figures.all()}
    trace = [_placed(entry, old, new) for entry in finding.trace]
    hedged = not finding.hedge or stands_whole(finding.hedge, new)
    if not quote or not hedged or None in citations.values() or None in figures.values() or None in trace:
        return None
    return Place(
        quote,
        {pk: span for pk, span in citations.items() if span},
        {pk: span for pk, span in figures.items() if span},
        [entry for entry in trace if entry is not None],
    )


def _placed(entry: dict[str, Any], old: str, new: str) -> dict[str, Any] | None:
    """Evidence of a suggestion. Where it names no words of the passage it goes along as it is."""
    start, end = entry.get("start"), entry.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or not start < end <= len(old):
        return entry
    span = new_place(old, start, end, new)
    return entry | {"start": span[0], "end": span[1]} if span else None


def _move(fate: FindingsFate, revision: Revision, passages: dict[str, int]) -> FindingMove:
    return FindingMove(
        finding=fate.finding,
        revision=revision,
        from_passage_id=fate.finding.passage_id,
        to_passage_id=passages[fate.after] if fate.after else None,
        outcome=MoveOutcome.MOVED if fate.place else MoveOutcome.WAITING,
    )


def _shifted(records: Any, spans: dict[int, Span]) -> list[Any]:
    """Those whose words stand elsewhere than before."""
    shifted = []
    for record in records.all():
        if (record.start, record.end) != spans[record.pk]:
            record.start, record.end = spans[record.pk]
            shifted.append(record)
    return shifted


def _shift(model: type[Citation] | type[Figure], records: list[Any]) -> None:
    model._default_manager.bulk_update(records, ["start", "end"], batch_size=500)
