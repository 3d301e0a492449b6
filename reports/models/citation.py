"""From a finding to the source it rests on: the words that mention it, what it does there, and how sure the link is."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from reports.choices import Certainty, CitationRole
from reports.models import visibility
from reports.models.history import keep_history, keep_link_history
from reports.models.review import choice_constraint
from reports.models.second_reader import changes_owner
from reports.models.source import Source
from reports.models.triggers import exact_words, fixed, queue_passages


class CitationQuerySet(models.QuerySet):
    def public(self) -> Self:
        """Citations of public findings whose source, where one is linked, is public too."""
        return self.filter(visibility.citation())

    def naming_nothing_hidden(self) -> Self:
        """Those whose source may be seen, whatever the state of the finding: for one that is shown as a suggestion."""
        return self.filter(visibility.citation_names_nothing_hidden())

    def in_order(self) -> Self:
        return self.order_by("finding_id", "position", "pk")


@keep_history()
class Citation(models.Model):
    finding = models.ForeignKey("reports.Finding", on_delete=models.CASCADE, related_name="citations")
    position = models.PositiveSmallIntegerField(default=1, help_text="Order among the finding's citations.")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="citations")
    candidates = models.ManyToManyField(
        Source,
        blank=True,
        related_name="possible_citations",
        help_text="The works that could be meant, when it is not certain.",
    )
    mention = models.CharField(max_length=600, help_text="Exact words of the passage that mention the source.")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    role = models.CharField(max_length=10, choices=CitationRole, default=CitationRole.REPORTS)
    certainty = models.CharField(max_length=10, choices=Certainty, default=Certainty.NAMED)
    note = models.TextField(
        blank=True, default="", help_text="Why this source is meant, when the words alone do not say."
    )

    objects = CitationQuerySet.as_manager()

    class Meta:
        constraints = [
            choice_constraint("citation", "role", CitationRole),
            choice_constraint("citation", "certainty", Certainty),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="reports_citation_span_forward"),
            models.CheckConstraint(
                condition=Q(certainty=Certainty.AMBIGUOUS, source__isnull=True)
                | Q(certainty=Certainty.ANONYMOUS)
                | Q(
                    certainty__in=[Certainty.NAMED, Certainty.RESOLVED, Certainty.COLLECTIVE],
                    source__isnull=False,
                ),
                name="reports_citation_source_as_certain",
            ),
        ]
        triggers = [
            fixed("finding"),
            changes_owner("finding", "part.finding_id"),
            exact_words(words="mention", constraint="reports_citation_mention_exact", through_finding=True),
            *queue_passages("SELECT f.passage_id FROM changed JOIN reports_finding f ON f.id = changed.finding_id"),
        ]

    def __str__(self) -> str:
        return f"{self.mention} ({self.get_role_display()})"


@keep_link_history()
class CitationCandidate(Citation.candidates.through):
    class Meta:
        proxy = True
        triggers = [
            changes_owner("finding", "(SELECT c.finding_id FROM reports_citation c WHERE c.id = part.citation_id)")
        ]
