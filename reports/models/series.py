"""A series of reports, such as the yearly country reports of one government."""

from django.db import models


class Series(models.Model):
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200, unique=True)
    publisher = models.ForeignKey("reports.Publisher", on_delete=models.PROTECT, related_name="series")
    url = models.URLField(max_length=500, blank=True, default="")

    class Meta:
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return self.title
