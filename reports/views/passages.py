"""One passage: its words with findings and cross-references marked, the notes beside them, and how to cite it.

`with_reading` and `row_of` serve every page that prints passages.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from reports.choices import SectionKind, Status
from reports.citing import formats, passage_reference
from reports.models import CrossReference, Finding, Passage, Section
from reports.search import marker_for
from reports.views import marking
from reports.views.visible import public_or_gone

MOST_ASKED = 1000
Matching = Callable[[str], list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Row:
    """A passage as a page prints it: `runs` of its words, and its findings with their letters."""

    passage: Passage
    runs: list[marking.Run]
    notes: list[tuple[str, Finding]]


def with_reading(passages: Any) -> Any:
    """With everything that `row_of` and the page around it read, in a number of queries that does not grow."""
    references = CrossReference.objects.select_related("target__report").order_by("start")
    return (
        passages.with_report()
        .select_related("capture")
        .defer("capture__content")
        .with_public_findings()
        .prefetch_related(Prefetch("cross_references", queryset=references))
    )


def row_of(passage: Any, *, only: str = "", matching: Matching = lambda text: []) -> Row:
    """The passage with all its public findings marked, or `only` the one with this key, and what `matching` finds."""
    notes = marking.lettered(passage.public_findings)
    if only:
        notes = [(letter, finding) for letter, finding in notes if finding.key == only]
    for _, finding in notes:
        _share_citations(finding)
    runs = marking.cut(
        passage.text,
        notes,
        references=[_resolved(reference) for reference in passage.cross_references.all()],
        run_in=_run_in(passage),
        matches=matching(passage.text),
    )
    return Row(passage, runs, notes)


@require_safe
def passage(request: HttpRequest, key: str) -> HttpResponse:
    """One passage between its neighbours, with its permanent address."""
    found = public_or_gone(with_reading(Passage.objects.all()), key=key)
    others = Passage.objects.public().filter(report=found.report_id)
    permalink = request.build_absolute_uri(found.get_absolute_url())
    reference = passage_reference(found, permalink)
    told = {
        "passage": found,
        "report": found.report,
        "edition": found.report.year,
        "row": row_of(found, matching=asked_words(request)),
        "sections": section_path(found.section),
        "before": others.filter(number__lt=found.number).order_by("-number").first(),
        "after": others.filter(number__gt=found.number).order_by("number").first(),
        "permalink": permalink,
        "reference": reference,
        "formats": formats(reference),
        "crumbs": crumbs_to(found, ending=f"Passage {found.number}"),
    }
    return render(request, "passage.html", told)


def asked_words(request: HttpRequest) -> Matching:
    """Finds the words of ?q= in a text, read as the search that led here read them."""
    asked = request.GET.get("q", "")[:MOST_ASKED]
    return marker_for(asked).spans if asked else lambda text: []


def section_path(section: Section) -> list[Section]:
    """From the top of the outline down to this section."""
    path = [section]
    while path[0].parent is not None:
        path.insert(0, path[0].parent)
    return path


def crumbs_to(found: Passage, *, ending: str) -> list[dict[str, str]]:
    return [
        {"label": "Reports", "url": reverse("report_list")},
        {"label": str(found.report), "url": found.report.get_absolute_url()},
        {"label": ending, "url": ""},
    ]


def _share_citations(finding: Finding) -> None:
    """Lets each figure use its finding's own citation, whose candidates are loaded already."""
    loaded = {citation.pk: citation for citation in finding.citations.all()}
    for figure in finding.figures.all():
        if figure.citation_id in loaded:
            figure.citation = loaded[figure.citation_id]


def _resolved(reference: CrossReference) -> CrossReference:
    """Without its target where the section it names stands in a report that is not public."""
    if reference.target is not None and reference.target.report.status != Status.PUBLISHED:
        reference.target = None
    return reference


def _run_in(passage: Passage) -> int:
    section = passage.section
    return marking.run_in_length(passage.text, section.title) if section.kind == SectionKind.RUN_IN else 0
