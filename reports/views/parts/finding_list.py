"""The list of findings that stands on the page of a record: one page of it, and the links that narrow it."""

from typing import Any

from django.http import HttpRequest

from reports.filters.findings import FindingFilterSet
from reports.models.finding import FindingQuerySet
from reports.models.links import findings_with_links
from reports.views.parts.narrowing import chosen_filters, empty, facet

FINDINGS_SHOWN = 20


def finding_list(
    request: HttpRequest, findings: FindingQuerySet, *, facets: tuple[str, ...], size: int = FINDINGS_SHOWN
) -> dict[str, Any]:
    """What parts/findings.html takes. `page` is None where the address is not valid; `chosen.form` then says why."""
    chosen = FindingFilterSet(request.GET, findings_with_links(findings.with_passage()).in_order())
    page = chosen.current_page(size)
    if page is None:
        return {"chosen": chosen, "page": None}
    return {
        "chosen": chosen,
        "page": page,
        "facets": [facet(request, chosen, name, chosen.tallies(name)) for name in facets],
        "chosen_filters": chosen_filters(request, chosen),
        "empty": None if page.object_list else empty(request, chosen, what="findings"),
    }
