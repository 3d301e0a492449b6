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
    context: dict[str, Any] = {"chosen": chosen, "page": page, "crumbs": [_SOURCES, {"label": "Publishers"}]}
    if page is None:
        return render(request, "publisher_list.html", context, status=400)
    if not page.object_list:
        context["empty"] = empty(request, chosen, what="publishers")
    return render(request, "publisher_list.html", context)


@require_safe
def publisher(request: HttpRequest, slug: str) -> HttpResponse:
    publisher = public_or_gone(publishers_with_counts(Publisher.objects.select_related("country")), slug=slug)
    citations = Citation.objects.public().filter(source__publisher=publisher)
    resting = Finding.objects.public().filter(pk__in=citations.values("finding"))
    editions = Report.objects.public().filter(series__publisher=publisher)
    crumbs = [_SOURCES, {"label": "Publishers", "url": reverse("publisher_list")}, {"label": publisher.name}]
    context = {"publisher": publisher, "crumbs": crumbs} | finding_list(request, resting, facets=("facility", "abuse"))
    if context["page"] is None:
        return render(request, "publisher.html", context, status=400)
    sources = sources_with_counts(Source.objects.public().filter(publisher=publisher))
    context["sources"] = sources.in_order()[:LIST_SIZE]
    context["editions"] = reports_for_list(editions).order_by("-year", "slug")[:EDITIONS_SHOWN]
    context["edition_count"] = editions.count()
    return render(request, "publisher.html", context)
