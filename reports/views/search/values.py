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
    told: dict[str, Any] = {"filterset": chosen, "facet": facet, "search_url": to.here(), "kept": _kept(to)}
    if not chosen.is_valid():
        return render(request, "search/values.html", told, status=400)
    counted = count_facet(chosen.query(), facet)
    sought = chosen.form.cleaned_data.get("find", "")
    page = chosen.page_of(found_values(counted, sought), VALUES_ON_A_PAGE)
    if page is None:
        return render(request, "search/values.html", told, status=404)
    told |= {
        "title": counted.label,
        "sought": sought,
        "page": page,
        "held": len(counted.values),
        "choices": [facet_choice(facet, value, to) for value in page.object_list],
    }
    return render(request, "search/values.html", told)


def found_values(facet: Facet, sought: str) -> list[FacetValue]:
    """Those whose label has every word sought in it, in any spelling of its letters."""
    words = [fold_name(word) for word in sought.split()]
    return [value for value in facet.values if all(word in fold_name(value.label) for word in words)]


def _kept(to: Addresses) -> list[tuple[str, str]]:
    return [*(("q", words) for words in to.params.getlist("q")), *to.hidden_fields()]
