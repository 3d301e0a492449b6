"""From one result of a search to the next: the search that led to a passage stands in its address, and in no cookie."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest

from reports.filters.passages import PassageFilterSet
from reports.models import Passage
from reports.search import IndexBeingMade, SearchQuery, find_passages
from reports.search.asking.ranking import MOST_PAGES
from reports.views.search.addresses import RESULT, Addresses


def result_walk(request: HttpRequest, passage: Passage) -> dict[str, Any] | None:
    """Where the passage stands among the results, and what stands beside it; None when no search led here.

    An address that cannot be read as a search is no error here: the passage is what was asked for.
    """
    params = request.GET.copy()
    place = _number(params.pop(RESULT, [""])[-1])
    filterset = PassageFilterSet(params)
    if not place or not filterset.is_valid():
        return None
    query, to = filterset.query(), Addresses(params)
    try:
        found = find_passages(replace(query, page=1, page_size=place + 1))
    except IndexBeingMade:
        return None
    if passage.pk not in found.passages:  # the archive has grown since
        return {"results_url": to.here()}
    at = found.passages.index(passage.pk)
    beside = _addresses(found.passages[max(0, at - 1) : at + 2], to, first=max(1, at))
    return {
        "place": at + 1,
        "total": found.different,
        "before_url": beside.get(at, ""),
        "after_url": beside.get(at + 2, ""),
        "results_url": _results_url(query, to, at + 1),
    }


def _number(typed: str) -> int:
    """0 for what is no place among the results that are shown."""
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 6 else 0
    return number if number <= MOST_PAGES * SearchQuery().page_size else 0


def _addresses(passages: tuple[int, ...], to: Addresses, *, first: int) -> dict[int, str]:
    """By place in the results. What the public may not see has none."""
    public = Passage.objects.public().in_bulk(passages)
    return {
        place: to.result(public[pk].get_absolute_url(), place)
        for place, pk in enumerate(passages, start=first)
        if pk in public
    }


def _results_url(query: SearchQuery, to: Addresses, place: int) -> str:
    """The page of results that the passage stands on, at its line."""
    page = (place - 1) // query.page_size + 1
    return f"{to.page(page)}#result-{place}"
