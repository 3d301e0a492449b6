"""Quotation marks around words of a report, without doubling those that the report printed."""

from django import template

register = template.Library()

OPENING = "“"
CLOSING = "”"


@register.filter
def quoted(words: str) -> str:
    """“reportedly”; words that are one quotation already stay as they are."""
    inner = words[1:-1]
    whole = words[:1] == OPENING and words[-1:] == CLOSING and OPENING not in inner and CLOSING not in inner
    return words if whole else f"{OPENING}{words}{CLOSING}"
