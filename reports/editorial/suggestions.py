"""Accepting what a machine suggests: as far as it is right, and under the name of the person who accepts it."""

from collections.abc import Iterable
from dataclasses import dataclass

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from reports.choices import Status
from reports.editorial.acts import submit_for_review
from reports.editorial.rules import SUBMIT, StepRefused
from reports.models import Finding

TIES = ("abuse_types", "facilities", "facility_types", "groups", "actors")
PARTS = ("citations", "figures")
FIELDS = ("hedge", "event_date")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that a suggestion proposes and that can be dropped from it: a tie, a part of its own, or a field.

    `kind` is what the finding calls it; `pk` is that of the tied record or of the part, and 0 for a field.
    """

    kind: str
    pk: int = 0


def accept_suggestion(*, finding: Finding, by: User, dropping: Iterable[Proposal] = ()) -> Finding:
    """Take it over without what is dropped. It goes into review as a draft that `by` answers for.

    What was proposed stays in its trace and in the history.
    """
    with transaction.atomic(), pghistory.context(user=by.pk, step=SUBMIT.name):
        locked = Finding.objects.select_for_update().get(pk=finding.pk)
        if locked.status != Status.SUGGESTED:
            raise StepRefused(f"It is no suggestion any more: it is {locked.get_status_display().lower()}.")
        _drop(locked, dropping)
        return submit_for_review(record=locked, by=by)


def _drop(finding: Finding, dropping: Iterable[Proposal]) -> None:
    emptied = []
    for proposal in dropping:
        if proposal.kind in TIES:
            getattr(finding, proposal.kind).remove(proposal.pk)
        elif proposal.kind in PARTS:
            getattr(finding, proposal.kind).filter(pk=proposal.pk).delete()
        elif proposal.kind in FIELDS:
            setattr(finding, proposal.kind, "")
            emptied.append(proposal.kind)
        else:
            raise ValueError(f"a suggestion proposes no {proposal.kind}")
    if emptied:
        finding.save()
