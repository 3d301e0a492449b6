"""One paragraph of a report, word for word, and for good."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from reports.choices import Status
from reports.models import visibility
from reports.models.finding import Finding
from reports.models.history import keep_later_history
from reports.models.review import Reviewed, ReviewedQuerySet, restored_by_two, review_constraints, review_permission
from reports.models.revision import PassageEdit
from reports.models.section import Section
from reports.models.status_moves import IMPORTED, status_by_steps
from reports.models.triggers import exact_words, fixed, never_deleted, queue_passages
from reports.text import PASSAGE_KEY_LENGTH

PASSAGES_AT_ONCE = 1_000
"""Passages of a report that one address shows at most."""


class PassageQuerySet(ReviewedQuerySet):
    def public(self) -> Self:
        """Published passages of published reports."""
        return self.filter(visibility.passage())

    def current(self) -> Self:
        """What stands in its report's page as last captured, not what an earlier capture alone had."""
        return self.filter(removed_in=0)

    def searchable(self) -> Self:
        """What search finds: public words, and not those whose newer text is found in their place."""
        return self.public().filter(Q(removed_in=0) | ~Exists(PassageEdit.objects.filter(before=OuterRef("pk"))))

    def in_order(self) -> Self:
        return self.order_by("report__slug", "number", "pk")

    def with_report(self) -> Self:
        return self.select_related("report__country", "report__series__publisher", "section__parent__parent__parent")


@keep_later_history(exclude=["text", "fingerprint", "marks"])
class Passage(Reviewed):
    report = models.ForeignKey("reports.Report", on_delete=models.PROTECT, related_name="passages", db_index=False)
    section = models.ForeignKey("reports.Section", on_delete=models.PROTECT, related_name="passages")
    capture = models.ForeignKey("reports.Capture", on_delete=models.PROTECT, related_name="passages")
    number = models.PositiveSmallIntegerField(help_text="Place in the report, from 1.")
    removed_in = models.PositiveSmallIntegerField(
        default=0,
        editable=False,
        help_text="0 while it stands in the report's page; otherwise the number of the revision that took it away.",
    )
    key = models.CharField(max_length=PASSAGE_KEY_LENGTH)
    text = models.TextField(help_text="Verbatim.")
    marks = models.JSONField(
        default=list, blank=True, editable=False, help_text="How its words are printed: [start, end, kind, address]."
    )
    fingerprint = models.CharField(max_length=64, help_text="Equal for passages that repeat each other word for word.")

    objects = PassageQuerySet.as_manager()
    public_findings: list[Finding]  # set by links.passages_with_findings()
    suggested_findings: list[Finding]  # set by links.passages_with_suggestions()

    class Meta:
        permissions = [
            review_permission("passage", "passages"),
            ("read_withdrawn_passage", "Can read the words of withdrawn passages, and bytes that hold them"),
        ]
        constraints = [
            *review_constraints("passage"),
            # Not `unique`, which makes a second index, for beginnings of keys, that nothing asks.
            models.UniqueConstraint(fields=["key"], name="reports_passage_key_once"),
            # Also the index by report.
            models.UniqueConstraint(
                fields=["report", "number", "removed_in"],
                name="reports_passage_number_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=~Q(text=""), name="reports_passage_text_not_empty"),
            models.CheckConstraint(
                condition=Q(status__in=[Status.PUBLISHED, Status.WITHDRAWN]),
                name="reports_passage_published_or_withdrawn",
            ),
        ]
        indexes = [
            models.Index(fields=["fingerprint"], name="reports_passage_fingerprint"),
            models.Index(
                fields=["fingerprint"],
                condition=Q(status=Status.WITHDRAWN),
                name="reports_passage_withdrawn",
            ),
        ]
        triggers = [
            fixed("report", "key", "text", "fingerprint", "capture"),
            never_deleted(),
            status_by_steps(IMPORTED),
            restored_by_two("passage"),
            *queue_passages("SELECT id FROM changed"),
        ]

    def __str__(self) -> str:
        return f"{self.report} ¶ {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("passage", args=[self.key])

    @property
    def begins_stretch(self) -> bool:
        """Whether it is too far down in its report for the address that begins with the first passage."""
        return self.number > PASSAGES_AT_ONCE

    @property
    def address_in_report(self) -> str:
        """Where it stands among its neighbours; a long report is read in stretches, one an address."""
        stretch = f"?from={self.number}" if self.begins_stretch else ""
        return f"{self.report.get_absolute_url()}{stretch}#{self.anchor}"

    @property
    def anchor(self) -> str:
        return f"p{self.number}"


class CrossReferenceQuerySet(models.QuerySet):
    def with_public_target(self) -> Self:
        """Whether the section that the words name stands in its page and may be shown, as `target_is_public`."""
        return self.annotate(target_is_public=Exists(Section.objects.current().public().filter(pk=OuterRef("target"))))


class CrossReference(models.Model):
    """Words of a passage that send the reader to another section, which may not be in the archive."""

    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="cross_references")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.CharField(max_length=300)
    target_path = models.CharField(max_length=60, help_text="As the words name it: 1.a")
    target = models.ForeignKey(
        "reports.Section", on_delete=models.SET_NULL, null=True, blank=True, related_name="referred_from"
    )

    objects = CrossReferenceQuerySet.as_manager()
    target_is_public: bool  # set by with_public_target()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["passage", "start"], name="reports_crossreference_once"),
            models.CheckConstraint(condition=Q(end__gt=models.F("start")), name="reports_crossreference_span_forward"),
        ]
        triggers = [exact_words(words="words", constraint="reports_crossreference_words_exact", through_finding=False)]

    def __str__(self) -> str:
        return self.words
