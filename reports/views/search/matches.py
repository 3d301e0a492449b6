"""Which words of a text the search that led to a page looks for: the page marks them."""

from dataclasses import replace

from django.http import HttpRequest

from reports.filters.passages import PassageFilterSet
from reports.search import SearchQuery, highlighter_for
from reports.views.parts.rows import Matching
from reports.views.search.addresses import RESULT

MOST_TYPED = 1000
"""Characters of a query that a page repeats and marks: as many as the parser reads."""


def matching_words(request: HttpRequest) -> Matching:
    """Finds the words of ?q= in a text, read as the search that led here read them."""
    if not request.GET.get("q"):
        return lambda text: []
    return highlighter_for(_search_that_led_here(request)).spans


def _search_that_led_here(request: HttpRequest) -> SearchQuery:
    """The address of a result has all of it, that of a report its words alone."""
    params = request.GET.copy()
    params.pop(RESULT, None)
    filterset = PassageFilterSet(params)
    asked = request.GET.get("q", "")[:MOST_TYPED]
    if filterset.is_valid():
        return replace(filterset.query(), text=asked)
    return SearchQuery(asked, exact=params.get("exact") == "1")
