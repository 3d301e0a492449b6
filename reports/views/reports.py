"""The reader: a whole report with its outline, its findings and their notes, where its words stand too, and its revisions."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from reports.choices import SectionKind
from reports.citing import formats, report_reference
from reports.models import Finding, Passage, Report, Section, Source
from reports.views.repeats import repeats_of
from reports.views.rows import Row, asked_words, row_of, with_reading
from reports.views.visible import public_or_gone


@require_safe
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """The reader: in as many queries for three passages as for three hundred."""
    reports = Report.objects.select_related("series__publisher", "country").annotate(revised=Count("revisions"))
    found = public_or_gone(reports, slug=slug)
    suggested = request.GET.get("suggestions") == "on"
    rows = _rows(request, found, suggested=suggested)
    sections = list(found.sections.current().order_by("position"))
    permalink = request.build_absolute_uri(found.get_absolute_url())
    reference = report_reference(found, permalink)
    told = {
        "report": found,
        "edition": found.year,
        "outline": outline(sections),
        "entries": list(entries(sections, rows)),
        "counts": _counts(rows),
        "suggestions": suggested,
        "suggestion_count": Finding.objects.suggestions().filter(passage__report=found).count(),
        "capture": found.captures.defer("content").order_by("-captured_at", "-pk").first(),
        "permalink": permalink,
        "reference": reference,
        "formats": formats(reference),
        "crumbs": [{"label": "Reports", "url": reverse("report_list")}, {"label": str(found)}],
    }
    return render(request, "report.html", told)


def outline(sections: Iterable[Section]) -> list[dict[str, Any]]:
    """The tree that parts/outline.html takes. A section stands after its parent."""
    top: list[dict[str, Any]] = []
    branches: dict[int | None, list[dict[str, Any]]] = {None: top}
    for section in sections:
        below = branches[section.pk] = []
        entry = {"label": section.label, "title": section.title, "anchor": section.anchor, "children": below}
        branches.get(section.parent_id, top).append(entry)
    return top


def entries(sections: list[Section], rows: list[Row]) -> Iterator[dict[str, Any]]:
    """What the reader prints, in order: headings, passages, and gaps where a passage is not shown."""
    waiting = list(sections)
    expected = 1
    for row in rows:
        while waiting and waiting[0].position <= row.passage.section.position:
            yield _heading(waiting.pop(0), row)
        if row.passage.number > expected:
            yield {"gap": range(expected, row.passage.number)}
        expected = row.passage.number + 1
        yield {"row": row}
    yield from (_heading(section, None) for section in waiting)


def _rows(request: HttpRequest, found: Report, *, suggested: bool) -> list[Row]:
    """The passages of the page as last captured."""
    passages = with_reading(Passage.objects.public().current().filter(report=found)).in_order()
    read = list(passages.with_suggestions() if suggested else passages)
    matching, repeats = asked_words(request), repeats_of(read)
    return [row_of(passage, matching=matching, repeats=repeats[passage.pk]) for passage in read]


def _heading(section: Section, row: Row | None) -> dict[str, Any]:
    """A run-in heading is printed by the words of its passage, and only needs its anchor there."""
    opens = section.kind == SectionKind.RUN_IN and row is not None and row.runs[0].is_run_in
    return {
        "section": section,
        "is_printed": opens,
        "level": min(section.depth + 2, 6),
        "style": min(section.depth + 1, 4),
    }


def _counts(rows: list[Row]) -> dict[str, int]:
    sources = Source.objects.public().filter(citations__finding__in=[one.pk for row in rows for _, one in row.notes])
    return {
        "passages": len(rows),
        "with_findings": sum(bool(row.notes) for row in rows),
        "findings": sum(len(row.notes) for row in rows),
        "sources": sources.distinct().count(),
    }
