"""Links that narrow or loosen a list: its facets, what was chosen, and what to leave out when nothing is found.

Shapes only, for the templates in parts/; what is counted is the FilterSet's business.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.http import HttpRequest

from reports.choices import PublisherKind
from reports.filters.findings import FindingFilterSet, Tally
from reports.filters.strict import StrictFilterSet
from reports.models import Source
from reports.views.parts.facet_links import facet_lines, with_parameters

SHOWN_CHOICES = 8
_NEVER_LOOSENED = ("sort", "page", "view")


def facet(request: HttpRequest, chosen: FindingFilterSet, name: str, tallies: Iterable[Tally]) -> dict[str, Any]:
    """A facet as the tag `facet` takes it; a chosen choice links to the list without it."""
    value = request.GET.get(name)
    choices = [_choice(request, name, tally, selected=tally.value == value) for tally in tallies]
    return facet_lines(name, chosen.filters[name].label, choices, shown=SHOWN_CHOICES)


def chosen_filters(request: HttpRequest, chosen: StrictFilterSet) -> list[dict[str, str]]:
    """What was chosen, each with the address that leaves it out, as parts/chosen_filters.html takes it."""
    return [
        {
            "kind": str(chosen.filters[name].label),
            "label": _words(chosen, name, value),
            "remove_url": _address(request, name),
        }
        for name, value in chosen.form.cleaned_data.items()
        if value and name not in _NEVER_LOOSENED
    ]


def empty(request: HttpRequest, chosen: StrictFilterSet, *, what: str, near_names: Any = ()) -> dict[str, Any]:
    """What was looked for in vain and what to loosen, as parts/empty.html takes it."""
    filters = chosen_filters(request, chosen)
    looked_for = "; ".join(f"{choice['kind'].lower()} “{choice['label']}”" for choice in filters)
    return {
        "searched": f"Looked for {what} with {looked_for}." if filters else "",
        "suggestions": [
            {"label": f"Leave out {choice['kind'].lower()} “{choice['label']}”", "url": choice["remove_url"]}
            for choice in filters
        ],
        "near_names": near_names,
    }


def record_label(record: Model) -> str:
    """A source with its publisher, unless that is no body but a group of voices."""
    if isinstance(record, Source) and record.publisher.kind != PublisherKind.COLLECTIVE:
        return f"{record.publisher}: {record.title}"
    return str(record)


def _choice(request: HttpRequest, name: str, tally: Tally, *, selected: bool) -> dict[str, Any]:
    url = _address(request, name) if selected else _address(request, name, tally.value)
    return {"label": record_label(tally.record), "count": tally.count, "url": url, "selected": selected}


def _words(chosen: StrictFilterSet, name: str, value: Any) -> str:
    if isinstance(value, Model):
        return record_label(value)
    return str(dict(getattr(chosen.form.fields[name], "choices", ())).get(value, value))


def _address(request: HttpRequest, name: str, value: str = "") -> str:
    """The address of this list with one parameter set or left out, at its first page."""
    asked = with_parameters(request.GET, **{name: value or None})
    return f"?{asked}" if asked else request.path
