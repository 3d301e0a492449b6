"""Forms whose words must be in a passage: what is pasted becomes the passage's own words, with their place."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, cast

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from reports.admin.parts.inlines import InlineAdmin
from reports.admin.parts.locating import locate
from reports.admin.parts.locking import LockedForm
from reports.editorial import may_edit
from reports.models import Finding
from reports.quoting import Span, occurrence_of

_OCCURRENCE_HELP = "Only when the passage has these words more than once: 1 for the first."


class OccurrenceField(forms.IntegerField):
    """Which of several equal runs of words is meant."""

    def __init__(self) -> None:
        super().__init__(required=False, min_value=1, label="Occurrence", help_text=_OCCURRENCE_HELP)
        self.widget.attrs["class"] = "vIntegerField"


def placed(
    form: forms.BaseForm, name: str, text: str, *, prefer: Span | None = None, occurrence: str = "occurrence"
) -> Span | None:
    """Find the words of field `name` in the passage's text and put its exact words in their place; None with an error.

    `occurrence` is the field that says which place is meant; where there is none, the first is.
    """
    pasted = form.cleaned_data.get(name)
    if not pasted:
        return None
    which = form.cleaned_data.get(occurrence) if occurrence else 1
    try:
        span = locate(text, pasted, occurrence=which, prefer=prefer)
        words = span.of(text)
        _fits(form.fields[name], words)
    except ValidationError as error:
        form.add_error(occurrence if occurrence and error.code == "occurrence" else name, error)
        return None
    form.cleaned_data[name] = words
    return span


class PartForm(LockedForm):
    """A citation or a figure on a finding's form: its words are in the finding's passage."""

    words_field = ""
    occurrence = OccurrenceField()

    def __init__(self, *args: Any, finding: Finding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.finding = finding
        if "position" in self.fields:
            self.fields["position"].required = False
            self.fields["position"].initial = None
            self.fields["position"].help_text = "Left empty, it gets the next number."
        if self.instance.pk is None:
            self.initial["position"] = None
        else:
            words = getattr(self.instance, self.words_field)
            self.initial["occurrence"] = occurrence_of(finding.passage.text, words, self.instance.start)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.finding.passage_id is not None:
            quote = Span(self.finding.start, self.finding.end) if self.finding.end is not None else None
            if span := placed(self, self.words_field, self.finding.passage.text, prefer=quote):
                self.instance.start, self.instance.end = span.start, span.end
        return cleaned


class PartFormSet(forms.BaseInlineFormSet):
    """Gives each row the finding, and each new row a number of its own."""

    model: type[Any]

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return super().get_form_kwargs(index) | {"finding": self.instance}

    def clean(self) -> None:
        super().clean()
        kept = self.kept_forms()
        taken = [form.cleaned_data["position"] for form in kept if form.cleaned_data.get("position")]
        for number in sorted({number for number in taken if taken.count(number) > 1}):
            name = self.model._meta.verbose_name_plural
            raise ValidationError(f"Two {name} have the number {number}: give each a number of its own.")
        for form in kept:
            if not form.cleaned_data.get("position"):
                taken.append(max(taken, default=0) + 1)
                form.cleaned_data["position"] = form.instance.position = taken[-1]

    def kept_forms(self) -> list[Any]:
        """The rows that will be there after saving: filled in, without faults of their own, and not to be removed."""
        return [
            form
            for form in self.forms
            if form.is_valid()
            and form.cleaned_data
            and (form.has_changed() or form.instance.pk)
            and not form.cleaned_data.get("DELETE")
        ]


class PartInline(InlineAdmin):
    shown_instead: ClassVar[dict[str, str]] = {}
    """Fields of the form alone, and those of the record that say the same to someone who only reads."""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None or may_edit(obj, cast(User, request.user)):
            return self.fieldsets
        instead = {"occurrence": None, **self.shown_instead}
        return [(title, {"fields": _without(options["fields"], instead)}) for title, options in self.fieldsets or []]


def _without(rows: Iterable[Any], instead: Mapping[str, str | None]) -> list[Any]:
    lines = [[row] if isinstance(row, str) else row for row in rows]
    return [tuple(name for name in (instead.get(field, field) for field in line) if name) for line in lines]


def _fits(field: forms.Field, words: str) -> None:
    longest = getattr(field, "max_length", None)
    if longest and len(words) > longest:
        raise ValidationError(f"That is {len(words)} characters; {longest} is the most. Paste fewer words.")
