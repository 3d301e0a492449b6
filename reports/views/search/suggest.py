"""What a reader may be about to type: a list for the script beside the box, and the same as a page of links."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from reports.filters.passages import PassageFilterSet
from reports.search import NOUNS, Completion, SearchQuery, completions

LONGEST = 300
OFFERED_WHILE_TYPING = 8
OFFERED_ON_THE_PAGE = 30


@require_safe
@never_cache
@vary_on_headers("Accept")
def search_suggest(request: HttpRequest) -> HttpResponse:
    """Nothing that is typed is kept: not here, not in a log, not in a cache on the way."""
    typed = request.GET.get("q", "")[:LONGEST]
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        found = completions(typed, OFFERED_WHILE_TYPING, within=_filters_around(request))
        return JsonResponse({"suggestions": lines(found)})
    offered = lines(completions(typed.rstrip(), OFFERED_ON_THE_PAGE))
    return render(request, "search/suggest.html", {"typed": typed, "found": offered})


def _filters_around(request: HttpRequest) -> SearchQuery:
    """The filters that stand in the form of the box: they stay when a suggestion is chosen."""
    params = request.GET.copy()
    params.pop("q", None)
    filterset = PassageFilterSet(params)
    return filterset.query() if filterset.is_valid() else SearchQuery()


def lines(found: Iterable[Completion]) -> list[dict[str, Any]]:
    return [
        {
            "kind": NOUNS.get(one.kind, one.kind),
            "label": one.label,
            "matched": one.matched,
            "count": one.count,
            "url": f"{reverse('search')}?{urlencode(one.parameters)}",
        }
        for one in found
    ]
