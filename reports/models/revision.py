"""What a newer capture of a report changed: which passages came, went or were edited, and what became of the findings in them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from reports.choices import MoveOutcome
from reports.models.review import choice_constraint
from reports.models.triggers import fixed, never_deleted, queue_passages


class Revision(models.Model):
    """The first capture of a report is no revision; the second makes revision 1."""

    report = models.ForeignKey("reports.Report", on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField(help_text="From 1, within the report.")
    capture = models.ForeignKey(
        "reports.Capture", on_delete=models.PROTECT, related_name="revisions", help_text="What the page is since."
    )
    made_at = models.DateTimeField(auto_now_add=True)
    operator = models.CharField(max_length=150, blank=True, default="", help_text="Who brought it in.")
    kept = models.PositiveIntegerField(default=0, help_text="Passages whose words stayed.")
    edited = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    gone = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="reports_revision_number_once")]
        triggers = [fixed("report", "number", "capture", "made_at"), never_deleted()]

    def __str__(self) -> str:
        return f"{self.report}, revision {self.number}"


class PassageEdit(models.Model):
    """A passage whose words were changed: the older text keeps its key, the newer one has its own."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="edits")
    before = models.ForeignKey("reports.Passage", on_delete=models.PROTECT, related_name="edits_away")
    after = models.ForeignKey("reports.Passage", on_delete=models.PROTECT, related_name="edits_into")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["revision", "before"], name="reports_passageedit_before_once"),
            models.UniqueConstraint(fields=["revision", "after"], name="reports_passageedit_after_once"),
            models.CheckConstraint(condition=~Q(before=models.F("after")), name="reports_passageedit_two_passages"),
        ]
        triggers = [
            fixed("revision", "before", "after"),
            never_deleted(),
            *queue_passages("SELECT before_id FROM changed", delete=False),
        ]

    def __str__(self) -> str:
        return f"{self.before.key} → {self.after.key}"


class FindingMove(models.Model):
    """What became of one finding in one revision. `to_passage` is the newer text; empty when the passage vanished."""

    finding = models.ForeignKey("reports.Finding", on_delete=models.CASCADE, related_name="moves")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="finding_moves")
    from_passage = models.ForeignKey("reports.Passage", on_delete=models.PROTECT, related_name="findings_moved_away")
    to_passage = models.ForeignKey(
        "reports.Passage", on_delete=models.PROTECT, null=True, blank=True, related_name="findings_moved_here"
    )
    outcome = models.CharField(max_length=8, choices=MoveOutcome, default=MoveOutcome.WAITING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="decided_moves"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["finding", "revision"], name="reports_findingmove_once"),
            choice_constraint("findingmove", "outcome", MoveOutcome),
        ]

    def __str__(self) -> str:
        return f"{self.finding} ({self.get_outcome_display()})"
