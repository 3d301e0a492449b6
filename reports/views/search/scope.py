"""A search kept to one report, facility or source: the line that says so, and the box on that record's own page."""

from typing import Any

from reports.search import Results
from reports.views.search.addresses import Addresses

_WITHIN = {"report": "in", "facility": "in passages that mention", "source": "in passages that rest on"}


def scope_of(results: Results, to: Addresses) -> dict[str, str] | None:
    """None unless exactly one report, facility or source is searched."""
    for facet in results.facets:
        if facet.name in _WITHIN and len(results.query.filters.get(facet.name, ())) == 1:
            for value in facet.chosen:
                return {
                    "within": _WITHIN[facet.name],
                    "label": value.label,
                    "everything_url": to.free_of(facet.name, value.parameter),
                }
    return None


def box_within(facet: str, value: str, label: str) -> dict[str, Any]:
    """As search/box_within.html takes it."""
    return {"name": facet, "value": value, "label": label, "within": _WITHIN[facet]}
