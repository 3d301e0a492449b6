"""Countries and areas that reports are about, by their ISO 3166 code."""

from django.db import models

from reports.models.folded import FoldedField
from reports.models.triggers import queue_passages
from reports.text import fold_name


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


class CountryName(models.Model):
    """Another name or spelling of a country, as headings and addresses of reports print it: uraguay, The Bahamas."""

    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="names")
    form = models.CharField(max_length=160)
    folded = FoldedField(
        of="form", by=fold_name, max_length=160, unique=True, help_text="The form folded for matching."
    )

    def __str__(self) -> str:
        return self.form
