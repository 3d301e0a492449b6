"""The search page. What is found is decided in reports.search; here it becomes links and lines."""

from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.filters.passages import SORTS, PassageFilterSet
from reports.models.visibility import suggestions_are_shown
from reports.search import Results
from reports.search import search as find
from reports.views.search.addresses import Addresses
from reports.views.search.facets import chosen_filters, facet_lines
from reports.views.search.help import EXAMPLES
from reports.views.search.hits import result_lines
from reports.views.search.interpretation import sentence
from reports.views.search.namesakes import shared_names
from reports.views.search.nothing import meant_instead, nothing_found
from reports.views.search.scope import scope_of
from reports.views.search.waiting import needs_index
from reports.views.search.years import year_bars


@require_safe
@needs_index
def search(request: HttpRequest) -> HttpResponse:
    filterset, to = PassageFilterSet(request.GET), Addresses(request.GET)
    context: dict[str, Any] = {"filterset": filterset, "kept": to.hidden_fields(), "examples": EXAMPLES}
    if not filterset.is_valid():
        return render(request, "search.html", context | _mended(filterset, to), status=400)
    results = find(filterset.query())
    page = _page(results, filterset)
    if page is None:
        return render(request, "search.html", context | _mended(filterset, to), status=404)
    context |= {"results": results, "page": page, "hits": list(result_lines(results, to))}
    context |= _filters(results, to) | _around(request, results, to)
    return render(request, "search.html", context)


def _mended(filterset: PassageFilterSet, to: Addresses) -> dict[str, Any]:
    """The same search without the parameters that could not be read: as a link, and for the box."""
    form = filterset.form
    wrong = {name for name in to.params if name in form.errors or name not in form.fields}
    return {
        "mended_url": to.here(**dict.fromkeys(wrong)),
        "kept": [(name, value) for name, value in to.hidden_fields() if name not in wrong],
    }


def _filters(results: Results, to: Addresses) -> dict[str, Any]:
    """What narrows the search, and what can."""
    facets = [facet for facet in results.facets if facet.name != "year"]
    year = next(facet for facet in results.facets if facet.name == "year")
    return {
        "facets": [facet_lines(facet, to) for facet in facets],
        "years": year_bars(year, to),
        "year_facet": facet_lines(year, to),
        "chosen": list(chosen_filters(results.facets, to)),
        "clear_url": to.unfiltered(),
        "suggested_url": to.here(suggested=None if results.query.suggested else "on")
        if suggestions_are_shown()
        else "",
        "scope": scope_of(results, to),
    }


def _around(request: HttpRequest, results: Results, to: Addresses) -> dict[str, Any]:
    """What the page says about the search itself."""
    query, pieces = results.query, sentence(results.interpretation)
    return {
        "sentence": pieces,
        "was_expanded": any(piece.also or piece.sounds for piece in pieces),
        "namesakes": shared_names(results.interpretation.namesakes, to),
        "exact_url": to.here(exact=None if query.exact else "1"),
        "repeats_url": to.here(repeats=None if query.repeats else "all"),
        "sorts": [
            {"label": label, "url": to.here(sort=None if name == "relevance" else name), "here": name == query.sort}
            for name, label in SORTS
        ],
        "permalink": request.build_absolute_uri(to.here()),
        "meant": meant_instead(results.resolved, to) if results.total and results.interpretation.misspelled else [],
        "empty": None if results.total else nothing_found(results, to),
    }


def _page(results: Results, filterset: PassageFilterSet) -> Page | None:
    size = results.query.page_size
    advice = "Only so many are shown: narrow the search to see others." if results.is_cut_short else ""
    return filterset.page_of(range(min(results.different, results.page_count * size)), size, advice=advice)
