"""Addresses of searches: this one with a value chosen, left out or taken away; always back on its first page."""

from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import quote_plus

from django.http import QueryDict
from django.urls import reverse

from reports.addresses import addresses_of
from reports.filters.passages import NOT
from reports.search import FACETS
from reports.views.parts.facet_links import with_parameters

FILTERS = frozenset({*FACETS, *(f"{NOT}{name}" for name in FACETS)})
RESULT = "result"
"""Which result of a search a passage is, in the passage's own address."""


@dataclass(slots=True)
class Addresses:
    """Made from the parameters of a search; gives the addresses of searches that differ from it in one thing."""

    params: QueryDict
    _search: str = field(init=False)
    _asked: str = field(init=False)
    """The parameters of the first page as an address has them."""
    _more: str = field(init=False)
    """The first page's address, where one more parameter can be put behind it."""
    _used: set[tuple[str, str]] = field(init=False)
    """The facets' values that are asked for or left out."""

    def __post_init__(self) -> None:
        self._search = reverse("search")
        self._asked = with_parameters(self.params)
        self._used = {(name.removeprefix(NOT), value) for name, values in self.params.lists() for value in values}
        self._more = f"{self._search}?{self._asked}{'&' if self._asked else ''}"

    def here(self, **changed: str | None) -> str:
        """With these parameters set, or left out where they are None."""
        return _address(self._search, with_parameters(self.params, **changed))

    def page(self, number: int) -> str:
        return self.here(page=str(number) if number > 1 else None)

    def choosing(self, facet: str, value: str) -> str:
        if (facet, value) in self._used:
            return self._with_values(facet, value, chosen=True, excluded=False)
        return f"{self._more}{facet}={_quoted(value)}"

    def leaving_out(self, facet: str, value: str) -> str:
        if (facet, value) in self._used:
            return self._with_values(facet, value, chosen=False, excluded=True)
        return f"{self._more}{NOT}{facet}={_quoted(value)}"

    def free_of(self, facet: str, value: str) -> str:
        """Neither asking for the value nor leaving it out."""
        return self._with_values(facet, value, chosen=False, excluded=False)

    def unfiltered(self) -> str:
        return self.here(**dict.fromkeys(FILTERS))

    def without_facet(self, facet: str) -> str:
        return self.here(**{facet: None, f"{NOT}{facet}": None})

    def values(self, facet: str) -> str:
        """The page of every value of a facet."""
        return _address(addresses_of("search_values")(facet), self._asked)

    def why(self, passage_key: str) -> str:
        return _address(addresses_of("search_why")(passage_key), self._asked)

    def result(self, passage_url: str, place: int) -> str:
        """A passage that is the `place`th result of this search."""
        return f"{passage_url}?{self._asked}{'&' if self._asked else ''}{RESULT}={place}"

    def hidden_fields(self) -> list[tuple[str, str]]:
        """The hidden fields of a form that searches for other words with the same filters."""
        return [(name, value) for name, values in self.params.lists() if name not in ("q", "page") for value in values]

    def _with_values(self, facet: str, value: str, *, chosen: bool, excluded: bool) -> str:
        params = self.params.copy()
        for name, wanted in ((facet, chosen), (f"{NOT}{facet}", excluded)):
            others = [one for one in params.getlist(name) if one != value]
            params.setlist(name, [*others, value] if wanted else others)
        return Addresses(params).here()


def _address(path: str, asked: str) -> str:
    return f"{path}?{asked}" if asked else path


_quoted = lru_cache(10_000)(quote_plus)
"""For the names of records, which come again and again."""
