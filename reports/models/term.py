"""The shape shared by the curated trees: topics, abuse types, groups and actors."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models


class TermQuerySet(models.QuerySet):
    def in_order(self) -> Self:
        return self.order_by("position", "code")


class Term(models.Model):
    code = models.SlugField(max_length=80, unique=True)
    label = models.CharField(max_length=120, unique=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    parent_id: int | None
    scope_note = models.TextField(blank=True, default="", help_text="What belongs under this term and what does not.")
    variants = ArrayField(
        models.CharField(max_length=120), default=list, blank=True, help_text="Other words for it, separated by commas."
    )
    position = models.PositiveSmallIntegerField(default=0, help_text="Place among its siblings.")

    objects = TermQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.label
