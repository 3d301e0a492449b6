"""The form of a finding: begun from a passage, with the quote found in it by pasting."""

from typing import Any

from django import forms
from django.contrib import admin

from reports.admin.parts.autocomplete import LabelledChoiceField, LabelledSelect
from reports.admin.parts.locking import LockedForm
from reports.admin.parts.quote_forms import OccurrenceField, placed
from reports.models import Finding, Passage
from reports.quoting import Span, occurrence_of


class ChoosePassageForm(forms.Form):
    """The first question of a new finding, asked when it does not begin from a passage's own page."""

    passage = LabelledChoiceField(
        Passage.objects.public(),
        widget=LabelledSelect(Finding._meta.get_field("passage"), admin.site),
        help_text="Type words of it, its number, or its country and year.",
        error_messages={"invalid_choice": "There is no such passage, or it is withdrawn: choose another."},
    )


class FindingForm(LockedForm):
    passage = forms.ModelChoiceField(
        Passage.objects.public(),
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "This passage is no longer there or was withdrawn: begin from another."},
    )
    occurrence = OccurrenceField()

    class Meta:
        model = Finding
        fields = "__all__"
        widgets = {
            "quote": forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
            "hedge": forms.TextInput(attrs={"class": "vTextField"}),
            "note": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        }
        help_texts = {
            "quote": "Paste the words from the passage. Quotation marks, dashes and spaces need not match: the passage's own are kept."
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.instance.passage = self._begun_from()
            return
        del self.fields["passage"]  # that of a finding never changes
        if "quote" in self.fields:
            text, words = self.instance.passage.text, self.instance.quote
            self.initial["occurrence"] = occurrence_of(text, words, self.instance.start)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.instance.passage_id is None:
            return cleaned
        text = self.instance.passage.text
        if span := placed(self, "quote", text):
            self.instance.start, self.instance.end = span.start, span.end
        placed(self, "hedge", text, prefer=Span(self.instance.start or 0, self.instance.end or 0), occurrence="")
        return cleaned

    def _begun_from(self) -> Passage | None:
        """Known before validation, so that the passage's words are on the page whatever else is wrong."""
        asked = self.data.get("passage") if self.is_bound else self.initial.get("passage")
        pk = str(asked or "")
        return Passage.objects.public().filter(pk=int(pk)).first() if pk.isdecimal() else None
