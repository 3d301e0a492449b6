"""Bodies held responsible."""

from django.contrib import admin

from reports.admin.parts.term import TermAdmin
from reports.models import Actor


@admin.register(Actor)
class ActorAdmin(TermAdmin):
    relation = "actors"
