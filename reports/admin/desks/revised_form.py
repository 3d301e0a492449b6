"""The words of a waiting finding in the newer text: filled in with the best guess, and compared with it letter for letter."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import capfirst

from reports.admin.parts.quote_forms import OccurrenceField, placed
from reports.editorial import NewWords
from reports.models import Citation, Figure, FindingMove
from reports.quoting import Span, closest_words, folded_spans, words_instead

_NOT_THERE = "Not in the newer text as it was: look at it again."


@dataclass(frozen=True, slots=True)
class PartFields:
    """The fields of one citation or figure on the form."""

    title: str
    words: Any
    occurrence: Any
    left_out: Any


class MoveForm(forms.Form):
    quote = forms.CharField(widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}))
    occurrence = OccurrenceField()
    hedge = forms.CharField(required=False, max_length=200, widget=forms.TextInput(attrs={"class": "vTextField"}))

    def __init__(self, move: FindingMove, data: Any = None) -> None:
        self.text = move.to_passage.text if move.to_passage else ""
        self.parts: list[Citation | Figure] = [
            *move.finding.citations.order_by("position", "pk"),
            *move.finding.figures.order_by("position", "pk"),
        ]
        super().__init__(data, initial=self._guesses(move))
        for part in self.parts:
            self._add_fields(part)
        for name, guess in self.initial.items():
            if name in self.fields and guess and not folded_spans(self.text, self._was[name]):
                self.fields[name].help_text = _NOT_THERE

    def _guesses(self, move: FindingMove) -> dict[str, str]:
        """The words themselves where the newer text has them; or else those most like them; or else nothing."""
        self._was = {"quote": move.finding.quote, "hedge": move.finding.hedge}
        self._was |= {_name(part): _words_of(part) for part in self.parts}
        older = move.from_passage.text
        quoted = {"quote": move.finding} | {_name(part): part for part in self.parts}
        guesses = {name: _guess(older, self.text, quoted.get(name), words) for name, words in self._was.items()}
        return guesses if move.finding.passage_id == move.from_passage_id else {}

    def _add_fields(self, part: Citation | Figure) -> None:
        name = _name(part)
        column: Any = part._meta.get_field(_words_field(part))
        self.fields[name] = forms.CharField(
            required=False,
            max_length=column.max_length,
            label="Words",
            widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        )
        self.fields[f"{name}-occurrence"] = OccurrenceField()
        self.fields[f"{name}-out"] = forms.BooleanField(required=False, label="Leave it out")

    def part_fields(self) -> Iterator[PartFields]:
        for part in self.parts:
            name = _name(part)
            title = f"{capfirst(part._meta.verbose_name)} {part.position}: {part}"
            yield PartFields(title, self[name], self[f"{name}-occurrence"], self[f"{name}-out"])

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        self.new_quote = placed(self, "quote", self.text)
        hedge = placed(self, "hedge", self.text, prefer=self.new_quote, occurrence="")
        self.new_hedge = hedge.of(self.text) if hedge else ""
        self.spans = {_name(part): self._span_of(part) for part in self.parts}
        return cleaned

    def new_words(self) -> NewWords:
        """Ask after validation."""
        if self.new_quote is None:
            raise ValueError("a form with faults has no words")
        spans = {part: self.spans[_name(part)] for part in self.parts}
        return NewWords(
            quote=self.new_quote,
            hedge=self.new_hedge,
            citations={part.pk: span for part, span in spans.items() if isinstance(part, Citation)},
            figures={part.pk: span for part, span in spans.items() if isinstance(part, Figure)},
        )

    def _span_of(self, part: Citation | Figure) -> Span | None:
        name = _name(part)
        if self.cleaned_data.get(f"{name}-out"):
            return None
        if not self.cleaned_data.get(name):
            if name not in self.errors:
                self.add_error(name, "Paste its words from the newer text, or tick “Leave it out”.")
            return None
        return placed(self, name, self.text, prefer=self.new_quote, occurrence=f"{name}-occurrence")


def _guess(older: str, newer: str, quoted: Any, words: str) -> str:
    """`quoted` is the finding or part whose words they are, with its place in the older text; a hedge has none."""
    if spans := folded_spans(newer, words):
        return spans[0].of(newer)
    instead = words_instead(older, Span(quoted.start, quoted.end), newer) if quoted else ""
    return instead or closest_words(newer, words)


def _name(part: Citation | Figure) -> str:
    return f"{part._meta.model_name}-{part.pk}"


def _words_field(part: Citation | Figure) -> str:
    return "mention" if isinstance(part, Citation) else "words"


def _words_of(part: Citation | Figure) -> str:
    return str(getattr(part, _words_field(part)))
