"""Groups of people affected."""

from django.contrib import admin

from reports.admin.parts.term import TermAdmin
from reports.models import Group


@admin.register(Group)
class GroupAdmin(TermAdmin):
    relation = "groups"
