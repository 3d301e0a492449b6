"""A place of detention, and every form its name takes. One place name may belong to several facilities."""

from typing import Self

from django.db import models
from django.db.models import Prefetch, Q, Value
from django.db.models.functions import Length, NullIf
from django.urls import reverse

from reports.choices import NameKind, NameSystem, Precision, Script
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

_OF_FACILITIES = " JOIN reports_finding_facilities m ON m.facility_id = changed.{column} JOIN reports_finding f ON f.id = m.finding_id"


class FacilityQuerySet(ReviewedQuerySet):
    def in_order(self) -> Self:
        """By type, then by number as a number; what has none comes last, by name."""
        digits = Length(NullIf("number", Value("")))
        return self.order_by("facility_type__position", digits.asc(nulls_last=True), "number", "name", "pk")

    def with_names(self) -> Self:
        names = FacilityName.objects.order_by("kind", "script", "form", "pk")
        return self.select_related("facility_type", "country").prefetch_related(Prefetch("names", queryset=names))


@keep_history()
class Facility(Curated):
    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=160, help_text="The form the archive uses in lists.")
    number = models.CharField(
        max_length=20,
        blank=True,
        default="",
        help_text="With the type, what distinguishes it from facilities of the same name.",
    )
    facility_type = models.ForeignKey(
        "reports.FacilityType", on_delete=models.PROTECT, null=True, blank=True, related_name="facilities"
    )
    country = models.ForeignKey("reports.Country", on_delete=models.PROTECT, related_name="facilities")
    province = models.CharField(max_length=120, blank=True, default="")
    locality = models.CharField(max_length=120, blank=True, default="")
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    precision = models.CharField(
        max_length=10, choices=Precision, blank=True, default="", help_text="What the coordinates point at."
    )
    coordinates_source = models.CharField(max_length=300, blank=True, default="")
    coordinates_url = models.URLField(max_length=500, blank=True, default="")
    summary = models.TextField(blank=True, default="", help_text="One or two sentences in the curators' own words.")

    objects = FacilityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "facilities"
        permissions = [review_permission("facility", "facilities")]
        constraints = [
            *review_constraints("facility"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | (
                    Q(
                        latitude__isnull=False, longitude__isnull=False
                    )  # explicit, because a CHECK that comes to NULL passes
                    & Q(latitude__range=(-90, 90), longitude__range=(-180, 180), precision__in=Precision.values)
                    & ~Q(coordinates_source="")
                ),
                name="reports_facility_coordinates_sourced",
            ),
        ]
        triggers = [
            status_by_steps(CURATED),
            restored_by_two("facility"),
            *read_twice("facility"),
            *queue_passages(
                "SELECT f.passage_id FROM changed" + _OF_FACILITIES.format(column="id"), insert=False, delete=False
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("facility", args=[self.slug])


@keep_history()
class FacilityName(models.Model):
    facility = models.ForeignKey(Facility, on_delete=models.CASCADE, related_name="names")
    form = models.CharField(max_length=160)
    kind = models.CharField(max_length=8, choices=NameKind, default=NameKind.FULL)
    place = models.SlugField(
        max_length=80,
        blank=True,
        default="",
        help_text="For a place name: which place. Forms of one place are found by each other, whatever bears them.",
    )
    script = models.CharField(max_length=4, choices=Script, default=Script.LATIN)
    system = models.CharField(max_length=20, choices=NameSystem, default=NameSystem.AS_PRINTED)
    used_by = models.CharField(max_length=200, blank=True, default="", help_text="Who uses this form.")
    source_url = models.URLField(max_length=500, blank=True, default="")
    note = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["facility", "form", "system"], name="reports_facilityname_once"),
            models.CheckConstraint(condition=~Q(form=""), name="reports_facilityname_form_not_empty"),
            choice_constraint("facilityname", "kind", NameKind),
            choice_constraint("facilityname", "script", Script),
            choice_constraint("facilityname", "system", NameSystem),
        ]
        triggers = [
            changes_owner("facility", "part.facility_id"),
            *queue_passages("SELECT f.passage_id FROM changed" + _OF_FACILITIES.format(column="facility_id")),
        ]

    def __str__(self) -> str:
        return self.form
