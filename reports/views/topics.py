"""The canonical subjects that join the editions, and where each edition held here speaks of one."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from reports.filters.strict import StrictFilterSet
from reports.models import Passage, Report, Section, Topic
from reports.models.counts import count_of
from reports.views.tree_rows import TreeRow, crumbs_to_term, find_row, tree_sums


@require_safe
def topic_list(request: HttpRequest) -> HttpResponse:
    return render(request, "topic_list.html", {"rows": _counted_tree(), "crumbs": [{"label": "Topics"}]})


@require_safe
def topic(request: HttpRequest, code: str) -> HttpResponse:
    topic = get_object_or_404(
        Topic.objects.select_related("parent__parent__parent").prefetch_related("spellings"), code=code
    )
    chosen = StrictFilterSet(request.GET, _sections_on(topic))
    page = chosen.current_page()
    crumbs = crumbs_to_term("Topics", reverse("topic_list"), topic)
    shown: dict[str, Any] = {"topic": topic, "chosen": chosen, "page": page, "crumbs": crumbs}
    if page is None:
        return render(request, "topic.html", shown, status=400)
    shown["row"] = find_row(_counted_tree(), topic.pk)
    return render(request, "topic.html", shown)


def _sections_on(topic: Topic) -> Any:
    """The sections of public reports that belong to the topic itself, the newest edition first."""
    sections = Section.objects.filter(topic=topic, report__in=Report.objects.public()).select_related("report__country")
    counted = sections.annotate(passage_count=count_of(Passage.objects.public(), by="section"))
    return counted.order_by("-report__year", "report__country__name", "position", "pk")


def _counted_tree() -> list[TreeRow]:
    """Topics with the number of public passages under them."""
    passages = Passage.objects.public().filter(section__topic__isnull=False).order_by()
    counts = passages.values("section__topic").annotate(n=Count("pk")).values_list("section__topic", "n")
    return tree_sums(Topic.objects.in_order(), dict(counts))
