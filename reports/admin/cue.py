"""Cues on the page of their kind of abuse: the words by which findings of it are suggested."""

import re
from typing import Any

from django import forms
from django.contrib.postgres.forms import SimpleArrayField
from django.db.models import QuerySet
from django.http import HttpRequest

from reports.admin.parts.inlines import InlineTable, PartOfRecord
from reports.models import Cue

_MISPLACED = re.compile(r"\*(?=[^\s+'-])|(?<![^\s+'-])\*")


class ListedWords(SimpleArrayField):
    """Several words or phrases in one box, with semicolons between, since a phrase may have a comma."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(forms.CharField(max_length=80), delimiter=";", required=False, **kwargs)
        self.widget.attrs["class"] = "vTextField"

    def to_python(self, value: Any) -> Any:
        """Blanks or nothing between two semicolons are no phrase."""
        listed = value.split(self.delimiter) if isinstance(value, str) else value or []
        return super().to_python([words for words in listed if words.strip()])

    def prepare_value(self, value: Any) -> Any:
        return "; ".join(value) if isinstance(value, list) else value


class CueForm(forms.ModelForm):
    beside = ListedWords(help_text="One of these must be in the sentence too; semicolons between them.")
    without = ListedWords(help_text="None of these may be in it; semicolons between them.")

    class Meta:
        model = Cue
        fields = ["words", "beside", "without", "note"]
        help_texts = {"words": "beat*, forced labor, died + worker*", "note": "Why, for the next curator."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields:
            self.fields[name].widget.attrs.setdefault("aria-label", str(self.fields[name].label or name.capitalize()))

    def clean_words(self) -> str:
        return _one(self.cleaned_data["words"])

    def clean_beside(self) -> list[str]:
        return _each(self.cleaned_data["beside"])

    def clean_without(self) -> list[str]:
        return _each(self.cleaned_data["without"])


class CueInline(PartOfRecord, InlineTable):
    model = Cue
    form = CueForm
    extra = 0
    verbose_name = "cue"
    verbose_name_plural = "cues: words by which it is suggested"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any, Any]:
        return super().get_queryset(request).order_by("words", "pk")


def _each(given: list[str] | None) -> list[str]:
    return list(dict.fromkeys(_one(words) for words in given or [] if words.strip()))


def _one(words: str) -> str:
    tidy = " ".join(words.split())
    if _MISPLACED.search(tidy):
        raise forms.ValidationError(f"“{tidy}”: an asterisk belongs at the end of a word, for any ending: beat*.")
    return tidy
