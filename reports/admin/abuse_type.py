"""Kinds of abuse."""

from django.contrib import admin

from reports.admin.cue import CueInline
from reports.admin.parts.term import TermAdmin
from reports.models import AbuseType


@admin.register(AbuseType)
class AbuseTypeAdmin(TermAdmin):
    relation = "abuse_types"
    inlines = [CueInline]
