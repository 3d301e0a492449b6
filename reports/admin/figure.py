"""Figures on a finding's form: the words that give the number, and all that keeps it honest."""

from decimal import Decimal
from typing import Any

from django import forms

from reports.admin.citation import CitationFormSet
from reports.admin.parts.quote_forms import PartForm, PartFormSet, PartInline
from reports.models import Citation, Figure


class FigureForm(PartForm):
    words_field = "words"
    citation_number = forms.IntegerField(
        required=False,
        min_value=1,
        label="Rests on citation",
        help_text="The number of one of this finding's citations, where one gives the figure.",
    )

    class Meta:
        model = Figure
        fields = ["position", "words", "low", "high", "qualifier", "unit", "counted", "as_of", "facility"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "high" in self.fields:
            self.fields["high"].required = False
            self.fields["high"].help_text = "Left empty, it is the same as low."
        if self.instance.citation_id is not None:
            self.initial["citation_number"] = self.instance.citation.position
        for name in ("low", "high"):
            if self.initial.get(name) is not None:
                self.initial[name] = _without_zeros(self.initial[name])

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        low, high = self.cleaned_data.get("low"), self.cleaned_data.get("high")
        if high is None and "high" not in self.errors:
            self.cleaned_data["high"] = low
        elif low is not None and high is not None and low > high:
            self.add_error("high", f"The figure runs from {low} down to {high}: put the smaller number in low.")
        return cleaned


class FigureFormSet(PartFormSet):
    citations: CitationFormSet | None = None
    """The citations saved with these figures, where they are on the same form."""

    def clean(self) -> None:
        super().clean()
        by_number: dict[int, Citation] = self.citations.by_number() if self.citations else {}
        kept = {citation.pk for citation in by_number.values()}
        for form in self.kept_forms():
            number = form.cleaned_data.get("citation_number")
            if "citation_number" not in form.changed_data and form.instance.citation_id in kept:
                continue  # its citation may have got another number, and is still its citation
            if number and number not in by_number:
                form.add_error("citation_number", _no_such_citation(number, by_number))
            else:
                form.instance.citation = by_number.get(number) if number else None


class FigureInline(PartInline):
    model = Figure
    form = FigureForm
    formset = FigureFormSet
    extra = 0
    autocomplete_fields = ["facility"]
    shown_instead = {"citation_number": "citation"}
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("position", "words", "occurrence"),
                    ("low", "high", "qualifier"),
                    ("unit", "counted"),
                    ("as_of", "facility", "citation_number"),
                ]
            },
        )
    ]

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("citation").order_by("position", "pk")


def _without_zeros(number: Decimal) -> Decimal:
    """2000, not 2000.0000 and not 2E+3."""
    return Decimal(f"{number.normalize():f}")


def _no_such_citation(number: int, by_number: dict[int, Citation]) -> str:
    numbers = ", ".join(map(str, sorted(by_number)))
    kept = f"its citations are {numbers}" if by_number else "it has no citations"
    return f"This finding has no citation {number}: {kept}. Leave this empty or give one of them."
