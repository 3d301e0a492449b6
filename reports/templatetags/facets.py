"""Facets and their lines: made here and not in templates of their own, because a search page has two hundred lines.

Whatever comes from outside is escaped where it is put into a line.
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString

register = template.Library()

_CHOSEN = '<span class="visually-hidden"> (chosen; remove)</span>'
_LEFT_OUT = '<span class="visually-hidden"> (left out; take back)</span>'


@register.simple_tag
def facet(facet: Mapping[str, Any]) -> SafeString:
    """A facet: {name, title, choices, more, total and all_url (optional): how many values there are, and the page of them all}.

    `more` holds the choices after the first few. A facet without choices is not shown.
    """
    name, title, choices = facet["name"], escape(facet["title"]), facet["choices"]
    if not choices:
        return SafeString("")
    return SafeString(
        f'<section class="facet" aria-labelledby="facet-{name}">\n'
        f'<h3 class="facet-title" id="facet-{name}">{title}</h3>\n'
        f"<ul>{facet_choices(choices)}</ul>\n{_more(facet['more'])}{_every(facet, title)}\n</section>\n"
    )


def _more(choices: Sequence[Mapping[str, Any]]) -> str:
    return (
        f"<details><summary>{len(choices)} more</summary><ul>{facet_choices(choices)}</ul></details>" if choices else ""
    )


def _every(facet: Mapping[str, Any], title: str) -> str:
    if not facet.get("all_url"):
        return ""
    return (
        f'<a class="facet-more" href="{escape(facet["all_url"])}" rel="nofollow">All {facet["total"]:,}'
        f'<span class="visually-hidden"> values of {title}, with a search among them</span></a>'
    )


@register.simple_tag
def facet_choices(choices: Iterable[Mapping[str, Any]]) -> SafeString:
    """Choices: {label, count, url, selected, lang}, and for a search excluded, exclude_url, suggested."""
    return SafeString("".join([_line(choice) for choice in choices]))


def _line(choice: Mapping[str, Any]) -> str:
    label, after, css, current = escape(choice["label"]), "", "facet-choice", ""
    if choice.get("selected") or choice.get("excluded"):
        css += " facet-left-out" if choice.get("excluded") else ""
        after, current = _CHOSEN if choice.get("selected") else _LEFT_OUT, ' aria-current="true"'
    if suggested := choice.get("suggested"):
        after += f' <span class="facet-suggested">+{suggested:,} suggested by machine</span>'
    lang = f' lang="{escape(choice["lang"])}"' if choice.get("lang") else ""
    return (
        f'<li class="facet-line"><a class="{css}" href="{escape(choice["url"])}"{current} rel="nofollow">'
        f'<span class="name"{lang}><span class="facet-label">{label}</span>{after}</span> '
        f'<span class="count">{choice["count"]:,}</span></a>{_leave_out(choice.get("exclude_url"), label)}</li>'
    )


def _leave_out(url: str | None, label: str) -> str:
    """The link at the end of the line, for a label that is escaped."""
    if not url:
        return ""
    return (
        f'<a class="facet-not" href="{escape(url)}" rel="nofollow" title="Leave out">'
        f'<span aria-hidden="true">−</span><span class="visually-hidden">Leave out {label}</span></a>'
    )


@register.simple_tag
def year_bars(years: Mapping[str, Any]) -> SafeString:
    """The bars of search/years.html, each a link as wide as its column: {bars, height, is_narrowed}."""
    return SafeString("".join([_bar(bar, years["height"], years["is_narrowed"]) for bar in years["bars"]]))


def _bar(bar: Any, height: int, is_narrowed: bool) -> str:
    selected, excluded = bar.choice["selected"], bar.choice["excluded"]
    said = f"{escape(bar.year)}: {bar.count:,}"
    used = " (chosen; remove)" if selected else " (left out; take back)" if excluded else ""
    plural = "" if bar.count == 1 else "s"
    pale = " year-bar-pale" if is_narrowed and not selected else ""
    return (
        f'<a href="{escape(bar.choice["url"])}" rel="nofollow" aria-label="{said} passage{plural}{used}">'
        f'<title>{said}</title><rect class="year-column" x="{bar.x}" y="0" width="{bar.width}" height="{height}"/>'
        f'<rect class="year-bar{pale}" x="{bar.x}" y="{bar.y}" width="{bar.width}" height="{bar.height}"/></a>\n'
    )
