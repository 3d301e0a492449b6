"""A node of a report's own outline. Numbers are labels of that edition only; compare across editions by topic."""

from typing import Self

import pgtrigger
from django.db import models

from reports.choices import SectionKind
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


class SectionQuerySet(models.QuerySet):
    def current(self) -> Self:
        """Headings of the page as last captured."""
        return self.filter(removed_in=0)


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
    topic = models.ForeignKey("reports.Topic", on_delete=models.PROTECT, null=True, blank=True, related_name="sections")

    objects = SectionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "position", "removed_in"], name="reports_section_position_once"),
            choice_constraint("section", "kind", SectionKind),
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
