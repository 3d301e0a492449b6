"""Words of passages that send the reader to another section, whether the archive has it or not."""

from django.contrib import admin

from reports.admin.parts.ingested import IngestedAdmin
from reports.models import CrossReference


@admin.register(CrossReference)
class CrossReferenceAdmin(IngestedAdmin):
    list_display = ["words", "passage", "target_path", "target"]
    list_filter = [("target", admin.EmptyFieldListFilter), "passage__report__year"]
    search_fields = ["words", "=target_path", "passage__report__country__name"]
    search_help_text = "Words of the reference, the path it names, the country"
    ordering = ["passage__report__slug", "passage__number", "start", "pk"]
    list_select_related = ["passage__report__country", "target"]
    fields = ["words", "passage", "target_path", "target"]
