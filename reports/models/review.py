"""What every record that goes through review has in common: its status, and the reason when it was taken down."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from reports.choices import Status, WithdrawalReason
from reports.models import visibility
from reports.models.history import PERSON

_RESTORED_BY_TWO = f"""
    IF (NEW.status, NEW.withdrawal_reason, NEW.restore_asked_by_id, NEW.restore_reason)
        IS NOT DISTINCT FROM (OLD.status, OLD.withdrawal_reason, OLD.restore_asked_by_id, OLD.restore_reason) THEN
        RETURN NEW;
    END IF;
    person := {PERSON};
    IF NEW.restore_asked_by_id IS NOT NULL
        AND (OLD.restore_asked_by_id IS NOT NULL OR person IS DISTINCT FROM NEW.restore_asked_by_id) THEN
        RAISE EXCEPTION 'a person asks in their own name, and once'
            USING ERRCODE = 'check_violation', CONSTRAINT = '{{constraint}}';
    END IF;
    IF OLD.withdrawal_reason = 'witness_safety'
        AND (NEW.status, NEW.withdrawal_reason) IS DISTINCT FROM (OLD.status, OLD.withdrawal_reason)
        AND (OLD.restore_asked_by_id IS NULL OR person IS NULL OR person = OLD.restore_asked_by_id) THEN
        RAISE EXCEPTION 'what protects a person is restored by two: one asks with a reason, another restores'
            USING ERRCODE = 'check_violation', CONSTRAINT = '{{constraint}}';
    END IF;
    RETURN NEW;
"""


class ReviewedQuerySet(models.QuerySet):
    def public(self) -> Self:
        """What the public may see. Every public page, list, count, file and index entry reads through this."""
        return self.filter(visibility.record())

    def withdrawn(self) -> Self:
        return self.filter(status=Status.WITHDRAWN)


class Reviewed(models.Model):
    status = models.CharField(max_length=12, choices=Status, default=Status.DRAFT)
    withdrawal_reason = models.CharField(
        max_length=16,
        choices=WithdrawalReason,
        blank=True,
        default="",
        help_text="Shown to readers in place of the record.",
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    restore_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        db_index=False,
        verbose_name="restoring asked for by",
        help_text="What protects a person is restored by two: one asks, another restores.",
    )
    restore_asked_at = models.DateTimeField(null=True, blank=True, editable=False)
    restore_reason = models.TextField(
        blank=True,
        default="",
        db_default="",  # passages come in by COPY, without this column
        editable=False,
        verbose_name="reason to restore",
    )

    class Meta:
        abstract = True


def review_constraints(model: str) -> list[models.CheckConstraint]:
    """A status is one of the six; a reason stands exactly on what was withdrawn; who asks to restore it says why."""
    return [
        models.CheckConstraint(condition=Q(status__in=Status.values), name=f"reports_{model}_status_known"),
        models.CheckConstraint(
            condition=Q(status=Status.WITHDRAWN, withdrawal_reason__in=WithdrawalReason.values)
            | (~Q(status=Status.WITHDRAWN) & Q(withdrawal_reason="")),
            name=f"reports_{model}_reason_when_withdrawn",
        ),
        models.CheckConstraint(
            condition=Q(restore_asked_by__isnull=True, restore_asked_at__isnull=True, restore_reason="")
            | (
                Q(restore_asked_by__isnull=False, restore_asked_at__isnull=False, status=Status.WITHDRAWN)
                & Q(withdrawal_reason=WithdrawalReason.WITNESS_SAFETY)
                & ~Q(restore_reason="")
            ),
            name=f"reports_{model}_restoring_asked_with_reason",
        ),
    ]


def restored_by_two(model: str) -> pgtrigger.Trigger:
    """What was withdrawn to protect a person is restored, or called otherwise, by one whom another has asked."""
    return pgtrigger.Trigger(
        name="restored_by_two",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        declare=[("person", "integer")],
        func=_RESTORED_BY_TWO.format(constraint=f"reports_{model}_restored_by_two"),
    )


def review_permission(model: str, plural: str) -> tuple[str, str]:
    """The right to decide what becomes of a record; changing its words is Django's own `change` permission."""
    return f"review_{model}", f"Can publish, send back, reject, withdraw and restore {plural}"


def choice_constraint(model: str, field: str, choices: type[models.TextChoices]) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": choices.values}), name=f"reports_{model}_{field}_known"
    )
