"""Topics: the subjects that sections of every edition belong to."""

from django.contrib import admin
from django.utils.safestring import SafeString

from reports.admin.parts.html import NOTHING, admin_list_link
from reports.admin.parts.term import TermAdmin
from reports.models import Passage, Topic


@admin.register(Topic)
class TopicAdmin(TermAdmin):
    list_display = ["label", "parent", "code", "position"]
    readonly_fields = ["its_passages"]
    fields = ["label", "code", "parent", "position", "variants", "scope_note", "its_passages"]

    @admin.display(description="passages")
    def its_passages(self, topic: Topic) -> SafeString:
        return (
            admin_list_link(Passage, "Passages of this topic", section__topic__id__exact=topic.pk)
            if topic.pk
            else NOTHING
        )
