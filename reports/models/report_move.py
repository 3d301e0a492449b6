"""That a report was brought in under a wrong edition and moved to the right one: from where, by whom and why."""

from django.db import models
from django.db.models import Q

from reports.models.triggers import fixed, never_deleted


class ReportMove(models.Model):
    """`series`, `country`, `year` and `symbol` are those that the report was filed under before."""

    report = models.ForeignKey("reports.Report", on_delete=models.PROTECT, related_name="moves")
    series = models.ForeignKey("reports.Series", on_delete=models.PROTECT, related_name="+")
    country = models.ForeignKey("reports.Country", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    symbol = models.CharField(max_length=300, blank=True, default="")
    reason = models.TextField()
    operator = models.CharField(max_length=150, blank=True, default="", help_text="Who moved it.")
    moved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="reports_reportmove_reason_given")]
        triggers = [
            fixed("report", "series", "country", "year", "symbol", "reason", "operator", "moved_at"),
            never_deleted(),
        ]

    def __str__(self) -> str:
        return f"{self.report}, moved {self.moved_at:%Y-%m-%d}"
