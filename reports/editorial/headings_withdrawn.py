"""Taking a heading from the public with all that stands under it, and giving it back."""

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from reports.choices import Status, WithdrawalReason
from reports.editorial.acts import withdraw
from reports.editorial.rules import StepRefused
from reports.models import Passage, Section


def withdraw_section(*, section: Section, reason: WithdrawalReason, by: User) -> list[Section]:
    """The heading, every heading below it, and with them all their passages, whatever becomes of these by themselves.

    To protect a person each passage is withdrawn by itself as well, so that two people are needed to restore it. Gives the
    headings that were withdrawn now. Raises StepRefused when `by` may not withdraw passages.
    """
    _check_right(by)
    with transaction.atomic(), pghistory.context(user=by.pk, step="withdraw_section", reason=reason.value):
        shown = [one for one in _with_those_below(section) if not one.withdrawal_reason]
        Section.objects.filter(pk__in=[one.pk for one in shown]).update(withdrawal_reason=reason)
        if reason == WithdrawalReason.WITNESS_SAFETY:
            for passage in passages_under(section):
                if passage.status == Status.PUBLISHED:
                    withdraw(record=passage, reason=reason, by=by)
    return shown


def restore_section(*, section: Section, by: User) -> list[Section]:
    """The heading with every heading below it and those above it that were withdrawn; passages keep their own status.

    Raises StepRefused while a passage under it is withdrawn to protect a person: two people restore that one first.
    """
    _check_right(by)
    if any(passage.withdrawal_reason == WithdrawalReason.WITNESS_SAFETY for passage in passages_under(section)):
        raise StepRefused("A passage under it is withdrawn to protect a person: two people restore that one first.")
    with transaction.atomic(), pghistory.context(user=by.pk, step="restore_section"):
        hidden = [one for one in (*_above(section), *_with_those_below(section)) if one.withdrawal_reason]
        Section.objects.filter(pk__in=[one.pk for one in hidden]).update(withdrawal_reason="")
    return hidden


def passages_under(section: Section) -> list[Passage]:
    """Those that a withdrawal of the heading hides, in order."""
    within = [one.pk for one in _with_those_below(section)]
    return list(Passage.objects.filter(section__in=within).with_report().in_order())


def _check_right(by: User) -> None:
    if not by.has_perm("reports.review_passage"):
        raise StepRefused("You may not withdraw or restore headings: ask a Reviewer.")


def _with_those_below(section: Section) -> list[Section]:
    found = [Section.objects.get(pk=section.pk)]
    for one in found:
        found.extend(Section.objects.filter(parent=one).order_by("position"))
    return found


def _above(section: Section) -> list[Section]:
    found: list[Section] = []
    above = section.parent_id
    while above is not None:
        found.append(Section.objects.get(pk=above))
        above = found[-1].parent_id
    return found
