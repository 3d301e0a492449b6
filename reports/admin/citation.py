"""Citations on a finding's form: the words that mention the source, what it does there, and how sure the link is."""

from typing import Any

from django import forms

from reports.admin.parts.quote_forms import PartForm, PartFormSet, PartInline
from reports.choices import Certainty
from reports.models import Citation

_NEEDS_SOURCE = {
    Certainty.NAMED: "Choose the source that is named; if it could be more than one, say that it is ambiguous.",
    Certainty.RESOLVED: "Choose the source that a curator found to be meant.",
    Certainty.COLLECTIVE: "Choose the group as a source, such as “defectors”; if it is not there yet, add it.",
}


class CitationForm(PartForm):
    words_field = "mention"

    class Meta:
        model = Citation
        fields = ["position", "mention", "source", "candidates", "role", "certainty", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})}

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        certainty, source = self.cleaned_data.get("certainty"), self.cleaned_data.get("source")
        if "source" in self.errors or not certainty:
            return cleaned
        if certainty in _NEEDS_SOURCE and source is None:
            self.add_error("source", _NEEDS_SOURCE[Certainty(certainty)])
        if certainty == Certainty.AMBIGUOUS and source is not None:
            self.add_error(
                "source", "Ambiguous: leave this empty and list the works that could be meant as candidates."
            )
        return cleaned


class CitationFormSet(PartFormSet):
    def by_number(self) -> dict[int, Citation]:
        """The citations as they will be saved, by their number. Ask after validation."""
        return {form.cleaned_data["position"]: form.instance for form in self.kept_forms()}


class CitationInline(PartInline):
    model = Citation
    form = CitationForm
    formset = CitationFormSet
    autocomplete_fields = ["source", "candidates"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("position", "role", "certainty"),
                    ("mention", "occurrence"),
                    ("source", "candidates"),
                    "note",
                ]
            },
        )
    ]

    def get_extra(self, request: Any, obj: Any = None, **kwargs: Any) -> int:
        return 0 if obj else 1

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).prefetch_related("candidates").order_by("position", "pk")
