"""One passage: its words with their neighbours, what became of them, where else they stand, and how to cite them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.citing import formats, passage_reference
from reports.filters.repeats import RepeatFilterSet
from reports.models import Passage
from reports.views.parts.crumbs import crumbs_to, section_path
from reports.views.parts.earlier_texts import past_of
from reports.views.parts.repeats import repeats_of, same_words
from reports.views.parts.rows import matched_in, row_of, with_reading
from reports.views.parts.visible import public_or_gone
from reports.views.search.matches import MOST_TYPED, matching_words
from reports.views.search.walk import result_walk

REPEATS_SHOWN = 30
REPEATS_ON_A_PAGE = 200


@require_safe
def passage(request: HttpRequest, key: str) -> HttpResponse:
    """One passage between its neighbours, with its permanent address, and its place among the results that led here."""
    found = public_or_gone(with_reading(Passage.objects.all()), key=key)
    permalink = request.build_absolute_uri(found.get_absolute_url())
    reference = passage_reference(found, permalink)
    repeats = repeats_of([found])[found.pk]
    row = row_of(found, matching=matching_words(request))
    context = {
        "passage": found,
        "report": found.report,
        "edition": found.report.year,
        "row": row,
        "matched": matched_in([row]),
        "asked": request.GET.get("q", "")[:MOST_TYPED],
        "asked_exactly": request.GET.get("exact") == "1",
        "walk": result_walk(request, found),
        "sections": section_path(found.section),
        "past": past_of(found),
        "repeats": repeats,
        "repeated_in": list(same_words(found)[: REPEATS_SHOWN + 1]) if repeats else [],
        "repeats_shown": REPEATS_SHOWN,
        "permalink": permalink,
        "reference": reference,
        "formats": formats(reference),
        "crumbs": crumbs_to(found, ending=f"Passage {found.number}"),
    }
    return render(request, "passage.html", context | _neighbours(found))


@require_safe
def passage_repeats(request: HttpRequest, key: str) -> HttpResponse:
    """Every other place where the same words stand."""
    found = public_or_gone(Passage.objects.with_report(), key=key)
    chosen = RepeatFilterSet(request.GET, same_words(found))
    page = chosen.current_page(REPEATS_ON_A_PAGE)
    *above, last = crumbs_to(found, ending=f"Passage {found.number}")
    context = {
        "passage": found,
        "report": found.report,
        "repeats": repeats_of([found])[found.pk],
        "chosen": chosen,
        "page": page,
        "crumbs": [*above, {**last, "url": found.get_absolute_url()}, {"label": "The same words elsewhere"}],
    }
    status = 200 if page is not None else 404 if "page" in chosen.form.errors else 400
    return render(request, "passage_repeats.html", context, status=status)


def _neighbours(found: Passage) -> dict[str, Passage | None]:
    """What stands before and after it in the page; a passage that left the page stands between nothing."""
    if found.removed_in:
        return {}
    others = Passage.objects.public().current().filter(report=found.report_id)
    return {
        "before": others.filter(number__lt=found.number).order_by("-number").first(),
        "after": others.filter(number__gt=found.number).order_by("number").first(),
    }
