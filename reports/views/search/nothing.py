"""What the page says when nothing was found: what each part finds by itself, what to loosen, what may have been meant."""

from typing import Any

from reports.search import ResolvedQuery, Results, did_you_mean, looser_searches, part_counts, similar_names
from reports.search.assist.loosening import LooserSearch
from reports.views.search.addresses import Addresses


def nothing_found(results: Results, to: Addresses) -> dict[str, Any]:
    """As search/nothing.html takes it; every line is a link that finds something, or says that it does not."""
    resolved = results.resolved
    labels = {facet.name: facet.label for facet in results.facets}
    parts = part_counts(resolved)
    alone = {part.text for part in parts}
    return {
        "headline": _headline(results),
        "sought_words": any(part.kind not in ("field", "years") for part in results.interpretation.parts),
        "meant": meant_instead(resolved, to),
        "parts": [{"text": part.text, "url": to.here(q=part.text), "count": part.count} for part in parts],
        "suggestions": [
            _looser(looser, labels, to)
            for looser in looser_searches(resolved)
            if looser.filter or looser.query.text not in alone
        ],
        "near_names": [
            {"label": name, "url": record.get_absolute_url()} for name, record in similar_names(resolved.query.text)
        ],
    }


def _headline(results: Results) -> str:
    parts, query = results.interpretation.parts, results.query
    if query.text and not parts:
        return "There was nothing to look for."
    if len(parts) + len(query.filters) + len(query.excluded) < 2:
        return "No passage has this."
    if all(part.joiner == "or" for part in parts[1:]) and not query.filters and not query.excluded:
        return "No passage has any of this."
    return "No passage has all of this."


def meant_instead(resolved: ResolvedQuery, to: Addresses) -> list[dict[str, Any]]:
    """Searches with unknown words put right, as search/did_you_mean.html takes them."""
    return [
        {"text": one.query.text, "url": to.here(q=one.query.text), "count": one.count} for one in did_you_mean(resolved)
    ]


def _looser(looser: LooserSearch, labels: dict[str, str], to: Addresses) -> dict[str, Any]:
    if looser.filter:
        label, url = f"search without the filter “{labels[looser.filter]}”", to.without_facet(looser.filter)
    elif looser.apart:
        label, url = f"search for the words of {looser.dropped} wherever they stand", to.here(q=looser.query.text)
    else:
        label, url = f"search without “{looser.dropped}”", to.here(q=looser.query.text)
    return {"label": label, "url": url, "count": looser.count}
