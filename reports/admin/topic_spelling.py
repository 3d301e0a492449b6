"""Headings as editions print them, and the topics they mean."""

from django.contrib import admin

from reports.admin.parts.ingested import IngestedAdmin
from reports.models import TopicSpelling


@admin.register(TopicSpelling)
class TopicSpellingAdmin(IngestedAdmin):
    list_display = ["heading", "topic"]
    list_filter = [("topic", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["heading", "topic__label"]
    ordering = ["heading", "pk"]
    list_select_related = ["topic"]
    fields = ["heading", "topic"]
