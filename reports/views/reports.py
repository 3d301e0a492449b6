"""The reader: a whole report with its outline, its findings and their notes, where its words stand too, and its revisions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from reports.choices import SectionKind
from reports.citing import formats, report_reference
from reports.models import Finding, Passage, Report, Section, Source
from reports.models.links import passages_with_suggestions
from reports.models.visibility import suggestions_are_shown
from reports.views.parts.repeats import repeats_of
from reports.views.parts.rows import Row, matched_in, row_of, with_reading
from reports.views.parts.stretches import Stretch, stretch_of
from reports.views.parts.visible import public_or_gone
from reports.views.search.matches import MOST_TYPED, matching_words
from reports.views.search.scope import box_within

LONG = 200
"""Passages from which on a report can be read in parts, too: a slow line loads 400 in some seconds."""


OUTLINE_FITS = 20
"""Headings that fit beside the text of most screens; a longer outline scrolls, and the keyboard has to reach it."""


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A heading at the top of the outline with all that stands below it, between its neighbours."""

    opening: Section
    sections: list[Section]
    before: Section | None
    after: Section | None


@require_safe
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """The reader: in as many queries for three passages as for three hundred."""
    reports = Report.objects.select_related("series__publisher", "country").annotate(revised=Count("revisions"))
    found = public_or_gone(reports, slug=slug)
    suggested = request.GET.get("suggestions") == "on" and suggestions_are_shown()
    sections = list(found.sections.current().public().order_by("position"))
    part = part_of(sections, request.GET.get("part"))
    stretch = _stretch(request, found, part, suggested=suggested)
    rows = _rows(request, stretch)
    permalink = request.build_absolute_uri(found.get_absolute_url())
    reference = report_reference(found, permalink)
    context = {
        "report": found,
        "edition": found.year,
        "outline": outline(sections, part, stretch),
        "entries": list(entries(stretch.headings(part.sections if part else sections), rows, stretch)),
        "stretch": stretch,
        "outline_scrolls": len(sections) > OUTLINE_FITS,
        "part": part,
        "is_long": len(rows) > LONG,
        "counts": _counts(rows),
        "matched": matched_in(rows),
        "asked": request.GET.get("q", "")[:MOST_TYPED],
        "search_within": box_within("report", found.slug, str(found)),
        "suggestions": suggested,
        "suggestion_count": _count_suggestions(found),
        "capture": found.captures.defer("content").order_by("-captured_at", "-pk").first(),
        "permalink": permalink,
        "reference": reference,
        "formats": formats(reference),
        "crumbs": [{"label": "Reports", "url": reverse("report_list")}, {"label": str(found)}],
    }
    return render(request, "report.html", context)


def _count_suggestions(report: Report) -> int:
    return Finding.objects.suggestions().filter(passage__report=report).count() if suggestions_are_shown() else 0


def part_of(sections: list[Section], asked: str | None) -> ReportPart | None:
    """The part that begins with the heading at this position; None when the whole report is asked for."""
    if asked is None:
        return None
    tops = [section for section in sections if section.parent_id is None]
    place = next((place for place, top in enumerate(tops) if str(top.position) == asked), None)
    if place is None:
        raise Http404
    after = tops[place + 1] if place + 1 < len(tops) else None
    within = [s for s in sections if s.position >= tops[place].position and (not after or s.position < after.position)]
    return ReportPart(tops[place], within, tops[place - 1] if place else None, after)


def outline(
    sections: Sequence[Section], part: ReportPart | None = None, stretch: Stretch | None = None
) -> list[dict[str, Any]]:
    """The tree that the outline of report.html takes; outside of a part its links lead to the other parts, and outside of a
    stretch to the stretch that begins with the heading."""
    shown = {section.pk for section in part.sections} if part else None
    here = {section.pk for section in stretch.headings(sections)} if stretch and not stretch.is_whole else None
    top: list[dict[str, Any]] = []
    branches: dict[int | None, list[dict[str, Any]]] = {None: top}
    for section in sections:
        below = branches[section.pk] = []
        entry = {"label": section.label, "title": section.title, "anchor": section.anchor, "children": below}
        if section.parent_id is None:
            opening = section
        if shown is not None and section.pk not in shown:
            entry["url"] = f"?part={opening.position}"
        elif here is not None and section.pk not in here:
            entry["url"] = f"?from={section.anchor}"
        branches.get(section.parent_id, top).append(entry)
    return top


def entries(
    sections: Sequence[Section], rows: Sequence[Row], stretch: Stretch | None = None
) -> Iterator[dict[str, Any]]:
    """What the reader prints, in order: headings, passages, and gaps where a passage is not shown."""
    waiting = list(sections)
    begins_report = (not waiting or waiting[0].position == 1) and (stretch is None or stretch.before is None)
    expected = 1 if begins_report or not rows else rows[0].passage.number
    for row in rows:
        while waiting and waiting[0].position <= row.passage.section.position:
            yield _heading(waiting.pop(0), row)
        if row.passage.number > expected:
            yield {"gap": range(expected, row.passage.number)}
        expected = row.passage.number + 1
        yield {"row": row}
    yield from (_heading(section, None) for section in waiting)


def _stretch(request: HttpRequest, found: Report, part: ReportPart | None, *, suggested: bool) -> Stretch:
    """The passages of the page as last captured, or of a part of it, as many as one address shows."""
    passages = with_reading(Passage.objects.public().current().filter(report=found)).in_order()
    if part:
        passages = passages.filter(section__in=part.sections)
    return stretch_of(passages_with_suggestions(passages) if suggested else passages, request.GET.get("from"))


def _rows(request: HttpRequest, stretch: Stretch) -> list[Row]:
    matching, repeats = matching_words(request), repeats_of(stretch.passages)
    rows: list[Row] = []
    matches = 0
    for passage in stretch.passages:
        rows.append(row_of(passage, matching=matching, repeats=repeats[passage.pk], first_match=matches + 1))
        matches += len(rows[-1].matches)
    return rows


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
