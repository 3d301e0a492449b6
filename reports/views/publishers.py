"""Who issued the sources: the list of publishers, and the page of one with its sources and what rests on them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_safe

from reports.filters.sources import PublisherFilterSet
from reports.filters.strict import LIST_SIZE
from reports.models import Citation, Finding, Publisher, Report, Source
from reports.models.links import publishers_with_counts, reports_for_list, sources_with_counts
from reports.views.parts.finding_list import finding_list
from reports.views.parts.narrowing import empty
from reports.views.parts.visible import public_or_gone

EDITIONS_SHOWN = 12
_SOURCES = {"label": "Sources", "url": reverse_lazy("source_list")}


@require_safe
def publisher_list(request: HttpRequest) -> HttpResponse:
    publishers = publishers_with_counts(Publisher.objects.public().select_related("country"))
    chosen = PublisherFilterSet(request.GET, publishers.order_by("name", "pk"))
    page = chosen.current_page()
    shown: dict[str, Any] = {"chosen": chosen, "page": page, "crumbs": [_SOURCES, {"label": "Publishers"}]}
    if page is None:
        return render(request, "publisher_list.html", shown, status=400)
    if not page.object_list:
        shown["empty"] = empty(request, chosen, what="publishers")
    return render(request, "publisher_list.html", shown)


@require_safe
def publisher(request: HttpRequest, slug: str) -> HttpResponse:
    publisher = public_or_gone(publishers_with_counts(Publisher.objects.select_related("country")), slug=slug)
    citations = Citation.objects.public().filter(source__publisher=publisher)
    resting = Finding.objects.public().filter(pk__in=citations.values("finding"))
    editions = Report.objects.public().filter(series__publisher=publisher)
    crumbs = [_SOURCES, {"label": "Publishers", "url": reverse("publisher_list")}, {"label": publisher.name}]
    shown = {"publisher": publisher, "crumbs": crumbs} | finding_list(request, resting, facets=("facility", "abuse"))
    if shown["page"] is None:
        return render(request, "publisher.html", shown, status=400)
    sources = sources_with_counts(Source.objects.public().filter(publisher=publisher))
    shown["sources"] = sources.in_order()[:LIST_SIZE]
    shown["editions"] = reports_for_list(editions).order_by("-year", "slug")[:EDITIONS_SHOWN]
    shown["edition_count"] = editions.count()
    return render(request, "publisher.html", shown)
