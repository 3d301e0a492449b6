"""The list of sources, and the page of one: what it is, and every finding that rests on it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from reports.citing import as_plain
from reports.filters.sources import SourceFilterSet
from reports.models import Citation, Finding, Source
from reports.models.citation import CitationQuerySet
from reports.models.links import citations_with_sources, sources_with_counts
from reports.views.parts.finding_list import finding_list
from reports.views.parts.narrowing import empty
from reports.views.parts.visible import public_or_gone
from reports.views.search.scope import box_within


@require_safe
def source_list(request: HttpRequest) -> HttpResponse:
    sources = sources_with_counts(Source.objects.public().select_related("publisher")).in_order()
    chosen = SourceFilterSet(request.GET, sources)
    page = chosen.current_page()
    context: dict[str, Any] = {"chosen": chosen, "page": page, "crumbs": [{"label": "Sources"}]}
    if page is None:
        return render(request, "source_list.html", context, status=400)
    if not page.object_list:
        context["empty"] = empty(request, chosen, what="sources")
    return render(request, "source_list.html", context)


@require_safe
def source(request: HttpRequest, slug: str) -> HttpResponse:
    source = public_or_gone(Source.objects.select_related("publisher__country").prefetch_related("copies"), slug=slug)
    resting = Finding.objects.public().filter(pk__in=Citation.objects.public().filter(source=source).values("finding"))
    crumbs = [{"label": "Sources", "url": reverse("source_list")}, {"label": source.title}]
    context = {"source": source, "crumbs": crumbs}
    context |= finding_list(request, resting, facets=("facility", "abuse"), size=50)
    if context["page"] is None:
        return render(request, "source.html", context, status=400)
    context["reference"] = as_plain(source.csl) if source.csl else ""
    context["search_within"] = box_within("source", source.slug, source.title)
    context["possible"] = _possible_mentions(source)
    return render(request, "source.html", context)


def _possible_mentions(source: Source) -> CitationQuerySet:
    """Where the words may mean this source and may mean another, or are taken to mean another."""
    mentions = Citation.objects.public().filter(candidates=source).exclude(source=source)
    with_place = mentions.select_related("finding__passage__report__country", "finding__passage__section")
    return citations_with_sources(with_place).order_by(
        "finding__passage__report__slug", "finding__passage__number", "start", "pk"
    )
