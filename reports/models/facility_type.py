"""Kinds of detention facility, by their Korean (or other local) term, with every gloss and spelling used for them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from reports.models.history import keep_history
from reports.models.triggers import queue_passages


@keep_history()
class FacilityType(models.Model):
    code = models.SlugField(max_length=80, unique=True)
    label = models.CharField(max_length=120, unique=True)
    hangul = models.CharField(max_length=80, blank=True, default="")
    glosses = ArrayField(
        models.CharField(max_length=160), default=list, blank=True, help_text="Translations, as sources print them."
    )
    variants = ArrayField(
        models.CharField(max_length=120), default=list, blank=True, help_text="Other spellings and terms."
    )
    scope_note = models.TextField(blank=True, default="")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        triggers = queue_passages(
            "WITH types AS (SELECT id FROM changed)"
            " SELECT f.passage_id FROM types JOIN reports_finding_facility_types m ON m.facilitytype_id = types.id"
            " JOIN reports_finding f ON f.id = m.finding_id"
            " UNION SELECT f.passage_id FROM types JOIN reports_facility a ON a.facility_type_id = types.id"
            " JOIN reports_finding_facilities m ON m.facility_id = a.id JOIN reports_finding f ON f.id = m.finding_id",
            insert=False,
            delete=False,
        )

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("facility_type", args=[self.code])
