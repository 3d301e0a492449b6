"""The canonical subjects that join the editions, and where each edition in the archive speaks of one."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from reports.filters.topics import TopicSectionFilterSet
from reports.models import Passage, Section, Topic
from reports.models.counts import count_of
from reports.models.tree import with_below
from reports.views.parts.narrowing import empty
from reports.views.parts.tree_rows import TreeRow, crumbs_to_term, find_row, tree_sums


@require_safe
def topic_list(request: HttpRequest) -> HttpResponse:
    return render(request, "topic_list.html", {"rows": _counted_tree(), "crumbs": [{"label": "Topics"}]})


@require_safe
def topic(request: HttpRequest, code: str) -> HttpResponse:
    topic = get_object_or_404(
        Topic.objects.select_related("parent__parent__parent").prefetch_related("spellings"), code=code
    )
    chosen = TopicSectionFilterSet(request.GET, _sections_on(topic))
    page = chosen.current_page()
    crumbs = crumbs_to_term("Topics", reverse("topic_list"), topic)
    context: dict[str, Any] = {"topic": topic, "chosen": chosen, "page": page, "crumbs": crumbs}
    if page is None:
        return render(request, "topic.html", context, status=400)
    if not page.object_list:
        context["empty"] = empty(request, chosen, what="sections")
    context["row"] = find_row(_counted_tree(below=topic), topic.pk)
    return render(request, "topic.html", context)


def _sections_on(topic: Topic) -> Any:
    """The sections of public reports that belong to the topic itself, the newest edition first."""
    on_topic = Section.objects.current().public().filter(topic=topic)
    sections = on_topic.select_related("report__country")
    counted = sections.annotate(passage_count=count_of(Passage.objects.public().current(), by="section"))
    return counted.order_by("-report__year", "report__country__name", "position", "pk")


def _counted_tree(below: Topic | None = None) -> list[TreeRow]:
    """Topics with the number of public passages under them; counted only `below` one of them where it is given."""
    topics = list(Topic.objects.in_order())
    wanted = with_below(topics)[below.pk] if below else [topic.pk for topic in topics]
    passages = Passage.objects.public().current().filter(section__topic__in=wanted).order_by()
    counts = passages.values("section__topic").annotate(n=Count("pk")).values_list("section__topic", "n")
    return tree_sums(topics, dict(counts))
