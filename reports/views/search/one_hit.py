"""Two pages about one passage of a search: why it was found, and which passages are like it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.filters.passages import PassageFilterSet
from reports.models import Passage
from reports.search import explain, highlighter_for, more_like
from reports.views.parts.repeats import repeats_of
from reports.views.parts.visible import public_or_gone
from reports.views.search.addresses import Addresses
from reports.views.search.hits import hit_line, marked
from reports.views.search.waiting import needs_index


@require_safe
@needs_index
def search_why(request: HttpRequest, key: str) -> HttpResponse:
    """For each part of the search, which form of it stands where in the passage."""
    passage = public_or_gone(Passage.objects.with_report(), key=key)
    filterset, to = PassageFilterSet(request.GET), Addresses(request.GET)
    context: dict[str, Any] = {"passage": passage, "filterset": filterset, "search_url": to.here()}
    if not filterset.is_valid():
        return render(request, "search/why.html", context, status=400)
    query = filterset.query()
    explained = explain(query, passage)
    context |= {
        "query": query,
        "explained": explained,
        "reasons": list(dict.fromkeys(explained.reasons)) if explained else [],
        "words": marked(highlighter_for(query).mark(passage.text)) if query.text else passage.text,
    }
    return render(request, "search/why.html", context)


@require_safe
@needs_index
def search_like(request: HttpRequest, key: str) -> HttpResponse:
    """Passages that share its most distinctive words."""
    passage = public_or_gone(Passage.objects.with_report(), key=key)
    alike = more_like(passage)
    repeats = repeats_of(hit.passage for hit in alike)
    hits = [hit_line(hit, repeats[hit.passage.pk]) for hit in alike]
    return render(request, "search/like.html", {"passage": passage, "hits": hits})
