"""Who issues reports and sources: a government, a UN body, an institute, an NGO, a news outlet, or a collective."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse

from reports.choices import PublisherKind
from reports.models import visibility
from reports.models.history import keep_history
from reports.models.review import choice_constraint
from reports.models.second_reader import ReadTwice, publisher_read_twice
from reports.models.series import Series
from reports.models.source import Source
from reports.models.triggers import queue_passages


class PublisherQuerySet(models.QuerySet):
    def public(self) -> Self:
        """Publishers with something public: a source of theirs that may be seen, or a series with a public report."""
        sources = Source.objects.filter(visibility.record(), publisher=OuterRef("pk"))
        series = Series.objects.filter(visibility.record("reports__"), publisher=OuterRef("pk"))
        return self.filter(Exists(sources) | Exists(series))


@keep_history()
class Publisher(ReadTwice):
    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200, unique=True)
    short_name = models.CharField(max_length=40, blank=True, default="", help_text="As texts abbreviate it: HRNK.")
    kind = models.CharField(max_length=12, choices=PublisherKind)
    country = models.ForeignKey(
        "reports.Country", on_delete=models.PROTECT, null=True, blank=True, related_name="publishers"
    )
    url = models.URLField(max_length=500, blank=True, default="")
    note = models.TextField(blank=True, default="")

    objects = PublisherQuerySet.as_manager()

    class Meta:
        constraints = [choice_constraint("publisher", "kind", PublisherKind)]
        triggers = [
            publisher_read_twice(),
            *queue_passages(
                "SELECT f.passage_id FROM changed JOIN reports_source s ON s.publisher_id = changed.id"
                " JOIN reports_citation c ON c.source_id = s.id JOIN reports_finding f ON f.id = c.finding_id",
                insert=False,
                delete=False,
            ),
        ]

    def __str__(self) -> str:
        return self.short_name or self.name

    def get_absolute_url(self) -> str:
        return reverse("publisher", args=[self.slug])
