"""The boxes of the advanced search, and the query that they mean, written in the language that the one box takes."""

import re
from collections.abc import Iterator

from django import forms

from reports.search.facets.table import FACETS, FIELDS, NOUNS, SECTION
from reports.search.language import parse, write
from reports.search.language.tokens import MOST_DISTANCE, NEAR_DISTANCE
from reports.search.language.tree import And, Field, Near, Node, Not, Or, Phrase, Prefix, Word, Years
from reports.search.language.typed import plain_form

_LONGEST = 200
RECORD_FIELDS = tuple(name for name in FIELDS if name != FACETS["year"].typed)
"""Those with a box of their own; years have two."""
_FIELD_LABELS = {"publisher": "Publisher of the source", SECTION: "Section number"}
"""Where the noun alone would not say enough beside a box."""


def _box(label: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=_LONGEST, strip=True, help_text=help_text)


class AdvancedForm(forms.Form):
    all_words = _box("All of these words", "In any order and any spelling: prison torture")
    phrase = _box("These words together", "As a phrase: hunger strike")
    any_words = _box("Any of these words", "One of them is enough: starvation hunger famine")
    no_words = _box("None of these words")
    near_words = _box("Words near each other", "In any order: prison died")
    near_distance = forms.IntegerField(
        label="Within so many words",
        required=False,
        min_value=1,
        max_value=MOST_DISTANCE,
        help_text=f"{NEAR_DISTANCE} if empty",
    )
    begins = _box("Words that begin with", "Two letters or more: tortur")
    exact = _box("Exactly as printed", "No other spelling and no other ending")
    year_from = forms.IntegerField(label="Editions from", required=False, min_value=1900, max_value=2999)
    year_to = forms.IntegerField(label="Editions up to", required=False, min_value=1900, max_value=2999)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as Django's own forms are made
        self.label_suffix = ""
        for name in RECORD_FIELDS:
            self.fields[name] = _box(_FIELD_LABELS.get(name) or NOUNS[name].capitalize())

    @property
    def words(self) -> list[forms.BoundField]:
        """The boxes about words and years."""
        return [field for field in self if field.name not in RECORD_FIELDS]

    @property
    def records(self) -> list[forms.BoundField]:
        """The boxes that are fields of the language."""
        return [field for field in self if field.name in RECORD_FIELDS]

    def written(self) -> str:
        """The query, empty when every box is."""
        parts = [part for part in self._parts() if part]
        return write(parts[0] if len(parts) == 1 else And(tuple(parts))) if parts else ""

    def _parts(self) -> Iterator[Node | None]:
        asked = self.cleaned_data
        yield from _words(asked["all_words"])
        yield _leaf(asked["phrase"])
        either = _words(asked["any_words"])
        yield Or(tuple(either)) if len(either) > 1 else next(iter(either), None)
        yield self._near()
        for begin in _plain(asked["begins"]):
            yield parse(f"{begin}*").root if isinstance(parse(f"{begin}*").root, Prefix) else None
        if exact := " ".join(_plain(asked["exact"])):
            yield parse(f'exact:"{exact}"').root
        if asked["year_from"] or asked["year_to"]:
            yield Years(*sorted_years(asked["year_from"], asked["year_to"]))
        for name in RECORD_FIELDS:
            if value := " ".join(_plain(asked.get(name) or "")):
                yield Field(name, value)
        for word in _words(asked["no_words"]):
            yield Not(word)

    def _near(self) -> Node | None:
        leaf = _leaf(self.cleaned_data["near_words"])
        if isinstance(leaf, Phrase) and " " in leaf.text:
            return Near(leaf.text, self.cleaned_data["near_distance"] or NEAR_DISTANCE)
        return leaf


def sorted_years(low: int | None, high: int | None) -> tuple[int | None, int | None]:
    """The earlier first, where both are given; None where a range is open."""
    return (high, low) if low and high and low > high else (low, high)


def _plain(typed: str) -> list[str]:
    """The words without the signs of the language, which the boxes stand for."""
    words = re.findall(r'[^\s"()*~]+', plain_form(typed))
    return [word for word in words if any(character.isalnum() for character in word)]


def _words(typed: str) -> list[Node]:
    """Each word by itself; one that would be an operator or a field becomes a phrase of one word."""
    found = (parse(word).root if _is_word(word) else parse(f'"{word}"').root for word in _plain(typed))
    return [node for node in found if node and write(node)]


def _leaf(typed: str) -> Node | None:
    words = " ".join(_plain(typed))
    return parse(f'"{words}"').root if words else None


def _is_word(word: str) -> bool:
    parsed = parse(word)
    return isinstance(parsed.root, Word) and parsed.root.text == word and not parsed.notes
