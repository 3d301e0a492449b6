"""An entry of a list of results: made here and not in a template of its own, because every page of a search has twenty.

Whatever comes from outside is escaped where it is put into a line.
"""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from reports.templatetags.repeats import repeats

register = template.Library()

_LEFT = '<p class="muted result-note">No longer in the page as last captured; kept as it stood.</p>'
_SUGGESTED = (
    '<p class="result-note result-suggested">Found only through what a machine suggests and nobody has checked. '
    '<a href="{}?suggestions=on{}#{}" rel="nofollow">See the suggestion</a></p>'
)
_BY_LINK = (
    '<p class="muted result-note">Found through what curators tied to it; its own words do not say this name.</p>'
)


@register.simple_tag
def result(hit: Mapping[str, Any]) -> SafeString:
    """A hit: {passage, place and snippet (HTML, with <mark>), url, by_link, chips: [{kind, label, url}], repeats, like_url}, and
    in a search number, why_url, only_suggested."""
    passage = hit["passage"]
    return SafeString(
        f'<li class="result"{_id(hit)}>\n'
        f'<h2 class="result-place">{_number(hit)}<a href="{escape(hit["url"])}">{conditional_escape(hit["place"])}</a></h2>\n'
        f'<p class="verbatim verbatim-small result-text">{conditional_escape(hit["snippet"])}</p>\n'
        f"{_LEFT if passage.removed_in else ''}{repeats(passage, hit['repeats'])}{_note(hit)}{_chips(hit['chips'])}\n"
        f'<p class="result-tools dots no-print">{_why(hit)}<a href="{hit["like_url"]}" rel="nofollow">More like this'
        f'<span class="visually-hidden">: {escape(str(passage))}</span></a></p>\n</li>\n'
    )


def _id(hit: Mapping[str, Any]) -> str:
    return f' id="result-{hit["number"]}"' if hit.get("number") else ""


def _number(hit: Mapping[str, Any]) -> str:
    if not hit.get("number"):
        return ""
    return f'<span class="result-number">{hit["number"]:,}<span class="visually-hidden">.</span></span> '


def _note(hit: Mapping[str, Any]) -> str:
    """By what it was found, where its own words do not show it."""
    if hit.get("only_suggested"):
        passage = hit["passage"]
        stretch = f"&amp;from={passage.number}" if passage.begins_stretch else ""
        return _SUGGESTED.format(passage.report.get_absolute_url(), stretch, passage.anchor)
    return _BY_LINK if hit["by_link"] else ""


def _chips(chips: Iterable[Mapping[str, str]]) -> str:
    lines = [
        f'<li><a class="chip" href="{escape(chip["url"])}"><span class="chip-kind">{escape(chip["kind"])}</span> '
        f"{escape(chip['label'])}</a></li>"
        for chip in chips
    ]
    return f'<ul class="chips">{"".join(lines)}</ul>' if lines else ""


def _why(hit: Mapping[str, Any]) -> str:
    if not hit.get("why_url"):
        return ""
    number = f'<span class="visually-hidden"> Result {hit["number"]}</span>'
    return f'<a href="{escape(hit["why_url"])}" rel="nofollow">Why this?{number}</a>'
