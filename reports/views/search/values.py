"""Every value of one facet of a search, with a search among the values."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_filters import CharFilter

from reports.filters.passages import PassageFilterSet
from reports.search import FACETS, Facet, FacetValue, count_facet
from reports.text import fold_name
from reports.views.search.addresses import Addresses
from reports.views.search.facets import facet_choice
from reports.views.search.waiting import needs_index

VALUES_ON_A_PAGE = 100


class ValuesFilterSet(PassageFilterSet):
    """The parameters of a search, and the words that the values shown have in them. `page` is of the values."""

    find = CharFilter(label="Find", max_length=200, strip=True, method="unfiltered")

    def unfiltered(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset


@require_safe
@needs_index
def search_values(request: HttpRequest, facet: str) -> HttpResponse:
    if facet not in FACETS:
        raise Http404
    params = request.GET.copy()
    params.pop("find", None)
    chosen, to = ValuesFilterSet(request.GET), Addresses(params)
    context: dict[str, Any] = {"filterset": chosen, "facet": facet, "search_url": to.here(), "kept": _kept(to)}
    if not chosen.is_valid():
        return render(request, "search/values.html", context, status=400)
    counted = count_facet(chosen.query(), facet)
    typed = chosen.form.cleaned_data.get("find", "")
    page = chosen.page_of(found_values(counted, typed), VALUES_ON_A_PAGE)
    if page is None:
        return render(request, "search/values.html", context, status=404)
    context |= {
        "title": counted.label,
        "typed": typed,
        "page": page,
        "total": len(counted.values),
        "choices": [facet_choice(facet, value, to) for value in page.object_list],
    }
    return render(request, "search/values.html", context)


def found_values(facet: Facet, typed: str) -> list[FacetValue]:
    """Those whose label has every typed word in it, in any spelling of its letters."""
    words = [fold_name(word) for word in typed.split()]
    return [value for value in facet.values if all(word in fold_name(value.label) for word in words)]


def _kept(to: Addresses) -> list[tuple[str, str]]:
    return [*(("q", words) for words in to.params.getlist("q")), *to.hidden_fields()]
