"""Findings that wait after a newer capture changed the passage they quote: a person says what becomes of each.

Each decision is noted on the move with the person's name. Moving a finding changes the words that it quotes, so it asks
for the same right as editing it: drafts are anyone's who may change findings, what is in review or public a Reviewer's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pghistory
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from reports.choices import MoveOutcome, Status, WithdrawalReason
from reports.editorial.acts import reject, withdraw
from reports.editorial.rules import StepRefused, has_right, may_edit
from reports.models import Citation, Figure, Finding, FindingMove, Passage
from reports.quoting import Span, shift

UNDECIDED = (MoveOutcome.WAITING, MoveOutcome.KEPT)
"""A finding that was kept with the older text can still be moved later."""


@dataclass(frozen=True, slots=True)
class NewWords:
    """The words of a finding in the newer text. A citation or figure without a span is left out for good."""

    quote: Span
    hedge: str = ""
    citations: Mapping[int, Span | None] = field(default_factory=dict)
    figures: Mapping[int, Span | None] = field(default_factory=dict)


def keep_with_older_text(*, move: FindingMove, by: User) -> FindingMove:
    """The finding stays where it is: the older text is still citable, and nothing the public reads changes."""
    with transaction.atomic(), pghistory.context(user=by.pk, step="keep_with_older_text"):
        locked, finding = _lock(move)
        _may_change(finding, by)
        if locked.outcome != MoveOutcome.WAITING:
            raise StepRefused(_decided(locked))
        return _settle(locked, MoveOutcome.KEPT, by)


def move_to_newer_text(*, move: FindingMove, words: NewWords, by: User) -> FindingMove:
    """The finding quotes the newer text from now on, under its own key and in the status it has."""
    with transaction.atomic(), pghistory.context(user=by.pk, step="move_to_newer_text"):
        locked, finding = _lock(move)
        newer = locked.to_passage
        if (reason := why_not_moved(locked, finding, by)) or newer is None:
            raise StepRefused(reason)
        _write(finding, locked.from_passage.text, newer, words)
        _wait_again(finding, newer)
        return _settle(locked, MoveOutcome.REPLACED, by)


def take_down(
    *, move: FindingMove, by: User, reason: WithdrawalReason | None = None, seen: str | None = None
) -> FindingMove:
    """The newer text no longer says it: a published finding is withdrawn for the `reason`, any other is rejected.

    `seen` is the version of the finding that the person saw.
    """
    with transaction.atomic():
        locked, finding = _lock(move)
        if locked.outcome not in UNDECIDED:
            raise StepRefused(_decided(locked))
        if finding.status != Status.PUBLISHED:
            reject(record=finding, by=by, seen=seen)
        elif reason is None:
            raise StepRefused("Choose the reason that readers are given.")
        else:
            withdraw(record=finding, reason=reason, by=by, seen=seen)
        return _settle(locked, MoveOutcome.KEPT, by)


def why_not_moved(move: FindingMove, finding: Finding, by: User) -> str:
    """Why this person may not move this finding to the newer text, as a sentence; empty when they may."""
    if move.outcome not in UNDECIDED:
        return _decided(move)
    if move.to_passage is None:
        return "There is no newer text: the page no longer has this passage."
    if finding.passage_id != move.from_passage_id:
        return "It is not in the older text any more."
    if move.to_passage.status != Status.PUBLISHED:
        return "The newer text is withdrawn, so nobody could see it there."
    if not has_right("change", finding, by):
        return "You may not change findings: ask a Curator."
    if not may_edit(finding, by):
        taken_down = finding.status in (Status.WITHDRAWN, Status.REJECTED)
        mend = "restore it first" if taken_down else "ask a Reviewer"
        return f"It is {finding.get_status_display().lower()}: {mend}."
    return ""


def _lock(move: FindingMove) -> tuple[FindingMove, Finding]:
    """Both rows, locked until the end of the transaction."""
    finding = Finding.objects.select_for_update().get(pk=move.finding_id)
    locked = (
        FindingMove.objects.select_for_update(of=("self",)).select_related("from_passage", "to_passage").get(pk=move.pk)
    )
    return locked, finding


def _may_change(finding: Finding, by: User) -> None:
    if not has_right("change", finding, by):
        raise StepRefused("You may not change findings: ask a Curator.")


def _write(finding: Finding, older: str, newer: Passage, words: NewWords) -> None:
    """The finding first: its citations and figures are compared with its passage."""
    text = newer.text
    if finding.ref and newer.findings.filter(ref=finding.ref).exists():
        raise StepRefused(
            f"The newer text has a finding called {finding.ref} already: it may be the same one. Compare them."
        )
    finding.passage = newer
    (finding.start, finding.end), finding.hedge = words.quote, words.hedge
    finding.quote = words.quote.of(text)
    finding.trace = [_shifted(line, older, text) for line in finding.trace]
    finding.save(update_fields=["passage", "start", "end", "quote", "hedge", "trace", "edited_at"])
    for citation in finding.citations.order_by("pk"):
        _write_part(citation, "mention", words.citations, text)
    for figure in finding.figures.order_by("pk"):
        _write_part(figure, "words", words.figures, text)


def _write_part(part: Citation | Figure, field_name: str, spans: Mapping[int, Span | None], text: str) -> None:
    if part.pk not in spans:
        raise StepRefused(f"It has a {part._meta.verbose_name} that you have not seen: “{part}”. Open the page again.")
    span = spans[part.pk]
    if span is None:
        part.delete()
        return
    part.start, part.end = span
    setattr(part, field_name, span.of(text))
    part.save(update_fields=["start", "end", field_name])


def _shifted(line: Any, older: str, newer: str) -> Any:
    """A line of a suggestion's trace; it loses its place where that is not certain in the newer text."""
    moved = shift(line, older, newer)
    return line | {"start": None, "end": None} if moved is None else moved


def _wait_again(finding: Finding, newer: Passage) -> None:
    """Where the page was changed once more since, the finding waits for the text after this one."""
    for edit in newer.edits_away.select_related("revision").order_by("revision__number"):
        if newer.removed_in == edit.revision.number:
            FindingMove.objects.get_or_create(
                finding=finding,
                revision=edit.revision,
                defaults={"from_passage": newer, "to_passage_id": edit.after_id},
            )


def _settle(move: FindingMove, outcome: MoveOutcome, by: User) -> FindingMove:
    move.outcome, move.decided_by, move.decided_at = outcome, by, timezone.now()
    move.save(update_fields=["outcome", "decided_by", "decided_at"])
    return move


def _decided(move: FindingMove) -> str:
    return f"Somebody has decided it already: {move.get_outcome_display().lower()}."
