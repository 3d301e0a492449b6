"""A number as evidence: never averaged, never summed, always with its hedge, its date and who says so."""

from decimal import Decimal
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import F, Q

from reports.choices import Qualifier
from reports.models import visibility
from reports.models.dates import EdtfEdgeField, EdtfField, edtf_constraint
from reports.models.history import keep_history
from reports.models.review import choice_constraint
from reports.models.second_reader import changes_owner
from reports.models.triggers import exact_words, fixed

_CITATION_OF_SAME_FINDING = """
    IF NEW.citation_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM reports_citation c WHERE c.id = NEW.citation_id AND c.finding_id = NEW.finding_id
    ) THEN
        RAISE EXCEPTION 'a figure cites a source through a citation of its own finding'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_figure_citation_of_same_finding';
    END IF;
    RETURN NEW;
"""


class FigureQuerySet(models.QuerySet):
    def public(self) -> Self:
        """Figures of public findings that name no hidden facility and rest on no hidden source."""
        return self.filter(visibility.figure())

    def naming_nothing_hidden(self) -> Self:
        """Those whose facility and source may be seen, whatever the state of the finding."""
        return self.filter(visibility.figure_names_nothing_hidden())

    def in_order(self) -> Self:
        return self.order_by("finding_id", "position", "pk")


@keep_history()
class Figure(models.Model):
    finding = models.ForeignKey("reports.Finding", on_delete=models.CASCADE, related_name="figures")
    position = models.PositiveSmallIntegerField(default=1)
    words = models.CharField(max_length=300, help_text="Exact words of the passage that give the number.")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    low = models.DecimalField(max_digits=16, decimal_places=4)
    high = models.DecimalField(max_digits=16, decimal_places=4)
    qualifier = models.CharField(max_length=8, choices=Qualifier, default=Qualifier.EXACTLY)
    unit = models.CharField(max_length=60, help_text="persons, camps, hours per day")
    counted = models.CharField(max_length=200, help_text="What is counted: prisoners in the kwanliso.")
    as_of = EdtfField()
    as_of_earliest = EdtfEdgeField(of="as_of", edge="earliest")
    as_of_latest = EdtfEdgeField(of="as_of", edge="latest")
    facility = models.ForeignKey(
        "reports.Facility", on_delete=models.PROTECT, null=True, blank=True, related_name="figures"
    )
    citation = models.ForeignKey(
        "reports.Citation", on_delete=models.SET_NULL, null=True, blank=True, related_name="figures"
    )

    objects = FigureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(low__lte=F("high")), name="reports_figure_low_not_above_high"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="reports_figure_span_forward"),
            choice_constraint("figure", "qualifier", Qualifier),
            edtf_constraint("as_of", "as_of_earliest", "as_of_latest", name="reports_figure_as_of_days"),
        ]
        triggers = [
            fixed("finding"),
            changes_owner("finding", "part.finding_id"),
            exact_words(words="words", constraint="reports_figure_words_exact", through_finding=True),
            pgtrigger.Trigger(
                name="citation_of_same_finding",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_CITATION_OF_SAME_FINDING,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}"

    @property
    def amount(self) -> str:
        """The number with its range and hedge, as readers see it: "about 5,000", "2,000–6,000", "at least 20"."""
        numbers = _plain(self.low) if self.low == self.high else f"{_plain(self.low)}–{_plain(self.high)}"
        return numbers if self.qualifier == Qualifier.EXACTLY else f"{self.get_qualifier_display()} {numbers}"


def _plain(number: Decimal) -> str:
    whole = number == number.to_integral_value()
    return f"{number:,.0f}" if whole else f"{number.normalize():,f}"
