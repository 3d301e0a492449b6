"""What a curator says a passage reports: exact words of it, and what they report: of whom, where and by whom."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from reports.models import visibility
from reports.models.dates import EdtfEdgeField, EdtfField, edtf_constraint
from reports.models.history import keep_history, keep_link_history
from reports.models.review import ReviewedQuerySet, restored_by_two, review_constraints, review_permission
from reports.models.second_reader import Curated, changes_owner, read_twice
from reports.models.status_moves import FINDINGS, status_by_steps
from reports.models.triggers import exact_words, fixed, queue_passages
from reports.text import FINDING_KEY_LENGTH, random_key

_HEDGE_STANDS_IN_PASSAGE = """
    IF NEW.hedge <> '' AND NOT EXISTS (
        SELECT 1 FROM reports_passage p WHERE p.id = NEW.passage_id AND position(NEW.hedge IN p.text) > 0
    ) THEN
        RAISE EXCEPTION 'the hedge “%” does not stand in the passage', NEW.hedge
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_finding_hedge_in_passage';
    END IF;
    RETURN NEW;
"""

_STAYS_WITH_ITS_TEXT = """
    IF NEW.passage_id <> OLD.passage_id AND NOT EXISTS (
        SELECT 1 FROM reports_passageedit e WHERE e.before_id = OLD.passage_id AND e.after_id = NEW.passage_id
    ) THEN
        RAISE EXCEPTION 'a finding moves only to the newer text of its own passage'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_finding_stays_with_its_text';
    END IF;
    RETURN NEW;
"""


class FindingQuerySet(ReviewedQuerySet):
    def public(self) -> Self:
        """Published findings in passages that are public themselves."""
        return self.filter(visibility.finding())

    def suggestions(self) -> Self:
        """What a machine proposes and nobody has checked, in public passages that stand. Shown to those who ask, labelled."""
        return self.filter(visibility.suggestion())

    def in_order(self) -> Self:
        return self.order_by("passage__report__slug", "passage__number", "start", "end", "pk")

    def with_passage(self) -> Self:
        return self.select_related("passage__report__country", "passage__report__series__publisher", "passage__section")


@keep_history()
class Finding(Curated):
    key = models.CharField(max_length=FINDING_KEY_LENGTH, unique=True, default=random_key, editable=False)
    ref = models.CharField(
        max_length=40, blank=True, default="", help_text="Its name in the curated files it came from."
    )
    passage = models.ForeignKey("reports.Passage", on_delete=models.PROTECT, related_name="findings")
    start = models.PositiveIntegerField(help_text="First character of the quote in the passage, from 0.")
    end = models.PositiveIntegerField(help_text="One past the last character of the quote.")
    quote = models.TextField(help_text="Exact words of the passage.")
    hedge = models.CharField(
        max_length=200, blank=True, default="", help_text="Words of the passage that hedge it: reportedly."
    )
    note = models.TextField(blank=True, default="", help_text="The curators' own words, and labelled so on the page.")
    event_date = EdtfField()
    event_earliest = EdtfEdgeField(of="event_date", edge="earliest")
    event_latest = EdtfEdgeField(of="event_date", edge="latest")
    suggestion = models.CharField(
        max_length=64,
        null=True,
        blank=True,
        unique=True,
        editable=False,
        help_text="What names a machine-made suggestion, so that it is never made twice; kept whatever becomes of it.",
    )
    trace = models.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text="Which rule proposed what, from which words: a list of rule, kind, value, start, end, words.",
    )
    abuse_types = models.ManyToManyField("reports.AbuseType", blank=True, related_name="findings")
    facilities = models.ManyToManyField("reports.Facility", blank=True, related_name="findings")
    facility_types = models.ManyToManyField(
        "reports.FacilityType",
        blank=True,
        related_name="findings",
        help_text="When the words speak of a kind of place in general.",
    )
    groups = models.ManyToManyField("reports.Group", blank=True, related_name="findings")
    actors = models.ManyToManyField("reports.Actor", blank=True, related_name="findings")
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="drafted_findings",
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="published_findings",
    )
    drafted_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    edited_at = models.DateTimeField(auto_now=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        permissions = [review_permission("finding", "findings")]
        constraints = [
            *review_constraints("finding"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="reports_finding_span_forward"),
            edtf_constraint("event_date", "event_earliest", "event_latest", name="reports_finding_event_days"),
            models.UniqueConstraint(
                fields=["passage", "ref"], condition=~Q(ref=""), name="reports_finding_ref_once_per_passage"
            ),
        ]
        indexes = [models.Index(fields=["status", "passage"], name="reports_finding_by_status")]
        triggers = [
            fixed("key", "suggestion"),
            status_by_steps(FINDINGS),
            pgtrigger.Trigger(
                name="stays_with_its_text",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("passage_id"),
                func=_STAYS_WITH_ITS_TEXT,
            ),
            pgtrigger.Protect(
                name="suggestions_are_rejected_not_deleted",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__suggestion__isnull=False),
            ),
            exact_words(words="quote", constraint="reports_finding_quote_exact", through_finding=False),
            pgtrigger.Trigger(
                name="hedge_in_passage",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_HEDGE_STANDS_IN_PASSAGE,
            ),
            restored_by_two("finding"),
            *read_twice("finding", signed=True),
            *queue_passages("SELECT passage_id FROM changed"),
        ]

    def __str__(self) -> str:
        return self.quote if len(self.quote) <= 90 else f"{self.quote[:88]} …"

    def get_absolute_url(self) -> str:
        return reverse("finding", args=[self.key])


_OF_LINK = [
    changes_owner("finding", "part.finding_id"),
    *queue_passages("SELECT f.passage_id FROM changed JOIN reports_finding f ON f.id = changed.finding_id"),
]


@keep_link_history()
class FindingAbuseType(Finding.abuse_types.through):
    class Meta:
        proxy = True
        triggers = _OF_LINK


@keep_link_history()
class FindingFacility(Finding.facilities.through):
    class Meta:
        proxy = True
        triggers = _OF_LINK


@keep_link_history()
class FindingFacilityType(Finding.facility_types.through):
    class Meta:
        proxy = True
        triggers = _OF_LINK


@keep_link_history()
class FindingGroup(Finding.groups.through):
    class Meta:
        proxy = True
        triggers = _OF_LINK


@keep_link_history()
class FindingActor(Finding.actors.through):
    class Meta:
        proxy = True
        triggers = _OF_LINK
