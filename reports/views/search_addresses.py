"""Addresses of searches: this one with a value chosen, left out or taken away; always back on its first page."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from reports.filters.passages import NOT
from reports.search import FACETS

FILTERS = frozenset({*FACETS, *(f"{NOT}{name}" for name in FACETS)})
RESULT = "result"
"""Which result of a search a passage is, in the passage's own address."""


@dataclass(slots=True)
class Addresses:
    """Made from the parameters of a search; gives the addresses of searches that differ from it in one thing."""

    params: QueryDict
    _first_page: str = field(init=False)

    def __post_init__(self) -> None:
        self._first_page = self.here()

    def here(self, **changed: str | None) -> str:
        """With these parameters set, or left out where they are None."""
        return self._to(reverse("search"), changed)

    def page(self, number: int) -> str:
        return self.here(page=str(number) if number > 1 else None)

    def choosing(self, facet: str, value: str) -> str:
        return self._with(facet, value) or self._with_values(facet, value, chosen=True, excluded=False)

    def leaving_out(self, facet: str, value: str) -> str:
        return self._with(f"{NOT}{facet}", value) or self._with_values(facet, value, chosen=False, excluded=True)

    def free_of(self, facet: str, value: str) -> str:
        """Neither asking for the value nor leaving it out."""
        return self._with_values(facet, value, chosen=False, excluded=False)

    def unfiltered(self) -> str:
        return self.here(**dict.fromkeys(FILTERS))

    def without_facet(self, facet: str) -> str:
        return self.here(**{facet: None, f"{NOT}{facet}": None})

    def values(self, facet: str) -> str:
        """The page of every value of a facet."""
        return self._to(reverse("search_values", args=[facet]), {})

    def why(self, passage_key: str) -> str:
        return self._to(reverse("search_why", args=[passage_key]), {})

    def result(self, passage_url: str, place: int) -> str:
        """A passage that is the `place`th result of this search."""
        return self._to(passage_url, {RESULT: str(place)})

    def hidden_fields(self) -> list[tuple[str, str]]:
        """What a form has to carry so that other words are looked for in the same way."""
        return [(name, value) for name, values in self.params.lists() if name not in ("q", "page") for value in values]

    def _with(self, name: str, value: str) -> str:
        """The quick way, for the hundreds of values a page offers: where neither is asked for yet, it is put behind."""
        facet = name.removeprefix(NOT)
        if facet in self.params or f"{NOT}{facet}" in self.params:
            return ""
        return f"{self._first_page}{'&' if '?' in self._first_page else '?'}{urlencode({name: value})}"

    def _with_values(self, facet: str, value: str, *, chosen: bool, excluded: bool) -> str:
        held = self.params.copy()
        for name, wanted in ((facet, chosen), (f"{NOT}{facet}", excluded)):
            others = [one for one in held.getlist(name) if one != value]
            held.setlist(name, [*others, value] if wanted else others)
        return Addresses(held).here()

    def _to(self, path: str, changed: dict[str, str | None]) -> str:
        left = {name: values for name, values in self.params.lists() if name != "page" and name not in changed}
        asked = left | {name: [value] for name, value in changed.items() if value is not None}
        words = urlencode({name: values for name, values in asked.items() if any(values)}, doseq=True)
        return f"{path}?{words}" if words else path
