"""Countries and areas that reports are about, by their ISO 3166 code."""

from django.db import models

from reports.models.triggers import queue_passages


class Country(models.Model):
    code = models.CharField(max_length=8, unique=True, help_text="ISO 3166: KP, or KP-01 for a part of a country.")
    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=120, unique=True)

    class Meta:
        verbose_name_plural = "countries"
        triggers = queue_passages(
            "SELECT p.id FROM changed JOIN reports_report r ON r.country_id = changed.id"
            " JOIN reports_passage p ON p.report_id = r.id",
            insert=False,
            delete=False,
        )

    def __str__(self) -> str:
        return self.name
