"""The line of a facet: made here and not in a template of its own, because a search page has two hundred of them."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_NOTHING = mark_safe("")
_CHOSEN = mark_safe('<span class="visually-hidden"> (chosen; remove)</span>')
_LEFT_OUT = mark_safe('<span class="visually-hidden"> (left out; take back)</span>')
_CURRENT = mark_safe(' aria-current="true"')
_LINE = (
    '<li class="facet-line"><a class="facet-choice{}" href="{}"{} rel="nofollow"><span class="name"{}>'
    '<span class="facet-label">{}</span>{}{}</span> <span class="count">{}</span></a>{}</li>'
)
_NOT = (
    '<a class="facet-not" href="{}" rel="nofollow" title="Leave out"><span aria-hidden="true">−</span>'
    '<span class="visually-hidden">Leave out {}</span></a>'
)
_SUGGESTED = ' <span class="facet-suggested">+{} suggested by machine</span>'


@register.simple_tag
def facet_choice(choice: Mapping[str, Any]) -> SafeString:
    """A choice: {label, count, url, selected, lang}, and for a search excluded, exclude_url, suggested."""
    selected, excluded, label = choice.get("selected"), choice.get("excluded"), choice["label"]
    lang, suggested, exclude_url = choice.get("lang"), choice.get("suggested"), choice.get("exclude_url")
    return format_html(
        _LINE,
        " facet-left-out" if excluded else "",
        choice["url"],
        _CURRENT if selected or excluded else _NOTHING,
        format_html(' lang="{}"', lang) if lang else _NOTHING,
        label,
        _CHOSEN if selected else _LEFT_OUT if excluded else _NOTHING,
        format_html(_SUGGESTED, f"{suggested:,}") if suggested else _NOTHING,
        f"{choice['count']:,}",
        format_html(_NOT, exclude_url, label) if exclude_url else _NOTHING,
    )
