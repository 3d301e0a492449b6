"""The search page. What is found is decided in reports.search; here it becomes links and lines."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import EmptyPage, Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reports.choices import CitationRole
from reports.filters.passages import PassageFilterSet
from reports.search import Carried, Facet, Fragment, Hit, Results, looser_searches, near_records
from reports.search import search as find
from reports.views.repeats import Repeats, repeats_of

FACET_VALUES_SHOWN = 7
MOST_FACET_VALUES = 200
_SAID: dict[str, str] = {
    CitationRole.REPORTS: "{}",
    CitationRole.ESTIMATES: "{} estimates",
    CitationRole.QUOTES: "{}, quoted",
    CitationRole.DENIES: "{} denies",
    CitationRole.BASED_ON: "{}, behind another",
}


def search(request: HttpRequest) -> HttpResponse:
    filterset = PassageFilterSet(request.GET)
    if not filterset.is_valid():
        return render(request, "search.html", {"filterset": filterset}, status=400)
    results = find(filterset.query())
    page = _page(results, filterset)
    if page is None:
        return render(request, "search.html", {"filterset": filterset}, status=404)
    return render(
        request,
        "search.html",
        {
            "filterset": filterset,
            "results": results,
            "page": page,
            "hits": list(_hits(results)),
            "facets": [_facet(facet, request.GET) for facet in results.facets],
            "chosen": list(_chosen(results.facets, request.GET)),
            "kept": [
                (name, value) for name, values in request.GET.lists() if name not in ("q", "page") for value in values
            ],
            "empty": None if results.total else _empty(results, request.GET),
        },
    )


def _page(results: Results, filterset: PassageFilterSet) -> Page | None:
    pages = Paginator(
        range(min(results.different, results.page_count * results.query.page_size)), results.query.page_size
    )
    try:
        return pages.page(results.query.page)
    except EmptyPage:
        filterset.form.add_error("page", f"There is no such page: the last one is {pages.num_pages}.")
        return None


def _hits(results: Results) -> Iterator[dict[str, Any]]:
    repeats = repeats_of(hit.passage for hit in results.hits)
    for hit in results.hits:
        yield _hit(hit, results.query.text, repeats[hit.passage.pk])


def _hit(hit: Hit, text: str, repeats: Repeats) -> dict[str, Any]:
    passage = hit.passage
    return {
        "passage": passage,
        "repeats": repeats,
        "place": format_html("{} · {} · ¶ {}", passage.report, marked(hit.heading), passage.number),
        "url": passage.get_absolute_url() + (f"?{urlencode({'q': text})}" if text else ""),
        "snippet": marked(hit.snippet),
        "by_link": hit.by_link,
        "chips": [_chip(carried) for carried in hit.carries],
    }


def marked(fragments: Iterable[Fragment]) -> SafeString:
    """Fragments as HTML: every character escaped, the found words in <mark>."""
    pieces = (format_html("<mark>{}</mark>", f.text) if f.marked else format_html("{}", f.text) for f in fragments)
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def _chip(carried: Carried) -> dict[str, Any]:
    """A thing that findings name, with where it leads."""
    label = _SAID[carried.role].format(carried.label) if carried.role else carried.label
    return {"kind": carried.kind.capitalize(), "label": label, "url": carried.record.get_absolute_url()}


def _facet(facet: Facet, params: QueryDict) -> dict[str, Any]:
    choices = [
        {
            "label": value.label,
            "count": value.count,
            "selected": value.chosen,
            "url": _address(params, facet.name, value.parameter, wanted=not value.chosen),
        }
        for value in facet.values
    ]
    first = max(FACET_VALUES_SHOWN, sum(choice["selected"] is True for choice in choices))
    choices.sort(key=lambda choice: not choice["selected"])
    return {
        "name": facet.name,
        "title": facet.label,
        "choices": choices[:first],
        "more": choices[first : first + MOST_FACET_VALUES],
        "unlisted": max(0, len(choices) - first - MOST_FACET_VALUES),
    }


def _chosen(facets: Iterable[Facet], params: QueryDict) -> Iterator[dict[str, str]]:
    for facet in facets:
        for value in facet.chosen:
            remove = _address(params, facet.name, value.parameter, wanted=False)
            yield {"kind": facet.label, "label": value.label, "remove_url": remove}


def _address(params: QueryDict, name: str, value: str, *, wanted: bool) -> str:
    """This search with one value added or taken away; back on its first page."""
    changed = params.copy()
    changed.pop("page", None)
    values = [held for held in changed.getlist(name) if held != value]
    changed.setlist(name, [*values, value] if wanted else values)
    return f"?{changed.urlencode()}"


def _empty(results: Results, params: QueryDict) -> dict[str, Any]:
    """What the page says when nothing was found: what to loosen, with counts, and names that are close."""
    labels = {facet.name: facet.label for facet in results.facets}
    suggestions = []
    for looser in looser_searches(results.query):
        changed = params.copy()
        changed.pop("page", None)
        if looser.filter:
            changed.pop(looser.filter, None)
            label = f"search without the filter “{labels[looser.filter]}”"
        else:
            changed["q"] = looser.query.text
            label = f"search without “{looser.dropped}”"
        suggestions.append({"label": label, "url": f"?{changed.urlencode()}", "count": looser.count})
    near = [{"label": label, "url": record.get_absolute_url()} for label, record in near_records(results.query.text)]
    return {"suggestions": suggestions, "near_names": near}
