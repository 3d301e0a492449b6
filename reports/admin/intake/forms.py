"""What is asked of a person who brings reports in: where the pages are, and what the pages do not say of themselves."""

import dataclasses
import datetime
from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError

from reports.ingest.preparing.edition import EARLIEST_YEAR, LATEST_YEAR, EditionHints
from reports.intake.preview import problem_from_json
from reports.models import Country, CountryName, Series
from reports.problems import Answer
from reports.text import fold_name

COUNTRIES = "countries"
"""The id of the list of countries that a page with these forms has once."""
_NEWER, _ANOTHER = "newer", "another"
_ANSWERS = {"revises": "A newer page of", "another_report": "Another report"}
"""How the form words the answers that are no fields."""


class CountryField(forms.CharField):
    """A country by its name, by any other known spelling, or by its code; the clean value is the code."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"list": COUNTRIES, "autocomplete": "off"})
        super().__init__(max_length=160, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        if not typed:
            return ""
        country = Country.objects.filter(code__iexact=typed).first() or _called(typed)
        if country is None:
            raise ValidationError(
                f"The archive has no country “{typed}”: choose one from the list, or add it under Countries first."
            )
        return country.code


class AnswerForm(forms.Form):
    """What a person says of a page."""

    series = forms.ModelChoiceField(
        Series.objects.order_by("title"), to_field_name="slug", required=False, empty_label="As the page says"
    )
    country = CountryField(required=False)
    year = forms.IntegerField(
        required=False, min_value=EARLIEST_YEAR, max_value=LATEST_YEAR, help_text="Which edition it is."
    )
    headed = forms.CharField(
        required=False,
        max_length=160,
        label="Headed",
        help_text="What the page calls the country, where the archive calls it otherwise.",
    )

    def hints(self) -> EditionHints:
        given = {name: value for name, value in self.cleaned_data.items() if value}
        if "series" in given:
            given["series"] = given["series"].slug
        return EditionHints(**given)


class WhichReportForm(AnswerForm):
    """The same of a page that may be a newer page of a stored report, or another one; a person says which, and no default does."""

    which = forms.ChoiceField(widget=forms.RadioSelect, required=False, label="Which report is it?")
    symbol = forms.CharField(
        required=False,
        max_length=300,
        label="Symbol or short title",
        help_text="What distinguishes another report, where its own title does not.",
    )
    field_order = ["which", "symbol"]

    def __init__(self, *args: Any, slug: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._slug = slug
        newer = [(_NEWER, f"{_ANSWERS['revises']} {slug}")] if slug else []
        cast(forms.ChoiceField, self.fields["which"]).choices = [*newer, (_ANOTHER, _ANSWERS["another_report"])]

    def hints(self) -> EditionHints:
        which = self.cleaned_data.pop("which", "")
        hints = super().hints()
        if which == _NEWER:
            return dataclasses.replace(hints, revises=self._slug)
        return dataclasses.replace(hints, another_report=which == _ANOTHER)


class AllAnswersForm(AnswerForm):
    title = forms.CharField(
        required=False, max_length=300, help_text="Where it is not the year, the series and the country."
    )
    published = forms.DateField(
        required=False,
        label="Published on",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="When its publisher published it, where the page does not say.",
    )
    url = forms.URLField(
        required=False, max_length=500, label="Its address", assume_scheme="https", help_text="At its publisher."
    )
    licence = forms.CharField(
        required=False, max_length=300, help_text="On what terms its text may be used, for example: public domain."
    )

    def clean_published(self) -> datetime.date | None:
        published: datetime.date | None = self.cleaned_data["published"]
        if published and published > datetime.datetime.now(datetime.UTC).date():
            raise ValidationError("This day is still to come.")
        return published


class BringInForm(AllAnswersForm):
    """The files themselves are taken by the upload handler; here it is only known how many came."""

    address = forms.URLField(
        required=False,
        max_length=1000,
        assume_scheme="https",
        label="Or the address of a page",
        help_text="A public web address. It is fetched once, slowly and by the rules of its site.",
    )
    field_order = ["address"]

    def __init__(self, *args: Any, files: int = 0, refusal: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.file_count = files
        self.refusal = refusal

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"]
        parts = urlsplit(address)
        if address and parts.scheme not in ("http", "https"):
            raise ValidationError("Only addresses that begin with https:// or http:// are fetched.")
        if "@" in parts.netloc:  # refused before it is kept anywhere
            raise ValidationError("The address carries a user name or password, which would be kept: give it without.")
        return address

    def clean(self) -> None:
        super().clean()
        if self.refusal:
            raise ValidationError(self.refusal)
        if "address" in self.errors:
            return
        if not self.file_count and not self.cleaned_data["address"]:
            raise ValidationError("Choose at least one file, or paste an address.")
        if self.file_count and self.cleaned_data["address"]:
            raise ValidationError("Files and an address were given: bring in one of the two first, then the other.")

    def hints(self) -> EditionHints:
        self.cleaned_data.pop("address", None)
        return super().hints()

    @property
    def files_were_lost(self) -> bool:
        """A browser does not keep the files of a form that is shown again."""
        return self.is_bound and not self.is_valid() and self.file_count > 0

    def opens_answers(self) -> bool:
        return any(field.errors for field in self.own_fields())

    def own_fields(self) -> list[forms.BoundField]:
        """The answers, without the address."""
        return [self[name] for name in self.fields if name != "address"]


def sentence_in_form(stored: Mapping[str, Any]) -> str:
    """A problem, as a preview stores it, in a sentence that names answers by the fields of these forms."""
    return problem_from_json(stored).sentence(_as_field)


def _as_field(answer: Answer) -> str:
    if answer.option in _ANSWERS:
        return f"“{f'{_ANSWERS[answer.option]} {answer.value}'.strip()}”"
    field = (AllAnswersForm.base_fields | WhichReportForm.base_fields)[answer.option]
    label = field.label or answer.option.capitalize()
    return f"“{answer.value}” under {label}" if answer.value else f"“{label}”"


def countries() -> list[tuple[str, str]]:
    """Names and codes, to choose from."""
    return list(Country.objects.order_by("name").values_list("name", "code"))


def _called(typed: str) -> Country | None:
    folded = fold_name(typed)
    for country in Country.objects.order_by("pk"):
        if folded in (fold_name(country.name), fold_name(country.slug)):
            return country
    named = CountryName.objects.filter(folded=folded).select_related("country").first()
    return named.country if named else None
