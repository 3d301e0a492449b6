"""Countries that reports are about."""

from django.contrib import admin

from reports.admin.addressed import AddressedAdmin
from reports.models import Country


@admin.register(Country)
class CountryAdmin(AddressedAdmin):
    choice_name = "name"
    list_display = ["name", "code"]
    search_fields = ["name", "=code"]
    ordering = ["name", "pk"]
    fields = ["name", "code", "slug"]
    address = {"slug": "name"}
