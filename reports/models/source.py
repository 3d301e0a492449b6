"""A work or a voice that a report relies on, and the copies of it."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from reports.choices import CopyKind, Evidence, SourceKind
from reports.models.dates import EdtfEdgeField, EdtfField, edtf_constraint
from reports.models.history import keep_history
from reports.models.review import (
    ReviewedQuerySet,
    choice_constraint,
    restored_by_two,
    review_constraints,
    review_permission,
)
from reports.models.second_reader import Curated, changes_owner, read_twice
from reports.models.status_moves import CURATED, status_by_steps
from reports.models.triggers import queue_passages


class SourceQuerySet(ReviewedQuerySet):
    def in_order(self) -> Self:
        return self.order_by("publisher__name", "published_earliest", "title", "pk")


@keep_history()
class Source(Curated):
    slug = models.SlugField(max_length=120, unique=True)
    title = models.CharField(max_length=400, help_text="The work's own title; for a voice, what it is called here.")
    printed_title = models.CharField(
        max_length=400, blank=True, default="", help_text="As the report prints it, faults and all."
    )
    publisher = models.ForeignKey("reports.Publisher", on_delete=models.PROTECT, related_name="sources")
    kind = models.CharField(max_length=12, choices=SourceKind)
    published = EdtfField()
    published_earliest = EdtfEdgeField(of="published", edge="earliest")
    published_latest = EdtfEdgeField(of="published", edge="latest")
    language = models.CharField(max_length=12, blank=True, default="", help_text="BCP 47: en, ko.")
    url = models.URLField(max_length=500, blank=True, default="")
    evidence = ArrayField(
        models.CharField(max_length=20, choices=Evidence),
        default=list,
        blank=True,
        help_text="What the source itself rests on.",
    )
    csl = models.JSONField(default=dict, blank=True, help_text="The reference as CSL-JSON.")
    note = models.TextField(blank=True, default="")

    objects = SourceQuerySet.as_manager()

    class Meta:
        permissions = [review_permission("source", "sources")]
        constraints = [
            *review_constraints("source"),
            edtf_constraint(
                "published", "published_earliest", "published_latest", name="reports_source_published_days"
            ),
            choice_constraint("source", "kind", SourceKind),
            models.CheckConstraint(
                condition=Q(evidence__contained_by=Evidence.values), name="reports_source_evidence_known"
            ),
        ]
        triggers = [
            status_by_steps(CURATED),
            restored_by_two("source"),
            *read_twice("source"),
            *queue_passages(
                "SELECT f.passage_id FROM changed JOIN reports_citation c ON c.source_id = changed.id"
                " JOIN reports_finding f ON f.id = c.finding_id",
                insert=False,
                delete=False,
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.slug])

    def evidence_labels(self) -> list[str]:
        return [Evidence(value).label for value in self.evidence]


class SourceCopy(models.Model):
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="copies")
    url = models.URLField(max_length=1000)
    kind = models.CharField(max_length=10, choices=CopyKind, default=CopyKind.ORIGINAL)
    sha256 = models.CharField(max_length=64, blank=True, default="")
    retrieved_at = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        verbose_name_plural = "source copies"
        constraints = [
            models.UniqueConstraint(fields=["source", "url"], name="reports_sourcecopy_once"),
            choice_constraint("sourcecopy", "kind", CopyKind),
        ]
        triggers = [changes_owner("source", "part.source_id")]

    def __str__(self) -> str:
        return self.url
