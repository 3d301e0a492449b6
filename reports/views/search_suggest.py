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

from reports.search import Completion, completions

LONGEST = 300
OFFERED_WHILE_TYPING = 8
OFFERED_ON_THE_PAGE = 30
_KINDS = {"type": "kind of facility", "abuse": "kind of abuse"}


@require_safe
@never_cache
@vary_on_headers("Accept")
def search_suggest(request: HttpRequest) -> HttpResponse:
    """Nothing that is typed is kept: not here, not in a log, not in a cache on the way."""
    typed = request.GET.get("q", "")[:LONGEST]
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        return JsonResponse({"suggestions": lines(completions(typed, OFFERED_WHILE_TYPING))})
    found = lines(completions(typed.rstrip(), OFFERED_ON_THE_PAGE))
    return render(request, "search/suggest.html", {"typed": typed, "found": found})


def lines(found: Iterable[Completion]) -> list[dict[str, Any]]:
    return [
        {
            "kind": _KINDS.get(one.kind, one.kind),
            "label": one.label,
            "matched": one.matched,
            "count": one.count,
            "url": f"{reverse('search')}?{urlencode(one.parameters)}",
        }
        for one in found
    ]
