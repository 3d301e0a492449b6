"""One finding: the exact words, who says so, and what they say about whom, where and by whom."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.citing import finding_reference, formats, quotation_of
from reports.models import Finding, Passage
from reports.views.parts.crumbs import crumbs_to, section_path
from reports.views.parts.earlier_texts import past_of
from reports.views.parts.rows import row_of, with_reading
from reports.views.parts.visible import public_or_gone


@require_safe
def finding(request: HttpRequest, key: str) -> HttpResponse:
    """The finding within its passage, with its sources, figures and how to quote it without losing its hedge."""
    named = public_or_gone(Finding.objects.select_related("passage__report"), key=key)
    passage = with_reading(Passage.objects.public()).get(pk=named.passage_id)
    row = row_of(passage, only=key)
    letter, found = row.notes[0]
    context = {
        "finding": found,
        "letter": letter,
        "passage": passage,
        "report": passage.report,
        "edition": passage.report.year,
        "row": row,
        "sections": section_path(passage.section),
        "past": past_of(passage),
        "others": [note for note in row_of(passage).notes if note[1].key != key],
        "crumbs": _crumbs(passage, letter),
    }
    return render(request, "finding.html", context | _cited(request, found))


def _cited(request: HttpRequest, found: Finding) -> dict[str, Any]:
    permalink = request.build_absolute_uri(found.get_absolute_url())
    quoted = quotation_of(found)
    reference = finding_reference(found, permalink, quoted=quoted)
    return {"permalink": permalink, "quoted": quoted, "reference": reference, "formats": formats(reference)}


def _crumbs(passage: Any, letter: str) -> list[dict[str, str]]:
    *above, last = crumbs_to(passage, ending=f"Passage {passage.number}")
    return [*above, {**last, "url": passage.get_absolute_url()}, {"label": f"Finding {letter}", "url": ""}]
