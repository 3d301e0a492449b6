"""What newer captures of a report changed: every revision with its counts, and one of them passage by passage."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from reports.filters.revisions import RevisionFilterSet
from reports.models import Passage, PassageEdit, Report, Revision
from reports.text_diff import Piece
from reports.views.parts.earlier_texts import compared
from reports.views.parts.visible import public_or_gone

CHANGES_SHOWN = 40


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One change of a revision: an edit has both passages and the words compared, the others have one."""

    kind: str
    before: Passage | None = None
    after: Passage | None = None
    words: Sequence[Piece] = ()


@require_safe
def report_changes(request: HttpRequest, slug: str) -> HttpResponse:
    found = public_or_gone(Report.objects.select_related("series__publisher", "country"), slug=slug)
    revisions = _revisions(found)
    chosen = RevisionFilterSet(request.GET, revisions)
    crumbs = [
        {"label": "Reports", "url": reverse("report_list")},
        {"label": str(found), "url": found.get_absolute_url()},
        {"label": "What changed"},
    ]
    context: dict[str, Any] = {"report": found, "revisions": revisions, "chosen": chosen, "crumbs": crumbs}
    context["captures"] = found.captures.defer("content").order_by("captured_at", "pk")
    context["page"] = page = _page(chosen)
    if page is None:
        return render(request, "report_changes.html", context, status=400)
    context["revision"] = revision = chosen.chosen()
    if revision is not None:
        context["changes"] = _hydrated(revision, list(page.object_list))
        context["unlisted"] = revision.edited + revision.added + revision.gone - page.paginator.count
    return render(request, "report_changes.html", context)


def _revisions(report: Report) -> list[Revision]:
    """The newest first."""
    rows = report.revisions.select_related("capture").defer("capture__content").order_by("-number")
    revisions = list(rows)
    for revision in revisions:
        revision.report = report
    return revisions


def _page(chosen: RevisionFilterSet) -> Page | None:
    if not chosen.is_valid():
        return None
    revision = chosen.chosen()
    return chosen.page_of(_listed(revision) if revision else [], CHANGES_SHOWN)


def _listed(revision: Revision) -> list[tuple[str, int]]:
    """Every change that may be shown, by kind and key, in the order in which the page prints them."""
    public = Passage.objects.public().filter(report=revision.report_id)
    edits = revision.edits.filter(before__in=public, after__in=public).order_by("after__number", "pk")
    added = public.filter(capture=revision.capture_id).exclude(edits_into__revision=revision).order_by("number", "pk")
    gone = public.filter(removed_in=revision.number).exclude(edits_away__revision=revision).order_by("number", "pk")
    kinds = (("edited", edits), ("added", added), ("gone", gone))
    return [(kind, key) for kind, rows in kinds for key in rows.values_list("pk", flat=True)]


def _hydrated(revision: Revision, listed: Sequence[tuple[str, int]]) -> list[ShownChange]:
    edits = PassageEdit.objects.in_bulk([key for kind, key in listed if kind == "edited"])
    keys = {key for edit in edits.values() for key in (edit.before_id, edit.after_id)}
    keys |= {key for kind, key in listed if kind != "edited"}
    passages = Passage.objects.public().select_related("section").in_bulk(keys)
    for passage in passages.values():
        passage.report = revision.report
    changes = (_change(kind, key, edits, passages) for kind, key in listed)
    return [change for change in changes if change.before or change.after]


def _change(kind: str, key: int, edits: dict[int, PassageEdit], passages: dict[int, Passage]) -> ShownChange:
    """Empty where a passage was taken down while the page was being made."""
    if kind != "edited":
        passage = passages.get(key)
        return ShownChange(kind, before=passage) if kind == "gone" else ShownChange(kind, after=passage)
    edit = edits[key]
    before, after = passages.get(edit.before_id), passages.get(edit.after_id)
    return ShownChange(kind, before, after, compared(edit, before, after)) if before and after else ShownChange(kind)
