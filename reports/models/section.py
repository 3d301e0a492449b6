"""A node of a report's own outline. Numbers are labels of that edition only; compare across editions by topic."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any, Self

import pgtrigger
from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from reports.choices import SectionKind, Status, WithdrawalReason
from reports.models import visibility
from reports.models.review import choice_constraint
from reports.models.triggers import queue_passages

_PARENT_COMES_FIRST = """
    IF NEW.parent_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM reports_section s
        WHERE s.id = NEW.parent_id AND s.report_id = NEW.report_id AND s.position < NEW.position
    ) THEN
        RAISE EXCEPTION 'a section stands below an earlier section of its own report'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_section_parent_comes_first';
    END IF;
    RETURN NEW;
"""


_UPWARDS = ["section" + "__parent" * above for above in range(6)]
"""From a passage to its heading and those above it: HTML has six levels of headings."""


def _any_of(lookup: str, values: Iterable[Any]) -> Q:
    return reduce(or_, (Q(**{lookup: value}) for value in values))


def _any_of_paths(section: Any) -> Q:
    return reduce(or_, (Q(**{path: section}) for path in _UPWARDS))


class SectionQuerySet(models.QuerySet):
    def current(self) -> Self:
        """Headings of the page as last captured."""
        return self.filter(removed_in=0)

    def public(self) -> Self:
        """Headings of public reports that were not withdrawn. One whose passages, with those below it, were all withdrawn is
        withdrawn with them: a run-in heading is part of its passage's words."""
        passages: Any = apps.get_model("reports", "Passage")._default_manager
        hidden = passages.filter(status=Status.WITHDRAWN, removed_in=0)
        above_hidden = _any_of("pk__in", (hidden.order_by().values(path) for path in _UPWARDS))
        has_public = Exists(passages.public().filter(_any_of_paths(OuterRef("pk"))))
        return self.filter(visibility.section()).exclude(above_hidden & ~has_public)


class Section(models.Model):
    report = models.ForeignKey("reports.Report", on_delete=models.PROTECT, related_name="sections")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    kind = models.CharField(max_length=12, choices=SectionKind)
    label = models.CharField(max_length=20, blank=True, default="", help_text="As printed: 1, c.")
    title = models.CharField(max_length=300, help_text="As printed, without the label.")
    path = models.CharField(max_length=60, blank=True, default="", help_text="Labels from the top: 1.c")
    position = models.PositiveSmallIntegerField(help_text="Place in the report, from 1, counting every heading.")
    depth = models.PositiveSmallIntegerField(help_text="0 at the top.")
    removed_in = models.PositiveSmallIntegerField(
        default=0,
        editable=False,
        help_text="0 while it stands in the report's page; otherwise the number of the revision that took it away.",
    )
    withdrawal_reason = models.CharField(
        max_length=16,
        choices=WithdrawalReason,
        blank=True,
        default="",
        db_default="",
        editable=False,
        help_text="Why the heading, and all passages under it, are not shown. Empty while they are.",
    )
    topic = models.ForeignKey("reports.Topic", on_delete=models.PROTECT, null=True, blank=True, related_name="sections")

    objects = SectionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "position", "removed_in"], name="reports_section_position_once"),
            choice_constraint("section", "kind", SectionKind),
            models.CheckConstraint(
                condition=Q(withdrawal_reason__in=["", *WithdrawalReason.values]),
                name="reports_section_withdrawal_reason_known",
            ),
        ]
        triggers = [
            # A parent that stands earlier in the same report also makes cycles impossible.
            pgtrigger.Trigger(
                name="parent_comes_first",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("parent_id", "report_id", "position"),
                func=_PARENT_COMES_FIRST,
            ),
            *queue_passages(
                "SELECT p.id FROM changed JOIN reports_passage p ON p.report_id = changed.report_id",
                insert=False,
                delete=False,
            ),
        ]

    def __str__(self) -> str:
        return self.heading

    @property
    def heading(self) -> str:
        """The heading as a reader sees it: "1. Respect for ...", "c. Torture ...", "Administration"."""
        return f"{self.label}. {self.title}" if self.label else self.title

    @property
    def anchor(self) -> str:
        return f"s{self.position}"
