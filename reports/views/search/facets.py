"""The facets of a search as lines with links: choose a value, leave it out, take it away again."""

from collections.abc import Iterable, Iterator
from typing import Any

from reports.search import Facet, FacetValue
from reports.views.parts import facet_links
from reports.views.search.addresses import Addresses

SHOWN = 7
SHOWN_WITH_MORE = 30
"""Beyond these a page of its own shows them all."""


def facet_lines(facet: Facet, to: Addresses) -> dict[str, Any]:
    """A facet as the tag `facet` takes it, with the address of all its values where the page does not show them."""
    choices = [facet_choice(facet.name, value, to) for value in facet.values]
    total = len(choices) + facet.others
    return facet_links.facet_lines(facet.name, facet.label, choices, shown=SHOWN, most=SHOWN_WITH_MORE) | {
        "total": total,
        "all_url": to.values(facet.name) if total > min(len(choices), SHOWN_WITH_MORE) else "",
    }


def facet_choice(name: str, value: FacetValue, to: Addresses) -> dict[str, Any]:
    is_used = value.chosen or value.excluded
    return {
        "label": value.label,
        "count": value.count,
        "suggested": value.suggested,
        "selected": value.chosen,
        "excluded": value.excluded,
        "url": to.free_of(name, value.parameter) if is_used else to.choosing(name, value.parameter),
        "exclude_url": "" if is_used else to.leaving_out(name, value.parameter),
    }


def chosen_filters(facets: Iterable[Facet], to: Addresses) -> Iterator[dict[str, str]]:
    """What filters the search, each with the address without it, as parts/chosen_filters.html takes it."""
    for facet in facets:
        for value in (*facet.chosen, *facet.excluded):
            yield {
                "kind": f"Not {facet.label.lower()}" if value.excluded else facet.label,
                "label": value.label,
                "remove_url": to.free_of(facet.name, value.parameter),
            }
