"""Countries that reports are about."""

from django import forms
from django.contrib import admin

from reports.admin.parts.inlines import InlineTable, PartOfRecord
from reports.admin.parts.permanent_address import PermanentAddressAdmin
from reports.models import Country, CountryName
from reports.text import fold_name


class CountryNameForm(forms.ModelForm):
    def clean_form(self) -> str:
        """Two countries cannot share a name, since a heading has to mean one of them."""
        form: str = self.cleaned_data["form"]
        taken = CountryName.objects.filter(folded=fold_name(form)).exclude(pk=self.instance.pk).first()
        if taken:
            raise forms.ValidationError(f"“{taken}” is a name of {taken.country} already, spelled so or nearly so.")
        return form


class CountryNameInline(PartOfRecord, InlineTable):
    """Other names and spellings, by which reports that are brought in find their country."""

    model = CountryName
    form = CountryNameForm
    extra = 0
    fields = ["form"]
    ordering = ["form", "pk"]
    verbose_name = "other name or spelling"
    verbose_name_plural = "other names and spellings, as headings and addresses print them"


@admin.register(Country)
class CountryAdmin(PermanentAddressAdmin):
    choice_name = "name"
    list_display = ["name", "code"]
    search_fields = ["name", "=code"]
    ordering = ["name", "pk"]
    fields = ["name", "code", "slug"]
    address = {"slug": "name"}
    inlines = [CountryNameInline]
