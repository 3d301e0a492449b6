"""What a source does for a finding, as the label that stands before it."""

from django import template

register = template.Library()

_LABELS = {
    "reports": "Reported by",
    "estimates": "Estimated by",
    "quotes": "Quoted from",
    "denies": "Denied by",
    "based_on": "Rests on",
}


@register.filter
def role_words(role: str) -> str:
    """“Estimated by” for the role “estimates”."""
    return _LABELS.get(role, "Said by")
