"""Pages that a curator brings in through the admin, from the upload to what became of each."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.text import Truncator

from reports.choices import IntakeOutcome, IntakeState, IntakeVerdict
from reports.models.review import choice_constraint

AT_WORK = (IntakeState.READING, IntakeState.RUNNING)
IN_LINE = (IntakeState.WAITING, IntakeState.CONFIRMED)
ENDED = (IntakeState.DONE, IntakeState.CANCELLED)
CAN_COME_IN = (IntakeVerdict.NEW, IntakeVerdict.REVISED)


class Intake(models.Model):
    """One upload of files, or one address: read first, then brought in as far as somebody confirms it."""

    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="intakes")
    started_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="confirmed_intakes"
    )
    address = models.URLField(max_length=1000, blank=True, default="", help_text="Where the page is fetched from.")
    files = models.JSONField(
        default=list, blank=True, help_text="name, stored, size; what was fetched also has url and captured_at."
    )
    folder = models.CharField(
        max_length=64, blank=True, default="", help_text="Where the files wait; removed at the end."
    )
    answers = models.JSONField(default=dict, blank=True, help_text="What the person answered for every page.")
    passed_over = models.JSONField(default=list, blank=True, help_text="Files that were left out unread, in words.")
    state = models.CharField(max_length=9, choices=IntakeState, default=IntakeState.WAITING)
    stop_requested = models.BooleanField(default=False, help_text="Somebody cancelled it while it was worked on.")
    trouble = models.TextField(blank=True, default="", help_text="Why it broke off or was cancelled, in words.")
    total = models.PositiveIntegerField(
        null=True, blank=True, help_text="Pages of this part of the work, once counted."
    )
    done = models.PositiveIntegerField(default=0, help_text="Pages of it that are done.")
    began_at = models.DateTimeField(null=True, blank=True, help_text="When this part of the work began.")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "intake"
        constraints = [choice_constraint("intake", "state", IntakeState)]

    def __str__(self) -> str:
        names = [file["name"] for file in self.files]
        first = Truncator(self.address or next(iter(names), f"Intake {self.pk}")).chars(80)
        return f"{first} and {len(names) - 1} more" if len(names) > 1 else first

    @property
    def is_at_work(self) -> bool:
        return self.state in AT_WORK

    @property
    def is_in_line(self) -> bool:
        return self.state in IN_LINE

    @property
    def may_be_fetched_again(self) -> bool:
        """Its address was asked for, and gave no page."""
        return bool(self.address) and not self.files

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED


class IntakeItemQuerySet(models.QuerySet):
    def can_come_in(self) -> Self:
        return self.filter(verdict__in=CAN_COME_IN)

    def in_order(self) -> Self:
        return self.order_by("position", "pk")


class IntakeItem(models.Model):
    """One page of an intake, or one thing in it that is no page."""

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveIntegerField(help_text="From 1, as the pages were read.")
    name = models.CharField(max_length=500, help_text="The file, and the name within its archive.")
    verdict = models.CharField(max_length=9, choices=IntakeVerdict)
    edition = models.CharField(max_length=400, blank=True, default="", help_text="Series, country and year, in words.")
    slug = models.CharField(
        max_length=200, blank=True, default="", help_text="Of the report that is, or would be, in the archive."
    )
    preview = models.JSONField(default=dict, blank=True, help_text="Account, outline, problems, questions, changes.")
    answers = models.JSONField(default=dict, blank=True, help_text="What the person answered for this page.")
    to_read = models.BooleanField(default=False, help_text="It was answered and is to be read again.")
    chosen = models.BooleanField(default=False, help_text="Confirmed to come in.")
    outcome = models.CharField(max_length=9, choices=IntakeOutcome, default=IntakeOutcome.PENDING)
    reason = models.TextField(blank=True, default="", help_text="Why it did not come in.")
    report = models.ForeignKey(
        "reports.Report", on_delete=models.SET_NULL, null=True, blank=True, related_name="intake_items"
    )

    objects = IntakeItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["intake", "position"], name="reports_intakeitem_position_once"),
            choice_constraint("intakeitem", "verdict", IntakeVerdict),
            choice_constraint("intakeitem", "outcome", IntakeOutcome),
            models.CheckConstraint(
                condition=Q(chosen=False) | Q(verdict__in=CAN_COME_IN), name="reports_intakeitem_chosen_can_come_in"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def can_come_in(self) -> bool:
        return self.verdict in CAN_COME_IN
