"""One report of a series on one country and year; a series may have several that year."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from reports.models.history import keep_later_history
from reports.models.review import Reviewed, ReviewedQuerySet, restored_by_two, review_constraints, review_permission
from reports.models.status_moves import IMPORTED, status_by_steps
from reports.models.triggers import queue_passages


def report_name(country: str, year: int, symbol: str) -> str:
    """What the site calls a report wherever its series is known."""
    return f"{country} {year}: {symbol}" if symbol else f"{country} {year}"


@keep_later_history(deletions=True)
class Report(Reviewed):
    series = models.ForeignKey("reports.Series", on_delete=models.PROTECT, related_name="reports")
    country = models.ForeignKey("reports.Country", on_delete=models.PROTECT, related_name="reports")
    year = models.PositiveSmallIntegerField(help_text="The edition: the year the report is about.")
    symbol = models.CharField(
        max_length=300,
        blank=True,
        default="",
        help_text="Its own symbol or short title, where its series has more than one report on the country that year.",
    )
    slug = models.SlugField(max_length=200, unique=True)
    title = models.CharField(max_length=300, help_text="As the report prints it.")
    is_extract = models.BooleanField(default=False, help_text="The archive has only some sections of the report.")
    published_date = models.DateField(null=True, blank=True, help_text="When its publisher published it.")
    url = models.URLField(max_length=500, blank=True, default="")
    licence = models.CharField(max_length=300, blank=True, default="")
    added_at = models.DateTimeField(auto_now_add=True)

    objects = ReviewedQuerySet.as_manager()
    passage_count: int  # set by links.reports_for_list(), like the next
    finding_count: int

    class Meta:
        permissions = [review_permission("report", "reports")]
        constraints = [
            *review_constraints("report"),
            models.UniqueConstraint(
                fields=["series", "country", "year", "symbol"], name="reports_report_one_per_edition"
            ),
            models.CheckConstraint(condition=Q(year__gte=1900, year__lte=2200), name="reports_report_year_sensible"),
        ]
        triggers = [
            status_by_steps(IMPORTED),
            restored_by_two("report"),
            *queue_passages(
                "SELECT p.id FROM changed JOIN reports_passage p ON p.report_id = changed.id",
                insert=False,
                delete=False,
            ),
        ]

    def __str__(self) -> str:
        return report_name(self.country.name, self.year, self.symbol)

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.slug])
