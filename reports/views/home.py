"""The first page: what the archive has, the ways into it, and one example of sources that disagree."""

from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.models import AbuseType, Facility, Figure, Finding, Passage, Report, Source
from reports.models.links import reports_for_list
from reports.views.parts.figure_rows import figure_tables, with_origin

SHOWN = 6


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Counts are of what the public may see, and of findings, never of violations."""
    context = {
        "totals": record_counts(),
        "facilities": most_mentioned(Facility.objects.public(), "findings"),
        "abuse_types": most_mentioned(AbuseType.objects.all(), "findings"),
        "sources": most_mentioned(Source.objects.public().select_related("publisher"), "citations__finding"),
        "reports": newest_reports(),
        "disagreement": disagreement(),
    }
    return render(request, "home.html", context)


def record_counts() -> dict[str, int]:
    records = {
        "reports": Report.objects.public(),
        "passages": Passage.objects.public().current(),
        "findings": Finding.objects.public(),
        "facilities": Facility.objects.public(),
        "sources": Source.objects.public(),
    }
    return {name: public.count() for name, public in records.items()}


def most_mentioned(records: Any, through: str) -> Any:
    """The records that most public findings name, with that `count`. `through` leads from a record to its findings."""
    named = Q(**{f"{through}__in": Finding.objects.public()})
    counted = records.filter(named).annotate(count=Count(through, filter=named, distinct=True))
    return counted.order_by("-count", "pk")[:SHOWN]


def newest_reports() -> Any:
    return reports_for_list(Report.objects.public()).order_by("-year", "country__name", "slug")[:SHOWN]


def disagreement() -> dict[str, Any] | None:
    """The passage in which most publishers put different numbers to the same kind of thing; None where there is none."""
    figures = Figure.objects.public().filter(citation__source__isnull=False)
    groups = figures.values("finding__passage", "unit").annotate(
        publishers=Count("citation__source__publisher", distinct=True), amounts=Count("low", distinct=True)
    )
    rivals = groups.filter(publishers__gt=1, amounts__gt=1)
    most = rivals.order_by("-publishers", "-amounts", "finding__passage", "unit").first()
    if most is None:
        return None
    same = figures.filter(finding__passage=most["finding__passage"], unit=most["unit"])
    table = figure_tables(with_origin(same))[0]
    rows = [{**row, "finding": row["figure"].finding, "place": "Its words"} for row in table.rows]
    return {"passage": rows[0]["finding"].passage, "rows": rows, "scale_top": table.scale_top}
