"""What every record that goes through review has in common: its status, and the reason when it was taken down."""

from typing import Self

from django.db import models
from django.db.models import Q

from reports.choices import Status, WithdrawalReason
from reports.models import visibility


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

    class Meta:
        abstract = True


def review_constraints(model: str) -> list[models.CheckConstraint]:
    """A status is one of the six, and a reason stands exactly on what was withdrawn."""
    return [
        models.CheckConstraint(condition=Q(status__in=Status.values), name=f"reports_{model}_status_known"),
        models.CheckConstraint(
            condition=Q(status=Status.WITHDRAWN, withdrawal_reason__in=WithdrawalReason.values)
            | (~Q(status=Status.WITHDRAWN) & Q(withdrawal_reason="")),
            name=f"reports_{model}_reason_when_withdrawn",
        ),
    ]


def review_permission(model: str, plural: str) -> tuple[str, str]:
    """The right to decide what becomes of a record; changing its words is Django's own `change` permission."""
    return f"review_{model}", f"Can publish, send back, reject, withdraw and restore {plural}"


def choice_constraint(model: str, field: str, choices: type[models.TextChoices]) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": choices.values}), name=f"reports_{model}_{field}_known"
    )
