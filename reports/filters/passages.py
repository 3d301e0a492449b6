"""The parameters of a search for passages, and the SearchQuery they mean. The page, files and feeds all read them here."""

from typing import Any

from django import forms
from django.http import QueryDict
from django_filters import CharFilter

from reports.filters.records import PublicRecords, PublicYears, RecordLookup, RecordsFilter, unfiltered
from reports.filters.strict import OptionFilter, StrictFilterSet, StrictForm
from reports.models import Passage
from reports.models.visibility import suggestions_are_shown
from reports.search import FACETS, RECORD_FACETS, SearchQuery
from reports.search.asking.query import Sort

NOT = "not_"
"""Before a facet's name: what passages must not have."""
SORTS: list[tuple[Sort, str]] = [
    ("relevance", "relevance"),
    ("newest", "newest edition"),
    ("place", "place in the report"),
]

_NONE: frozenset[int] = frozenset()
_PUBLIC: dict[str, RecordLookup] = {
    "year": PublicYears(),
    **{name: PublicRecords(facet.rows, facet.parameter) for name, facet in RECORD_FACETS.items()},
}
"""What a facet's values in an address may mean."""


class WordsField(forms.CharField):
    """What a reader types. A character that no text holds, as pastes may bring, parts words like a space."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value.replace("\0", " ") if isinstance(value, str) else value))


class WordsFilter(CharFilter):
    field_class = WordsField


class PassageForm(StrictForm):
    """Names a value that the address both asks for and leaves out."""

    def clean(self) -> dict[str, Any]:
        asked = super().clean()
        for name in FACETS:
            if both := (asked.get(name) or _NONE) & (asked.get(f"{NOT}{name}") or _NONE):
                many = "one value is" if len(both) == 1 else f"{len(both)} values are"
                self.add_error(f"{NOT}{name}", f"{many.capitalize()} both asked for and left out: keep one of the two.")
        return asked


class PassageFilterSet(StrictFilterSet):
    q = WordsFilter(label="Words", max_length=10_000, strip=True, method=unfiltered)
    suggested = OptionFilter(label="Suggestions", choices=[("on", "with what only a machine says")], method=unfiltered)
    repeats = OptionFilter(label="Repeats", choices=[("all", "shown each time")], method=unfiltered)
    sort = OptionFilter(label="Order", choices=SORTS, method=unfiltered)
    exact = OptionFilter(label="Spelling", choices=[("1", "exactly as typed")], method=unfiltered)

    class Meta(StrictFilterSet.Meta):
        model = Passage
        form = PassageForm
        fields: list[str] = []

    @classmethod
    def get_filters(cls) -> dict[str, Any]:
        """With two for every facet: what passages must have, and what they must not."""
        facets: dict[str, Any] = {}
        for name, facet in FACETS.items():
            facets[name] = RecordsFilter(facet.label, _PUBLIC[name])
            facets[f"{NOT}{name}"] = RecordsFilter(f"Without {facet.label.lower()}", _PUBLIC[name])
        return super().get_filters() | facets

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        """With the filters alone that the address names: making a form of all of them takes longer than many a search."""
        named = {"q", *(data or ())}
        self.base_filters: dict[str, Any] = {name: one for name, one in self.base_filters.items() if name in named}
        super().__init__(data, *args, **kwargs)

    def query(self) -> SearchQuery:
        """The search that a valid address means."""
        asked = self.form.cleaned_data
        sort: Sort = next((known for known, _ in SORTS if known == asked.get("sort")), "relevance")
        return SearchQuery(
            text=asked["q"],
            filters={name: keys for name in FACETS if (keys := asked.get(name))},
            excluded={name: keys for name in FACETS if (keys := asked.get(f"{NOT}{name}"))},
            suggested=asked.get("suggested") == "on" and suggestions_are_shown(),
            repeats=asked.get("repeats") == "all",
            sort=sort,
            page=asked.get("page") or 1,
            exact=asked.get("exact") == "1",
        )
