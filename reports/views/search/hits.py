"""The hits of a search as entries of its list: where each stands, what it says, and what can be done with it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape
from typing import Any

from django.utils.safestring import SafeString

from reports.addresses import addresses_of
from reports.choices import CitationRole
from reports.search import Fragment, Hit, LinkedRecord, Results, SearchQuery, found_among
from reports.views.parts.repeats import Repeats, repeats_of
from reports.views.search.addresses import Addresses

_ROLE_WORDS: dict[str, str] = {
    CitationRole.REPORTS: "{}",
    CitationRole.ESTIMATES: "{} estimates",
    CitationRole.QUOTES: "{}, quoted",
    CitationRole.DENIES: "{} denies",
    CitationRole.BASED_ON: "{}, behind another",
}


def result_lines(results: Results, to: Addresses) -> Iterator[dict[str, Any]]:
    """Every hit of the page, numbered from its place in the whole list."""
    query = results.query
    repeats = repeats_of(hit.passage for hit in results.hits)
    sure = _sure(query, [hit.passage.pk for hit in results.hits])
    is_asked = bool(query.text or query.filters or query.excluded)
    first = (query.page - 1) * query.page_size + 1
    for number, hit in enumerate(results.hits, start=first):
        passage = hit.passage
        line = hit_line(hit, repeats[passage.pk])
        yield line | {
            "number": number,
            "url": to.result(line["url"], number) if is_asked else line["url"],
            "why_url": to.why(passage.key) if query.text else "",
            "only_suggested": passage.pk not in sure,
        }


def hit_line(hit: Hit, repeats: Repeats) -> dict[str, Any]:
    """A hit as the tag `result` takes it."""
    passage = hit.passage
    return {
        "passage": passage,
        "repeats": repeats,
        "place": SafeString(f"{escape(str(passage.report))} · {marked(hit.heading)} · ¶ {passage.number}"),
        "url": passage.get_absolute_url(),
        "snippet": marked(hit.snippet),
        "by_link": hit.by_link,
        "chips": [_chip(record) for record in hit.linked],
        "like_url": addresses_of("search_like")(passage.key),
    }


def marked(fragments: Iterable[Fragment]) -> SafeString:
    """Fragments as HTML: every character escaped, the found words in <mark>."""
    pieces = [f"<mark>{escape(f.text)}</mark>" if f.marked else escape(f.text) for f in fragments]
    return SafeString("".join(pieces))


def _sure(query: SearchQuery, found: list[int]) -> frozenset[int]:
    """Those that are found without what only a machine suggests."""
    if not (query.suggested and query.filters and found):
        return frozenset(found)
    return found_among(replace(query, suggested=False), found)


def _chip(linked: LinkedRecord) -> dict[str, Any]:
    """A record that findings name, with where it leads."""
    label = _ROLE_WORDS[linked.role].format(linked.label) if linked.role else linked.label
    return {"kind": linked.kind.capitalize(), "label": label, "url": linked.record.get_absolute_url()}
